"""A web of dependencies in, places of its boxes and paths of its arrows out, in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from mkdocs_feature_tracker.metrics.dependencies import Wait, Web, is_backward, layers
from mkdocs_feature_tracker.model.project import Feature

BOX_WIDTH_PX, BOX_HEIGHT_PX = 196, 64
_ACROSS_PX, _DOWN_PX = 52, 14
_THREAD_PX = 10
"""The height that an arrow takes up in a layer that it only passes."""
_EDGE_PX = 6
_N_SWEEPS = 6


class Box(NamedTuple):
    """A feature with its left upper corner."""

    feature: Feature
    x: int
    y: int


class Arrow(NamedTuple):
    """The path from a feature to one that waits for it, head included."""

    wait: Wait
    path: str


class Drawing(NamedTuple):
    """Boxes and arrows, and the size of all of it."""

    boxes: list[Box]
    arrows: list[Arrow]
    width: int
    height: int


class _Slot(NamedTuple):
    """A place in a layer: a feature by its ID, or an arrow that passes through."""

    name: str
    is_thread: bool = False


def drawing(found: Web) -> Drawing:
    """Layers from left to right; within a layer, each box near to what it waits for."""
    rows = layers(found)
    place = {feature.feature_id: at for at, feature in enumerate(found.features)}
    rank = {one.feature_id: at for at, row in enumerate(rows) for one in row}
    slots = [[_Slot(one.feature_id) for one in row] for row in rows]
    chains = [_chain(wait, rank, is_backward(wait, place), slots) for wait in found.waits]
    _sort(slots, chains)
    tops, height = _stacked(slots)
    left = {name: _EDGE_PX + at * (BOX_WIDTH_PX + _ACROSS_PX) for name, at in rank.items()}
    boxes = [
        Box(one, left[one.feature_id], tops[at, _Slot(one.feature_id)])
        for at, row in enumerate(rows)
        for one in row
    ]
    return Drawing(
        boxes,
        [Arrow(wait, _path(chain, tops)) for wait, chain in zip(found.waits, chains, strict=True)],
        2 * _EDGE_PX + len(rows) * (BOX_WIDTH_PX + _ACROSS_PX) - _ACROSS_PX,
        height,
    )


_Chain = list[tuple[int, _Slot]]


def _chain(wait: Wait, rank: dict[str, int], is_back: bool, slots: list[list[_Slot]]) -> _Chain:
    """The slots that an arrow goes through; it gets one in each layer between its ends."""
    before, after = wait.before.feature_id, wait.after.feature_id
    ends = (rank[before], _Slot(before)), (rank[after], _Slot(after))
    if is_back:
        return [*ends]
    between = []
    for layer in range(rank[before] + 1, rank[after]):
        slot = _Slot(f"{before} {after}", is_thread=True)
        slots[layer].append(slot)
        between.append((layer, slot))
    return [ends[0], *between, ends[1]]


def _sort(slots: list[list[_Slot]], chains: Sequence[_Chain]) -> None:
    """Orders each layer by the mean place of its neighbours, forth and back a few times."""
    near: dict[tuple[int, _Slot], list[tuple[int, _Slot]]] = {}
    for chain in chains:
        for one, other in pairwise(chain):
            near.setdefault(one, []).append(other)
            near.setdefault(other, []).append(one)
    for sweep in range(_N_SWEEPS):
        step = 1 if sweep % 2 == 0 else -1
        order = range(1, len(slots)) if step == 1 else range(len(slots) - 2, -1, -1)
        for layer in order:
            at = {slot: n for n, slot in enumerate(slots[layer - step])}

            def mean(slot: _Slot, layer: int = layer, at: dict[_Slot, int] = at) -> float:
                places = [at[one] for where, one in near.get((layer, slot), ()) if one in at]
                return sum(places) / len(places) if places else slots[layer].index(slot)

            slots[layer] = sorted(slots[layer], key=mean)


def _stacked(slots: list[list[_Slot]]) -> tuple[dict[tuple[int, _Slot], int], int]:
    """The top of each slot, every layer being centred, and the height of all."""
    heights = [
        sum(_THREAD_PX if slot.is_thread else BOX_HEIGHT_PX for slot in row)
        + _DOWN_PX * (len(row) - 1)
        for row in slots
    ]
    most = max(heights, default=0)
    tops = {}
    for layer, (row, height) in enumerate(zip(slots, heights, strict=True)):
        y = _EDGE_PX + (most - height) // 2
        for slot in row:
            tops[layer, slot] = y
            y += (_THREAD_PX if slot.is_thread else BOX_HEIGHT_PX) + _DOWN_PX
    return tops, most + 2 * _EDGE_PX


def _path(chain: _Chain, tops: dict[tuple[int, _Slot], int]) -> str:
    """From the right side of one box to the left side of the other, and an open head."""
    path, at = "", (0, 0)
    for layer, slot in chain:
        left = _EDGE_PX + layer * (BOX_WIDTH_PX + _ACROSS_PX)
        y = tops[layer, slot] + (_THREAD_PX if slot.is_thread else BOX_HEIGHT_PX) // 2
        if not path:
            path, at = f"M{left + BOX_WIDTH_PX} {y}", (left + BOX_WIDTH_PX, y)
            continue
        reach = max(_ACROSS_PX // 2, (at[0] - left) // 3)
        path += f"C{at[0] + reach} {at[1]} {left - reach} {y} {left} {y}"
        at = (left, y)
        if slot.is_thread:
            path += f"h{BOX_WIDTH_PX}"
            at = (left + BOX_WIDTH_PX, y)
    x, y = at
    return f"{path}M{x - 7} {y - 4}L{x} {y}L{x - 7} {y + 4}"
