"""A `mkdocs.yml` in, the options of its `feature-tracker` plugin that commands need out, typed.

The file is read as plain YAML, without MkDocs: its other plugins need not be installed here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import yaml

from mkdocs_feature_tracker.cli.release_settings import read_readiness
from mkdocs_feature_tracker.cli.yaml_text import as_texts, as_typed
from mkdocs_feature_tracker.metrics.rules import Readiness, assemble
from mkdocs_feature_tracker.model.problem import CODES
from mkdocs_feature_tracker.model.words import (
    DEFAULT_SCOPE_SECTIONS,
    SECTIONS,
    TASK_SECTIONS,
    WEEKDAYS,
    Level,
    Status,
)
from mkdocs_feature_tracker.model.workflow import Workflow

PLUGIN = "feature-tracker"
_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class HistorySettings(NamedTuple):
    """Where the past is taken from; without `is_read` from nowhere."""

    is_read: bool = True
    uses_git: bool = True
    snapshot: Path | None = None
    first_parent: bool = False


class Settings(NamedTuple):
    """What the options say.

    `folders` are the site's own, `docs_dir` and `roots`, from which the globs `documents` and
    `exclude` count. `as_of` is null where the options leave it to the clock. `cache_file` is where
    the site keeps what its builds have read.
    """

    workflow: Workflow = Workflow()
    exclude: tuple[str, ...] = ()
    folders: tuple[Path, ...] = ()
    as_of: date | None = None
    timezone: str = "UTC"
    history: HistorySettings = HistorySettings()
    cache_file: Path | None = None


class WrongSettingsError(ValueError):
    """A file that cannot be read, or has wrong options; the message names each of them."""


def read_settings(file: Path) -> Settings | None:
    """The options of the plugin in `file`, or null where it does not name the plugin.

    Raises:
        WrongSettingsError: The file is no YAML, or an option has a value that is not allowed.
    """
    try:
        configuration = as_texts(file)
    except (OSError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise WrongSettingsError(f"{file} cannot be read: {reason}") from error
    options = _plugin_options(configuration)
    if options is None:
        return None
    reader = _Reader(options)
    readiness = _readiness(options, file)
    settings = Settings(
        workflow=Workflow(
            status_words={
                word: Status(status)
                for word, status in reader.mapping("status_words", Status).items()
            },
            section_titles=reader.mapping("section_titles", SECTIONS),
            scope_sections=reader.texts("scope_sections", TASK_SECTIONS) or DEFAULT_SCOPE_SECTIONS,
            documents=reader.texts("documents"),
            dialects=reader.mapping("dialects"),
            problem_levels=reader.problem_levels(),
            stale_after_days=reader.days("stale_after_days", Workflow().stale_after_days),
            working_days=tuple(map(WEEKDAYS.index, reader.texts("working_days", WEEKDAYS)))
            or Workflow().working_days,
            target_on=reader.day("target_on"),
            gate_rules=readiness.rules,
            releases=readiness.plans,
        ),
        exclude=reader.texts("exclude"),
        folders=tuple(
            Path(os.path.abspath(file.parent / folder))
            for folder in (str(configuration.get("docs_dir") or "docs"), *reader.texts("roots"))
        ),
        as_of=reader.day("as_of"),
        timezone=reader.timezone("timezone"),
        history=_history(reader, file.parent),
        cache_file=file.parent
        / reader.text("cache_dir", ".cache/feature-tracker")
        / "cache.sqlite",
    )
    reader.wrong += [f"{PLUGIN}.{path}: {text}" for path, text in readiness.wrong]
    if reader.wrong:
        raise WrongSettingsError(f"{file}: " + "\n".join(reader.wrong))
    return settings


def _readiness(options: Mapping[str, Any], file: Path) -> Readiness:
    """The rules of releases, which are typed by their looks as MkDocs types them."""
    if options.keys().isdisjoint(("releases", "readiness")):
        return assemble([], {})
    return read_readiness(_plugin_options(as_typed(file)) or {})


def _history(reader: _Reader, folder: Path) -> HistorySettings:
    options = reader.options.get("history") or {}
    if not isinstance(options, dict):
        reader.refuse("history", options, "a mapping")
        return HistorySettings()
    inner = _Reader(options, "history.")
    snapshot = inner.text("snapshot", "")
    settings = HistorySettings(
        is_read=inner.flag("enabled", True),
        uses_git=inner.flag("git", True),
        snapshot=folder / snapshot if snapshot else None,
        first_parent=inner.flag("first_parent", False),
    )
    reader.wrong += inner.wrong
    return settings


def _plugin_options(configuration: Any) -> Mapping[str, Any] | None:
    """The mapping below the plugin's name; `plugins` may be a list or itself a mapping."""
    plugins = configuration.get("plugins") if isinstance(configuration, dict) else None
    for plugin in [plugins] if isinstance(plugins, dict) else plugins or []:
        if plugin == PLUGIN:
            return {}
        if isinstance(plugin, dict) and PLUGIN in plugin:
            options = plugin[PLUGIN]
            return options if isinstance(options, dict) else {}
    return None


