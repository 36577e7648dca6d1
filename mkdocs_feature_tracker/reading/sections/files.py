"""The sections on new and modified files in, one row for each file out; folders make none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_feature_tracker.model.records import Artifact
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.sections.entries import (
    careful,
    details,
    own_text,
    state_and_note,
    without_box,
)
from mkdocs_feature_tracker.reading.sections.tables import Columns, rows
from mkdocs_feature_tracker.reading.sections.trees import (
    File,
    is_slot_path,
    is_test_path,
    join,
    looks_like_path,
    read_tree,
    split_name,
)
from mkdocs_feature_tracker.reading.text import plain, without_emphasis
from mkdocs_feature_tracker.reading.tree import Fence, Item, List, Paragraph, Section, Table

_COLUMNS = Columns(
    path="file|path|filename|file name|file path|files|location|name|module",
    status="status|state|done",
    tests="tests|test status|tests status",
    note="change|changes|note|notes|purpose|description|details|what|action|type|summary",
)
_TREE_MARKS = ("├", "└", "│", "|--", "+--", "`--")
_TESTS_WORDS = re.compile(r"\b(?:written|passing|failing|tests?)\b", re.I)
_BOX_STATES = {"x": "✅", "X": "✅", "✅": "✅", "/": "🚧", "🚧": "🚧", "🔄": "🚧", "!": "blocked"}
_WHOLE_FOLDER = (Status.DONE, Status.NOT_STARTED, Status.CANCELLED)
"""What is said of a folder and then holds for every file in it; "in progress" does not."""


def read_files(context: Context, key: str, kind: str) -> list[Artifact]:
    """The files of one section in its order, from trees, lists and tables."""
    artifacts: list[Artifact] = []
    for section in context.body(key):
        for file, note in _files(context, section):
            if is_slot_path(file.path):
                context.saw(key, filled=False)
            else:
                artifacts.append(_artifact(context, kind, file, note))
        for block in section.blocks:
            if isinstance(block, Table):
                artifacts.extend(_from_table(context, key, kind, block))
    return artifacts


def _files(context: Context, section: Section) -> Iterator[tuple[File, str | None]]:
    for block in section.blocks:
        if isinstance(block, Fence):
            for file in read_tree(block.text.split("\n"), block.line):
                yield file, None
        elif isinstance(block, Paragraph):
            if any(line.startswith(_TREE_MARKS) for line in block.lines):
                for file in read_tree(block.lines, block.line):
                    yield file, None
        elif isinstance(block, List):
            for item in block.items:
                yield from _from_item(item, "", "")


def _from_item(item: Item, folder: str, folder_state: str) -> Iterator[tuple[File, str | None]]:
    if any(line.startswith(_TREE_MARKS) for line in item.lines):
        for file in read_tree(item.lines, item.line):
            yield file, None
        return
    box, text = without_box(own_text(item))
    name, state = split_name(without_emphasis(plain(text) if text.startswith("[") else text))
    state = f"{_BOX_STATES.get(box or '', '')} {state}".strip()
    names = [part for part in _names_in(name, text) if looks_like_path(part)]
    children = item.children
    if not children:
        for part in names:
            if not part.endswith("/"):
                yield File(item.line, _below(folder, part), state, folder_state), None
        return
    has_paths = any(looks_like_path(_name_of(child)) for child in children)
    if names and not has_paths and not names[0].endswith("/"):
        note = "; ".join(detail for _, detail, _ in details(item))
        yield File(item.line, _below(folder, names[0]), state, folder_state), note
        return
    below = _below(folder, names[0]) if names else folder
    for child in children:
        yield from _from_item(child, below, state or folder_state)


def _names_in(name: str, text: str) -> list[str]:
    """The one name of a line, or all of `a.json, b.json`."""
    if ", " not in text:
        return [name]
    parts = [part.strip().strip("`") for part in text.split(", ")]
    return parts if all(looks_like_path(part) for part in parts) else [name]


def _name_of(item: Item) -> str:
    return split_name(without_emphasis(without_box(own_text(item))[1]))[0]


def _below(folder: str, name: str) -> str:
    """A path in a nested list, where some teams repeat the folder in each file's name."""
    if folder and name.startswith(folder.rstrip("/") + "/"):
        return name
    return join(folder, name)


def _from_table(context: Context, key: str, kind: str, table: Table) -> Iterator[Artifact]:
    for row in rows(context, table, _COLUMNS, "path"):
        name, state = split_name(plain(row.cells["path"]))
        if not name or is_slot_path(name) or name.endswith("/") or not looks_like_path(name):
            context.saw(key, filled=False)
            continue
        raw = row.get("status")
        if raw is not None:
            context.status(raw, row.line, failing=True)
        file = File(row.line, name, raw or state, "")
        artifact = _artifact(context, kind, file, row.get("note"))
        tests = row.get("tests")
        if tests is not None:
            reading = context.words.read(tests, failing=True)
            artifact = artifact._replace(tests_status=reading.status)
        yield artifact


def _artifact(context: Context, kind: str, file: File, note: str | None) -> Artifact:
    words = context.words
    state, state_note = state_and_note(words, file.state)
    reading = words.read(state)
    tests_status = None
    if (is_test_path(file.path) and kind == "file") or _TESTS_WORDS.search(state):
        tests_status = words.read(state, failing=True).status
    status = reading.status
    if status is None and file.folder_state:
        inherited = careful(words, file.folder_state).status
        status = inherited if inherited in _WHOLE_FOLDER else None
    notes = [part for part in (state_note, reading.note, note) if part]
    return Artifact(
        line=file.line,
        kind=kind,
        name=file.path,
        status=status or Status.UNKNOWN,
        stated_share=reading.share,
        tests_status=tests_status,
        functionality=None,
        note=context.value("; ".join(notes)) if notes else None,
    )
