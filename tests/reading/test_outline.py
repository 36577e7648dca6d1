"""Texts and lines of the outline, where Markdown lets one write the same thing in several ways."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.reading.cells import split_row
from mkdocs_feature_tracker.reading.outline import MAX_DEPTH, outline
from mkdocs_feature_tracker.reading.tree import Fence, Item, Paragraph


def items(text: str) -> list[Item]:
    return [item for section in outline(text).sections for item in section.all_items]


def test_a_text_without_headings_is_one_section_of_level_0() -> None:
    (root,) = outline("a\n\n- b\n").sections

    assert (root.level, root.title, root.line, root.end_line) == (0, "", 1, 4)


def test_sections_know_level_title_line_end_and_parent() -> None:
    sections = outline("# A\n\n### B **c** `d`\n\ntext\n\n## E #\n").sections

    assert [(s.level, s.title, s.line, s.end_line) for s in sections] == [
        (0, "", 1, 0),
        (1, "A", 1, 2),
        (3, "B **c** `d`", 3, 6),
        (2, "E", 7, 8),
    ]
    assert [section.parent.title if section.parent else None for section in sections] == [
        None,
        "",
        "A",
        "A",
    ]


def test_paragraphs_keep_their_lines_and_inline_marks() -> None:
    (paragraph,) = outline("**a**: b  \n[c](d)\\\ne *f*\n").sections[0].blocks

    assert isinstance(paragraph, Paragraph)
    assert (paragraph.line, paragraph.lines) == (1, ["**a**: b", "[c](d)", "e *f*"])


def test_quote_marks_are_no_text() -> None:
    (paragraph,) = outline("> a\n> b\nlazy\n").sections[0].blocks

    assert isinstance(paragraph, Paragraph)
    assert paragraph.lines == ["a", "b", "lazy"]


def test_an_item_has_its_own_text_first_and_then_its_blocks() -> None:
    (outer, inner) = items("1. a\n   b\n\n   c\n\n   - d\n")

    assert (outer.number, outer.line, outer.text) == (1, 1, "a b")
    assert [block.line for block in outer.blocks] == [4, 6]
    assert (inner.number, inner.text) == (None, "d")
    assert outer.children == [inner]


def test_numbers_count_on_from_the_first() -> None:
    assert [item.number for item in items("7. a\n7. b\n1. c\n")] == [7, 8, 9]


def test_a_fence_gives_its_first_line_of_code() -> None:
    (fence,) = outline("\n```sql title='x'\na\n  b\n```\n").sections[0].blocks

    assert isinstance(fence, Fence)
    assert (fence.line, fence.info, fence.text, fence.is_closed) == (
        *(3, "sql title='x'", "a\n  b\n"),
        True,
    )


def test_comments_are_no_text_and_kept_with_their_lines() -> None:
    tree = outline("a <!-- b --> c\n\n<!-- d\ne -->\n\n<!-- f -->\n")

    assert tree.comments == [(1, "<!-- b -->"), (3, "<!-- d\ne -->"), (6, "<!-- f -->")]
    assert [block.text for block in tree.sections[0].paragraphs] == ["a  c"]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("| a | |", ["a", ""]),
        ("||a|", ["", "a"]),
        ("| `a|b` | c |", ["`a|b`", "c"]),
        ("| ``a`|b`` | c |", ["``a`|b``", "c"]),
        ("| a ` b | c |", ["a ` b", "c"]),
        ("| a \\| b | c |", ["a | b", "c"]),
        ("| `a \\| b` | c |", ["`a | b`", "c"]),
    ],
)
def test_a_row_splits_at_its_pipes(row: str, cells: list[str]) -> None:
    assert split_row(row) == cells


def test_what_is_nested_too_deep_is_left_out() -> None:
    text = "".join(f"{'  ' * depth}- level {depth + 1}\n" for depth in range(60)) + "- after\n"
    tree = outline(text)

    assert tree.too_deep_line == MAX_DEPTH + 1
    assert [item.text for item in items(text)][-2:] == [f"level {MAX_DEPTH}", "after"]


def test_a_link_that_begins_with_a_line_break_takes_in_nothing_that_follows() -> None:
    first, second = outline("[\nTitle](a.md)\n\n## Next\n").sections

    assert [block.lines for block in first.paragraphs] == [["", "Title](a.md)"]]
    assert second.title == "Next"
