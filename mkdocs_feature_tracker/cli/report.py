"""Files and folders in, how the features stand out: for the terminal, a comment, or a program."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from mkdocs_feature_tracker.cli.arguments import (
    as_of_option,
    config_option,
    day_of,
    echo_json,
    json_option,
    paths_argument,
    settings_of,
)
from mkdocs_feature_tracker.cli.load import load
from mkdocs_feature_tracker.cli.overview import as_markdown, as_object, overview, show

EXAMPLES = """\b
Examples:
  feature-tracker report
  feature-tracker report docs/features --as-of 2026-11-20
  feature-tracker report --format markdown | gh pr comment --body-file -
  feature-tracker report --json
"""


@click.command("report", epilog=EXAMPLES)
@paths_argument
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="For the terminal, for a comment on a pull request, or for a program.",
)
@json_option
@as_of_option
@config_option
def report_command(
    paths: tuple[Path, ...],
    file_format: str,
    is_json: bool,
    as_of: datetime | None,
    config: Path | None,
) -> None:
    """Tells how the features stand: progress, what needs attention, and each feature.

    A file named as PATH counts as a tracking document whatever it looks like; a folder is searched
    for them. Without PATH, that is the current folder, and what the option `roots` adds to it.
    """
    settings = settings_of(config)
    seen = overview(load(paths, settings, day_of(as_of, settings)))
    if is_json or file_format == "json":
        echo_json(as_object(seen))
    elif file_format == "markdown":
        click.echo(as_markdown(seen).encode("utf-8", "replace"), nl=False)
    else:
        show(seen)
