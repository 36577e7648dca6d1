"""A project in, what waits for what out: a web of features in layers, its circles and its gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.words import Status

_Ways = Mapping[str, Sequence[str]]
_Choice = Callable[[str, str], bool]


class Wait(NamedTuple):
    """`after` waits for `before`. A circular one is part of a circle, in which nothing is first."""

    before: Feature
    after: Feature
    is_circular: bool = False

    @property
    def is_over(self) -> bool:
        """Whether there is nothing to wait for any more."""
        return self.before.status is Status.DONE


class Web(NamedTuple):
    """The features that wait or are waited for, in the project's order.

    `circles` are groups that wait for each other, a feature that names itself included. `unknown`
    are dependencies that no document describes, with the feature that names them.
    """

    features: tuple[Feature, ...] = ()
    waits: tuple[Wait, ...] = ()
    circles: tuple[tuple[Feature, ...], ...] = ()
    unknown: tuple[tuple[Feature, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no feature names another one."""
        return not (self.waits or self.circles or self.unknown)


def web(project: Project, features: Iterable[Feature]) -> Web:
    """What some features wait for and what waits for them, one step either way."""
    wanted = {feature.feature_id for feature in features}
    return _web(project, lambda before, after: before in wanted or after in wanted, wanted)


def around(project: Project, feature: Feature, *, is_direct: bool = False) -> Web:
    """Everything that a feature waits for and that waits for it, directly or through others."""
    if not feature.document.header.depends_on and not project.waiting_for(feature):
        return Web()
    if is_direct:
        return web(project, [feature])
    pairs = [(one.before.feature_id, one.after.feature_id) for one in _waits(project)]
    earlier = _reached(feature.feature_id, _following((b, a) for a, b in pairs))
    later = _reached(feature.feature_id, _following(pairs))

    def is_near(before: str, after: str) -> bool:
        return {before, after} <= earlier or {before, after} <= later

    return _web(project, is_near, {feature.feature_id})


def layers(found: Web) -> list[list[Feature]]:
    """From left to right: each feature one step after the last one that it waits for.

    Example: where c waits for a and b, and b for a, the layers are a, then b, then c. A circle is
    opened at its first feature.
    """
    place = {feature.feature_id: at for at, feature in enumerate(found.features)}
    rank = dict.fromkeys(place, 0)
    forward = [
        (one.before.feature_id, one.after.feature_id)
        for one in found.waits
        if not is_backward(one, place)
    ]
    n_before = dict.fromkeys(place, 0)
    for _, after in forward:
        n_before[after] += 1
    following = _following(forward)
    queue = [name for name in place if not n_before[name]]
    for name in queue:
        for after in following.get(name, ()):
            rank[after] = max(rank[after], rank[name] + 1)
            n_before[after] -= 1
            if not n_before[after]:
                queue.append(after)
    rows: list[list[Feature]] = [[] for _ in range(max(rank.values(), default=-1) + 1)]
    for feature in found.features:
        rows[rank[feature.feature_id]].append(feature)
    return rows


def is_backward(wait: Wait, place: Mapping[str, int]) -> bool:
    """Whether a wait closes a circle; `place` is the position of each feature in the web."""
    return wait.is_circular and place[wait.before.feature_id] > place[wait.after.feature_id]


def _web(project: Project, is_wanted: _Choice, named: set[str]) -> Web:
    everything = _waits(project)
    groups = _circles(project, everything)
    group_of = {one.feature_id: at for at, group in enumerate(groups) for one in group}
    waits = []
    for one in everything:
        before, after = one.before.feature_id, one.after.feature_id
        if before != after and is_wanted(before, after):
            in_circle = before in group_of and group_of[before] == group_of.get(after)
            waits.append(one._replace(is_circular=in_circle))
    shown = {one.feature_id for wait in waits for one in (wait.before, wait.after)}
    return Web(
        features=tuple(one for one in project.features if one.feature_id in shown),
        waits=tuple(waits),
        circles=tuple(
            group for group in groups if any(one.feature_id in shown | named for one in group)
        ),
        unknown=tuple(
            (feature, name)
            for feature in project.features
            if feature.feature_id in named
            for name in dict.fromkeys(feature.document.header.depends_on)
            if project.named(name) is None
        ),
    )


def _waits(project: Project) -> list[Wait]:
    """Each pair once, also where a header names a feature by its ID and by its issue."""
    found = {}
    for after in project.features:
        for name in after.document.header.depends_on:
            before = project.named(name)
            if before is not None:
                found[before.feature_id, after.feature_id] = Wait(before, after)
    return list(found.values())


def _circles(project: Project, waits: Sequence[Wait]) -> list[tuple[Feature, ...]]:
    """Features that wait for each other: each group in which every one leads to every other."""
    pairs = [(one.before.feature_id, one.after.feature_id) for one in waits]
    following = _following(pairs)
    leading = _following((after, before) for before, after in pairs)
    knotted = _knotted(following, leading)
    groups: list[tuple[Feature, ...]] = []
    placed: set[str] = set()
    for feature in project.features:
        name = feature.feature_id
        if name not in knotted or name in placed:
            continue
        group = _reached(name, following) & _reached(name, leading)
        if len(group) > 1 or name in following.get(name, ()):
            groups.append(tuple(one for one in project.features if one.feature_id in group))
            placed |= group
    return groups


def _knotted(following: _Ways, leading: _Ways) -> set[str]:
    """What is left once everything that nothing leads to, or that leads nowhere, is taken away.

    Without a circle that is nothing at all, which is found in one walk over the web.
    """
    left = set(following) | set(leading)
    for ways, back in ((leading, following), (following, leading)):
        n_ways = {name: sum(other in left for other in ways.get(name, ())) for name in left}
        queue = [name for name in left if not n_ways[name]]
        for name in queue:
            left.discard(name)
            for other in back.get(name, ()):
                if other in left:
                    n_ways[other] -= 1
                    if not n_ways[other]:
                        queue.append(other)
    return left


def _reached(start: str, ways: _Ways) -> set[str]:
    """`start` and everything that ways lead to from it."""
    found = {start}
    queue = [start]
    for name in queue:
        for other in ways.get(name, ()):
            if other not in found:
                found.add(other)
                queue.append(other)
    return found


def _following(pairs: Iterable[tuple[str, str]]) -> _Ways:
    ways: dict[str, list[str]] = {}
    for before, after in pairs:
        ways.setdefault(before, []).append(after)
    return ways
