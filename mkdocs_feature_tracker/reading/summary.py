"""The status summary and the TDD phase: gates and the phase out."""

from __future__ import annotations

import re

from mkdocs_feature_tracker.model.records import Gate, Task
from mkdocs_feature_tracker.model.words import GATES, Status
from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.pairs import Pair, normal_key, read_pairs
from mkdocs_feature_tracker.reading.text import is_placeholder, plain, without_emphasis
from mkdocs_feature_tracker.reading.tree import Section, Table

_GATE_KEYS = {
    "tests written": "tests_written",
    "tests": "tests_written",
    "implementation": "implementation",
    "code review": "code_review",
    "review": "code_review",
    "qa testing": "qa_testing",
    "qa": "qa_testing",
    "documentation": "documentation",
    "docs": "documentation",
}
_PHASE = re.compile(r"\b(RED|GREEN|REFACTOR)(?:ING)?\b", re.I)
_PHASE_OF_SECTION = {"tests": "RED", "implementation": "GREEN", "refactoring": "REFACTOR"}


def read_gates(context: Context) -> list[Gate]:
    """Five rows, in the template's order; a line that the document does not have is unknown."""
    found: dict[str, Gate] = {}
    for section in context.body("status_summary"):
        for pair in [*read_pairs(section.blocks), *_wide_tables(section)]:
            gate = _GATE_KEYS.get(normal_key(pair.key))
            if gate is None or gate in found:
                continue
            reading = context.status(pair.value, pair.line)
            status = Status.UNKNOWN if reading.status is None else reading.status
            context.saw("status_summary", filled=not reading.is_unfilled)
            found[gate] = Gate(pair.line, gate, status, reading.share, reading.note)
    return [found.get(gate, Gate(None, gate, Status.UNKNOWN, None, None)) for gate in GATES]


def read_tdd_phase(context: Context, tasks: list[Task]) -> str | None:
    """The phase that the document names, else the first of the three whose checklist is open."""
    for section in context.body("tdd_phase"):
        named = _named_phase(context, section)
        if named:
            context.saw("tdd_phase", filled=True)
            return named
    for key in ("header", "progress_overview"):
        for section in context.body(key):
            for pair in read_pairs(section.blocks):
                if normal_key(pair.key) in ("tdd phase", "phase"):
                    named = _phase_in(context, pair.value)
                    if named:
                        return named
    leaves = [task for task in tasks if task.is_leaf and task.section in _PHASE_OF_SECTION]
    if not any(task.status is Status.DONE for task in leaves):
        return None
    for section_name, phase in _PHASE_OF_SECTION.items():
        boxes = [task for task in leaves if task.section == section_name]
        settled = (Status.DONE, Status.CANCELLED, Status.NOT_APPLICABLE)
        if any(task.status not in settled for task in boxes):
            return phase
    return None


def _named_phase(context: Context, section: Section) -> str | None:
    _, colon, tail = section.title.partition(":")
    if colon and (phase := _phase_in(context, tail)):
        return phase
    if colon and is_placeholder(tail):
        context.saw("tdd_phase", filled=False)
    for pair in read_pairs(section.blocks):
        if "phase" in normal_key(pair.key) and (phase := _phase_in(context, pair.value)):
            return phase
    first = section.paragraphs[0].text if section.paragraphs else ""
    return _phase_in(context, first) if len(first) < 40 else None


def _phase_in(context: Context, raw: str) -> str | None:
    text = plain(raw)
    if context.words.is_menu(text) or is_placeholder(raw):
        return None
    found = {match.group(1).upper() for match in _PHASE.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _wide_tables(section: Section) -> list[Pair]:
    """Rows of a table with more than two columns whose second column is the status."""
    return [
        Pair(without_emphasis(cells[0]), cells[1], line)
        for table in section.tables
        if isinstance(table, Table) and len(table.columns) > 2
        for line, cells in table.rows
        if len(cells) > 1 and cells[1]
    ]
