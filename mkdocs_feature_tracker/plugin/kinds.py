"""A raw value from `mkdocs.yml` in, a typed one out, or a refusal of what was found and is allowed.

YAML reads `on`, `NO` and `1.10` as true, false and 1.1, so a text that is none is refused with the
advice to quote it, never guessed back.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from mkdocs.config.base import (
    BaseConfigOption,
    Config,
    ConfigErrors,
    ConfigWarnings,
    ValidationError,
)
from mkdocs.config.config_options import SubConfig

from mkdocs_feature_tracker.model.refusal import refusal, shown

T = TypeVar("T")
GroupT = TypeVar("GroupT", bound="Options")


class RefusedError(ValidationError):
    """One or more wrong values, each with the path of its option below the refusing one."""

    def __init__(self, errors: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{path}: {text}" if path else text for path, text in errors))
        self.errors = errors


class Options(Config):  # type: ignore[no-untyped-call]
    """A group of options that gathers every error before it complains."""

    def _validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        failed: ConfigErrors = []
        known = [key for key, _ in self._schema]
        for key, option in self._schema:
            try:
                self[key] = option.validate(self.get(key))
            except RefusedError as refused:
                for path, text in refused.errors:
                    failed.append((key + path, ValidationError(text)))
            except ValidationError as error:
                failed.append((key, error))
        for key in [key for key in self if key not in known]:
            try:
                self[key] = self.read_other(key, self[key])
            except ValidationError as error:
                failed.append((str(key), error))
        return failed, []

    def read_other(self, key: object, value: object) -> object:
        """The typed value of an option that is not declared by name; refuses it by default."""
        known = [name for name, _ in self._schema]
        meant = difflib.get_close_matches(str(key), known, n=1)
        hint = f" Did you mean `{meant[0]}`?" if meant else ""
        raise RefusedError(
            [("", f"there is no such option; allowed are {', '.join(known)}.{hint}")]
        )


class Option(BaseConfigOption[T], Generic[T]):
    """An option with a default; null in the YAML stands for the default too."""

    allowed = ""
    """What may be written, in words."""

    def __init__(self, default: T) -> None:
        super().__init__()
        self.default = default

    def validate(self, value: object, /) -> T:
        return self.default if value is None else self.read(value)

    def read(self, value: object) -> T:
        """The typed value; raises `RefusedError`."""
        raise NotImplementedError

    def refuse(self, value: object, path: str = "", allowed: str = "") -> RefusedError:
        """The refusal of `value`, which stands at `path` below this option."""
        return RefusedError([(path, refusal(value, allowed or self.allowed))])


class Group(SubConfig[GroupT], Generic[GroupT]):
    """A nested group of options."""

    def __init__(self, group: type[GroupT]) -> None:
        super().__init__(group)  # keeps the class only where this were `SubConfig` itself
        self.config_class = group
        self.default = {}

    def validate(self, value: object, /) -> GroupT:
        if not isinstance(value or {}, dict):
            names = ", ".join(key for key, _ in self.config_class._schema)
            raise RefusedError([("", f"found {shown(value)}; allowed is a mapping of {names}.")])
        group = self.config_class()
        group.load_dict(value or {})  # type: ignore[arg-type]
        failed, _ = group.validate()
        if failed:
            raise RefusedError([(f".{path}", str(error)) for path, error in failed])
        return group


class Flag(Option[bool]):
    """True or false."""

    allowed = "true or false"

    def read(self, value: object) -> bool:
        if not isinstance(value, bool):
            raise self.refuse(value)
        return value


class Text(Option[str]):
    """A text that is not empty, unless its default is."""

    allowed = "a text"

    def read(self, value: object) -> str:
        if not isinstance(value, str) or not (value.strip() or value == self.default):
            raise self.refuse(value)
        return value.strip()


class Switch(Option[bool | str]):
    """True, false, or a text that stands for true and says how."""

    def __init__(self, default: bool, text: str) -> None:
        super().__init__(default)
        self.allowed = f"true, false or {text}"

    def read(self, value: object) -> bool | str:
        if not isinstance(value, bool | str) or value == "":
            raise self.refuse(value)
        return value


class Days(Option[int]):
    """A whole number of days from 1."""

    allowed = "a whole number from 1"

    def read(self, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.refuse(value)
        return value


class Day(Option[date | None]):
    """A calendar date, or null where none is named."""

    allowed = "a date such as 2026-11-20"

    def read(self, value: object) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            raise self.refuse(value) from None


class TimeZone(Option[str]):
    """The name of a time zone that this machine knows."""

    allowed = "a time zone such as UTC or Europe/Berlin"

    def read(self, value: object) -> str:
        try:
            if isinstance(value, str) and (value == "UTC" or ZoneInfo(value)):
                return value
        except (KeyError, ValueError, OSError):
            pass
        raise self.refuse(value)


class OneOf(Option[str]):
    """One of some words. Where `off` is one of them, YAML's false stands for it."""

    def __init__(self, default: str, choices: Iterable[str]) -> None:
        super().__init__(default)
        self.choices = tuple(choices)
        self.allowed = "one of " + ", ".join(self.choices)

    def read(self, value: object) -> str:
        word = "off" if value is False else value
        if not isinstance(word, str) or word not in self.choices:
            raise self.refuse(value)
        return word


