"""The content of one file in, its `Document` out: the only way into this layer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.problem import Problem, found
from mkdocs_feature_tracker.model.records import SectionRow
from mkdocs_feature_tracker.model.words import SECTIONS, SectionState
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.reading.context import Context, vocabulary
from mkdocs_feature_tracker.reading.opening import read_opening
from mkdocs_feature_tracker.reading.outline import MAX_DEPTH, outline
from mkdocs_feature_tracker.reading.sections import (
    agents,
    artifacts,
    blockers,
    decisions,
    measures,
    rollout,
    updates,
    waivers,
)
from mkdocs_feature_tracker.reading.source import read_source
from mkdocs_feature_tracker.reading.summary import read_gates, read_tdd_phase
from mkdocs_feature_tracker.reading.tasks import read_tasks
from mkdocs_feature_tracker.reading.text import is_none, is_placeholder
from mkdocs_feature_tracker.reading.tree import Block, Fence, List, Outline, Section, Table

READER_VERSION = 6
"""Part of every cache key: raise it with each change of what a text is read as."""

_ROLLBACK = re.compile(
    r"[\W\d]*roll(?:ing)?[\s-]?back(?: (?:plan|strategy|procedure|steps|instructions))?\W*", re.I
)
_IGNORE = re.compile(r"feature-tracker:\s*ignore((?:[\s,]+FT\d{3})+)")


def read(content: bytes, workflow: Workflow | None = None, dialect: str = "") -> Document:
    """Reads one tracking document; nothing in it can make this raise.

    Args:
        content: the file as it is: UTF-8 with or without BOM, any line ends.
        workflow: the team's words and rules; the contract's own without it.
        dialect: `kiro` for files of that tool, whose `[-]` is in progress; else empty.
    """
    workflow = workflow or Workflow()
    source = read_source(content)
    tree = outline(source.text)
    context = Context(*vocabulary(workflow), tree.sections, source.text.split("\n"))
    context.problems.extend(source.problems)
    opening = read_opening(context, source.front)
    tasks = read_tasks(context, workflow.scope_sections, dialect)
    new_files, notes = artifacts.read(context), agents.read(context)
    return Document(
        title=opening.title,
        line=opening.line,
        header=opening.header,
        signs=opening.signs,
        tdd_phase=read_tdd_phase(context, tasks),
        tasks=tuple(tasks),
        gates=tuple(read_gates(context)),
        artifacts=tuple(new_files),
        agents=tuple(notes[0]),
        agent_notes=tuple(notes[1]),
        blockers=tuple(blockers.read(context)),
        debts=tuple(blockers.read_debts(context)),
        decisions=tuple(decisions.read(context)),
        measures=tuple(measures.read(context)),
        rollout=tuple(rollout.read(context)),
        updates=tuple(updates.read(context, opening.header.teams)),
        waivers=tuple(waivers.read(context)),
        sections=tuple(_section_rows(context)),
        problems=_problems(context, tree),
        silenced=tuple(_silenced(tree)),
        rollback_line=_rollback_line(context.sections),
    )


def _section_rows(context: Context) -> list[SectionRow]:
    rows = []
    for key in SECTIONS:
        body = context.body(key)
        if not body:
            rows.append(SectionRow(None, key, SectionState.ABSENT))
            continue
        if key in context.filled:
            state = SectionState.FILLED
        elif key in context.unfilled:
            state = SectionState.UNFILLED
        else:
            state = _state_of([text for section in body for text in _texts(section.blocks)])
        rows.append(SectionRow(body[0].line, key, state))
    return rows


def _state_of(texts: list[str]) -> SectionState:
    """What a section that gave no record has: "None" entries are nothing, slots are unfilled."""
    texts = [text for text in texts if text.strip() and not is_none(text)]
    if not texts:
        return SectionState.EMPTY
    if all(is_placeholder(text) for text in texts):
        return SectionState.UNFILLED
    return SectionState.FILLED


def _texts(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Fence):
            yield block.text
        elif isinstance(block, List):
            yield from (item.text for item in block.items)
        elif isinstance(block, Table):
            yield from (cell for _, cells in block.rows for cell in cells)
        else:
            yield block.text


def _rollback_line(sections: list[Section]) -> int | None:
    """The first heading on rolling back below which something is written."""
    for position, section in enumerate(sections):
        if section.level < 2 or not _ROLLBACK.fullmatch(section.title):
            continue
        below = [section]
        for other in sections[position + 1 :]:
            if other.level <= section.level:
                break
            below.append(other)
        texts = [text for one in below for text in _texts(one.blocks)]
        if _state_of(texts) is SectionState.FILLED:
            return section.line
    return None


def _problems(context: Context, tree: Outline) -> tuple[Problem, ...]:
    problems = context.problems
    for line in tree.open_fences:
        problems.append(
            found(
                "FT103",
                line,
                "this code fence is never closed",
                "close it with the same marks on a line of their own",
            )
        )
    if tree.too_deep_line is not None:
        problems.append(
            found(
                "FT113",
                tree.too_deep_line,
                f"lists or quotes are nested deeper than {MAX_DEPTH} levels",
                "flatten them; what lies deeper is not read",
            )
        )
    silenced = set(_silenced(tree))
    kept = (problem for problem in problems if (problem.line, problem.code) not in silenced)
    return tuple(sorted(kept, key=lambda problem: (problem.line, problem.code)))


def _silenced(tree: Outline) -> list[tuple[int, str]]:
    """A comment silences its own line and, as it may stand above what it means, the next one."""
    found_pairs: list[tuple[int, str]] = []
    for line, comment in tree.comments:
        match = _IGNORE.search(comment)
        if match:
            codes = re.findall(r"FT\d{3}", match.group(1))
            found_pairs.extend((at, code) for code in codes for at in (line, line + 1))
    return found_pairs
