"""Numbers and dates in, the few words that charts say about them out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def day(on: date, beside: date | None = None) -> str:
    """`20 Nov 2026`, without the year where it is that of `beside`."""
    short = f"{on.day} {_MONTHS[on.month - 1]}"
    return short if beside is not None and on.year == beside.year else f"{short} {on.year}"


def month(on: date) -> str:
    """`Nov`."""
    return _MONTHS[on.month - 1]


def count(n: float, noun: str) -> str:
    """`1 task`, `2 tasks`."""
    return f"{number(n)} {noun if n == 1 else noun + 's'}"


def number(value: float) -> str:
    """`12`, `4.5`, `1200`: at most one digit after the point."""
    rounded = round(value, 1)
    return f"{rounded:.0f}" if rounded == int(rounded) else f"{rounded:.1f}"


def late(on: date, target_on: date) -> str:
    """`8 days after the target of 30 Nov`."""
    n_days = (on - target_on).days
    target = f"the target of {day(target_on, on)}"
    if n_days == 0:
        return f"on {target}"
    return f"{count(abs(n_days), 'day')} {'after' if n_days > 0 else 'before'} {target}"


def sentence(clauses: Sequence[str]) -> str:
    """The clauses as one sentence, with a capital letter and a full stop."""
    text = "; ".join(clauses)
    return f"{text[:1].upper()}{text[1:]}."


def shortened(text: str, n_letters: int) -> str:
    """The text on one line, cut at a word where it is longer."""
    flat = " ".join(text.split())
    if len(flat) <= n_letters:
        return flat
    head = flat[:n_letters].rpartition(" ")[0]
    return f"{head if len(head) > n_letters // 2 else flat[: n_letters - 1]}…"
