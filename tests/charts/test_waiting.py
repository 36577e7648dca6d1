"""The drawing of a web: boxes that do not touch, arrows from one to the other."""

from __future__ import annotations

import re
from itertools import combinations

from mkdocs_feature_tracker.charts.waiting import BOX_HEIGHT_PX, BOX_WIDTH_PX, Drawing, drawing
from tests.metrics.test_dependencies import feature, whole


def drawn() -> Drawing:
    return drawing(
        whole(
            feature("A"),
            feature("B", "A"),
            feature("C", "A B"),
            feature("D", "C A"),
            feature("E", "D F"),
            feature("F", "E"),
        )
    )


def test_boxes_lie_apart_and_inside_the_drawing() -> None:
    seen = drawn()

    for one, other in combinations(seen.boxes, 2):
        is_beside = abs(one.x - other.x) >= BOX_WIDTH_PX
        assert is_beside or abs(one.y - other.y) >= BOX_HEIGHT_PX
    for box in seen.boxes:
        assert 0 <= box.x <= seen.width - BOX_WIDTH_PX
        assert 0 <= box.y <= seen.height - BOX_HEIGHT_PX


def test_what_waits_stands_to_the_right_except_where_a_circle_closes() -> None:
    seen = drawn()
    left = {box.feature.title: box.x for box in seen.boxes}

    backward = [
        (arrow.wait.before.title, arrow.wait.after.title)
        for arrow in seen.arrows
        if left[arrow.wait.before.title] >= left[arrow.wait.after.title]
    ]
    assert backward == [("F", "E")]


def test_an_arrow_leads_from_the_edge_of_one_box_to_that_of_the_other() -> None:
    seen = drawn()
    boxes = {box.feature.title: box for box in seen.boxes}

    for arrow in seen.arrows:
        numbers = [int(number) for number in re.findall(r"-?\d+", arrow.path)]
        before, after = boxes[arrow.wait.before.title], boxes[arrow.wait.after.title]
        assert numbers[:2] == [before.x + BOX_WIDTH_PX, before.y + BOX_HEIGHT_PX // 2]
        assert numbers[-4:-2] == [after.x, after.y + BOX_HEIGHT_PX // 2]


def test_an_arrow_over_several_layers_passes_between_the_boxes() -> None:
    seen = drawn()
    long = next(
        arrow
        for arrow in seen.arrows
        if (arrow.wait.before.title, arrow.wait.after.title) == ("A", "D")
    )
    passed = re.findall(r" (\d+) (\d+)h(\d+)", long.path)

    assert [int(width) for _, _, width in passed] == [BOX_WIDTH_PX, BOX_WIDTH_PX]
    for x, y, _ in passed:
        for box in seen.boxes:
            if box.x == int(x):
                assert not box.y < int(y) < box.y + BOX_HEIGHT_PX


def test_the_same_web_is_drawn_the_same() -> None:
    assert drawn() == drawn()
