"""A chart's marks and notes in, all its texts out, each where it covers no other."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from mkdocs_feature_tracker.charts.chart import Chart, Mark

RIGHT_PX, BOTTOM_PX = 20, 28
LEFT_PX = {True: 40, False: 6}
TOP_PX = {1: 26, 2: 42}
"""Margins around the plot: the left one by whether numbers stand there, the upper one by the
number of lanes for labels in it."""

WIDE_FROM_PX = 640
"""Charts at least this wide show what is meant for wide ones."""

MINOR_RANK = 10
"""Labels of marks from this rank on may be left out without another try."""

_NARROWEST_PX = 288
_LETTER_PX = 6.5
_GAP_PX = 8
_LANE_PX = 16
_LEADER_PX = 18
_BETWEEN_PX = 15


class Text(NamedTuple):
    """Words at a share of the plot's width and of its height from the top, moved by pixels.

    `at` limits them to `wide` or `narrow` charts; `is_inside` tells that lines may run behind them.
    """

    x_share: float
    y_share: float
    text: str
    role: str = ""
    anchor: str = "middle"
    dx: int = 0
    dy: int = 0
    at: str = ""
    is_inside: bool = False


class Leader(NamedTuple):
    """What leads from a label to its mark: from `top_px`, 0 or above the plot, down to `reach`."""

    x_share: float
    top_px: int
    reach: float
    role: str
    at: str = ""


class Placed(NamedTuple):
    """All texts and leaders of a chart."""

    texts: tuple[Text, ...]
    leaders: tuple[Leader, ...]


def n_lanes(chart: Chart) -> int:
    """How many lines of labels stand above the plot."""
    return 2 if any(mark.label and not mark.is_horizontal for mark in chart.marks) else 1


def left_px(chart: Chart) -> int:
    """The margin at the left."""
    return LEFT_PX[bool(chart.y.ticks)]


def place(chart: Chart) -> Placed:
    """Put every label where it can be read, on wide and on narrow charts.

    Labels of vertical marks go into the lanes above the plot, those of horizontal ones to the
    right end of their line. What is alike on wide and narrow charts is there once.
    """
    wide, wide_leaders = _above(chart, WIDE_FROM_PX)
    narrow, narrow_leaders = _above(chart, _NARROWEST_PX)
    texts = [text for text in wide if text in narrow]
    texts += [text._replace(at="wide") for text in wide if text not in narrow]
    texts += [text._replace(at="narrow") for text in narrow if text not in wide]
    leaders = [leader for leader in wide_leaders if leader in narrow_leaders]
    leaders += [one._replace(at="wide") for one in wide_leaders if one not in narrow_leaders]
    leaders += [one._replace(at="narrow") for one in narrow_leaders if one not in wide_leaders]
    notes = [
        Text(
            chart.x.share(note.x),
            1 - chart.y.share(note.y),
            note.text,
            note.role,
            note.anchor,
            note.dx,
            note.dy,
            note.at,
            is_inside=True,
        )
        for note in chart.notes
    ]
    return Placed((*texts, *_at_the_right(chart), *notes), tuple(leaders))


class _Span(NamedTuple):
    lane: int
    left: float
    right: float


_ANCHOR_ORDERS = (
    ("middle", "start", "end"),
    ("end", "middle", "start"),
    ("start", "middle", "end"),
)


def _above(chart: Chart, chart_px: int) -> tuple[list[Text], list[Leader]]:
    """Labels over their lines; where one that matters finds no room there, beside them."""
    marks = sorted(
        (mark for mark in chart.marks if mark.label and not mark.is_horizontal),
        key=lambda mark: mark.rank,
    )
    n_needed = sum(mark.rank < MINOR_RANK for mark in marks)
    best: list[tuple[Mark, str, int]] = []
    for anchors in _ANCHOR_ORDERS:
        found = _in_lanes(chart, chart_px, marks, anchors)
        if not best or _n_major(found) > _n_major(best):
            best = found
        if _n_major(best) == n_needed:
            break
    top_lane = n_lanes(chart) - 1
    title = Text(0, 0, chart.y.title, "axis", "start", -left_px(chart), _lane_dy(top_lane))
    texts = [title] if chart.y.title else []
    texts += [
        Text(chart.x.share(mark.value), 0, mark.label, mark.role, anchor, 0, _lane_dy(lane))
        for mark, anchor, lane in best
    ]
    leaders = [
        Leader(
            chart.x.share(mark.value),
            -_LEADER_PX if lane else 0,
            mark.reach if mark.reach < 1 else 0,
            mark.role,
        )
        for mark, _, lane in best
        if lane or mark.reach < 1
    ]
    return texts, leaders


def _n_major(found: list[tuple[Mark, str, int]]) -> int:
    return sum(mark.rank < MINOR_RANK for mark, _, _ in found)


def _lane_dy(lane: int) -> int:
    return -10 - lane * _LANE_PX


def _in_lanes(
    chart: Chart, chart_px: int, marks: list[Mark], anchors: tuple[str, ...]
) -> list[tuple[Mark, str, int]]:
    """Each mark that finds room with its anchor and lane, the important ones first."""
    left = left_px(chart)
    width_px = chart_px - left - RIGHT_PX
    title_right = _width(chart.y.title) + _GAP_PX - left
    taken = [_Span(n_lanes(chart) - 1, -left, title_right)] if chart.y.title else []
    found = []
    for mark in marks:
        x, room = chart.x.share(mark.value) * width_px, (-left, width_px + RIGHT_PX)
        for lane, anchor in product((0, 1), anchors):
            spans = _spans(mark.label, x, lane, anchor)
            if spans[0].left < room[0] or spans[0].right > room[1]:
                continue
            if not any(_touch(span, other) for span in spans for other in taken):
                taken += spans
                found.append((mark, anchor, lane))
                break
    return found


def _spans(label: str, x: float, lane: int, anchor: str) -> list[_Span]:
    """What a label covers: its place in the lane, and its leader through the lane below."""
    width = _width(label)
    left = {"middle": x - width / 2, "start": x, "end": x - width}[anchor]
    spans = [_Span(lane, left - _GAP_PX / 2, left + width + _GAP_PX / 2)]
    return [*spans, _Span(0, x - 3, x + 3)] if lane else spans


def _touch(one: _Span, other: _Span) -> bool:
    return one.lane == other.lane and one.left < other.right and other.left < one.right


def _at_the_right(chart: Chart) -> list[Text]:
    """The labels of horizontal marks above their lines, pushed up where they would touch."""
    level = [mark for mark in chart.marks if mark.label and mark.is_horizontal]
    texts, lowest_px = [], float("-inf")
    for mark in sorted(level, key=lambda mark: mark.value):
        share = chart.y.share(mark.value)
        at_px = max(share * chart.height_px + 8, lowest_px)
        lowest_px = at_px + _BETWEEN_PX
        dy = round(share * chart.height_px - at_px)
        texts.append(Text(1, 1 - share, mark.label, mark.role, "end", 0, dy, is_inside=True))
    return texts


def _width(text: str) -> float:
    return len(text) * _LETTER_PX
