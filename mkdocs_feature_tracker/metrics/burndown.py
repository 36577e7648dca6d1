"""Days of a feature or a group in, what its burndown shows besides out: ideal line, notes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from mkdocs_feature_tracker.metrics.daily import Series
from mkdocs_feature_tracker.model.history import FeatureHistory

MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)
"""Working days as `date.weekday()` numbers them."""


class IdealPoint(NamedTuple):
    """How much should remain at the end of the day `on`; a fraction of a task is normal."""

    on: date
    n_remaining: float


class ScopeNote(NamedTuple):
    """What changed in the scope on one day, summed over features.

    `n_begun` is the scope of features that are known from this day on, after the first day of all.
    """

    on: date
    n_added: int
    n_removed: int
    n_reopened: int
    n_begun: int = 0


def ideal_line(
    series: Series,
    target_on: date | None,
    *,
    started_on: date | None = None,
    working_days: Collection[int] = MONDAY_TO_FRIDAY,
) -> list[IdealPoint]:
    """From the scope at the start down to 0 at the target, falling on working days only.

    The line is S₀·(1 − W(start, d) / W(start, target)), where W(a, b) counts the working days
    after a up to and including b. It starts on `started_on`, else on the first known day; S₀ is the
    scope of that day, or of the first known day where that comes later. Empty without a target, and
    where no working day lies between.

    Example: 10 tasks on a Friday, due on the Friday after, are 10 over the weekend, 8 on Monday,
    6 on Tuesday and 0 on Friday.
    """
    starts_on = started_on or series.starts_on
    if target_on is None or starts_on > series.ends_on:
        return []
    n_working_days = n_working_days_between(starts_on, target_on, working_days)
    if n_working_days == 0:
        return []
    n_scope = series.n_scope[max(0, series.position(starts_on))]
    line: list[IdealPoint] = []
    n_passed = 0
    for n_days in range((target_on - starts_on).days + 1):
        on = starts_on + timedelta(days=n_days)
        n_passed += n_days > 0 and on.weekday() in working_days
        line.append(IdealPoint(on, n_scope * (1 - n_passed / n_working_days)))
    return line


def n_working_days_between(
    after: date, until: date, working_days: Collection[int] = MONDAY_TO_FRIDAY
) -> int:
    """Working days after `after`, up to and including `until`; 0 where that is no later."""
    n_days = (until - after).days
    if n_days <= 0:
        return 0
    n_weeks, rest = divmod(n_days, 7)
    return n_weeks * len(set(working_days)) + sum(
        (after + timedelta(days=n)).weekday() in working_days for n in range(1, rest + 1)
    )


def frozen(series: Series, finished_on: date | None) -> Series:
    """The days up to the finish; all of them while there is none."""
    return series if finished_on is None else series.until(finished_on)


def scope_notes(histories: Iterable[FeatureHistory], as_of: date) -> list[ScopeNote]:
    """The days up to `as_of` on which scope was added, removed or reopened, in order."""
    notes: dict[date, ScopeNote] = {}
    starts: dict[date, int] = {}
    for history in histories:
        points = [
            point for point in history.points if point.on <= as_of and point.n_scope is not None
        ]
        if points:
            starts[points[0].on] = starts.get(points[0].on, 0) + (points[0].n_scope or 0)
        for point in points:
            if point.n_added or point.n_removed or point.n_reopened:
                note = notes.get(point.on, ScopeNote(point.on, 0, 0, 0))
                notes[point.on] = ScopeNote(
                    point.on,
                    note.n_added + point.n_added,
                    note.n_removed + point.n_removed,
                    note.n_reopened + point.n_reopened,
                )
    for on in sorted(starts)[1:]:
        if starts[on]:
            notes[on] = notes.get(on, ScopeNote(on, 0, 0, 0))._replace(n_begun=starts[on])
    return [notes[on] for on in sorted(notes)]
