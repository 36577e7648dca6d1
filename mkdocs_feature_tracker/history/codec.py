"""Shapes, versions and histories in, bytes for the cache out, and back: JSON, without its names."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from mkdocs_feature_tracker.history.timeline import Step
from mkdocs_feature_tracker.history.versions import Version
from mkdocs_feature_tracker.model.document import Signs
from mkdocs_feature_tracker.model.history import (
    ChangeKind,
    FeatureHistory,
    Item,
    ItemLife,
    Point,
    ScopeChange,
    Shape,
    Source,
)
from mkdocs_feature_tracker.model.words import Status

FORMAT = "2"
"""To be raised with every change of what is written here: older bytes are then not found."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
_STATUS: dict[str | None, Status] = {status.value: status for status in Status}
_KIND = {kind.value: kind for kind in ChangeKind}
_SOURCE = {source.value: source for source in Source}


def packed_shape(shape: Shape) -> bytes:
    """A version's shape; a document of twenty tasks takes about a kilobyte."""
    return _json(shape)


def unpacked_shape(packed: bytes, pool: dict[Item, Item]) -> Shape:
    """A shape again; equal items of all versions become one object, kept in `pool`."""
    feature_id, issue, title, status, stated_share, signs, rows = json.loads(packed)
    items = []
    for task_id, section, text, item_status, in_scope in rows:
        item = Item(task_id, section, text, _STATUS[item_status], in_scope)
        items.append(pool.setdefault(item, item))
    return Shape(
        feature_id, issue, title, _STATUS.get(status), stated_share, Signs(*signs), tuple(items)
    )


def packed_versions(versions: Iterable[Version]) -> bytes:
    """The versions of one feature."""
    return _json(tuple(versions))


def unpacked_versions(packed: bytes) -> list[Version]:
    """The versions of one feature again."""
    return [
        Version._make([*facts, tuple((path, blob) for path, blob in olds)])
        for *facts, olds in json.loads(packed)
    ]


def packed_histories(histories: Sequence[FeatureHistory]) -> bytes:
    """The histories of one ID, its `ID~2` and so on."""
    return _json(
        [
            (
                history.feature_id,
                [(point.on.isoformat(), *point[1:]) for point in history.points],
                [(entry.on.isoformat(), *entry[1:]) for entry in history.changes],
                [
                    (*life[:4], life.first_on.isoformat(), life[5], *map(_iso, life[6:]))
                    for life in history.items
                ],
                _iso(history.revised_on),
            )
            for history in histories
        ]
    )


def unpacked_histories(packed: bytes) -> list[FeatureHistory]:
    """The histories again."""
    return [
        FeatureHistory(
            feature_id,
            tuple(map(_point, points)),
            tuple(map(_change, changes)),
            tuple(map(_life, lives)),
            _day(revised_on),
        )
        for feature_id, points, changes, lives, revised_on in json.loads(packed)
    ]


def fingerprint(state: Step | Shape) -> str:
    """Equal for two states of a document that mean the same to its history."""
    items = state.items.values() if isinstance(state.items, dict) else state.items
    said = (None if items is None else tuple(items), state.stated_share, state.status)
    return hashlib.blake2b(_json(said), digest_size=8).hexdigest()


def _json(content: object) -> bytes:
    return _ENCODER.encode(content).encode("utf-8", "surrogatepass")


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _point(row: tuple[Any, ...]) -> Point:
    on, *counts, status, source, is_gone = row
    day = date.fromisoformat(on)
    return Point._make([day, *counts, _STATUS[status], _SOURCE[source], is_gone])


def _change(row: tuple[Any, ...]) -> ScopeChange:
    on, number, task_id, section, title, kind, *rest = row
    return ScopeChange(date.fromisoformat(on), number, task_id, section, title, _KIND[kind], *rest)


def _life(row: tuple[Any, ...]) -> ItemLife:
    number, task_id, section, title, first_on, is_born_done, finished_on, left_on = row
    return ItemLife(
        number,
        task_id,
        section,
        title,
        date.fromisoformat(first_on),
        is_born_done,
        _day(finished_on),
        _day(left_on),
    )
