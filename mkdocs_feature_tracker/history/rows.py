"""Histories in, the rows of the tables `history` and `scope_changes` out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from mkdocs_feature_tracker.model.history import History, Point

Row = dict[str, object]


def history_rows(history: History, as_of: date, every_day: bool = True) -> list[Row]:
    """One row for each feature and day, from the first day known to `as_of`.

    Without `every_day` only the days on which something changed. A quiet day repeats the state of
    the day before. A point without numbers stands for its own day alone, and a feature whose
    document is gone ends with the day on which it went.
    """
    return [
        {
            "feature_id": feature_id,
            "on": point.on,
            "n_scope": point.n_scope,
            "n_done": point.n_done,
            "n_added": point.n_added,
            "n_removed": point.n_removed,
            "n_reopened": point.n_reopened,
            "stated_share": point.stated_share,
            "source": point.source.value,
        }
        for feature_id, own in history.features.items()
        for point in (daily(own.points, as_of) if every_day else own.points)
    ]


def scope_change_rows(history: History) -> list[Row]:
    """One row for each line of the scope ledger, by feature and in the order of the days."""
    return [
        {
            "feature_id": feature_id,
            "on": entry.on,
            "task_id": entry.task_id,
            "title": entry.title,
            "change": entry.change.value,
            "commit": entry.commit,
            "author": entry.author,
        }
        for feature_id, own in history.features.items()
        for entry in own.changes
    ]


def daily(points: tuple[Point, ...], as_of: date) -> Iterator[Point]:
    """The points with the quiet days between them filled in, up to `as_of`."""
    for point, until in spans(points, as_of):
        yield point
        quiet = quiet_day(point)
        for n_days in range(1, (until - point.on).days + 1):
            yield quiet._replace(on=point.on + timedelta(days=n_days))


def spans(points: tuple[Point, ...], as_of: date) -> Iterator[tuple[Point, date]]:
    """Each point with the last of the quiet days after it, its own day where there is none."""
    for position, point in enumerate(points):
        is_last = position == len(points) - 1
        until = as_of if is_last else points[position + 1].on - timedelta(days=1)
        if point.n_scope is None or (is_last and point.is_gone):
            until = point.on
        yield point, until


def quiet_day(point: Point) -> Point:
    """A day on which nothing moved after that of `point`."""
    return point._replace(n_added=0, n_removed=0, n_reopened=0, n_finished=0)
