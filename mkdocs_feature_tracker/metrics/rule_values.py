"""A value of the options `releases` and `readiness` as YAML has it in, a typed one out.

Each reader raises `WrongValueError`, which says what was found and what may be written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from mkdocs_feature_tracker.metrics.own_gates import GATE_TABLES
from mkdocs_feature_tracker.model.refusal import WrongValueError, refusal, refused_name
from mkdocs_feature_tracker.model.words import Severity

T = TypeVar("T")

NEEDS = ("all", "any", "none")
"""How many of the rows that an own gate looks at have to pass."""

_YAML_KEYS = {True: "on", False: "off"}


def keys_as_texts(value: Mapping[Any, Any]) -> dict[str, Any]:
    """A mapping by names: YAML reads the unquoted keys `on` and `off` as true and false."""
    return {
        _YAML_KEYS[key] if isinstance(key, bool) else str(key): inner
        for key, inner in value.items()
    }


def text(value: object) -> str:
    """A text that is not empty; a whole number is one, since YAML cannot have changed it."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise _refused(value, "a text")


def texts(value: object) -> tuple[str, ...]:
    """A list of texts, or a single one."""
    items = value if isinstance(value, list | tuple) else [value]
    return each((f"[{position}]", item, text) for position, item in enumerate(items))


def day(value: object) -> date:
    """A calendar date."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise _refused(value, "a date such as 2026-11-20") from None


def days(value: object) -> int:
    """A whole number of days from 1."""
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise _refused(value, "a whole number from 1")


def percent(value: object) -> float:
    """`80`, `82.5` or `80%`."""
    number = value.strip().removesuffix("%") if isinstance(value, str) else value
    try:
        if isinstance(number, str | int | float) and not isinstance(number, bool):
            found = float(number)
            if 0 <= found <= 100:
                return found
    except ValueError:
        pass
    raise _refused(value, "a percentage from 0 to 100")


def flag(value: object) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    raise _refused(value, "true or false")


def flags(value: object) -> dict[str, bool]:
    """Names mapped to true or false."""
    if not isinstance(value, Mapping):
        raise _refused(value, "a mapping of gates to true or false")
    named = keys_as_texts(value)
    found = each((f".{name}", inner, flag) for name, inner in named.items())
    return dict(zip(named, found, strict=True))


def severities(value: object) -> tuple[Severity, ...]:
    """A list of severities, or a single one."""
    items = value if isinstance(value, list | tuple) else [value]
    return each((f"[{position}]", item, _severity) for position, item in enumerate(items))


def _severity(value: object) -> Severity:
    if value in tuple(Severity):
        return Severity(str(value))
    raise _refused(value, f"one of {', '.join(Severity)}")


def table(value: object) -> str:
    """The name of a table that an own gate may look at."""
    name = text(value)
    if name not in GATE_TABLES:
        raise WrongValueError([("", refused_name(name, "table", GATE_TABLES))])
    return name


def needs(value: object) -> str:
    """How many rows have to pass."""
    if value in NEEDS:
        return str(value)
    raise _refused(value, f"one of {', '.join(NEEDS)}")


def conditions(value: object) -> dict[str, tuple[str, ...]]:
    """Columns mapped to what their cells may hold: a value, or a list of values."""
    if not isinstance(value, Mapping) or not value:
        raise _refused(value, "a mapping of columns to values")
    named = keys_as_texts(value)
    found = each((f".{name}", inner, _condition) for name, inner in named.items())
    return dict(zip(named, found, strict=True))


def _condition(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list | tuple) and value else [value]
    return each((f"[{n}]" if items is value else "", one, _cell) for n, one in enumerate(items))


def _cell(value: object) -> str:
    """One value of a condition; numbers, dates, true and false as a table holds them."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, int | float):
        return f"{value:.10g}"
    return text(value)


def each(entries: Iterable[tuple[str, object, Callable[[object], T]]]) -> tuple[T, ...]:
    """All entries read, each by its path; every error is gathered before anything is raised."""
    read: list[T] = []
    errors: list[tuple[str, str]] = []
    for path, value, reader in entries:
        try:
            read.append(reader(value))
        except WrongValueError as wrong:
            errors += [(path + inner, said) for inner, said in wrong.errors]
    if errors:
        raise WrongValueError(errors)
    return tuple(read)


def _refused(value: object, allowed: str) -> WrongValueError:
    return WrongValueError([("", refusal(value, allowed))])
