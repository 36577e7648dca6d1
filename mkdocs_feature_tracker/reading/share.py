"""A text in, the share of work that it states out: 0 to 1, or null."""

from __future__ import annotations

import re
from collections.abc import Callable

from mkdocs_feature_tracker.reading.text import MAX_VALUE

_PERCENT = re.compile(r"(?<![\d.,/<>=≥≤+\-–])~?\s?(\d{1,3}(?:\.\d+)?)\s?%")
_BEFORE_STATUS = re.compile(
    r"\W*(?:(?:of )?(?:tests? )?)?(?:complete|completed|done|finished|passing)\b", re.I
)
_COUNT = re.compile(r"(?<![\w./,:#-])(\d{1,6})(?:\s?/\s?|\s+of\s+)(\d{1,6})(?![\d./\w]|\.\d|-\d)")
_ALONE = re.compile(r"[\s\W_]*")
_PIECES = re.compile(r"\s[-–—|]\s|[:()\[\]–—,;]")


def share_of(text: str, is_progress_word: Callable[[str], bool] | None = None) -> float | None:
    """The share stated in one clause.

    A percentage is a share only alone or before complete, done, finished or passing; `n/m` and
    `n of m` only where n ≤ m.

    >>> share_of("65% Complete"), share_of("2 of 5 tests passing"), share_of("67% under estimate")
    (0.65, 0.4, None)
    """
    text = text[:MAX_VALUE]
    if "%" in text:
        for match in _PERCENT.finditer(text):
            value = float(match.group(1))
            if value > 100:
                continue
            if _BEFORE_STATUS.match(text, match.end()):
                return value / 100
            rest = _piece_around(text, match)
            if _ALONE.fullmatch(rest) or (is_progress_word and is_progress_word(rest)):
                return value / 100
    if "/" not in text and "of" not in text:
        return None
    for match in _COUNT.finditer(text):
        n_done, n_all = int(match.group(1)), int(match.group(2))
        if n_all > 0 and n_done <= n_all:
            return n_done / n_all
    return None


def _piece_around(text: str, percent: re.Match[str]) -> str:
    """What stands beside a percentage, between the next marks before and after it."""
    before = _PIECES.split(text[: percent.start()])[-1]
    after = _PIECES.split(text[percent.end() :], maxsplit=1)[0]
    return f"{before} {after}"


def stated_percent(text: str) -> float | None:
    """The share of a field that holds nothing but progress: `[▓▓░░] 50%`, `96%`, `14/23`."""
    share = share_of(text)
    if share is not None:
        return share
    match = re.search(r"(?<![\d.-])(\d{1,3}(?:\.\d+)?)\s?%", text)
    return float(match.group(1)) / 100 if match and float(match.group(1)) <= 100 else None
