"""Numbers and dates in, the words that people read out."""

from __future__ import annotations

from datetime import date, datetime

from mkdocs_feature_tracker.charts import phrases
from mkdocs_feature_tracker.model.phrases import count as count
from mkdocs_feature_tracker.model.phrases import whole_percent

NO_NUMBER = "—"


def percent(share: float | None) -> str:
    """`0.6087` is "61%"; 0 % and 100 % are printed only when it is exactly that."""
    return NO_NUMBER if share is None else f"{whole_percent(share)}%"


def day(on: date | None, as_of: date | None = None) -> str:
    """`20 Nov 2026`, without the year where it is that of `as_of`."""
    return NO_NUMBER if on is None else phrases.day(on, as_of)


def moment(at: datetime) -> str:
    """`20 Nov 2026, 14:05 UTC`."""
    zone = at.tzname()
    return f"{day(at.date())}, {at:%H:%M}" + (f" {zone}" if zone else "")


def days_from(on: date, as_of: date) -> str:
    """`today`, `tomorrow`, `in 8 days`, `yesterday`, `3 days ago`."""
    n_days = (on - as_of).days
    if n_days == 0:
        return "today"
    if abs(n_days) == 1:
        return "tomorrow" if n_days > 0 else "yesterday"
    return f"in {n_days} days" if n_days > 0 else f"{-n_days} days ago"


def amount(value: float) -> str:
    """`94`, `7.2`, `12000`: a number as one would write it."""
    return f"{value:.10g}" if abs(value) < 1e10 else f"{value:.6g}"


def listed(words: list[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def capital(text: str) -> str:
    """The text with a capital letter at its beginning, all others as they are."""
    return text[:1].upper() + text[1:]
