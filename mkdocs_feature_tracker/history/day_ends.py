"""The versions of a Feature ID in, where its documents lay at the end of each day out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from mkdocs_feature_tracker.history import git
from mkdocs_feature_tracker.history.known import Known, folder_of
from mkdocs_feature_tracker.history.timeline import Present
from mkdocs_feature_tracker.history.versions import Place, Version
from mkdocs_feature_tracker.model.history import DayEnd, FeatureHistory, PastDocuments

_TWIN = re.compile(r"(.+)~\d+")


class Cut(NamedTuple):
    """Where a shallow clone was cut: the files there, and the day from which they are known."""

    on: date
    at: int
    blobs: Mapping[str, str]


class _Version(NamedTuple):
    at: int
    order: int
    place: Place
    is_dated: bool = True


@dataclass(frozen=True)
class DayEnds:
    """Tells where documents lay, of a past that has been replayed.

    Attributes:
        known: the versions.
        checkouts: where they come from.
        today: the documents of the working tree by Feature ID.
        dialect: absolute path to the dialect of a document.
        is_partial: whether contents are missing, so that some versions are not known.
    """

    known: Known
    checkouts: Sequence[git.Checkout]
    today: Mapping[str, Sequence[Present]]
    dialect: Callable[[str], str]
    is_partial: bool

    def since(self, first_on: date, feature_ids: Collection[str]) -> PastDocuments:
        """The last versions of each day from `first_on` on, and the last one before.

        Those of `feature_ids` and of whatever else was changed since. Where git knows less, the
        past starts with the day from which all documents of `feature_ids` are known.
        """
        shallow = [checkout for checkout in self.checkouts if checkout.boundary]
        cuts = {folder_of(one): cut for one in shallow if (cut := self._cut(one))}
        asked = {self._own(feature_id) for feature_id in feature_ids}
        rows = self.known.rows.items()
        recent = (own for own, row in rows if _is_changed(row.histories, first_on))
        ends: dict[str, tuple[DayEnd, ...]] = {}
        for own in {*asked, *recent}:
            for n, lane in enumerate(self._lanes(own, cuts), start=1):
                name = own if n == 1 else f"{own}~{n}"
                ends[name] = _by_day([self._end(one) for one in lane], first_on)
        starts = [cut.on for cut in cuts.values()]
        if self.is_partial or len(cuts) < len(shallow):
            starts += [ends[own][0].on for own in asked if own in ends]
        start = max([first_on, *starts])
        return PastDocuments(start, frozenset({*asked, *feature_ids}), ends)

    def _own(self, feature_id: str) -> str:
        twin = _TWIN.fullmatch(feature_id)
        return twin[1] if twin and feature_id not in self.known.rows else feature_id

    def _cut(self, checkout: git.Checkout) -> Cut | None:
        """Null where the clone was cut at several commits, whose days differ."""
        commit, *others = checkout.boundary
        at = None if others else git.authored_at(checkout, commit)
        if at is None:
            return None
        folder, blobs = folder_of(checkout), git.markdown_at(checkout, commit)
        return Cut(self.known.day_of(at), at, {folder + path: blobs[path] for path in blobs})

    def _lanes(self, own: str, cuts: Mapping[str, Cut]) -> list[list[_Version]]:
        """The versions of each document that carried the ID, by their time."""
        lanes = _lanes(self.known.versions_at_hand(own), cuts)
        if lanes:
            return [sorted(lane) for lane in lanes]
        # Nobody has touched them since the clone was cut.
        return [
            [_Version(cut.at, 0, (document.path, cut.blobs[document.path]), is_dated=False)]
            for document in self.today.get(own, ())
            for cut in cuts.values()
            if document.path in cut.blobs
        ]

    def _end(self, version: _Version) -> DayEnd:
        path, blob = version.place
        roots = (folder_of(checkout) for checkout in self.checkouts)
        root = next((root for root in roots if path.startswith(root)), "")
        on = self.known.day_of(version.at)
        return DayEnd(on, root, path, blob, self.dialect(path), version.is_dated)


def _is_changed(histories: Iterable[FeatureHistory], since: date) -> bool:
    days = (history.revised_on for history in histories)
    return any(on is not None and on >= since for on in days)


def _lanes(versions: Iterable[Version], cuts: Mapping[str, Cut]) -> list[list[_Version]]:
    """One lane for each document; a version never counts before those that it was made from."""
    lanes: list[list[_Version]] = []
    lane_of: dict[Place | str, list[_Version]] = {}
    at_of: dict[Place, int] = {}
    for version in versions:
        old_paths = [path for path, _ in version.olds]
        keys: list[Place | str] = [*version.olds, *old_paths, version.path]
        homes = (lane_of.get(key) for key in keys)
        lane = next((home for home in homes if home is not None), None)
        if lane is None:
            lane = []
            lanes.append(lane)
            cut = next((cut for root, cut in cuts.items() if version.path.startswith(root)), None)
            if cut and version.olds:
                lane.append(_Version(cut.at, version.order, version.olds[0], is_dated=False))
                at_of[version.olds[0]] = cut.at
        for path in old_paths:
            if path != version.path:
                lane_of.pop(path, None)
        place = (version.path, version.blob)
        at = max([version.authored_at, *(at_of[old] for old in version.olds if old in at_of)])
        lane.append(_Version(at, version.order, place))
        lane_of[version.path] = lane_of[place] = lane
        at_of.setdefault(place, at)
    return lanes


def _by_day(ends: Iterable[DayEnd], first_on: date) -> tuple[DayEnd, ...]:
    by_day = {end.on: end for end in ends}
    before = [end for on, end in by_day.items() if on < first_on]
    return (*before[-1:], *(end for on, end in by_day.items() if on >= first_on))
