"""Tracker fences are found where a reader of the Markdown sees them."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.site.fences import Fence, find, header_problem


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("```tracker\nwidget: cards\n```\n", [Fence(1, "widget: cards", "")]),
        ("a\n\n~~~~ tracker\nwidget: cards\n~~~~", [Fence(3, "widget: cards", "")]),
        ("- a\n\n    ```tracker\n    a: b\n    c: d\n    ```", [Fence(3, "a: b\nc: d", "")]),
        ("> ```tracker\n> a: b\n> ```\n", [Fence(1, "a: b", "")]),
        ("```{.tracker #x}\n```", [Fence(1, "", "#x")]),
        ('```tracker title="x"\n```', [Fence(1, "", 'title="x"')]),
        ("```trackers\n```\n```python tracker\n```\n", []),
        ("````\n```tracker\na: b\n```\n````\n", []),
        ("```tracker\nnever closed\n", []),
        ("`` ```tracker `` is inline\n", []),
    ],
)
def test_a_fence_is_found_with_its_line_and_header(text: str, found: list[Fence]) -> None:
    assert find(text) == found


def test_a_header_may_say_tracker_and_no_more() -> None:
    assert header_problem({}) == ""
    assert "`title`" in header_problem({"title": "x"})
    assert "widget: cards" in header_problem("title")
