"""A section without boxes in, the tasks of its tables and status lists out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.task_details import Details, details_of_item, details_of_row
from mkdocs_feature_tracker.reading.task_text import TaskText, is_legend, split_task
from mkdocs_feature_tracker.reading.text import (
    is_none,
    is_placeholder,
    plain,
    without_emoji,
    without_emphasis,
)
from mkdocs_feature_tracker.reading.tree import Block, Item, List, Section

_WORD_MARK = re.compile(r"\[([A-Za-z][A-Za-z _/-]{2,})\]\s*")
_NAME_COLUMNS = ("task", "task name", "title", "component", "item", "criterion", "criteria")
_ID_COLUMNS = ("id", "task id", "#", "ac", "no", "no.")
_NOTE_COLUMNS = ("notes", "note", "description", "details", "comment", "comments")


class ListedTask(NamedTuple):
    """A task that is no box: its line, its text, and what it says of itself."""

    line: int
    text: TaskText
    status: Status
    share: float | None
    details: Details


def listed_tasks(context: Context, section: Section, home: str) -> list[ListedTask]:
    """Reads tables with Task and Status columns, and lists whose every item bears a status.

    Args:
        context: the document.
        section: one without boxes.
        home: the section of the template that it belongs to, noted where its slots are unfilled.
    """
    found: list[ListedTask] = []
    for table in section.tables:
        columns = [without_emoji(plain(column)).lower() for column in table.columns]
        name_column = next((name for name in _NAME_COLUMNS if name in columns), None)
        if name_column is None or "status" not in columns:
            continue
        for line, cells in table.rows:
            row = dict(zip(columns, cells, strict=False))
            name = row.get(name_column, "")
            if not name or is_none(name) or name.strip("*_ ").lower() in ("total", "totals"):
                continue
            if is_placeholder(name):
                context.saw(home or "other", filled=False)
                continue
            if len(cells) != len(columns):
                _ragged(context, line, len(cells), len(columns))
            found.append(_row(context, line, row, name))
    found.extend(_status_lists(context, section.blocks))
    return found


def _row(context: Context, line: int, row: dict[str, str], name: str) -> ListedTask:
    text, _ = context.words.without_trailing_mark(name)
    parts = split_task(text)
    row_id = next((row[key] for key in _ID_COLUMNS if row.get(key)), None)
    note = next((row[key] for key in _NOTE_COLUMNS if row.get(key)), None)
    parts = parts._replace(
        task_id=without_emphasis(row_id) if row_id else parts.task_id,
        note=parts.note or context.value(note),
    )
    reading = context.status(row.get("status", ""), line)
    status = _unless_struck(reading.status or Status.UNKNOWN, parts)
    return ListedTask(line, parts, status, reading.share, details_of_row(context, row, line))


def _ragged(context: Context, line: int, n_cells: int, n_columns: int) -> None:
    context.problem(
        "FT108",
        line,
        f"the row has {n_cells} cells, the table {n_columns} columns",
        "write a pipe inside a cell as \\| or in a code span",
    )


def _status_lists(context: Context, blocks: list[Block]) -> Iterator[ListedTask]:
    stack = [block for block in reversed(blocks) if isinstance(block, List)]
    while stack:
        block = stack.pop()
        marked = [(item, *mark) for item in block.items if (mark := _mark(context, item))]
        if len(marked) == len(block.items):
            if not all(_is_legend(context, text) for _, _, text in marked):
                yield from _entries(context, marked)
            continue
        for item in reversed(block.items):
            stack.extend(inner for inner in reversed(item.blocks) if isinstance(inner, List))


def word_mark(context: Context, raw: str) -> tuple[Status, str] | None:
    """The status in brackets that `raw` begins with, as `[DONE]`, and the text behind it."""
    word = _WORD_MARK.match(raw)
    if word is None:
        return None
    reading = context.words.read(word.group(1))
    if reading.status is None or reading.is_unfilled or reading.note:
        return None
    return reading.status, raw[word.end() :]


def _mark(context: Context, item: Item) -> tuple[Status, str] | None:
    """The status that an item begins with and its text behind that; null without one."""
    text = item.text
    bold = text.startswith("**")
    bare = text[2:].lstrip() if bold else text
    if word := word_mark(context, bare):
        status, rest = word
    elif bare and not bare[0].isascii() and (leading := context.words.leading_mark(bare)):
        status, rest = leading
    else:
        return None
    plain_status = Status.NOT_STARTED if status is Status.FAILING else status
    return plain_status, f"**{rest}" if bold else rest


def _entries(context: Context, marked: list[tuple[Item, Status, str]]) -> Iterator[ListedTask]:
    for item, status, text in marked:
        parts = split_task(text)
        if parts.title and not is_placeholder(parts.title):
            yield ListedTask(
                item.line,
                parts,
                _unless_struck(status, parts),
                None,
                details_of_item(context, item, is_criterion=False),
            )


def _unless_struck(status: Status, parts: TaskText) -> Status:
    return Status.CANCELLED if parts.is_struck and status is not Status.DONE else status


def _is_legend(context: Context, text: str) -> bool:
    reading = context.words.read(text)
    is_status = reading.status is not None and reading.note is None
    return is_status or not text.strip() or is_legend(context.words, text)
