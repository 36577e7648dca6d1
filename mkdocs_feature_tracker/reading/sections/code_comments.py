"""Sections with annotated code in, the migrations, endpoints and components they name out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mkdocs_feature_tracker.model.records import Artifact
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.sections.entries import (
    MAX_CHARS,
    careful,
    details,
    is_slot,
    label_of,
    normal,
    own_text,
    state_and_note,
    take_state,
    without_box,
)
from mkdocs_feature_tracker.reading.sections.tables import Columns, rows
from mkdocs_feature_tracker.reading.status import Reading
from mkdocs_feature_tracker.reading.text import is_none, plain, without_emphasis
from mkdocs_feature_tracker.reading.tree import Fence, List, Section, Table

_COMMENT_START = re.compile(r"(?:--|//|#|/\*+|\*|<!--|\{/\*)\s*")
_COMMENT_ENDS = ("*/", "*/}", "-->")
_METHODS = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|WS|WSS|SSE|ALL|ANY"
_ENDPOINT = re.compile(
    rf"\W*((?:{_METHODS})(?:\s?[/,|]\s?(?:{_METHODS}))*)\W{{0,4}}\s+`?\*{{0,2}}(/[^\s`*]*|https?://[^\s`*]+)"
)
_ROUTE = re.compile(r"\W*(/[\w:{}\[\]*.-][^\s`*]*)")
_MIGRATION = re.compile(
    r"migrations?\s+#?[\w.-]*\d[\w.-]*|\d{2,}[\w]*[_:-]|V\d[\d._]*__|[\w./-]+\.(?:sql|py|js|ts|rb|php)\b",
    re.I,
)
_COMPONENT = re.compile(
    r"`?[\w./@-]+\.(?:tsx|jsx|ts|js|vue|svelte|astro|swift|kt|dart|html|css|scss|py|cs|razor)\b"
)
_FIELDS = {
    "test": "tests",
    "tests": "tests",
    "test status": "tests",
    "tests status": "tests",
    "testing": "tests",
    "functionality": "functionality",
    "function": "functionality",
    "features": "functionality",
    "status": "status",
    "state": "status",
    "note": "note",
    "notes": "note",
}
_STATUS_FIELD = re.compile(r"\[?\s*status\s*:\s*(.*?)\s*\]?$", re.I)
_COLUMNS = Columns(
    name="migration|endpoint|path|route|url|component|name|file|api|api endpoint|item|table|id",
    method="method|verb|http method",
    status="status|state|implementation|done",
    tests="tests|test status|tests status|test|testing",
    functionality="functionality|function|features",
    note="note|notes|description|details|change|changes|purpose|comment|comments",
)


@dataclass(slots=True)
class _Draft:
    """An artifact while its comments are gathered."""

    line: int
    name: str
    state: str
    notes: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)


def read_coded(context: Context, key: str, kind: str) -> list[Artifact]:
    """The artifacts of one section in its order: from comments in code, lists and tables."""
    artifacts: list[Artifact] = []
    for section in context.body(key):
        for draft in _drafts(context, section, kind):
            if is_slot(draft.name) or is_none(draft.name):
                context.saw(key, filled=False)
            else:
                artifacts.append(_artifact(context, kind, draft))
    return artifacts


def _drafts(context: Context, section: Section, kind: str) -> Iterator[_Draft]:
    for block in section.blocks:
        if isinstance(block, Fence):
            yield from _from_fence(context, block, kind)
        elif isinstance(block, List):
            yield from _from_list(context, block, kind)
        elif isinstance(block, Table):
            yield from _from_table(context, block, kind)


def _from_fence(context: Context, fence: Fence, kind: str) -> Iterator[_Draft]:
    draft: _Draft | None = None
    for offset, text in enumerate(fence.text.split("\n")):
        text = text.lstrip()
        comment = _comment(text) if len(text) <= MAX_CHARS else ""
        if not comment:
            continue
        if draft is not None and _takes_field(draft, comment):
            continue
        following = _draft(context, comment, fence.line + offset, kind, is_comment=True)
        if following is not None:
            if draft is not None:
                yield draft
            draft = following
        elif draft is not None:
            draft.notes.append(comment)
    if draft is not None:
        yield draft


def _comment(text: str) -> str:
    """What a line of code comments; empty where it is no comment."""
    start = _COMMENT_START.match(text)
    comment = text[start.end() :].rstrip() if start else ""
    end = next((end for end in _COMMENT_ENDS if comment.endswith(end)), "")
    return comment.removesuffix(end).rstrip()


def _from_list(context: Context, block: List, kind: str) -> Iterator[_Draft]:
    for item in block.items:
        box, text = without_box(own_text(item))
        draft = _draft(context, text, item.line, kind, is_comment=False)
        if draft is None:
            if item.children:
                for nested in item.blocks:
                    if isinstance(nested, List):
                        yield from _from_list(context, nested, kind)
            continue
        if not draft.state and box is not None:
            draft.state = "✅" if box in ("x", "X", "✅") else "⬜"
        for _, detail, _ in details(item):
            if not _takes_field(draft, detail):
                draft.notes.append(detail)
        yield draft


def _from_table(context: Context, table: Table, kind: str) -> Iterator[_Draft]:
    for row in rows(context, table, _COLUMNS, "name"):
        name, state = take_state(context.words, plain(row.cells["name"]))
        endpoint = _ENDPOINT.match(name)
        if endpoint:
            name = f"{endpoint.group(1)} {endpoint.group(2)}"
        elif "method" in row.cells:
            name = f"{plain(row.cells['method']).upper()} {name}"
        if kind == "endpoint" and "/" not in name:
            continue
        raw = row.get("status")
        if raw is not None:
            context.status(raw, row.line)
        draft = _Draft(row.line, name, raw or state)
        for column in ("tests", "functionality"):
            if column in row.cells:
                draft.fields[column] = row.cells[column]
        if "note" in row.cells:
            draft.notes.append(row.cells["note"])
        yield draft


def _draft(context: Context, raw: str, line: int, kind: str, *, is_comment: bool) -> _Draft | None:
    """An artifact's own line; null for any other text."""
    if kind == "endpoint":
        return _endpoint(context, raw, line, is_comment=is_comment)
    text, state = take_state(context.words, without_emphasis(raw))
    pattern = _MIGRATION if kind == "migration" else _COMPONENT
    match = pattern.match(text)
    if match is None and not state:
        is_named = not is_comment and raw.startswith(("**", "`"))
        return _named(context, text, line) if is_named else None
    if not text:
        return None
    if kind == "migration" and is_comment:
        return _Draft(line, plain(text), state)
    return _named(context, text, line, state)


