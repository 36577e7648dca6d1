"""The versions of one Feature ID in, its state after each of them out, branches put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mkdocs_feature_tracker.history.identity import Identities
from mkdocs_feature_tracker.history.versions import Place, Version
from mkdocs_feature_tracker.model.history import Item, Shape
from mkdocs_feature_tracker.model.words import Status

ShapeAt = Callable[[str, str], Shape | None]
"""Path and blob to what that version held; null where this clone does not have it."""


class Step(NamedTuple):
    """A feature from `at` on, in seconds since 1970; `items` is null while it has no document.

    A step that is not `is_dated` held before the known history began: it is what later changes
    are measured against, and no point. Without a commit it is the working tree.
    """

    at: int
    items: dict[int, Item] | None
    stated_share: float | None
    status: Status | None
    commit: str | None = None
    author: str | None = None
    is_dated: bool = True


class Present(NamedTuple):
    """A document of the working tree."""

    path: str
    shape: Shape


def steps(
    versions: Sequence[Version],
    shape_at: ShapeAt,
    present: Sequence[Present] | None = None,
    present_at: int = 0,
) -> list[list[Step]]:
    """The steps of a Feature ID: first those of the document itself, then those of `ID~2`, ….

    A version counts from its author date, but never before the versions that it was made from.
    Work on two branches counts on the day on which it was done: until they are merged, each item
    stands as the branch left it that touched it last. With `present`, the last step is the
    working tree.
    """
    family = _Family(shape_at, is_linear=not any(version.is_merge for version in versions))
    for version in versions:
        family.add(version)
    return _walk(family, present, present_at)


@dataclass(eq=False, slots=True)
class _Node:
    """A version with its items numbered.

    `since` is when each item became what it is here, `gone` when each former item went.
    """

    at: int
    order: int
    place: Place
    shape: Shape | None
    items: dict[int, Item]
    parents: list[_Node]
    lane: int
    commit: str | None = None
    author: str | None = None
    is_dated: bool = True
    since: dict[int, int] = field(default_factory=dict)
    gone: dict[int, int] = field(default_factory=dict)


class _Family:
    """All versions under one Feature ID, in lanes: one for each document that carries the ID."""

    def __init__(self, shape_at: ShapeAt, is_linear: bool) -> None:
        self.nodes: list[_Node] = []
        self.identities = Identities()
        self._shape_at = shape_at
        self._is_linear = is_linear
        self._at_place: dict[Place, list[_Node]] = {}
        self._last: list[_Node] = []
        self._lane_of_path: dict[str, int] = {}

    def add(self, version: Version) -> None:
        """Appends a version; those that it was made from have been added before."""
        place = (version.path, version.blob)
        parents = [self._find(old, version) for old in version.olds]
        known = [parent for parent in parents if parent is not None]
        if version.is_merge and version.blob:
            same = self._at_place.get(place)
            if same and not known:
                return
            known = [*(same or ())[-1:], *known]
        shape = self._shape_at(*place) if version.blob else None
        if version.blob and shape is None:
            return
        lane = self._lane(version, known)
        if lane is None:
            return
        if not known and lane < len(self._last):
            last = self._last[lane]
            if self._is_linear or last.shape is None:
                known = [last]
        self._append(
            _Node(
                at=max([version.authored_at, *(node.at for node in known if node.is_dated)]),
                order=version.order,
                place=place,
                shape=shape,
                items={},
                parents=known,
                lane=lane,
                commit=version.commit,
                author=version.author,
            )
        )

    def _find(self, old: Place, version: Version) -> _Node | None:
        """The version that lay at `old`; where its commit is cut off, one of an unknown date."""
        nodes = self._at_place.get(old)
        if nodes:
            if self._is_linear or len(nodes) == 1:
                return nodes[-1]
            # The same text came back by a revert, so the branch may have left before or after it.
            earlier = [node for node in nodes if node.at <= version.authored_at]
            return (earlier or nodes)[-1]
        if old[0] in self._lane_of_path:
            return self._last[self._lane_of_path[old[0]]]
        shape = self._shape_at(*old)
        if shape is None:
            return None
        at, lane = version.authored_at, len(self._last)
        node = _Node(at, version.order, old, shape, {}, [], lane, is_dated=False)
        self._append(node)
        return node

    def _lane(self, version: Version, known: list[_Node]) -> int | None:
        if known:
            return known[0].lane
        if not version.blob:
            return None
        if version.path in self._lane_of_path:
            return self._lane_of_path[version.path]
        ended = (node.lane for node in self._last if node.shape is None)
        return next(ended, len(self._last))

    def _append(self, node: _Node) -> None:
        before = {
            uid: item for parent in reversed(node.parents) for uid, item in parent.items.items()
        }
        if node.shape is not None:
            first = node.parents[0] if node.parents else None
            if first is not None and tuple(first.items.values()) == node.shape.items:
                node.items = first.items
            else:
                node.items = self.identities.follow(before, node.shape.items)
        _date_items(node)
        self.nodes.append(node)
        self._at_place.setdefault(node.place, []).append(node)
        self._lane_of_path[node.place[0]] = node.lane
        if node.lane == len(self._last):
            self._last.append(node)
        else:
            self._last[node.lane] = node


def _date_items(node: _Node) -> None:
    parents = node.parents
    if len(parents) == 1 and node.items is parents[0].items:
        node.since, node.gone = parents[0].since, parents[0].gone
        return
    for parent in parents:
        for uid, item in parent.items.items():
            if uid not in node.items:
                went = [other.gone[uid] for other in parents if uid in other.gone]
                node.gone[uid] = max(went, default=node.at)
            elif node.items[uid] == item:
                node.since[uid] = max(parent.since[uid], node.since.get(uid, 0))
        for uid, at in parent.gone.items():
            if uid not in node.items:
                node.gone.setdefault(uid, at)
    for uid in node.items:
        node.since.setdefault(uid, node.at)


def _walk(family: _Family, present: Sequence[Present] | None, present_at: int) -> list[list[Step]]:
    """Goes through the versions by their time, with the open ends of each lane in hand."""
    walked: list[list[Step]] = []
    tips: dict[int, list[_Node]] = {}
    for node in sorted(family.nodes, key=lambda node: (node.at, node.order)):
        left = {parent.place for parent in node.parents}
        for lane in {node.lane, *(parent.lane for parent in node.parents)}:
            tips[lane] = [
                tip
                for tip in tips.get(lane, ())
                if tip.place not in left and (tip.shape is not None or lane != node.lane)
            ]
        tips[node.lane].append(node)
        living = [_state(lane) for lane in _living(tips)]
        _record(walked, living, node.at, node.commit, node.author, node.is_dated)
    if present is not None:
        living = _with_present(family, _living(tips), present)
        _record(walked, living, max([present_at, *_last_at(walked)]), None, None, True)
    return walked


class _State(NamedTuple):
    items: dict[int, Item]
    stated_share: float | None
    status: Status | None


def _living(tips: dict[int, list[_Node]]) -> list[list[_Node]]:
    """The lanes that have a document, in path order: the ID itself, then `ID~2`, …."""
    lanes = [[tip for tip in lane if tip.shape is not None] for lane in tips.values()]
    return sorted((lane for lane in lanes if lane), key=lambda lane: _newest(lane).place[0])


def _newest(tips: Iterable[_Node]) -> _Node:
    return max(tips, key=lambda tip: (tip.at, tip.order))


def _state(tips: list[_Node]) -> _State:
    newest = _newest(tips)
    assert newest.shape is not None
    items = newest.items
    if len(tips) > 1:
        items = {}
        for uid in dict.fromkeys(uid for tip in tips for uid in tip.items):
            dated = [(tip.since[uid], tip.order, tip) for tip in tips if uid in tip.items]
            dated += [(tip.gone[uid], tip.order, tip) for tip in tips if uid in tip.gone]
            _, _, latest = max(dated, key=lambda entry: entry[:2])
            if uid in latest.items:
                items[uid] = latest.items[uid]
    return _State(items, newest.shape.stated_share, newest.shape.status)


def _with_present(
    family: _Family, living: list[list[_Node]], present: Sequence[Present]
) -> list[_State]:
    """The documents of the working tree, each continuing the lane of its path, else the next."""
    lanes = {_newest(lane).place[0]: lane for lane in living}
    paths = sorted(document.path for document in present)
    homeless = [lane for path, lane in lanes.items() if path not in paths]
    states = []
    for document in sorted(present, key=lambda document: document.path):
        lane = lanes.get(document.path) or (homeless.pop(0) if homeless else None)
        before = _state(lane).items if lane else {}
        items = family.identities.follow(before, document.shape.items)
        states.append(_State(items, document.shape.stated_share, document.shape.status))
    return states


def _last_at(walked: list[list[Step]]) -> list[int]:
    return [steps[-1].at for steps in walked]


def _record(
    walked: list[list[Step]],
    living: list[_State],
    at: int,
    commit: str | None,
    author: str | None,
    is_dated: bool,
) -> None:
    """Appends a step wherever something differs from the last one."""
    for position in range(max(len(walked), len(living))):
        if position == len(walked):
            walked.append([])
        state = living[position] if position < len(living) else _State({}, None, None)
        items = state.items if position < len(living) else None
        steps_so_far = walked[position]
        last = steps_so_far[-1] if steps_so_far else None
        if last is None or (last.items, last.stated_share, last.status) != (items, *state[1:]):
            steps_so_far.append(Step(at, items, *state[1:], commit, author, is_dated))