class _Reader:
    """Types the texts of a mapping of options, and gathers what is wrong with them."""

    def __init__(self, options: Mapping[str, Any], prefix: str = "") -> None:
        self.options = options
        self.prefix = prefix
        self.wrong: list[str] = []

    def text(self, name: str, default: str) -> str:
        value = self._stated(name)
        return value if value and self._is_allowed(name, value, ()) else default

    def flag(self, name: str, default: bool) -> bool:
        value = self._stated(name)
        if value is None:
            return default
        if isinstance(value, str) and value.lower() in _FLAGS:
            return _FLAGS[value.lower()]
        self.refuse(name, value, "true or false")
        return default

    def texts(self, name: str, choices: Iterable[str] = ()) -> tuple[str, ...]:
        value = self._stated(name)
        texts = value if isinstance(value, list) else [] if value is None else [value]
        return tuple(text for text in texts if self._is_allowed(name, text, choices))

    def mapping(self, name: str, choices: Iterable[str] = ()) -> dict[str, str]:
        value = self._stated(name)
        if not isinstance(value, dict | None):
            self.refuse(name, value, "a mapping")
            return {}
        return {
            key: word
            for key, word in (value or {}).items()
            if self._is_allowed(f"{name}.{key}", word, choices)
        }

    def problem_levels(self) -> dict[str, Level | None]:
        levels = self.mapping("problems")
        levels.pop("warn_at", None)  # only a build warns
        read: dict[str, Level | None] = {}
        for code, word in levels.items():
            if not self._is_allowed("problems", code, CODES):
                continue
            if word in ("off", "false"):
                read[code] = None
            elif self._is_allowed(f"problems.{code}", word, (*Level, "off")):
                read[code] = Level(word)
        return read

    def days(self, name: str, default: int) -> int:
        value = self._stated(name)
        if value is None:
            return default
        if isinstance(value, str) and value.isdecimal() and int(value):
            return int(value)
        self.refuse(name, value, "a whole number from 1")
        return default

    def day(self, name: str) -> date | None:
        value = self._stated(name)
        try:
            return None if value is None else date.fromisoformat(value)
        except (TypeError, ValueError):
            self.refuse(name, value, "a date such as 2026-11-20")
            return None

    def timezone(self, name: str) -> str:
        value = self._stated(name) or "UTC"
        try:
            if value == "UTC" or ZoneInfo(value):
                return str(value)
        except (TypeError, KeyError, ValueError, OSError):
            self.refuse(name, value, "a time zone such as UTC or Europe/Berlin")
        return "UTC"

    def _stated(self, name: str) -> Any:
        value = self.options.get(name)
        return None if value in ("", "null", "~") else value

    def _is_allowed(self, name: str, value: object, choices: Iterable[str]) -> bool:
        choices = tuple(choices)
        if isinstance(value, str) and (value in choices or not choices):
            return True
        self.refuse(name, value, f"one of {', '.join(choices)}" if choices else "a text")
        return False

    def refuse(self, name: str, value: object, allowed: str) -> None:
        """Notes that an option has a value that is not allowed."""
        self.wrong.append(f"{PLUGIN}.{self.prefix}{name}: found `{value}`; allowed is {allowed}.")
