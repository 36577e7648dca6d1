"""Labels: they cover no other, and those that matter most are there."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_feature_tracker.charts.chart import Axis, Chart, Mark, Tick
from mkdocs_feature_tracker.charts.labels import (
    RIGHT_PX,
    WIDE_FROM_PX,
    Text,
    left_px,
    n_lanes,
    place,
)
from tests.charts.charts_of import a_burndown, a_cycle_time

BLANK = Chart("key", "kind", "Title", "", Axis(0, 100), Axis(0, 10, (Tick(0, "0"),)))
WORDS = ("today", "target 30 Nov", "85% by 8 Dec", "+5 scope", "−2 scope")


def box(text: Text, width_px: int) -> tuple[float, float, int]:
    x, width = text.x_share * width_px + text.dx, len(text.text) * 6.5
    left = {"start": x, "middle": x - width / 2, "end": x - width}[text.anchor]
    return left, left + width, text.dy


def shown(chart: Chart, at: str) -> list[Text]:
    return [text for text in place(chart).texts if text.at in ("", at) and not text.is_inside]


def assert_apart(chart: Chart, at: str, chart_px: int) -> None:
    width_px = chart_px - left_px(chart) - RIGHT_PX
    boxes = [box(text, width_px) for text in shown(chart, at)]
    for n, (left, right, lane) in enumerate(boxes):
        assert left >= -left_px(chart)
        assert right <= width_px + RIGHT_PX
        for other_left, other_right, other_lane in boxes[n + 1 :]:
            assert lane != other_lane or right <= other_left or other_right <= left


@given(st.lists(st.tuples(st.integers(0, 100), st.sampled_from(WORDS)), max_size=6))
def test_labels_above_the_plot_never_touch(places: list[tuple[int, str]]) -> None:
    marks = tuple(Mark(at, label, "today", rank) for rank, (at, label) in enumerate(places))
    chart = replace(BLANK, marks=marks, y=replace(BLANK.y, title="tasks"))

    assert_apart(chart, "wide", WIDE_FROM_PX)
    assert_apart(chart, "narrow", 288)


def test_target_and_forecast_are_named_on_a_phone_too() -> None:
    words = {text.text for text in shown(a_burndown(), "narrow")}

    assert {"tasks", "target 6 Nov", "85% by 13 Nov"} <= words


def test_a_label_that_is_alike_on_phone_and_desk_is_there_once() -> None:
    chart = replace(BLANK, marks=(Mark(50, "today", "today"),))

    assert [(text.text, text.at) for text in place(chart).texts] == [("today", "")]


def test_lines_that_are_close_have_their_labels_one_above_the_other() -> None:
    marks = tuple(Mark(value, str(value), "p50", is_horizontal=True) for value in (5, 5.1, 5.2))
    texts = place(replace(BLANK, marks=marks)).texts
    places_px = sorted(text.y_share * BLANK.height_px + text.dy for text in texts)

    assert all(two - one >= 14 for one, two in itertools.pairwise(places_px))


def test_there_is_no_empty_lane_above_a_chart_without_labels_there() -> None:
    assert n_lanes(a_burndown()) == 2
    assert n_lanes(a_cycle_time()) == 1
