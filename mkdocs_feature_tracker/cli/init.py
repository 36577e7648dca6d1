"""A folder in, the same folder with a site, the plugin in it, and a first document out."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import click

from mkdocs_feature_tracker.cli.arguments import (
    CONFIGURATION,
    as_of_option,
    day_of,
    echo_json,
    json_option,
    settings_of,
)
from mkdocs_feature_tracker.cli.configuration import CannotAddError, with_plugin
from mkdocs_feature_tracker.cli.files import create, locked, replace
from mkdocs_feature_tracker.cli.filling import NewFeature
from mkdocs_feature_tracker.cli.load import default_places, load
from mkdocs_feature_tracker.cli.new import default_folder, next_feature_id, write_document
from mkdocs_feature_tracker.cli.settings import WrongSettingsError, read_settings

EXAMPLES = """\b
Examples:
  feature-tracker init
  feature-tracker init --title "Vouchers"
  feature-tracker init --json
"""


class Step(NamedTuple):
    """What was done to a file: `created`, `changed`, or `kept`."""

    path: str
    what: str


@click.command("init", epilog=EXAMPLES)
@click.option(
    "--title",
    default="First feature",
    show_default=True,
    help="The title of the first tracking document.",
)
@json_option
@as_of_option
def init_command(title: str, is_json: bool, as_of: datetime | None) -> None:
    """Adds the plugin to the site in the current folder, and creates the first document.

    A mkdocs.yml that is there gets one more plugin and keeps every other line with its comments;
    without one, it is created. Nothing is asked, and nothing is overwritten. Called again, it does
    nothing.
    """
    try:
        with locked(Path.cwd()):
            steps = [*_configured(), *_documented(title, as_of)]
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror or error}") from error
    if is_json:
        echo_json({"files": [step._asdict() for step in steps]})
        return
    for step in steps:
        click.echo(f"{step.what.capitalize():8} {step.path}")
    click.echo("Now: mkdocs serve")


def _configured() -> Iterator[Step]:
    """The plugin in `mkdocs.yml`; a new site gets a start page too."""
    path = CONFIGURATION.as_posix()
    if not CONFIGURATION.exists():
        name = Path.cwd().name or "Docs"
        create(CONFIGURATION, with_plugin(f"site_name: {json.dumps(name)}\n").encode())
        yield Step(path, "created")
        index = Path("docs", "index.md")
        if not index.exists() and not index.with_name("README.md").exists():
            create(index, f"# {name}\n\n[How the features stand](progress/index.md)\n".encode())
            yield Step(index.as_posix(), "created")
        return
    content = CONFIGURATION.read_bytes()
    with contextlib.suppress(WrongSettingsError):
        if read_settings(CONFIGURATION) is not None:
            yield Step(path, "kept")
            return
    try:
        text = content.decode("utf-8")
        changed = with_plugin(text.removeprefix("\ufeff"))
    except (CannotAddError, UnicodeDecodeError) as error:
        raise click.UsageError(
            f"{path} stays as it is, since {error}. Add this by hand:\n\n"
            "plugins:\n  - feature-tracker"
        ) from None
    if changed == text.removeprefix("\ufeff"):
        yield Step(path, "kept")
        return
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    replace(CONFIGURATION, (bom + changed).encode())
    yield Step(path, "changed")


def _documented(title: str, as_of: datetime | None) -> Iterator[Step]:
    """The first tracking document, where there is none."""
    settings = settings_of(None)
    day = day_of(as_of, settings)
    places = default_places(settings)
    features = load(places, settings, day).features
    if features:
        yield Step(features[0].path, "kept")
        sources = [Path(feature.source) for feature in features]
        if not any(file.is_relative_to(folder) for file in sources for folder in settings.folders):
            click.echo(
                f"{features[0].path} lies outside docs_dir: name its folder in the option `roots`.",
                err=True,
            )
        return
    feature = NewFeature(" ".join(title.split()), next_feature_id(places, day), day)
    file = default_folder(settings) / f"{feature.feature_id}.md"
    write_document(file, feature)
    yield Step(file.as_posix(), "created")
