"""Files and folders in, a snapshot of their past out: a file to commit."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from mkdocs_feature_tracker.cli.arguments import (
    as_of_option,
    config_option,
    day_of,
    paths_argument,
    settings_of,
)
from mkdocs_feature_tracker.cli.files import write_output
from mkdocs_feature_tracker.cli.load import load
from mkdocs_feature_tracker.history.snapshot import written
from mkdocs_feature_tracker.model.history import History, Source

EXAMPLES = """\b
Examples:
  feature-tracker history export --output history.snapshot
  feature-tracker history export docs --note "before the move to another host"
"""


@click.group("history", epilog=EXAMPLES)
def history_command() -> None:
    """Deals with the past of the features."""


@history_command.command("export", epilog=EXAMPLES)
@paths_argument
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write (default: standard output).",
)
@click.option("--note", default="exported from git", help="What the file says of itself.")
@as_of_option
@config_option
def export_command(
    paths: tuple[Path, ...],
    output: Path | None,
    note: str,
    as_of: datetime | None,
    config: Path | None,
) -> None:
    """Writes what git knows of the past to a file, for where git knows less.

    Commit the file and name it by the option `history.snapshot`: a shallow clone or a source
    archive then has a past too. What an older snapshot knows, the new one keeps.
    """
    settings = settings_of(config)
    project = load(paths, settings, day_of(as_of, settings), with_past=True)
    for line in project.history.notes:
        click.echo(line, err=True)
    _check_past(project.history)
    content = written(project.history, note).encode("utf-8", "replace")
    if output is None:
        click.echo(content, nl=False)
        return
    write_output(output, content)


def _check_past(history: History) -> None:
    """An empty file in the place of a good one would lose the past for ever."""
    points = (point for own in history.features.values() for point in own.points)
    if all(point.source is Source.DOCUMENT for point in points):
        raise click.ClickException("No past of any tracking document is known; nothing is written.")
