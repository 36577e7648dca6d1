"""Histories of features in, scope, done and remaining of each day out, alone or summed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from operator import sub
from typing import NamedTuple

from mkdocs_feature_tracker.metrics.progress import LEFT_OUT
from mkdocs_feature_tracker.model.history import FeatureHistory, History, Point, Source
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.words import Status


class Series(NamedTuple):
    """One number for each day from `starts_on` on, all lists equally long, as at the day's end.

    `n_scope` and `n_done` count tasks. `n_open` is what forecasts work with: the remaining tasks of
    the features that are not finished. It differs from `n_remaining` only where a document is
    marked as done and leaves boxes open, which nobody will tick any more. `sources` are those of
    the points behind the days, the better source first.
    """

    starts_on: date
    n_scope: list[int]
    n_done: list[int]
    n_open: list[int]
    sources: tuple[Source, ...] = ()

    @property
    def n_remaining(self) -> list[int]:
        """Scope without what is done."""
        return list(map(sub, self.n_scope, self.n_done))

    @property
    def ends_on(self) -> date:
        """The last day."""
        return self.starts_on + timedelta(days=len(self.n_scope) - 1)

    @property
    def days(self) -> list[date]:
        """Every day, without a gap."""
        return [self.starts_on + timedelta(days=n) for n in range(len(self.n_scope))]

    def position(self, on: date) -> int:
        """Where a day stands in the lists, counted from 0; negative before the first."""
        return (on - self.starts_on).days

    def until(self, on: date) -> Series:
        """The same days up to `on`, and at least the first."""
        n_days = max(1, self.position(on) + 1)
        return self._replace(
            n_scope=self.n_scope[:n_days],
            n_done=self.n_done[:n_days],
            n_open=self.n_open[:n_days],
        )


def daily(
    histories: Iterable[FeatureHistory], as_of: date, *, keeps_cancelled: bool = False
) -> Series | None:
    """Sums the features day by day, from the first known day to `as_of`; None where none is known.

    A feature keeps the numbers of its last point until the next one, and counts 0 before its
    first. Days of which a document only states a share or a date add nothing. A feature counts 0
    from the day on which it is cancelled, unless `keeps_cancelled`, and after its document is gone.

    Example: 3 tasks on Monday, one of them done on Wednesday, give a scope of `[3, 3, 3]`, done
    `[0, 0, 1]` and remaining `[3, 3, 2]`.
    """
    known = [counted for history in histories if (counted := _counted(history, as_of))]
    if not known:
        return None
    starts_on = min(points[0].on for points in known)
    n_days = (as_of - starts_on).days + 1
    scope, done, still_open = [0] * n_days, [0] * n_days, [0] * n_days
    for points in known:
        before = (0, 0, 0)
        for point in points:
            now = _numbers(point, keeps_cancelled)
            at = (point.on - starts_on).days
            scope[at] += now[0] - before[0]
            done[at] += now[1] - before[1]
            still_open[at] += now[2] - before[2]
            before = now
    found = {point.source for points in known for point in points}
    return Series(
        starts_on,
        list(accumulate(scope)),
        list(accumulate(done)),
        list(accumulate(still_open)),
        tuple(source for source in Source if source in found),
    )


def _counted(history: FeatureHistory, as_of: date) -> list[Point]:
    return [point for point in history.points if point.on <= as_of and point.n_scope is not None]


def _numbers(point: Point, keeps_cancelled: bool) -> tuple[int, int, int]:
    if point.is_gone or (point.status in LEFT_OUT and not keeps_cancelled):
        return 0, 0, 0
    n_scope, n_done = point.n_scope or 0, point.n_done or 0
    is_over = point.status is Status.DONE or point.status in LEFT_OUT
    return n_scope, n_done, 0 if is_over else n_scope - n_done


def by_team(features: Iterable[Feature]) -> dict[str, list[Feature]]:
    """Features by team, in the order in which teams appear; one of two teams counts in both."""
    teams: dict[str, list[Feature]] = {}
    for feature in features:
        for team in dict.fromkeys(feature.document.header.teams):
            teams.setdefault(team, []).append(feature)
    return teams


def by_release(features: Iterable[Feature]) -> dict[str, list[Feature]]:
    """Features by the release that their header names, in the order in which releases appear."""
    releases: dict[str, list[Feature]] = {}
    for feature in features:
        if feature.document.header.release:
            releases.setdefault(feature.document.header.release, []).append(feature)
    return releases


def histories_of(features: Iterable[Feature], history: History) -> list[FeatureHistory]:
    """The histories of some features, without those of which nothing is known."""
    known: Mapping[str, FeatureHistory] = history.features
    return [known[feature.feature_id] for feature in features if feature.feature_id in known]


def sparkline(
    history: FeatureHistory, as_of: date, *, n_weeks: int = 8, step_days: int = 7
) -> list[float | None]:
    """Share done, 0 to 1, at `as_of` and every `step_days` before it, over `n_weeks`, oldest first.

    None before the first known day and where the scope is empty. Eight weeks in steps of seven
    days are nine values.
    """
    series = daily([history], as_of, keeps_cancelled=True)
    back = range(n_weeks * 7 // step_days * step_days, -1, -step_days)
    if series is None:
        return [None for _ in back]
    last = len(series.n_scope) - 1
    return [_share(series.n_done, series.n_scope, last - n_days) for n_days in back]


def _share(done: Sequence[int], scope: Sequence[int], at: int) -> float | None:
    return done[at] / scope[at] if at >= 0 and scope[at] else None
