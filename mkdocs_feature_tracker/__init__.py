"""A MkDocs plugin that turns feature-tracking documents into a project-wide progress site."""

__version__ = "0.1.0"
