"""A log in, the versions of each feature out: the Feature ID is followed, not the path."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from mkdocs_feature_tracker.history.git_output import Commit

UNREAD = "\0"
"""Stands for the ID of a content that this clone does not have: neither a feature nor none."""

Place = tuple[str, str]
"""A path and the blob that lay there."""

Identify = Callable[[str, str], str | None]
"""Path and blob to Feature ID; null where the file is no tracking document."""


class Version(NamedTuple):
    """What one commit made of one document of a feature; no blob means that it ended there.

    `order` counts commits, ancestors first. `olds` are the places that the version was made from:
    one for each parent of the commit at which the document was another one.
    """

    order: int
    authored_at: int
    commit: str
    author: str
    is_merge: bool
    path: str
    blob: str
    olds: tuple[Place, ...]


class Versions(NamedTuple):
    """Versions by Feature ID, ancestors first.

    `renamed` leads from the name of a document without an ID of its own (the issue's number, or a
    slug of its path) to the ID that it was given later: its past belongs to that ID.
    """

    by_id: dict[str, list[Version]]
    renamed: dict[str, str]


def versions(
    commits: Iterable[Commit],
    folder: str,
    identify: Identify,
    has_own_id: Callable[[str, str], bool],
    first_order: int = 0,
) -> Versions:
    """Sorts the changes of `commits` by the features that they concern.

    `folder` is put before each path; `has_own_id` tells whether a place states a Feature ID.
    """
    by_id: dict[str, list[Version]] = {}
    renames: list[tuple[str, str, Version, Place]] = []
    for order, commit in enumerate(commits, first_order):
        begun, ended = _sides(commit, folder, identify)
        strays: list[tuple[str, Place]] = []
        fresh: list[tuple[str, Version]] = []
        for feature_id in {**begun, **ended}:
            ends = ended.get(feature_id, [])
            for (path, blob), olds in _joined(begun.get(feature_id, {}), ends, commit.is_merge):
                made = Version(
                    order,
                    commit.authored_at,
                    commit.sha,
                    commit.author,
                    commit.is_merge,
                    path,
                    blob,
                    olds,
                )
                by_id.setdefault(feature_id, []).append(made)
                if blob and not olds:
                    fresh.append((feature_id, made))
                elif not blob and not has_own_id(*olds[0]):
                    strays.append((feature_id, olds[0]))
        renames += _renames(strays, fresh)
    return _with_renames(by_id, renames)


def _sides(
    commit: Commit, folder: str, identify: Identify
) -> tuple[dict[str, dict[str, str]], dict[str, list[Place]]]:
    """What begins (blob by path) and what ends, by Feature ID."""
    begun: dict[str, dict[str, str]] = {}
    ended: dict[str, list[Place]] = {}
    for change in commit.changes:
        path = folder + change.path
        old_id = identify(path, change.old_blob) if change.old_blob else None
        new_id = identify(path, change.new_blob) if change.new_blob else None
        if UNREAD in (old_id, new_id):
            if new_id not in (UNREAD, None):
                begun.setdefault(str(new_id), {})[path] = change.new_blob
            continue
        if new_id is not None:
            begun.setdefault(new_id, {})[path] = change.new_blob
        if old_id is not None:
            place = (path, change.old_blob)
            if place not in ended.setdefault(old_id, []):
                ended[old_id].append(place)
    return begun, ended


def _joined(
    begun: dict[str, str], ended: list[Place], is_merge: bool
) -> list[tuple[Place, tuple[Place, ...]]]:
    """What each new version was made from: its own path, else a moved document, else nothing.

    What is left ended: a place without a blob.
    """
    olds: dict[str, list[Place]] = {path: [] for path in begun}
    left: list[Place] = []
    for place in ended:
        if place[0] in olds:
            olds[place[0]].append(place)
        else:
            left.append(place)
    over: list[Place] = []
    for place in left:
        homeless = [path for path in sorted(begun) if not olds[path]]
        target = next((path for path in homeless if begun[path] == place[1]), None)
        target = target or next(iter(homeless), None)
        if target is None and is_merge and len(begun) == 1:
            target = next(iter(begun))
        if target is None:
            over.append(place)
        else:
            olds[target].append(place)
    made = [((path, blob), tuple(olds[path])) for path, blob in begun.items()]
    return made + [((path, ""), ((path, blob),)) for path, blob in over]


def _renames(
    strays: list[tuple[str, Place]], fresh: list[tuple[str, Version]]
) -> list[tuple[str, str, Version, Place]]:
    """Documents without an ID of their own that go on under another name in the same commit."""
    return [
        (old_id, new_id, made, place)
        for old_id, place in strays
        for new_id, made in fresh
        if made.path == place[0] or made.blob == place[1]
    ]


def _with_renames(
    by_id: dict[str, list[Version]], renames: list[tuple[str, str, Version, Place]]
) -> Versions:
    renamed: dict[str, str] = {}
    for old_id, new_id, made, place in renames:
        old, new = by_id.get(old_id, []), by_id.get(new_id, [])
        goes_on = any(version.order > made.order and version.blob for version in old)
        if old_id == new_id or goes_on or not new or new[0] != made:
            continue
        past = [version for version in old if version.order < made.order]
        by_id[new_id] = [*past, made._replace(olds=(place,)), *new[1:]]
        del by_id[old_id]
        renamed[old_id] = new_id
    return Versions(by_id, renamed)
