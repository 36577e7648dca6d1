"""Counts and shares in, the way that every layer words them out."""

from __future__ import annotations

import math


def count(n: int, noun: str, plural: str = "") -> str:
    """`1 blocker`, `2 blockers`, `3 criteria`; `plural` where an s is not enough."""
    return f"{n} {noun if n == 1 else plural or noun + 's'}"


def whole_percent(share: float) -> int:
    """0 to 100, where 0 and 100 mean exactly that: 0.996 is 99, 0.003 is 1."""
    if share <= 0:
        return 0
    if share >= 1:
        return 100
    return min(99, max(1, math.floor(share * 100 + 0.5)))