def _endpoint(context: Context, raw: str, line: int, *, is_comment: bool) -> _Draft | None:
    match = _ENDPOINT.match(raw)
    if match is not None:
        name = f"{match.group(1)} {match.group(2).rstrip(':,;')}"
    elif not is_comment and (match := _ROUTE.match(raw)):
        name = match.group(1).rstrip(":,;")
    else:
        return None
    mark = context.words.mark(raw[: match.start(1)])
    lead = raw[: match.start(1)].strip("*` ") if mark else ""
    state, note = state_and_note(context.words, f"{lead} {raw[match.end() :].strip('`* ')}".strip())
    return _Draft(line, name, state, [note] if note else [])


def _named(context: Context, text: str, line: int, state: str = "") -> _Draft:
    """`Button.tsx - note` or `**Create tables**: note` as name and note."""
    note = ""
    for separator in (" - ", " – ", " — ", ": ", " ("):
        head, found, tail = text.partition(separator)
        if found:
            text, note = head, (tail.rstrip(")") if separator == " (" else tail)
            break
    own_state, own_note = state_and_note(context.words, note)
    return _Draft(
        line,
        plain(text).rstrip(":"),
        f"{state} {own_state}".strip(),
        [own_note] if own_note else [],
    )


def _takes_field(draft: _Draft, text: str) -> bool:
    """Keeps `Tests: …`, `Functionality: …` and `[Status: …]` for the artifact above them."""
    stated = _STATUS_FIELD.match(text)
    if stated:
        draft.fields.setdefault("status", stated.group(1))
        return True
    label = label_of(text)
    name = _FIELDS.get(normal(label.label)) if label else None
    if label is None or name is None:
        return False
    if name == "note":
        draft.notes.append(label.rest)
    else:
        draft.fields.setdefault(name, label.rest)
    return True


def _artifact(context: Context, kind: str, draft: _Draft) -> Artifact:
    words = context.words
    reading = _status(context, draft)
    tests = draft.fields.get("tests")
    notes = [note for note in draft.notes if note]
    note = notes[0] if notes else reading.note
    return Artifact(
        line=draft.line,
        kind=kind,
        name=draft.name,
        status=reading.status or Status.UNKNOWN,
        stated_share=reading.share,
        tests_status=words.read(tests, failing=True).status if tests else None,
        functionality=context.value(draft.fields.get("functionality")),
        note=context.value(note),
    )


def _status(context: Context, draft: _Draft) -> Reading:
    """The status field's, else the line's own mark or word, else the comment's below it."""
    words = context.words
    stated = draft.fields.get("status")
    if stated:
        reading = words.read(stated)
        if reading.status is not None and not reading.is_unfilled:
            return reading
    if draft.state:
        return words.read(draft.state)
    for note in draft.notes:
        reading = careful(words, note)
        if reading.status is not None and not reading.is_unfilled:
            return reading
    return words.read(stated or "")
