"""A title in, a new tracking document out: from the template, with an ID of its own."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path

import click

from mkdocs_feature_tracker.cli.arguments import (
    as_of_option,
    config_option,
    day_of,
    echo_json,
    json_option,
    settings_of,
)
from mkdocs_feature_tracker.cli.files import create, locked
from mkdocs_feature_tracker.cli.filling import NewFeature, filled
from mkdocs_feature_tracker.cli.load import default_places, load
from mkdocs_feature_tracker.cli.settings import Settings
from mkdocs_feature_tracker.reading.discover import SUFFIXES, Source, discover, is_tracking
from mkdocs_feature_tracker.reading.document import read

EXAMPLES = """\b
Examples:
  feature-tracker new "Vouchers"
  feature-tracker new "Vouchers" --issue 234 --team Backend --team Web
  feature-tracker new "Vouchers" --issue 234 --output docs/features/issue-234/progress.md
  feature-tracker new "Vouchers" --template docs/templates/tracking.md --json
"""
_ISSUE = re.compile(r"(?:(?P<repo>[\w.-]+/[\w.-]+)?#)?(?P<number>\d+)")


@click.command("new", epilog=EXAMPLES)
@click.argument("title")
@click.option("--issue", metavar="ISSUE", help="Its issue: 234, #234 or owner/repo#234.")
@click.option("--team", "teams", multiple=True, help="A team that works on it; may be repeated.")
@click.option("--id", "feature_id", metavar="ID", help="Its Feature ID (default: the next free).")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="The file, or the folder for it (default: the first of the option `roots`, else"
    " `features` in docs_dir, else the current folder).",
)
@click.option(
    "--template",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The team's own template (default: the one that comes with the plugin).",
)
@json_option
@as_of_option
@config_option
def new_command(
    title: str,
    issue: str | None,
    teams: tuple[str, ...],
    feature_id: str | None,
    output: Path | None,
    template: Path | None,
    is_json: bool,
    as_of: datetime | None,
    config: Path | None,
) -> None:
    """Creates the tracking document of a feature; never overwrites one.

    Title, Feature ID, date, and what the options tell take the place of the template's slots. What
    nobody knows yet stays a slot, and counts as unknown.
    """
    settings = settings_of(config)
    day = day_of(as_of, settings)
    folder = output or default_folder(settings)
    places = (*default_places(settings), *([folder] if folder.exists() else []))
    with locked(Path.cwd()):
        if feature_id is None:
            feature_id = next_feature_id(places, day)
        elif load(places, settings, day).named(feature_id):
            raise click.BadParameter(f"{feature_id} is taken.", param_hint="--id")
        feature = NewFeature(_one_line(title), feature_id, day, _issue(issue), teams)
        file = folder
        if folder.suffix.lower() not in SUFFIXES or folder.is_dir():
            file = folder / f"{feature_id}.md"
        write_document(file, feature, template)
    if is_json:
        echo_json({"feature_id": feature_id, "path": file.as_posix(), "title": feature.title})
    else:
        click.echo(f"Created {file} ({feature_id}).")


def write_document(file: Path, feature: NewFeature, template: Path | None = None) -> None:
    """Creates `file` from the template.

    Raises:
        click.UsageError: The template makes no document of a feature, or the file is there.
    """
    shipped = files("mkdocs_feature_tracker") / "templates" / "documents" / "feature.md"
    content = filled(template.read_bytes() if template else shipped.read_bytes(), feature)
    document = read(content)
    if document.signs.placeholder:
        raise click.UsageError(
            "title or Feature ID would still read as a slot of the template: "
            f"“{feature.title}”, {feature.feature_id}."
        )
    if not is_tracking(document, Source(str(file), file.name)):
        raise click.UsageError(
            f"what {template or 'the template'} gives is no tracking document: it needs a title"
            " such as `# Implementation Tracking: [Feature Title]`, or `tracker: true` in front"
            " matter."
        )
    try:
        create(file, content)
    except FileExistsError:
        raise click.UsageError(f"{file} is there already; nothing was written.") from None
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}") from error


def default_folder(settings: Settings) -> Path:
    """Where a new document goes: the first of `roots`, else `features` in `docs_dir`."""
    if not settings.folders:
        return Path()
    docs_dir, *roots = settings.folders
    folder = roots[0] if roots else docs_dir / "features"
    return Path(os.path.relpath(folder))


def next_feature_id(places: Sequence[Path], day: date) -> str:
    """The first number of the day that is above all that any Markdown file names."""
    stem = f"FEAT-{day}-"
    named = re.compile(re.escape(stem) + r"(\d{1,6})\b")
    highest = 0
    sources, _ = discover(places, Path.cwd())
    for source in sources:
        try:
            text = Path(source.file).read_text("utf-8", "replace")
        except OSError:
            continue  # `check` tells about it
        numbers = (*named.findall(text), *named.findall(source.path))
        highest = max(highest, *map(int, numbers), 0)
    return f"{stem}{highest + 1:03}"


def _one_line(title: str) -> str:
    if not title.strip():
        raise click.BadParameter("a feature needs a title.", param_hint="TITLE")
    return " ".join(title.split())


def _issue(raw: str | None) -> str | None:
    if raw is None:
        return None
    match = _ISSUE.fullmatch(raw.strip())
    if match is None:
        raise click.BadParameter(
            f"`{raw}` is no issue such as 234 or owner/repo#234.", param_hint="--issue"
        )
    return f"{match['repo'] or ''}#{match['number']}"
