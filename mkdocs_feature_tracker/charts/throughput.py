"""Finished items by week in, a bar for each week out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from mkdocs_feature_tracker.charts.chart import (
    NO_AXIS,
    Axis,
    Cell,
    Chart,
    Form,
    Note,
    Series,
    Tick,
)
from mkdocs_feature_tracker.charts.phrases import count, day, number, sentence
from mkdocs_feature_tracker.charts.scale import N_TICKS_NARROW, N_TICKS_WIDE, amounts
from mkdocs_feature_tracker.metrics.flow import Throughput

_MOST_NUMBERS_WIDE = 26
_MOST_NUMBERS_NARROW = 10
_SUNDAY = 6
_COLUMN = "Finished"


def throughput(
    key: str,
    weeks: Throughput | None,
    as_of: date,
    *,
    title: str = "Throughput",
    noun: str = "task",
    remarks: Sequence[str] = (),
) -> Chart:
    """How much was finished in each week, beside the mean of the whole weeks.

    `weeks` is what `metrics.flow.weekly` gives. The week of `as_of` is drawn as unfinished until
    its Sunday, and left out of the mean.
    """
    if weeks is None or not weeks.n_finished:
        nothing = f"No finished {noun} is known yet."
        return Chart(key, "throughput", title, nothing, NO_AXIS, NO_AXIS, remarks=tuple(remarks))
    mondays = [weeks.starts_on.toordinal() + 7 * at for at in range(len(weeks.n_finished))]
    n_whole = len(mondays) - (as_of.toordinal() < mondays[-1] + _SUNDAY)
    mean = sum(weeks.n_finished[:n_whole]) / n_whole if n_whole else None
    whole = _bars("Whole weeks", "week", mondays[:n_whole], weeks.n_finished[:n_whole], noun)
    rest = _bars("This week so far", "partial", mondays[n_whole:], weeks.n_finished[n_whole:], noun)
    rows = tuple(
        (Cell(day(date.fromordinal(monday))), Cell(str(n), n))
        for monday, n in zip(mondays, weeks.n_finished, strict=True)
    )
    y = amounts(max(weeks.n_finished), f"{noun}s a week")
    return Chart(
        key=key,
        kind="throughput",
        title=title,
        summary=_summary(weeks.n_finished, n_whole, mean, noun),
        x=_weeks(mondays),
        y=y,
        series=(*(one for one in (whole, rest) if one.xs), *_mean(mondays, mean)),
        notes=_numbers(mondays, weeks.n_finished),
        remarks=tuple(remarks),
        columns=("Week from", _COLUMN),
        rows=rows,
        hover="closest",
    )


def _bars(name: str, role: str, mondays: Sequence[int], ns: Sequence[int], noun: str) -> Series:
    return Series(
        name,
        role,
        Form.BARS,
        tuple(float(monday) for monday in mondays),
        tuple(ns),
        column=_COLUMN,
        texts=tuple(
            f"Week from {day(date.fromordinal(monday))}: {count(n, noun)} finished"
            for monday, n in zip(mondays, ns, strict=True)
        ),
        width=7,
    )


def _mean(mondays: Sequence[int], mean: float | None) -> tuple[Series, ...]:
    if mean is None:
        return ()
    name = f"Mean {number(mean)}"
    xs = (float(mondays[0]), float(mondays[-1] + 7))
    ys = (round(mean, 1),) * 2
    return (Series(name, "mean", Form.LINE, xs, ys, texts=(f"{name} a week",) * 2),)


def _weeks(mondays: Sequence[int]) -> Axis:
    """The Mondays, each under the middle of its bar; every other one where they are many."""

    def ticks(n_most: int) -> tuple[Tick, ...]:
        every = math.ceil(len(mondays) / n_most)
        named = [date.fromordinal(monday) for monday in mondays[::-every][::-1]]
        return tuple(Tick(on.toordinal() + 3.5, day(on, on)) for on in named)

    return Axis(
        mondays[0], mondays[-1] + 7, ticks(N_TICKS_WIDE), ticks(N_TICKS_NARROW), is_date=True
    )


def _numbers(mondays: Sequence[int], ns: Sequence[int]) -> tuple[Note, ...]:
    if len(ns) > _MOST_NUMBERS_WIDE:
        return ()
    at = "" if len(ns) <= _MOST_NUMBERS_NARROW else "wide"
    pairs = zip(mondays, ns, strict=True)
    return tuple(Note(monday + 3.5, n, str(n), dy=-9, at=at) for monday, n in pairs)


def _summary(ns: Sequence[int], n_whole: int, mean: float | None, noun: str) -> str:
    if mean is None:
        return sentence([f"{count(ns[-1], noun)} finished in the first week so far"])
    clauses = [f"{number(mean)} {noun}s a week on average over {count(n_whole, 'whole week')}"]
    if n_whole < len(ns):
        clauses.append(f"{ns[-1]} this week so far")
    return sentence(clauses)
