"""A measured value as people write it in, its number, unit, target and verdict out."""

from __future__ import annotations

import re
from typing import NamedTuple

from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.status import StatusWords
from mkdocs_feature_tracker.reading.text import (
    is_none,
    is_placeholder,
    plain,
    without_emoji,
)

_NUMBER = re.compile(
    r"(?<![\w.#/])(?P<sign>[-−]?)[€$£~≈+]{0,2}"
    r"(?P<digits>\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d+,\d{1,2}(?![\d,])|\d+(?:\.\d+)?)"
)
_RATIO = re.compile(r"\s?/\s?\d[\d.,]*|\s+of\s+\d[\d.,]*")
_RANGE = re.compile(
    r"(?:\s?[%a-zA-Zµ]{1,5})?(?:[-–—]|\s[–—]\s|\s+to\s+)\s?~?[\d.,]*\d|\s-\s[\d.,]*\d"
)
_COMPOUND = re.compile(r"\s?(?:d|h|hrs?|m|min)\s?\d+\s?(?:h|hrs?|m|min|mins?|s|sec)\b")
_UNIT = re.compile(r"\s?(%|[^\s,;:()|+\d][^\s,;:()|]*)")
_PER = re.compile(r"((?:\s+[^\s,;:()|]+){0,1}?\s+per\s+[^\s,;:()|]+(?:\s+per\s+[^\s,;:()|]+)*)")
_NO_UNITS = frozenset(
    "of and or in on at to with for vs from is are was were average avg total overall so over under"
    " above below than per out - – — → = / as by the a an not but after before since".split()
)
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_TARGET_NOTE = re.compile(
    r"\s*(?:[<>≤≥]|(?:at least|at most|no more than)\b)"
    r"|.*\b(?:target|goal|threshold|budget|limit|required)\b",
    re.I,
)
_TARGET = re.compile(
    r"(?:^|[\s,;/|–—-])(?:vs\.?\s+)?(?:the\s+)?(?:target|goal|threshold)s?\b"
    r"\s*(?:is|of|was)?\s*[:=]?\s*(?=[^\d]{0,24}\d)",
    re.I,
)
_TARGET_WORD = re.compile("target|goal|threshold", re.I)
_NUMBER_BEFORE_TARGET = re.compile(
    r"(?:[<>≤≥]=?\s*)?\d[\d.,]*\s?[%a-zA-Zµ]{0,6}\s+(?:target|goal|threshold)\b", re.I
)
_COMPARATORS = (
    (
        re.compile(
            r"<=|=<|≤|\b(?:at most|no more than|not more than|max(?:imum)?|up to|within)\b", re.I
        ),
        "<=",
    ),
    (re.compile(r">=|=>|≥|\b(?:at least|no less than|min(?:imum)?)\b", re.I), ">="),
    (re.compile(r"<|\b(?:under|below|less than|fewer than)\b", re.I), "<"),
    (re.compile(r">|\b(?:over|above|more than|greater than|exceeds?|exceeding)\b", re.I), ">"),
)
_SUFFIXES = (
    (re.compile(r"\s*(?:\+|or (?:more|higher|better|above)\b|min(?:imum)?\b)", re.I), ">="),
    (re.compile(r"\s*(?:or (?:less|lower|fewer|below|faster)\b|max(?:imum)?\b)", re.I), "<="),
)
_LEADING_COMPARATOR = re.compile(
    r"\s*(?:<=|>=|=<|=>|[<>≤≥]|(?:under|below|over|above|at least|at most)\b)", re.I
)
_SCALES = {
    "ms": ("time", 0.001), "millisecond": ("time", 0.001), "milliseconds": ("time", 0.001),
    "s": ("time", 1.0), "sec": ("time", 1.0), "secs": ("time", 1.0), "second": ("time", 1.0),
    "seconds": ("time", 1.0), "min": ("time", 60.0), "mins": ("time", 60.0),
    "minute": ("time", 60.0), "minutes": ("time", 60.0), "h": ("time", 3600.0),
    "hour": ("time", 3600.0), "hours": ("time", 3600.0), "hrs": ("time", 3600.0),
    "day": ("days", 1.0), "days": ("days", 1.0), "week": ("days", 7.0), "weeks": ("days", 7.0),
    "b": ("size", 1.0), "kb": ("size", 1e3), "mb": ("size", 1e6), "gb": ("size", 1e9),
    "kib": ("size", 1024.0), "mib": ("size", 1048576.0),
}  # fmt: skip
_FAULTS = re.compile(r"(?:errors?|issues?|problems?|violations?)\b", re.I)


