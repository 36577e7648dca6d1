"""The content of one file in, its `Document` out: the only way into this layer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mkdocs_feature_tracker.model.document import Document, Header, Signs
from mkdocs_feature_tracker.model.problem import Problem, found
from mkdocs_feature_tracker.model.records import SectionRow
from mkdocs_feature_tracker.model.words import SECTIONS, SectionState, Status
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.header import read_header
from mkdocs_feature_tracker.reading.naming import clean_title, is_tracking_title
from mkdocs_feature_tracker.reading.outline import MAX_DEPTH, outline
from mkdocs_feature_tracker.reading.pairs import normal_key, read_pairs
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
from mkdocs_feature_tracker.reading.status import StatusWords
from mkdocs_feature_tracker.reading.summary import read_gates, read_tdd_phase
from mkdocs_feature_tracker.reading.tasks import read_tasks
from mkdocs_feature_tracker.reading.text import is_none, is_placeholder
from mkdocs_feature_tracker.reading.titles import Titles
from mkdocs_feature_tracker.reading.tree import Block, Fence, List, Outline, Section, Table

READER_VERSION = 2
"""Part of every cache key: raise it with each change of what a text is read as."""

_IGNORE = re.compile(r"feature-tracker:\s*ignore((?:[\s,]+FT\d{3})+)")
_TELLING_SECTIONS = ("progress_overview", "status_summary", "tdd_phase", "agents")
_TELLING_TITLES = re.compile(
    r"\W*(?:acceptance criteria progress|github issue checklist sync|tests written"
    r"|implementation status|current status)\b",
    re.I,
)


def read(content: bytes, workflow: Workflow | None = None, dialect: str = "") -> Document:
    """Reads one tracking document; nothing in it can make this raise.

    Args:
        content: the file as it is: UTF-8 with or without BOM, any line ends.
        workflow: the team's words and rules; the contract's own without it.
        dialect: `kiro` for files of that tool, whose `[-]` is in progress; else empty.
    """
    workflow = workflow or Workflow()
    words, titles = _vocabulary(
        tuple(sorted(workflow.status_words.items())), tuple(sorted(workflow.section_titles.items()))
    )
    source = read_source(content)
    tree = outline(source.text)
    context = Context(words, titles, tree.sections, source.text.split("\n"))
    context.problems.extend(source.problems)
    h1 = next((section for section in tree.sections if section.level == 1), None)
    raw_title = h1.title if h1 else str(source.front.get("title", ("", 1))[0])
    speaking = _header_sections(context, h1)
    header = read_header(context, speaking, source.front, raw_title)
    tasks = read_tasks(context, workflow.scope_sections, dialect)
    new_files, notes = artifacts.read(context), agents.read(context)
    return Document(
        title=clean_title(raw_title) or None,
        line=h1.line if h1 else 1,
        header=header,
        signs=_signs(context, header, raw_title, source.front, _raw_id(speaking, source.front)),
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
        updates=tuple(updates.read(context)),
        waivers=tuple(waivers.read(context)),
        sections=tuple(_section_rows(context)),
        problems=_problems(context, tree),
        silenced=tuple(_silenced(tree)),
    )


@lru_cache(maxsize=8)
def _vocabulary(
    status_words: tuple[tuple[str, Status], ...], section_titles: tuple[tuple[str, str], ...]
) -> tuple[StatusWords, Titles]:
    words = StatusWords(dict(status_words))
    return words, Titles(words, dict(section_titles))


def _header_sections(context: Context, h1: Section | None) -> list[Section]:
    """The block between H1 and first H2, and the first status or overview section with pairs."""
    found_sections: list[Section] = []
    for section in context.sections:
        if section.level == 0 or section is h1 or (section.level > 2 and h1 is not None):
            found_sections.append(section)
        else:
            break
    has_pairs = speaks_for_all = False
    for section in context.body("header"):
        is_named = context.titles.key(section.title) == "header"
        if is_named:
            speaks_for_all = section.level <= 2
            if has_pairs:
                break
        if section in found_sections or not speaks_for_all:
            continue
        found_sections.append(section)
        has_pairs = (
            has_pairs or ":" in section.title or any(True for _ in read_pairs(section.blocks))
        )
    return found_sections


def _signs(
    context: Context,
    header: Header,
    raw_title: str,
    front: dict[str, tuple[object, int]],
    raw_id: str,
) -> Signs:
    word = str(front["tracker"][0]).strip().lower() if "tracker" in front else ""
    return Signs(
        tracker={"true": True, "yes": True, "false": False, "no": False}.get(word),
        title=is_tracking_title(raw_title),
        feature_id=header.feature_id is not None or bool(raw_id),
        sections=any(context.body(key) for key in _TELLING_SECTIONS)
        or any(_TELLING_TITLES.match(section.title) for section in context.sections),
        placeholder=is_placeholder(raw_title) or is_placeholder(raw_id),
    )


def _raw_id(sections: list[Section], front: dict[str, tuple[object, int]]) -> str:
    """The Feature ID as written, a template's slots included; the body speaks first."""
    keys = ("feature id", "id")
    pairs = (pair for section in sections for pair in read_pairs(section.blocks))
    in_body = (pair.value for pair in pairs if normal_key(pair.key) in keys)
    in_front = (str(value) for key, (value, _) in front.items() if normal_key(key) in keys)
    return next(in_body, None) or next(in_front, "")


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


def _problems(context: Context, tree: Outline) -> tuple[Problem, ...]:
    problems = context.problems
    for section in tree.sections:
        for fence in _fences(section):
            if not fence.is_closed:
                problems.append(
                    found(
                        "FT103",
                        fence.line - 1,
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


def _fences(section: Section) -> list[Fence]:
    nested = (block for item in section.walk_items() for block in item.blocks)
    return [block for block in (*section.blocks, *nested) if isinstance(block, Fence)]


def _silenced(tree: Outline) -> list[tuple[int, str]]:
    """A comment silences its own line and, as it may stand above what it means, the next one."""
    found_pairs: list[tuple[int, str]] = []
    for line, comment in tree.comments:
        match = _IGNORE.search(comment)
        if match:
            codes = re.findall(r"FT\d{3}", match.group(1))
            found_pairs.extend((at, code) for code in codes for at in (line, line + 1))
    return found_pairs
