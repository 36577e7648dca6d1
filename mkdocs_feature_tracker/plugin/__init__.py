"""The MkDocs plugin: options and events in, a site with the project's progress out."""

from mkdocs_feature_tracker.plugin.events import FeatureTrackerPlugin

__all__ = ["FeatureTrackerPlugin"]