class Quantity(NamedTuple):
    """What a value says. `is_unfilled` tells that it is still the template's."""

    value: float | None = None
    unit: str | None = None
    comparator: str | None = None
    target: float | None = None
    is_met: bool | None = None
    status: Status = Status.UNKNOWN
    is_unfilled: bool = False


class _Amount(NamedTuple):
    value: float | None
    unit: str | None
    start: int
    end: int


def read_quantity(
    raw: str,
    words: StatusWords,
    group: str = "",
    name: str = "",
    target: str = "",
    stated: str = "",
) -> Quantity:
    """Reads one value with its target.

    A range (`2-30ms`) and a compound (`1h 20m`) have no one number: their value is null. A value
    that begins with a comparator (`<200ms ✅`) is a target whose measurement is not told. Targets
    are given in the value's unit.

    Args:
        raw: the value as written, with target and mark where they stand in it.
        words: the team's status words.
        group: the kind of measure; coverage targets are "at least", code quality is passing or not.
        name: what is measured.
        target: the target where it stands apart, as in a table's column.
        stated: the status where it stands apart.

    >>> read_quantity("7.2s average (target: <10s) ✅", StatusWords())[:5]
    (7.2, 's', '<', 10.0, True)
    """
    if len(raw) > 2000:
        return Quantity()
    text = plain(raw)
    text, target_text = _split_target(text)
    target_text = target or target_text
    is_open = is_placeholder(text) or words.is_menu(text) or not text or is_none(text)
    comparator, goal = (
        _read_target(plain(target_text)) if _says_number(target_text) else (None, None)
    )
    is_coverage = group == "coverage" or "coverage" in name.lower()
    if goal is not None and comparator is None and is_coverage:
        comparator = ">="
    if is_open:
        status = words.read(stated).status if stated else None
        if is_none(text) and text.strip("-–— "):
            status = status or words.read(text).status
        return Quantity(
            None, goal.unit if goal else None, comparator, goal.value if goal else None, None,
            status or Status.UNKNOWN, not is_none(text) or not text.strip("-–— "),
        )  # fmt: skip
    outer = _PARENTHESES.sub(" ", text)
    amount = _amount(outer)
    if goal is None and _LEADING_COMPARATOR.match(without_emoji(outer)):
        comparator, goal = _read_target(without_emoji(outer))
        amount = (
            _Amount(None, goal.unit if goal else None, amount.start, amount.end) if amount else None
        )
    if amount is None and group == "code_quality":
        amount = next(
            (found for part in _PARENTHESES.findall(text) if (found := _amount(part))), None
        )
        if amount is not None:
            amount = amount._replace(start=-1)
    said = _stated(words, outer, stated, amount, group)
    value, unit = (amount.value, amount.unit) if amount else (None, None)
    goal_value = _converted(goal, unit) if goal is not None else None
    is_met = _compare(value, comparator, goal_value)
    if is_met is None and (group == "code_quality" or (value is None and goal is not None)):
        is_met = _verdict(said, group, value, unit)
    if goal_value is None and goal is not None:
        goal_value, comparator = None, None
    if said is None:
        said = {True: Status.DONE, False: Status.FAILING, None: Status.UNKNOWN}[is_met]
    return Quantity(value, unit, comparator, goal_value, is_met, said)


def says_quantity(text: str) -> bool:
    """Whether a text holds anything that a measure could: digits or a slot for them."""
    return any(char.isdigit() for char in text) or is_placeholder(text)


