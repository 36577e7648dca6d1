"""The lines below a criterion in, the states of its tests and its implementation out."""

from __future__ import annotations

import re
from typing import NamedTuple

from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.tree import Item

_TESTS_KEYS = ("test status", "tests", "test", "tests status", "testing")
_IMPLEMENTATION_KEYS = ("implementation", "implementation status", "impl", "code")
_DETAIL = re.compile(r"\**\s*([A-Za-z ]{2,24}?)\s*\**\s*:\s*\**\s*(.*)", re.S)


class Details(NamedTuple):
    """What a criterion says about its tests and implementation; null where it is silent."""

    tests_status: Status | None = None
    tests_share: float | None = None
    tests_raw: str | None = None
    implementation_status: Status | None = None
    implementation_raw: str | None = None


_NO_DETAILS = Details()


def details_of_item(context: Context, item: Item, *, is_criterion: bool) -> Details:
    """Reads the `- **Test Status**: …` lines directly below a list item.

    Only a criterion must state a status there: below another task `Tests: 41 cases` is prose.
    """
    if not item.blocks:
        return _NO_DETAILS
    texts: dict[str, tuple[str, int]] = {}
    for child in item.children:
        text = child.text
        match = _DETAIL.match(text) if ":" in text else None
        if match:
            key, value = match.group(1).strip().lower(), match.group(2).strip()
            if is_criterion or context.words.read(value).status is not None:
                texts.setdefault(key, (value, child.line))
    return _details(context, texts)


def details_of_row(context: Context, row: dict[str, str], line: int) -> Details:
    """Reads the cells of one table row, by lower-case column name."""
    return _details(context, {column: (cell, line) for column, cell in row.items() if cell})


def _details(context: Context, texts: dict[str, tuple[str, int]]) -> Details:
    tests = next((texts[key] for key in _TESTS_KEYS if key in texts), None)
    implementation = next((texts[key] for key in _IMPLEMENTATION_KEYS if key in texts), None)
    if tests is None and implementation is None:
        return _NO_DETAILS
    found = _NO_DETAILS
    if tests and tests[0]:
        reading = context.status(*tests, failing=True)
        found = Details(reading.status, reading.share, tests[0])
    if implementation and implementation[0]:
        status = context.status(*implementation).status
        found = found._replace(implementation_status=status, implementation_raw=implementation[0])
    return found
