"""The command `feature-tracker`: a group of commands, each in the file that bears its name."""

from __future__ import annotations

import click

from mkdocs_feature_tracker import __version__
from mkdocs_feature_tracker.cli.export import export_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="feature-tracker")
def main() -> None:
    """Reads feature-tracking documents and tells how the features stand."""


main.add_command(export_command)
