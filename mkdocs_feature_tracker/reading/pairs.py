"""Blocks of a header in, its key/value pairs with their lines out, in every shape people use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from mkdocs_feature_tracker.reading.text import EMOJI, plain, without_emphasis
from mkdocs_feature_tracker.reading.tree import Block, List, Paragraph, Table

_LEAD = rf"[\s{EMOJI}>*•–—-]*?"
_BOLD_KEY = re.compile(
    rf"{_LEAD}(?:\*\*|__)([^*_:\n][^*:\n]{{0,60}}?)\s*(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:)\s*(.*)"
)
_BOLD_PAIR = re.compile(rf"{_LEAD}(?:\*\*|__)([^*:\n]{{1,60}}?)\s*:\s*([^*\n]+)(?:\*\*|__)\s*(.*)")
_PLAIN_KEY = re.compile(rf"[\s{EMOJI}]*([A-Za-zÀ-ÿ][\w /&-]{{0,40}}?)\s*:\s+(\S.*)")
_BAR = re.compile(r"\s+\|\s+")
_MAX_PLAIN_WORDS = 4
_VALUE_HEADS = ("value", "details", "detail", "content", "description")


class Pair(NamedTuple):
    """`key` as written without marks, `value` with inline Markdown.

    `is_plain` where the line is no more than `Key: value`, which a sentence may be too.
    """

    key: str
    value: str
    line: int
    is_plain: bool = False


def read_pairs(blocks: Iterable[Block]) -> Iterator[Pair]:
    """The pairs in document order.

    `> **K**: v`, `**K**: v`, `**K:** v`, `- **K:** v`, `K: v`, `**K: v**`, several in one line
    joined by ` | `, and two-column tables.
    """
    for block in blocks:
        if isinstance(block, Paragraph):
            for offset, text in enumerate(block.lines):
                yield from pairs_of(text, block.line + offset)
        elif isinstance(block, List):
            for item in block.items:
                for offset, text in enumerate(item.lines):
                    yield from pairs_of(text, item.line + offset)
        elif isinstance(block, Table):
            yield from _table(block)


def pairs_of(text: str, line: int) -> list[Pair]:
    """The pairs of one source line; none where it is prose."""
    if ":" not in text:
        return []
    if " | " in text:
        parts = [_pair(part, line) for part in _BAR.split(text)]
        if len(parts) > 1 and all(part is not None for part in parts):
            return [part for part in parts if part is not None]
    pair = _pair(text, line)
    return [pair] if pair else []


@lru_cache(maxsize=4096)
def normal_key(key: str) -> str:
    """A key as the contract writes it: lower case, one space between words."""
    return " ".join(key.replace("_", " ").replace("-", " ").lower().split())


def _pair(text: str, line: int) -> Pair | None:
    match = _BOLD_KEY.match(text)
    if match:
        return Pair(_key(match.group(1)), match.group(2).strip(), line)
    match = _BOLD_PAIR.match(text)
    if match:
        value = f"{match.group(2)} {match.group(3)}".strip()
        return Pair(_key(match.group(1)), value, line)
    match = _PLAIN_KEY.match(text)
    if match and len(match.group(1).split()) <= _MAX_PLAIN_WORDS:
        return Pair(_key(match.group(1)), match.group(2).strip(), line, True)
    return None


def _key(raw: str) -> str:
    return plain(raw).strip(" :*_")


def _table(table: Table) -> Iterator[Pair]:
    if len(table.columns) != 2:
        return
    rows = table.rows
    if normal_key(table.columns[1]) not in _VALUE_HEADS:
        rows = [(table.line, table.columns), *rows]
    for line, cells in rows:
        if len(cells) == 2 and cells[0] and cells[1]:
            yield Pair(_key(cells[0]), without_emphasis(cells[1]), line)
