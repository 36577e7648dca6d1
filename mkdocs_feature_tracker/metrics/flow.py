"""Histories in, how work flows out: items finished, items born done, features by status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from mkdocs_feature_tracker.model.history import FeatureHistory, Point, Source
from mkdocs_feature_tracker.model.words import Status

FLOW_STATUSES = (
    Status.DONE,
    Status.CANCELLED,
    Status.NOT_APPLICABLE,
    Status.IN_PROGRESS,
    Status.BLOCKED,
    Status.NOT_STARTED,
    Status.UNKNOWN,
)
"""The bands of a cumulative flow from the bottom up: what is over, what goes on, what waits."""


class Throughput(NamedTuple):
    """Items finished on each day from `starts_on` on."""

    starts_on: date
    n_finished: list[int]


class BornDone(NamedTuple):
    """How many of the items that are done were done when first seen."""

    n_born_done: int
    n_done: int

    @property
    def share(self) -> float | None:
        """Born done over done, 0 to 1; null where nothing is done."""
        return self.n_born_done / self.n_done if self.n_done else None


class CumulativeFlow(NamedTuple):
    """How many features had each status on each day from `starts_on` on.

    `n_features` has all of `FLOW_STATUSES`, in their order, with lists of equal length.
    """

    starts_on: date
    n_features: dict[Status, list[int]]


def throughput(histories: Iterable[FeatureHistory], starts_on: date, as_of: date) -> Throughput:
    """Items by the day of their final finish; what was reopened since, or born done, is in none.

    Example: a task finished on Monday, reopened on Tuesday and finished on Thursday counts once,
    on Thursday.
    """
    n_finished = [0] * max(0, (as_of - starts_on).days + 1)
    for history in histories:
        for item in history.items:
            if item.finished_on is not None and starts_on <= item.finished_on <= as_of:
                n_finished[(item.finished_on - starts_on).days] += 1
    return Throughput(starts_on, n_finished)


def weekly(flow: Throughput) -> Throughput:
    """The same by whole weeks from Monday to Sunday; the first and the last may have fewer days.

    `starts_on` is then the Monday of the first week, and each number stands for a week.
    """
    monday = flow.starts_on - timedelta(days=flow.starts_on.weekday())
    days = [0] * flow.starts_on.weekday() + flow.n_finished
    return Throughput(monday, [sum(days[at : at + 7]) for at in range(0, len(days), 7)])


def born_done(histories: Iterable[FeatureHistory]) -> BornDone:
    """Counts the items in scope that are done today, by whether their finish was seen."""
    n_born, n_seen = 0, 0
    for history in histories:
        for item in history.items:
            if item.left_on is None:
                n_born += item.is_born_done
                n_seen += item.finished_on is not None
    return BornDone(n_born, n_born + n_seen)


def cumulative_flow(histories: Sequence[FeatureHistory], as_of: date) -> CumulativeFlow | None:
    """Counts features by status; each from its first point on, and until its document is gone.

    A date in a document that says nothing of numbers or status is no point. None where nothing
    is known by `as_of`.
    """
    spans = [span for history in histories for span in _spans(history, as_of)]
    if not spans:
        return None
    starts_on = min(start for _, start, _ in spans)
    n_days = (as_of - starts_on).days + 1
    n_features = {status: [0] * n_days for status in FLOW_STATUSES}
    for status, start, end in spans:
        row = n_features[status if status in n_features else Status.UNKNOWN]
        for at in range((start - starts_on).days, (end - starts_on).days):
            row[at] += 1
    return CumulativeFlow(starts_on, n_features)


def _spans(history: FeatureHistory, as_of: date) -> Iterator[tuple[Status, date, date]]:
    """Statuses with their first day and the day after their last."""
    points = [point for point in history.points if point.on <= as_of and _says_something(point)]
    ends = [*(point.on for point in points[1:]), as_of + timedelta(days=1)]
    for point, end in zip(points, ends, strict=False):
        if not point.is_gone:
            yield point.status, point.on, end


def _says_something(point: Point) -> bool:
    is_bare = point.n_scope is None and point.status is Status.UNKNOWN
    return not (is_bare and point.source is Source.DOCUMENT)
