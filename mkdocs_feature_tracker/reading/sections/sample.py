"""A section in, whether it still is the template's sample out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.outline import outline
from mkdocs_feature_tracker.reading.status import StatusWords
from mkdocs_feature_tracker.reading.titles import Titles
from mkdocs_feature_tracker.reading.tree import Section

TEMPLATE = Path(__file__).parents[2] / "templates" / "documents" / "feature.md"
"""The canonical document as teams copy it, UTF-8."""


def is_sample(key: str, sections: list[Section], text_lines: list[str]) -> bool:
    """Whether sections named `key` hold exactly what the template has there, spacing aside.

    Args:
        key: one of `words.SECTIONS`.
        sections: the document's sections of that name, unnamed ones below them included.
        text_lines: the document's lines, the first one first.
    """
    sample = _samples().get(key)
    if not sample or not text_lines:
        return False
    expected = iter(sample)
    for line in _significant(sections, text_lines):
        if line != next(expected, None):
            return False
    return next(expected, None) is None


def found_sample(context: Context, key: str, *, is_problem: bool = True) -> bool:
    """Tells `is_sample` of the document at hand and notes the section as unfilled, FT112."""
    sections = context.body(key)
    if not sections or not is_sample(key, sections, context.lines):
        return False
    context.saw(key, filled=False)
    if is_problem:
        title = context.titles.group(sections[-1].title)
        context.problem(
            "FT112",
            sections[-1].line,
            f"“{title}” is still the template's sample; nothing in it is read",
            "fill the section in or delete it",
        )
    return True


@cache
def _samples() -> dict[str, list[str]]:
    text = TEMPLATE.read_text(encoding="utf-8")
    words = StatusWords()
    lines = text.split("\n")
    context = Context(words, Titles(words), outline(text).sections)
    return {key: list(_significant(body, lines)) for key, body in context.bodies.items()}


def _significant(sections: list[Section], lines: list[str]) -> Iterator[str]:
    """The lines below the headings without any space, blank ones and rules left out."""
    for section in sections:
        for line in lines[section.line : section.end_line]:
            text = "".join(line.split())
            if text and text != "---":
                yield text
