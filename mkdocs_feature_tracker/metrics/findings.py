"""What a gate finds in a document: a result, the reason in words, and the line it was read from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.records import Task
from mkdocs_feature_tracker.model.release import Result
from mkdocs_feature_tracker.model.words import SectionState

MAX_NAMES = 5
"""So many names stand in a reason; the others are counted."""


class Finding(NamedTuple):
    """How a gate of one feature stands, before any waiver."""

    result: Result
    reason: str
    line: int


def passed(reason: str, line: int) -> Finding:
    """The gate is passed."""
    return Finding(Result.PASS, reason, line)


def failed(reason: str, line: int) -> Finding:
    """The document says that the gate is not passed."""
    return Finding(Result.FAIL, reason, line)


def unknown(reason: str, line: int) -> Finding:
    """The document does not say."""
    return Finding(Result.UNKNOWN, reason, line)


def missing(document: Document, section: str, absent: str) -> Finding:
    """Unknown, because the document does not have something: `absent` says it in words.

    Where it has the section, as a bare heading or as the template left it, the reason says so.
    """
    states = {row.section: row.state for row in document.sections}
    is_there = states.get(section, SectionState.ABSENT) is not SectionState.ABSENT
    reason = f"{absent}, only the section for it" if is_there else absent
    return unknown(reason, section_line(document, section))


def section_line(document: Document, section: str) -> int:
    """The line of the section's heading, else the document's first."""
    lines = (row.line for row in document.sections if row.section == section)
    return next(lines, None) or document.line


def names_of(tasks: Sequence[Task]) -> str:
    """`AC3, AC5`, or the titles in quotes where tasks have no ids."""
    return listed([task.task_id or quoted(task.title) for task in tasks])


def quoted(text: str) -> str:
    """A text of the document, shortened where it is long."""
    return f"“{text if len(text) <= 60 else text[:59].rstrip() + '…'}”"


def listed(names: Sequence[str]) -> str:
    """All names, or the first ones and how many more there are."""
    shown = ", ".join(names[:MAX_NAMES])
    n_more = len(names) - MAX_NAMES
    return f"{shown} and {n_more} more" if n_more > 0 else shown
