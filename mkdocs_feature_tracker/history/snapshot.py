"""A history in, a text file to commit out, and back: one line for each day of a feature."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from mkdocs_feature_tracker.history.lives import base_line, lives_of
from mkdocs_feature_tracker.model.history import (
    ChangeKind,
    FeatureHistory,
    History,
    Item,
    Point,
    ScopeChange,
    Source,
)
from mkdocs_feature_tracker.model.release import ReleaseDay, Verdict
from mkdocs_feature_tracker.model.words import Status

FORMAT = 1
"""The number in the first line; a newer one is refused with a sentence."""


def written(history: History, note: str) -> str:
    r"""The text of a snapshot; `note` says where it is from, for whoever finds the file.

    Lines are sorted by feature and day, so that a later export of the same past only adds lines.
    The first line of a feature lists the items of its base line as number, ID, section, title and
    whether done; the others list what changed, with the commit and its author:

        {"feature_tracker_history":1,"note":"exported from git"}
        {"feature":"F-1","on":"2026-01-05","scope":1,"done":0,"items":[[1,"AC1","tests","A",false]]}
        {"feature":"F-1","on":"2026-01-06","scope":1,"done":1,"changes":[["finished",1,…]]}

    Releases come last, with the days on which one of their numbers changed:

        {"release":"2.4","on":"2026-01-06","verdict":"NO-GO","passing":9,"failing":2,"unknown":0,…}

    What stands at its default is left out. Uncommitted work is no past yet and left out too.
    """
    lines: list[dict[str, object]] = [{"feature_tracker_history": FORMAT, "note": note}]
    for feature_id in sorted(history.features):
        lines += _lines(history.features[feature_id])
    lines += [
        {"release": name, "on": day.on.isoformat(), **dict(zip(_COUNTS, day[1:-1], strict=True))}
        for name in sorted(history.releases)
        for day in history.releases[name]
    ]
    return "".join(
        json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines
    )


def read(text: str, name: str = "snapshot") -> History:
    """The history that a snapshot holds; `name` is the file's, for the sentences in `notes`.

    A line that cannot be understood is left out and said, with its number.
    """
    features: dict[str, _Gathered] = {}
    releases: dict[str, dict[date, ReleaseDay]] = {}
    notes: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if "feature_tracker_history" in row:
                if row["feature_tracker_history"] != FORMAT:
                    return History({}, (f"{name} was written by another version; it is not read.",))
                continue
            if "release" in row:
                day = _release_day(row)
                releases.setdefault(row["release"], {})[day.on] = day
                continue
            own = features.setdefault(row["feature"], _Gathered(row["feature"]))
            own.take(row)
        except (ValueError, KeyError, TypeError, AttributeError):
            notes.append(f"{name}:{number} is no line of a history snapshot; it is left out.")
    return History(
        {key: own.history() for key, own in features.items()},
        tuple(notes),
        releases={name: tuple(days[on] for on in sorted(days)) for name, days in releases.items()},
    )


_COUNTS = ("verdict", "passing", "failing", "unknown", "waived")


def _release_day(row: dict[str, Any]) -> ReleaseDay:
    n_passing, n_failing, n_unknown, n_waived = (int(row[name]) for name in _COUNTS[1:])
    return ReleaseDay(
        date.fromisoformat(row["on"]),
        Verdict(row["verdict"]),
        n_passing,
        n_failing,
        n_unknown,
        n_waived,
        Source.SNAPSHOT,
    )


def _lines(history: FeatureHistory) -> Iterator[dict[str, object]]:
    base = base_line(history)
    points = [point for point in history.points if point.source is not Source.DOCUMENT]
    for position, point in enumerate(points):
        line: dict[str, object] = {
            "feature": history.feature_id,
            "on": point.on.isoformat(),
            "scope": point.n_scope,
            "done": point.n_done,
        }
        if point.stated_share is not None:
            line["stated_share"] = point.stated_share
        if point.status is not Status.UNKNOWN:
            line["status"] = point.status
        if point.is_gone:
            line["gone"] = True
        if position == 0 and base:
            line["items"] = [
                [number, item.task_id, item.section, item.title, item.is_done]
                for number, item in base.items()
            ]
        changes = [_told(entry) for entry in history.changes if entry.on == point.on]
        if changes:
            line["changes"] = changes
        yield line


def _told(entry: ScopeChange) -> list[object]:
    return [
        entry.change,
        entry.item,
        entry.task_id,
        entry.section,
        entry.title,
        entry.is_done,
        entry.old_title,
        entry.commit,
        entry.author,
    ]


class _Gathered:
    """One feature while its lines come in, in whatever order they were merged."""

    def __init__(self, feature_id: str) -> None:
        self._feature_id = feature_id
        self._points: dict[date, Point] = {}
        self._changes: dict[date, list[ScopeChange]] = {}
        self._base: dict[int, Item] = {}

    def take(self, row: dict[str, Any]) -> None:
        """Understands a whole line before anything of it is kept."""
        on = date.fromisoformat(row["on"])
        changes = [
            ScopeChange(on, number, task_id, section, title, ChangeKind(kind), *rest)
            for kind, number, task_id, section, title, *rest in row.get("changes", ())
        ]
        base = {
            int(number): Item(
                task_id, section, title, Status.DONE if is_done else Status.NOT_STARTED, True
            )
            for number, task_id, section, title, is_done in row.get("items", ())
        }
        point = Point(
            on,
            row["scope"],
            row["done"],
            n_added=_count(changes, ChangeKind.ADDED),
            n_removed=_count(changes, ChangeKind.REMOVED, ChangeKind.CANCELLED),
            n_reopened=_count(changes, ChangeKind.REOPENED),
            n_finished=_count(changes, ChangeKind.FINISHED),
            stated_share=row.get("stated_share"),
            status=Status(row.get("status", Status.UNKNOWN)),
            source=Source.SNAPSHOT,
            is_gone=bool(row.get("gone", False)),
        )
        self._points[on], self._changes[on] = point, changes
        self._base |= base

    def history(self) -> FeatureHistory:
        """The feature's history, in the order of days."""
        points = tuple(self._points[on] for on in sorted(self._points))
        changes = tuple(entry for on in sorted(self._changes) for entry in self._changes[on])
        start = points[0].on if points else None
        lives = lives_of(self._base, start, changes)
        return FeatureHistory(self._feature_id, points, changes, lives)


def _count(changes: list[ScopeChange], *kinds: ChangeKind) -> int:
    return sum(entry.change in kinds for entry in changes)
