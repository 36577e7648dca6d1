"""One line of a table in, its cells as the author wrote them out."""

from __future__ import annotations

import re

_TICKS = re.compile(r"`+")


def split_row(row: str) -> list[str]:
    """The cells of one table row, stripped; a pipe inside a code span splits nothing.

    >>> split_row("| `a|b` | c |")
    ['`a|b`', 'c']
    """
    row = row.strip()
    if row.startswith("|"):
        row = row[1:]
    if "`" not in row and "\\" not in row:
        return [cell.strip() for cell in (row[:-1] if row.endswith("|") else row).split("|")]
    cells: list[str] = []
    start = position = 0
    while position < len(row):
        char = row[position]
        if char == "|":
            cells.append(_cell(row[start:position]))
            start = position + 1
        elif char == "\\":
            position += 1
        elif char == "`":
            position = _after_code(row, position) - 1
        position += 1
    if row[start:].strip():
        cells.append(_cell(row[start:]))
    return cells


def _cell(raw: str) -> str:
    return raw.strip().replace("\\|", "|")


def _after_code(row: str, position: int) -> int:
    """Where the code span that opens at `position` ends; after its ticks if it never closes."""
    opening = _TICKS.match(row, position)
    assert opening is not None
    for closing in _TICKS.finditer(row, opening.end()):
        if len(closing.group()) == len(opening.group()):
            return closing.end()
    return opening.end()
