"""Histories and a day in, what a forecast of that day may know out, or why there can be none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from mkdocs_feature_tracker.metrics.daily import Series, daily
from mkdocs_feature_tracker.model.history import ChangeKind, FeatureHistory, Source
from mkdocs_feature_tracker.model.same import N_KEPT, Same

WINDOW_DAYS = 90
MIN_ACTIVE_DAYS = 5
MAX_QUIET_DAYS = 28

_NEVER = 10**9


class Past(NamedTuple):
    """The days of a feature or a group, and when its tasks were finished.

    `seen_from` is the position of the first day that git or a snapshot saw: what stood there is
    the base line and no growth. `finishes` holds, for each day on which a task was finished, the
    day on which the last of those was reopened; both are positions in the series.
    """

    series: Series
    seen_from: int
    finishes: dict[int, int]


class Pace(NamedTuple):
    """What is known at the end of one day, whatever happened later.

    The window are the last 90 days, or as many as there are since the first; `n_burnt` is by how
    much open work fell in it. `n_active_days` counts its days with a finished task that is not
    reopened, and `n_quiet_days` the days since the last such day, null where there was none.
    """

    n_scope: int
    n_open: int
    window: range
    n_burnt: int
    n_active_days: int
    n_quiet_days: int | None


def past_of(histories: Iterable[FeatureHistory], as_of: date) -> Past | None:
    """Everything known up to `as_of`, the same `Past` for the same; None where that is nothing."""
    return _past(tuple(map(Same, histories)), as_of)


@lru_cache(N_KEPT)
def _past(histories: tuple[Same[FeatureHistory], ...], as_of: date) -> Past | None:
    own = [history.it for history in histories]
    series = daily(own, as_of)
    if series is None:
        return None
    seen = [
        point.on
        for history in own
        for point in history.points
        if point.on <= as_of and point.n_scope is not None and point.source is not Source.DOCUMENT
    ]
    seen_from = series.position(min(seen)) if seen else 0
    return Past(series, seen_from, _finishes(own, series, as_of))


def _finishes(histories: Iterable[FeatureHistory], series: Series, as_of: date) -> dict[int, int]:
    until: dict[int, int] = {}
    for history in histories:
        finished_at: dict[int, int] = {}
        for entry in history.changes:
            if entry.on > as_of:
                continue
            at = series.position(entry.on)
            if entry.change is ChangeKind.FINISHED:
                finished_at[entry.item] = at
            elif entry.change is ChangeKind.REOPENED and entry.item in finished_at:
                on = finished_at.pop(entry.item)
                until[on] = max(until.get(on, 0), at)
        until |= dict.fromkeys(finished_at.values(), _NEVER)
    return until


def pace(past: Past, at: int) -> Pace:
    """The pace as it was known at the end of the day at this position."""
    still_open = past.series.n_open
    window = range(max(past.seen_from + 1, at - WINDOW_DAYS + 1), at + 1)
    active = [on for on, until in past.finishes.items() if on <= at < until]
    return Pace(
        n_scope=past.series.n_scope[at],
        n_open=still_open[at],
        window=window,
        n_burnt=still_open[window.start - 1] - still_open[at] if window else 0,
        n_active_days=len([on for on in active if on >= window.start]),
        n_quiet_days=at - max(active) if active else None,
    )


def burnt(past: Past, window: range) -> list[int]:
    """By how much open work fell on each day of the window; below 0 where it rose.

    Finished tasks and grown scope are one number here: both are always drawn together, so that
    what fell on the same days stays together.
    """
    still_open = past.series.n_open
    return [still_open[at - 1] - still_open[at] for at in window]


def refusal(pace: Pace) -> str | None:
    """Why no date can be given, in words; None where one can."""
    if pace.n_open == 0:
        return "Nothing remains to be done." if pace.n_scope else "There are no tasks in scope."
    if pace.n_quiet_days is not None and pace.n_quiet_days >= MAX_QUIET_DAYS:
        return f"No task was finished in the last {MAX_QUIET_DAYS} days."
    if pace.n_active_days < MIN_ACTIVE_DAYS:
        counted = {0: "no day", 1: "one day"}.get(pace.n_active_days, f"{pace.n_active_days} days")
        return (
            f"Too little pace: tasks were finished on {counted} of the last {WINDOW_DAYS},"
            f" and a forecast needs {MIN_ACTIVE_DAYS}."
        )
    if pace.n_burnt <= 0:
        return (
            f"Scope grew at least as fast as tasks were finished in the last {len(pace.window)}"
            " days, so the work would not come to an end."
        )
    return None
