"""The command `feature-tracker`: a group of commands, each in the file that bears its name."""

from __future__ import annotations

import click

from mkdocs_feature_tracker import __version__
from mkdocs_feature_tracker.cli.check import check_command
from mkdocs_feature_tracker.cli.export import export_command
from mkdocs_feature_tracker.cli.history import history_command
from mkdocs_feature_tracker.cli.init import init_command
from mkdocs_feature_tracker.cli.new import new_command
from mkdocs_feature_tracker.cli.readiness import readiness_command
from mkdocs_feature_tracker.cli.report import report_command
from mkdocs_feature_tracker.cli.schema import schema_command
from mkdocs_feature_tracker.cli.status import status_command
from mkdocs_feature_tracker.cli.terminal import never_stop_at_a_character
from mkdocs_feature_tracker.cli.tick import tick_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="feature-tracker")
def main() -> None:
    """Reads feature-tracking documents and tells how the features stand."""
    never_stop_at_a_character()


main.add_command(check_command)
main.add_command(export_command)
main.add_command(history_command)
main.add_command(init_command)
main.add_command(new_command)
main.add_command(readiness_command)
main.add_command(report_command)
main.add_command(schema_command)
main.add_command(status_command)
main.add_command(tick_command)