def _split_target(text: str) -> tuple[str, str]:
    """The text without its target, and the target."""
    for match in _PARENTHESES.finditer(text):
        if _says_number(match.group(1)) and _TARGET_NOTE.match(match.group(1)):
            return f"{text[: match.start()]} {text[match.end() :]}".strip(), match.group(1)
    if _TARGET_WORD.search(text) is None:
        return text, ""
    found = _TARGET.search(text)
    if found:
        return text[: found.start()].strip(), text[found.end() :]
    found = _NUMBER_BEFORE_TARGET.search(text)
    if found and found.start() > 0:
        head = text[: found.start()].strip(" /,;–—-")
        head = re.sub(r"\b(?:vs\.?|of|against|exceeds)$", "", head).strip()
        if head:
            return head + text[found.end() :], text[found.start() : found.end()]
    return text, ""


def _says_number(text: str) -> bool:
    return bool(text) and _NUMBER.search(text) is not None and not is_placeholder(text)


def _read_target(text: str) -> tuple[str | None, _Amount | None]:
    amount = _amount(text)
    if amount is None:
        return None, None
    before = text[: amount.start]
    comparator = next((sign for pattern, sign in _COMPARATORS if pattern.search(before)), None)
    if comparator is None:
        behind = text[amount.end :]
        comparator = next((sign for pattern, sign in _SUFFIXES if pattern.match(behind)), None)
    return comparator, amount


def _amount(text: str) -> _Amount | None:
    """The first number of a text with its unit."""
    match = _NUMBER.search(text)
    if match is None:
        return None
    end = match.end()
    value: float | None = _number(match)
    if _RATIO.match(text, end):
        return _Amount(value, None, match.start(), end)
    spread = _RANGE.match(text, end)
    if spread:
        value, end = None, spread.end()
    elif _COMPOUND.match(text, end):
        return _Amount(None, None, match.start(), end)
    unit, end = _unit(text, end)
    return _Amount(value, unit, match.start(), end)


def _unit(text: str, start: int) -> tuple[str | None, int]:
    match = _UNIT.match(text, start)
    if match is None:
        return None, start
    unit, end = without_emoji(match.group(1)).strip(".!*`]\"'"), match.end()
    if unit.lower() in _NO_UNITS or not unit:
        return None, start
    per = _PER.match(text, end)
    if per:
        return f"{unit} {' '.join(per.group(1).split())}".strip(), per.end()
    return unit, end


def _number(match: re.Match[str]) -> float:
    digits = match.group("digits")
    head, comma, tail = digits.rpartition(",")
    if comma and len(tail) < 3 and "." not in digits:
        digits = f"{head}.{tail}"
    digits = digits.replace(",", "").replace("\u00a0", "").replace("\u202f", "")
    return -float(digits) if match.group("sign") else float(digits)


def _stated(
    words: StatusWords, text: str, stated: str, amount: _Amount | None, group: str
) -> Status | None:
    """The status in words before the number, else the one of the emoji; null without either."""
    if stated:
        reading = words.read(stated, failing=True)
        if reading.status is not None:
            return None if reading.is_unfilled else reading.status
    before = text if amount is None or amount.start < 0 else text[: amount.start]
    mark = words.mark(text)
    if without_emoji(before):
        reading = words.read(before, failing=True)
        if reading.status is not None and (reading.note is None or mark is not None):
            return reading.status
        if group == "code_quality" and words.begins(before).status is not None:
            return words.read(before, failing=True).status
    return mark


def _compare(value: float | None, comparator: str | None, target: float | None) -> bool | None:
    if value is None or target is None or comparator is None:
        return None
    if comparator == "<":
        return value < target
    if comparator == ">":
        return value > target
    return value <= target if comparator == "<=" else value >= target


def _converted(target: _Amount, unit: str | None) -> float | None:
    """The target in the value's unit; null where the two cannot be compared."""
    if target.value is None or target.unit is None or unit is None or target.unit == unit:
        return target.value
    mine, its = _SCALES.get(unit.lower()), _SCALES.get(target.unit.lower())
    if mine is None or its is None:
        return target.value
    return round(target.value * its[1] / mine[1], 9) if mine[0] == its[0] else None


def _verdict(
    status: Status | None, group: str, value: float | None, unit: str | None
) -> bool | None:
    if status is Status.DONE:
        return True
    if status is Status.FAILING:
        return False
    if status is None and group == "code_quality" and value is not None and unit:
        return value == 0 if _FAULTS.match(unit) else None
    return None
