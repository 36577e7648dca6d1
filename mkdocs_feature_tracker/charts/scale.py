"""The range of some values in, an axis with round ticks for wide and narrow charts out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, timedelta

from mkdocs_feature_tracker.charts.chart import Axis, Tick
from mkdocs_feature_tracker.charts.phrases import day, month, number

N_TICKS_WIDE = 11
N_TICKS_NARROW = 5
_N_STEPS = 6


def amounts(highest: float, title: str = "", *, is_whole: bool = True) -> Axis:
    """From 0 to a little above `highest`, in at most six steps of 1, 2 or 5 times a power of ten.

    Example: a highest value of 53 gives ticks at 0, 10, 20 and so on, and room up to 56.
    """
    high = max(highest, 1 if is_whole else 1e-9)
    step = _step(high / _N_STEPS)
    if is_whole:
        step = max(1, step)
    n_ticks = math.floor(high * (1 + 1e-9) / step)
    ticks = tuple(Tick(at * step, number(at * step)) for at in range(n_ticks + 1))
    return Axis(0, high * 1.06, ticks, ticks, title)


def lengths(highest: float, title: str = "") -> Axis:
    """The same for an axis along the bottom, with fewer ticks on a phone."""
    axis = amounts(highest, title)
    every = math.ceil(len(axis.ticks) / N_TICKS_NARROW)
    return Axis(axis.low, axis.high, axis.ticks, axis.ticks[::every], title)


def _step(at_least: float) -> float:
    power = 10.0 ** math.floor(math.log10(at_least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= at_least * 0.999)


def days(first: date, last: date) -> Axis:
    """From the first day to the last, with ticks on Mondays, first days of months, or years."""
    low, high = first.toordinal(), max(last.toordinal(), first.toordinal() + 1)
    return Axis(
        low,
        high,
        _day_ticks(low, last.toordinal(), N_TICKS_WIDE),
        _day_ticks(low, last.toordinal(), N_TICKS_NARROW),
        is_date=True,
    )


def _day_ticks(low: int, high: int, n_most: int) -> tuple[Tick, ...]:
    for n_days in (1, 2, 7, 14):
        start = low if n_days < 7 else low + -(low - 1) % 7
        found = list(range(start, high + 1, n_days))
        if len(found) <= n_most:
            return tuple(Tick(at, day(date.fromordinal(at), date.fromordinal(at))) for at in found)
    for n_months in (1, 2, 3, 6, 12, 24, 60, 120, 600):
        firsts = list(_firsts_of_months(low, high, n_months))
        if len(firsts) <= n_most:
            return tuple(Tick(on.toordinal(), _month_label(on, n_months)) for on in firsts)
    return ()


def _firsts_of_months(low: int, high: int, n_months: int) -> Iterator[date]:
    first = date.fromordinal(low)
    at = -(-(first.year * 12 + first.month - (first.day == 1)) // n_months) * n_months
    while at // 12 <= date.max.year and date(at // 12, at % 12 + 1, 1).toordinal() <= high:
        yield date(at // 12, at % 12 + 1, 1)
        at += n_months


def _month_label(on: date, n_months: int) -> str:
    if n_months >= 12:
        return str(on.year)
    return f"{month(on)} {on.year}" if on.month == 1 else month(on)


def horizon(first: date, last: date, wanted: date) -> date:
    """How far a chart of `first` to `last` looks ahead: to what is wanted, but not endlessly.

    At most as long again as what has passed, and at least four weeks.
    """
    n_passed = max(28, (last - first).days)
    return min(wanted, last + timedelta(days=n_passed))
