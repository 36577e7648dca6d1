"""Features with their histories in, how long finished and open ones take out, in calendar days."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from mkdocs_feature_tracker.model.history import FeatureHistory, History, Point
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.words import Status

MIN_FINISHED_FOR_SLE = 10
"""With fewer finished features a service level expectation is a guess, and says so."""

_UNDER_WAY = (Status.IN_PROGRESS, Status.BLOCKED)


class CycleTime(NamedTuple):
    """A finished feature: `n_days` is 1 where it was started and finished on one day."""

    feature: Feature
    started_on: date
    finished_on: date

    @property
    def n_days(self) -> int:
        """Finished − started + 1."""
        return (self.finished_on - self.started_on).days + 1


class Age(NamedTuple):
    """A feature under way, in progress or blocked; `n_days` is 1 on its first day."""

    feature: Feature
    started_on: date
    n_days: int


class Expectation(NamedTuple):
    """ "85 % within `p85_days` days", from `n_finished` features."""

    p50_days: int
    p85_days: int
    n_finished: int

    @property
    def is_guess(self) -> bool:
        """Whether too few features are finished to expect anything."""
        return self.n_finished < MIN_FINISHED_FOR_SLE


def cycle_times(features: Iterable[Feature], history: History, as_of: date) -> list[CycleTime]:
    """The finished features whose start and finish are known, in the order of their finish."""
    found: list[CycleTime] = []
    for feature in features:
        past = history.features.get(feature.feature_id)
        started_on = start_of(feature, past, as_of)
        finished_on = finish_of(feature, past, as_of)
        if started_on and finished_on and started_on <= finished_on:
            found.append(CycleTime(feature, started_on, finished_on))
    return sorted(found, key=lambda cycle: (cycle.finished_on, cycle.feature.feature_id))


def ages(features: Iterable[Feature], history: History, as_of: date) -> list[Age]:
    """The features under way whose start is known, the oldest first."""
    found = [
        Age(feature, started_on, (as_of - started_on).days + 1)
        for feature in features
        if feature.status in _UNDER_WAY
        and (started_on := start_of(feature, history.features.get(feature.feature_id), as_of))
    ]
    return sorted(found, key=lambda age: (-age.n_days, age.feature.feature_id))


def expectation(cycles: Sequence[CycleTime]) -> Expectation | None:
    """The days within which half and 85 % of the finished features were done; None without any.

    Each is a time that really occurred: the shortest within which at least that share was done.

    Example: cycle times of 2, 3, 5, 8 and 13 days give P50 = 5 and P85 = 13.
    """
    n_days = sorted(cycle.n_days for cycle in cycles)
    if not n_days:
        return None
    return Expectation(_within(n_days, 50), _within(n_days, 85), len(n_days))


def _within(ordered: Sequence[int], percent: int) -> int:
    return ordered[math.ceil(len(ordered) * percent / 100) - 1]


def start_of(feature: Feature, past: FeatureHistory | None, as_of: date) -> date | None:
    """The stated start; else the first day on which the history shows the feature under way."""
    stated = feature.document.header.started_on
    if stated is not None:
        return stated if stated <= as_of else None
    for point in _known(past, as_of):
        if point.status in (*_UNDER_WAY, Status.DONE) or point.n_done:
            return point.on
    return None


def finish_of(feature: Feature, past: FeatureHistory | None, as_of: date) -> date | None:
    """The stated finish of a feature that is done; else the day since which it has been done.

    None while it is open, and where it was done already on the first day that is known.
    """
    if feature.status is not Status.DONE:
        return None
    stated = feature.document.header.finished_on
    if stated is not None and stated <= as_of:
        return stated
    finish: date | None = None
    was_done = True  # what stood before the first point is not known
    for point in _known(past, as_of):
        if point.status is not Status.DONE:
            finish = None
        elif not was_done:
            finish = point.on
        was_done = point.status is Status.DONE
    return finish


def _known(past: FeatureHistory | None, as_of: date) -> list[Point]:
    points = past.points if past else ()
    return [point for point in points if point.on <= as_of and point.n_scope is not None]
