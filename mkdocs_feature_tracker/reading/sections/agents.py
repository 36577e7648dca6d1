"""The section on agents in, each agent with its notes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_feature_tracker.model.records import Agent, AgentNote
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.sections.entries import (
    bold_lead,
    careful,
    details,
    is_slot,
    label_of,
    normal,
    own_text,
    says_none,
    state_and_note,
    take_state,
    without_box,
)
from mkdocs_feature_tracker.reading.sections.sample import found_sample
from mkdocs_feature_tracker.reading.sections.tables import Columns, rows
from mkdocs_feature_tracker.reading.share import stated_percent
from mkdocs_feature_tracker.reading.status import NOTHING, Reading
from mkdocs_feature_tracker.reading.text import plain
from mkdocs_feature_tracker.reading.tree import Item, List, Paragraph, Section, Table

_KEY = "agents"
_COLUMNS = Columns(
    name="agent|agent name|name|agents|role",
    status="status|state",
    share="progress|share|completion|complete|done",
    note="notes|note|current task|task|focus|current work|comments|details|deliverables",
)
_ROLE = re.compile(
    r"\b(?:agent|engineer|developer|architect|designer|reviewer|tester|specialist|writer|analyst"
    r"|lead|manager|qa)\b",
    re.I,
)
_GROUP = re.compile(r"\bagents\b", re.I)
_NO_AGENTS = frozenset(
    ("note", "notes", "legend", "status", "next", "next steps", "summary", "blockers", "total")
)
_STATUS_LABELS = ("status", "state")
_SHARE_LABELS = ("progress", "completion", "complete")


class _Draft(NamedTuple):
    line: int
    name: str
    reading: Reading
    notes: list[tuple[int, str]]


def read(context: Context) -> tuple[list[Agent], list[AgentNote]]:
    """The agents in their order, and their notes."""
    agents: list[Agent] = []
    notes: list[AgentNote] = []
    if not context.body(_KEY) or found_sample(context, _KEY):
        return agents, notes
    for section in context.body(_KEY):
        for draft in _drafts(context, section):
            name = plain(draft.name).strip(" :")
            if not name or is_slot(name) or says_none(name):
                context.saw(_KEY, filled=False)
                continue
            context.saw(_KEY, filled=True)
            position = len(agents) + 1
            status = draft.reading.status or Status.UNKNOWN
            agents.append(Agent(draft.line, position, name, status, draft.reading.share))
            for line, text in draft.notes:
                note = _note(context, line, position, text)
                if note is not None:
                    notes.append(note)
    return agents, notes


def _drafts(context: Context, section: Section) -> Iterator[_Draft]:
    if context.titles.key(section.title) != _KEY and not _GROUP.search(section.title):
        if _ROLE.search(section.title):
            yield _from_heading(context, section)
        return
    for block in section.blocks:
        if isinstance(block, Table):
            yield from _from_table(context, block)
        elif isinstance(block, List):
            for item in block.items:
                draft = _from_item(context, item)
                if draft is not None:
                    yield draft


def _from_item(context: Context, item: Item) -> _Draft | None:
    """`**Test Engineer** ✅ **Complete**`; null where an unmarked item states no status either."""
    box, text = without_box(own_text(item))
    mark = context.words.leading_mark(text)
    prefix = text[: len(text) - len(mark[1])].strip() if mark else ""
    body = mark[1] if mark else text
    lead = bold_lead(body)
    notes = _details(item)
    if lead is not None:
        if normal(lead.label) in _NO_AGENTS:
            return None
        name, rest = lead.label, f"{prefix} {lead.rest}".strip()
        reading, note = _state(context, rest, item.line, is_prose=bool(lead.mark))
    else:
        name, state = take_state(context.words, text)
        if not state:
            label = label_of(body)
            state, note = (
                state_and_note(context.words, label.rest) if label is not None else ("", None)
            )
            if label is None or not state or len(label.label.split()) > 5:
                return None
            name = label.label
        else:
            note = None
        reading = context.words.read(state)
    if reading.status is None and box is not None:
        reading = Reading(Status.DONE if box in ("x", "X", "✅") else Status.NOT_STARTED)
    if note:
        notes.insert(0, (item.line, note))
    return _Draft(item.line, name, _with_details(context, reading, notes), notes)


def _state(context: Context, rest: str, line: int, *, is_prose: bool) -> tuple[Reading, str | None]:
    """The status behind a bold name, and what is no status there."""
    if not rest:
        return NOTHING, None
    reading = careful(context.words, rest)
    if reading.status is not None:
        return reading, None if reading.is_unfilled else reading.note
    state, note = state_and_note(context.words, rest)
    if state:
        return context.words.read(state), note
    if not is_prose:
        return context.status(rest, line), None
    return NOTHING, rest


def _details(item: Item) -> list[tuple[int, str]]:
    notes: list[tuple[int, str]] = []
    for line, text, child in details(item):
        notes.append((line, text))
        if child is not None and child.blocks:
            notes.extend(_details(child))
    return notes


def _with_details(context: Context, reading: Reading, notes: list[tuple[int, str]]) -> Reading:
    """Takes `Status: …` and `Progress: …` out of the notes where the agent's line has none."""
    share = None
    for entry in list(notes):
        label = label_of(entry[1])
        key = normal(label.label) if label else ""
        if label is None or not label.rest:
            continue
        if key in _STATUS_LABELS and reading.status is None:
            reading = context.status(label.rest, entry[0])
            notes.remove(entry)
        elif key in _SHARE_LABELS and share is None:
            share = stated_percent(label.rest)
            if share is not None:
                notes.remove(entry)
    if share is not None and reading.share is None:
        status = reading.status or context.words.read(f"{share:.0%}").status
        reading = reading._replace(status=status, share=share)
    return reading


def _from_heading(context: Context, section: Section) -> _Draft:
    title, tail = take_state(context.words, plain(section.title))
    name = context.titles.group(title)
    notes: list[tuple[int, str]] = []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            notes.extend((block.line + offset, text) for offset, text in enumerate(block.lines))
        elif isinstance(block, List):
            for item in block.items:
                notes.append((item.line, own_text(item)))
                notes.extend(_details(item))
    reading = context.words.read(tail) if tail else NOTHING
    return _Draft(section.line, name, _with_details(context, reading, notes), notes)


def _from_table(context: Context, table: Table) -> list[_Draft]:
    drafts: list[_Draft] = []
    for row in rows(context, table, _COLUMNS, "name"):
        reading = context.status(row.get("status") or "", row.line)
        raw_share = row.get("share")
        if raw_share is not None:
            share = stated_percent(raw_share)
            from_share = context.words.read(raw_share)
            reading = reading._replace(
                share=reading.share if reading.share is not None else share,
                status=reading.status or from_share.status,
            )
        name, state = take_state(context.words, plain(row.cells["name"]))
        if reading.status is None and state:
            reading = context.words.read(state)
        note = row.get("note")
        drafts.append(_Draft(row.line, name, reading, [(row.line, note)] if note else []))
    return drafts


def _note(context: Context, line: int, position: int, raw: str) -> AgentNote | None:
    text = context.value(without_box(raw)[1])
    if text is None or is_slot(text):
        return None
    _, colon, tail = text.partition(":")
    reading = careful(context.words, tail.strip()) if colon and tail.strip() else NOTHING
    status = None if reading.is_unfilled else reading.status
    return AgentNote(line, position, text, status, reading.share)