class Texts(Option[tuple[str, ...]]):
    """A list of texts, or a single one; `choices` are the only ones where there are any."""

    def __init__(
        self, default: Iterable[str] = (), words: str = "texts", choices: Iterable[str] = ()
    ) -> None:
        super().__init__(tuple(default))
        self.choices = tuple(choices)
        self.allowed = f"a list of {', '.join(self.choices) or words}"

    def read(self, value: object) -> tuple[str, ...]:
        items = value if isinstance(value, list | tuple) else [value]
        for position, item in enumerate(items):
            if not isinstance(item, str) or not item or (self.choices and item not in self.choices):
                if items is not value:
                    raise self.refuse(value)
                one = f"one of {', '.join(self.choices)}" if self.choices else "a text"
                raise self.refuse(item, f"[{position}]", one)
        return tuple(items)


class Folders(Texts):
    """Folders that exist, relative to the configuration file; they become absolute paths."""

    def __init__(self) -> None:
        super().__init__(words="folders")
        self._base = Path()

    def pre_validation(self, config: Config, key_name: str) -> None:
        self._base = Path(config.config_file_path or ".").absolute().parent

    def read(self, value: object) -> tuple[str, ...]:
        folders = [self._base / folder for folder in super().read(value)]
        errors = [
            (
                f"[{position}]",
                f"found {shown(str(folder))}, where there is no folder; allowed is"
                " a folder that exists, relative to the configuration file.",
            )
            for position, folder in enumerate(folders)
            if not folder.is_dir()
        ]
        if errors:
            raise RefusedError(errors)
        return tuple(str(folder) for folder in folders)


class FilePath(Option[str | None]):
    """A file that exists, relative to the configuration file; it becomes an absolute path."""

    allowed = "a file that exists, relative to the configuration file"

    def __init__(self) -> None:
        super().__init__(None)
        self._base = Path()

    def pre_validation(self, config: Config, key_name: str) -> None:
        self._base = Path(config.config_file_path or ".").absolute().parent

    def read(self, value: object) -> str:
        if not isinstance(value, str) or not (self._base / value).is_file():
            raise self.refuse(value)
        return str(self._base / value)


class Words(Option[dict[str, str]]):
    """Names mapped to one of some words each."""

    def __init__(self, names: str, choices: Iterable[str]) -> None:
        super().__init__({})
        self.choices = tuple(choices)
        self.names = names
        self.allowed = f"a mapping of {names} to one of {', '.join(self.choices)}"

    def read(self, value: object) -> dict[str, str]:
        if not isinstance(value, Mapping):
            raise self.refuse(value)
        errors: list[tuple[str, str]] = []
        for name, word in value.items():
            if not isinstance(name, str) or not name:
                errors += self.refuse(name, "", f"{self.names} as texts").errors
            elif word not in self.choices:
                errors += self.refuse(word, f".{name}", f"one of {', '.join(self.choices)}").errors
        if errors:
            raise RefusedError(errors)
        return dict(value)
