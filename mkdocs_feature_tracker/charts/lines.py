"""Numbers of many days in, the few days that make the same line out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from mkdocs_feature_tracker.charts.chart import Cell, Form, Series
from mkdocs_feature_tracker.charts.phrases import day, number


def moving_days(*columns: Sequence[float]) -> list[int]:
    """The first and last index, and those beside which any column changes.

    A straight line through these is the line through all days, and every change is a point of it.
    """
    last = len(columns[0]) - 1
    kept = {0, last}
    for column in columns:
        for at in range(last):
            if column[at] != column[at + 1]:
                kept |= {at, at + 1}
    return sorted(kept)


def corners(column: Sequence[float]) -> list[int]:
    """The first and last index, and those where the line has a corner."""
    last = len(column) - 1
    inner = range(1, last)
    bends = (abs(column[at - 1] + column[at + 1] - 2 * column[at]) > 1e-9 for at in inner)
    return sorted({0, last, *(at for at, bent in zip(inner, bends, strict=True) if bent)})


def scope_line(xs: tuple[float, ...], n_scope: Sequence[float]) -> Series:
    """The scope, which moves in steps, as every chart over time draws it."""
    return Series(
        "Scope", "scope", Form.STEPS, xs, tuple(n_scope), words="in scope", column="Scope"
    )


def by_day(
    ordinals: Iterable[float], columns: Sequence[dict[float, float]]
) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a table: a day, and the value of each column, empty where it has none."""
    return tuple(
        (_named(on), *(_cell(column.get(on)) for column in columns)) for on in sorted(ordinals)
    )


@lru_cache(maxsize=4096)
def _named(ordinal: float) -> Cell:
    return Cell(day(date.fromordinal(int(ordinal))))


@lru_cache(maxsize=4096)
def _cell(value: float | None) -> Cell:
    return Cell("") if value is None else Cell(number(value), value)
