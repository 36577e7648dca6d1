"""What several commands ask for: places, the day, the configuration; and the settings behind it."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from mkdocs_feature_tracker.cli.settings import Settings, WrongSettingsError, read_settings
from mkdocs_feature_tracker.cli.today import today

CONFIGURATION = Path("mkdocs.yml")

paths_argument = click.argument(
    "paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path)
)


class _Day(click.DateTime):
    """A calendar day; a wrong one is told with a right one beside it."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"`{value}` is no date such as 2026-11-20.", param, ctx)


as_of_option = click.option(
    "--as-of",
    type=_Day(),
    metavar="DATE",
    help="The day that counts as today, as YYYY-MM-DD.",
)
config_option = click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The mkdocs.yml whose feature-tracker options count (default: the one right here).",
)
in_option = click.option(
    "--in",
    "places",
    metavar="PATH",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Where to look for documents (default: the current folder); may be repeated.",
)
json_option = click.option("--json", "is_json", is_flag=True, help="Tell the result as JSON.")


def settings_of(config: Path | None) -> Settings:
    """The options of the named file, else those of a `mkdocs.yml` here that has the plugin."""
    if config is None and not CONFIGURATION.is_file():
        return Settings()
    try:
        settings = read_settings(config or CONFIGURATION)
    except WrongSettingsError as error:
        raise click.UsageError(str(error)) from error
    if settings is None and config is not None:
        raise click.BadParameter(
            f"{config} does not name the plugin feature-tracker.", param_hint="--config"
        )
    return settings or Settings()


def day_of(as_of: datetime | None, settings: Settings) -> date:
    """Today: the option of the command line, else what settings, environment and clock say."""
    return today(as_of.date() if as_of else None, settings.as_of, settings.timezone)


def echo_json(value: Any) -> None:
    """Writes `value` to standard output, as UTF-8 whatever the terminal speaks."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    click.echo(text.encode("utf-8", "replace"), nl=False)
