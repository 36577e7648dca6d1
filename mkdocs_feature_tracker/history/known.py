"""Repositories in, the replayed past at HEAD out: kept in the cache, brought forward by commits."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, NamedTuple

from mkdocs_feature_tracker.history import git
from mkdocs_feature_tracker.history.cache import Cache
from mkdocs_feature_tracker.history.codec import (
    FORMAT,
    fingerprint,
    packed_histories,
    packed_versions,
    unpacked_histories,
    unpacked_versions,
)
from mkdocs_feature_tracker.history.fold import fold
from mkdocs_feature_tracker.history.git_output import Commit
from mkdocs_feature_tracker.history.rules import Rules
from mkdocs_feature_tracker.history.shapes import Reader, Shapes
from mkdocs_feature_tracker.history.timeline import Step, steps
from mkdocs_feature_tracker.history.versions import UNREAD, Place, Version, Versions, versions
from mkdocs_feature_tracker.model.history import FeatureHistory
from mkdocs_feature_tracker.model.same import N_KEPT

Elsewhere = Callable[[], bool]
"""Brings the cache up to date at another place; false where that was not done."""


class Row(NamedTuple):
    """What is known of one Feature ID at HEAD.

    `histories` are those of the ID itself, of `ID~2` and so on, `prints` the fingerprints of the
    documents that carry it at HEAD, and `path` is where its last one lies or lay.
    """

    histories: list[FeatureHistory]
    prints: list[str]
    path: str


class Known:
    """The past of all features that HEAD reaches.

    Attributes:
        rows: by Feature ID, once `bring_up_to_date` has run.
        notes: sentences about what git could not tell.
    """

    def __init__(
        self,
        checkouts: Sequence[git.Checkout],
        shapes: Shapes,
        reader: Reader,
        rules: Rules,
        store: Cache,
    ) -> None:
        self.rows: dict[str, Row] = {}
        self.notes: list[str] = []
        self.day_of = _day_of(rules)
        self._checkouts = checkouts
        self._shapes = shapes
        self._identify = _identify(shapes, reader)
        self._first_parent = rules.first_parent
        self._store = store
        self._versions: dict[str, list[Version]] = {}
        self._namespace = f"replay {FORMAT} {_digest(checkouts, reader, rules)}"

    def bring_up_to_date(self, elsewhere: Elsewhere | None = None) -> None:
        """Fills `rows`: from the cache, with the commits since then, else from all commits."""
        kept = self._store.get(self._namespace, "heads")
        if kept is None and elsewhere is not None and elsewhere():
            kept = self._store.get(self._namespace, "heads")
        state = json.loads(kept) if kept else None
        if state is not None and self._load_rows(state["ids"]):
            if state["heads"] == self._heads():
                return
            if self._go_on(state, kept):
                return
        self._start_over(kept)

    def versions_of(self, feature_id: str) -> list[Version]:
        """The versions of one ID, ancestors first, with their shapes loaded."""
        known = self.versions_at_hand(feature_id)
        places = [place for version in known for place in _places_of(version)]
        for checkout in self._checkouts:
            folder = folder_of(checkout)
            own = [place for place in places if place[0].startswith(folder)]
            self._shapes.load(checkout, own)
        return known

    def versions_at_hand(self, feature_id: str) -> list[Version]:
        """The versions of one ID, ancestors first, without their shapes."""
        if feature_id not in self._versions:
            packed = self._store.get(self._namespace, f"versions {feature_id}")
            self._versions[feature_id] = unpacked_versions(packed) if packed else []
        return self._versions[feature_id]

    def _heads(self) -> dict[str, str | None]:
        return {folder_of(checkout): checkout.head for checkout in self._checkouts}

    def _load_rows(self, ids: list[str]) -> bool:
        packed = self._store.get_many(self._namespace, (f"row {own}" for own in ids))
        if len(packed) < len(ids):
            return False
        self.rows = {own: _unpacked_row(packed[f"row {own}"]) for own in ids}
        return True

    def _go_on(self, state: dict[str, Any], kept: bytes | None) -> bool:
        """Replays what the commits since touch; false where they change what came before them."""
        touched: dict[str, list[Version]] = {}
        order = int(state["n_commits"])
        for checkout in self._checkouts:
            since = state["heads"][folder_of(checkout)]
            if since == checkout.head:
                continue
            log = git.log(checkout, since=since, first_parent=self._first_parent)
            if log.is_rewritten:
                return False
            made, order = self._made(checkout, log, order)
            if made.renamed or made.by_id.keys() & set(state["renamed"]):
                return False
            for own, fresh in made.by_id.items():
                touched.setdefault(own, []).extend(fresh)
        for own, fresh in touched.items():
            self._versions[own] = [*self.versions_of(own), *fresh]
            self._replay(own)
        self._keep(touched, order, state["renamed"], kept)
        return True

    def _start_over(self, kept: bytes | None) -> None:
        self.rows, self._versions = {}, {}
        order, renamed = 0, list[str]()
        for checkout in self._checkouts:
            log = git.log(checkout, first_parent=self._first_parent)
            made, order = self._made(checkout, log, order)
            renamed += made.renamed
            for own, fresh in made.by_id.items():
                self._versions.setdefault(own, []).extend(fresh)
        for own in self._versions:
            self._replay(own)
        self._keep(self._versions, order, renamed, kept)

    def _made(self, checkout: git.Checkout, log: git.Log, order: int) -> tuple[Versions, int]:
        """The versions that the commits made, with their shapes loaded, and the next order."""
        if log.note != checkout.note:
            self.notes.append(log.note)
        folder = folder_of(checkout)
        self._shapes.load(checkout, _places_in(log.commits, folder))
        length = len(checkout.commit or "") or 7
        commits = [commit._replace(sha=commit.sha[:length]) for commit in log.commits]
        made = versions(commits, folder, self._identify, self._shapes.has_own_id, order)
        return made, order + len(commits)

    def _replay(self, own: str) -> None:
        known = self._versions[own]
        walked = steps(known, self._shapes.at)
        revised_on = self.day_of(max(version.authored_at for version in known))
        histories = named(own, walked, self.day_of)
        self.rows[own] = Row(
            [replace(history, revised_on=revised_on) for history in histories],
            [fingerprint(line[-1]) for line in walked if line[-1].items is not None],
            known[-1].path,
        )

    def _keep(
        self, touched: Iterable[str], n_commits: int, renamed: list[str], kept: bytes | None
    ) -> None:
        if self._shapes.missing or self.notes:
            return  # the rest may be fetched later, while HEAD stays the same
        state = {
            "heads": self._heads(),
            "ids": list(self.rows),
            "n_commits": n_commits,
            "renamed": renamed,
        }
        values = {"heads": json.dumps(state).encode()}
        for own in touched:
            values[f"row {own}"] = _packed_row(self.rows[own])
            values[f"versions {own}"] = packed_versions(self._versions[own])
        self._store.put_many(self._namespace, values, only_if=("heads", kept))


def named(
    feature_id: str, walked: list[list[Step]], day_of: Callable[[int], date]
) -> list[FeatureHistory]:
    """Histories of the documents that carry one ID: `ID`, `ID~2`, …."""
    names = (feature_id if n == 1 else f"{feature_id}~{n}" for n in range(1, len(walked) + 1))
    return [fold(name, line, day_of) for name, line in zip(names, walked, strict=True)]


def _digest(checkouts: Sequence[git.Checkout], reader: Reader, rules: Rules) -> str:
    """Whatever makes two replays of the same commits differ."""
    said = [reader.version, str(rules.timezone), str(rules.first_parent)]
    for checkout in checkouts:
        said += [folder_of(checkout), str(len(checkout.commit or "")), *sorted(checkout.boundary)]
    return hashlib.blake2b("\n".join(said).encode("utf-8", "replace"), digest_size=12).hexdigest()


def folder_of(checkout: git.Checkout) -> str:
    """What the absolute paths of a checkout begin with."""
    assert checkout.root is not None
    return checkout.root.as_posix().rstrip("/") + "/"


def _day_of(rules: Rules) -> Callable[[int], date]:
    @cache
    def day_of(seconds: int) -> date:
        return datetime.fromtimestamp(seconds, rules.timezone).date()

    return day_of


def _identify(shapes: Shapes, reader: Reader) -> Callable[[str, str], str | None]:
    @cache
    def identify(path: str, blob: str) -> str | None:
        shape = shapes.at(path, blob)
        return UNREAD if shape is None else reader.identify(shape, path)

    return identify


def _places_in(commits: Iterable[Commit], folder: str) -> Iterator[Place]:
    for commit in commits:
        for path, old_blob, new_blob in commit.changes:
            if old_blob:
                yield folder + path, old_blob
            if new_blob:
                yield folder + path, new_blob


def _places_of(version: Version) -> Iterator[Place]:
    yield from version.olds
    if version.blob:
        yield version.path, version.blob


def _packed_row(row: Row) -> bytes:
    head = json.dumps([row.prints, row.path]).encode()
    return head + b"\n" + packed_histories(row.histories)


@lru_cache(N_KEPT)
def _unpacked_row(packed: bytes) -> Row:
    """The same row for the same bytes, so that others know its histories again."""
    head, _, histories = packed.partition(b"\n")
    prints, path = json.loads(head)
    return Row(unpacked_histories(histories), prints, path)
