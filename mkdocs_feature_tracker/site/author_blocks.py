"""Finished blocks of Markdown in, the lines of the text that they make together out."""

from __future__ import annotations

import re
from typing import NamedTuple

_SEPARATOR = ["", "<!-- -->", ""]
"""Keeps two lists, or two quotes, apart that Python-Markdown would run into one."""

NOTHING = "&#8203;"
"""A space of no width: what an item must hold before the code block or table that begins it."""

_ALERT = re.compile(r"\\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\\\]")


class Block(NamedTuple):
    """Finished lines. A compact block has no blank line in it and may follow text directly."""

    kind: str
    lines: list[str]
    is_compact: bool = False


def item(blocks: list[Block], number: int | None, is_first: bool) -> Block:
    """A list item of the blocks in it; `number` is null in bullet lists."""
    marker = "-   " if number is None else f"{number}.".ljust(3) + " "
    if not blocks or blocks[0].kind not in ("text", "paragraph", "heading"):
        blocks = [Block("text", [NOTHING], is_compact=True), *blocks]
    if is_first and number not in (None, 1) and blocks[0].kind != "heading":
        marker += f'<data value="{number}"></data>'
    first, *rest = joined(blocks)
    lines = [marker + first, *("    " + line if line else "" for line in rest)]
    return Block("item", lines, all(block.is_compact for block in blocks))


def list_of(items: list[Block]) -> Block:
    """A list, tight where all its items are compact."""
    lines: list[str] = []
    is_compact = all(item.is_compact for item in items)
    for item in items:
        if lines and not is_compact:
            lines.append("")
        lines.extend(item.lines)
    return Block("list", lines, is_compact)


def joined(blocks: list[Block]) -> list[str]:
    """The lines of blocks one below the other, with blank lines where they are wanted."""
    lines: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before is not None:
            if block.kind == before.kind and block.kind in ("list", "quote"):
                lines.extend(_SEPARATOR)
            elif not (before.kind == "text" and block.kind == "list" and block.is_compact):
                lines.append("")
        lines.extend(block.lines)
        before = block
    return lines


def with_alert_title(blocks: list[Block]) -> list[Block]:
    """A quote that begins with `[!NOTE]` begins with a bold "Note"."""
    if blocks and blocks[0].kind == "paragraph":
        alert = _ALERT.fullmatch(blocks[0].lines[0])
        if alert is not None:
            title = Block("paragraph", [f"**{alert.group(1).capitalize()}**"])
            rest = blocks[0].lines[1:]
            return [title, *([Block("paragraph", rest)] if rest else []), *blocks[1:]]
    return blocks


def row(cells: list[str]) -> str:
    """One line of a table."""
    return f"| {' | '.join(cells)} |"
