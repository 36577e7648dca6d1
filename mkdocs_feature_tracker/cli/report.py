"""Files and folders in, how the features stand out: for the terminal, a comment, or a program."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from mkdocs_feature_tracker.cli import differences
from mkdocs_feature_tracker.cli.arguments import (
    as_of_option,
    config_option,
    day_of,
    echo_json,
    json_option,
    paths_argument,
    settings_of,
)
from mkdocs_feature_tracker.cli.base import NoBaseError, at_revision
from mkdocs_feature_tracker.cli.differences import Since
from mkdocs_feature_tracker.cli.load import load
from mkdocs_feature_tracker.cli.overview import as_markdown, as_object, overview, show
from mkdocs_feature_tracker.cli.settings import Settings
from mkdocs_feature_tracker.metrics.comparison import compare
from mkdocs_feature_tracker.model.project import Project

EXAMPLES = """\b
Examples:
  feature-tracker report
  feature-tracker report docs/features --as-of 2026-11-20
  feature-tracker report --base HEAD~1
  feature-tracker report --base origin/main --format markdown | gh pr comment --body-file -
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
@click.option(
    "--base",
    metavar="REVISION",
    help="Also tell what changed since HEAD left this revision: main, v2.1, HEAD~3.",
)
@json_option
@as_of_option
@config_option
def report_command(
    paths: tuple[Path, ...],
    file_format: str,
    base: str | None,
    is_json: bool,
    as_of: datetime | None,
    config: Path | None,
) -> None:
    """Tells how the features stand: progress, what needs attention, and each feature.

    A file named as PATH counts as a tracking document whatever it looks like; a folder is searched
    for them. Without PATH, that is the current folder, and what the option `roots` adds to it.
    """
    settings = settings_of(config)
    project = load(paths, settings, day_of(as_of, settings), with_past=True)
    seen = overview(project)
    since = _since(base, paths, project, settings) if base else None
    if is_json or file_format == "json":
        echo_json(as_object(seen) | ({"since": differences.as_object(since)} if since else {}))
    elif file_format == "markdown":
        told = differences.as_markdown(since) if since else ""
        text = as_markdown(seen, told)
        click.echo(text.encode("utf-8", "replace"), nl=False)
    else:
        if since:
            differences.show(since)
        show(seen)


def _since(revision: str, paths: tuple[Path, ...], now: Project, settings: Settings) -> Since:
    try:
        base = at_revision(paths, settings, revision, now)
    except NoBaseError as error:
        raise click.BadParameter(str(error), param_hint="--base") from error
    return Since(revision, base.commit, compare(base.project, now, settings.workflow))
