"""An object that never changes in, a key that stands for this very object out."""

from __future__ import annotations

from typing import Generic, TypeVar

N_KEPT = 2048
"""How many answers about features a memory keeps: those of a large project, and of edits to it."""

_Kept = TypeVar("_Kept")


class Same(Generic[_Kept]):
    """Equal for one and the same object only, so that comparing long histories takes no time.

    It keeps the object alive: none that is made later can be taken for it.

    Example: a function with `functools.lru_cache` that takes `Same[FeatureHistory]` works once for
    each history, which the rebuilds under `mkdocs serve` hand in again and again.
    """

    __slots__ = ("it",)

    def __init__(self, it: _Kept) -> None:
        self.it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it

    def __hash__(self) -> int:
        return id(self.it)
