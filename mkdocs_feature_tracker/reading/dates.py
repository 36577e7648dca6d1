"""A date as people write it in, a calendar date or the reason why there is none out."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+)(\d{{4}})\b", re.I)
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(\d{{4}})\b", re.I
)
_NUMERIC = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?!\d)")


class DateReading(NamedTuple):
    """`on` where the text holds a date; else `trouble`: `unreadable`, `ambiguous`, or null."""

    on: date | None
    trouble: str | None = None
    rest: str = ""


@lru_cache(maxsize=4096)
def read_date(raw: str) -> DateReading:
    """Reads the first date of a text, ISO first.

    `Week 3` and `Q3 2026` are no dates and no trouble. `rest` is the text without the date.

    >>> read_date("Nov 2, 2025").on, read_date("5/6/2025").trouble
    (datetime.date(2025, 11, 2), 'ambiguous')
    """
    for pattern, order in (
        (_ISO, (1, 2, 3)),
        (_MONTH_FIRST, (3, 1, 2)),
        (_DAY_FIRST, (3, 2, 1)),
        (_YEAR_FIRST, (1, 2, 3)),
    ):
        match = pattern.search(raw)
        if match:
            year, month, day = (match.group(number) for number in order)
            number = _MONTHS.get(month[:3].lower()) or int(month)
            on = _calendar(int(year), number, int(day))
            return DateReading(on, None if on else "unreadable", _without(raw, match))
    match = _NUMERIC.search(raw)
    if match is None:
        return DateReading(None, None, raw)
    first, second, year = int(match.group(1)), int(match.group(3)), int(match.group(4))
    if first <= 12 and second <= 12 and first != second:
        return DateReading(None, "ambiguous", _without(raw, match))
    on = _calendar(year, second, first) if first > 12 else _calendar(year, first, second)
    return DateReading(on, None if on else "unreadable", _without(raw, match))


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _without(raw: str, match: re.Match[str]) -> str:
    return (raw[: match.start()] + raw[match.end() :]).strip()
