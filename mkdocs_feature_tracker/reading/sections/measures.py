"""The sections on quality and success in, one measure for each named value out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_feature_tracker.model.records import Measure
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.measures import read_quantity, says_quantity
from mkdocs_feature_tracker.reading.sections.entries import (
    MAX_CHARS,
    Lead,
    bold_lead,
    details,
    fields,
    is_slot,
    label_of,
    normal,
    own_text,
    says_none,
    without_box,
)
from mkdocs_feature_tracker.reading.sections.tables import Columns, rows
from mkdocs_feature_tracker.reading.text import is_placeholder, plain, without_emoji
from mkdocs_feature_tracker.reading.tree import Item, List, Paragraph, Section, Table

_GROUPS = {
    "test_coverage": "coverage",
    "code_quality": "code_quality",
    "performance": "performance",
    "implementation_metrics": "implementation",
    "feature_metrics": "feature",
}
_COLUMNS = Columns(
    name=(
        "metric|measure|name|kpi|type|test type|check|tool|area|component|suite|package|module"
        "|file|category|indicator|linter|item|test suite|layer"
    ),
    value=(
        "value|current|actual|result|now|measured|current value|coverage|score|results|today"
        "|achieved|lines|after"
    ),
    target="target|goal|threshold|expected|required|target value|budget|minimum|limit",
    status="status|state|met|ok|result status|passing",
)
_FIELDS = {
    name: field
    for field, names in {
        "value": "current|actual|value|now|measured|result|achieved|current value",
        "target": "target|goal|threshold|budget|expected|required",
        "status": "status|state",
    }.items()
    for name in names.split("|")
}
_TARGET_HEADING = re.compile(r"\W*(?:targets?|goals?)\b", re.I)
_BASELINE_HEADING = re.compile(r"\W*(?:baseline|before)\b", re.I)
_MAX_NAME_WORDS = 7


class _Entry(NamedTuple):
    line: int
    name: str
    value: str
    target: str = ""
    status: str = ""


def read(context: Context) -> list[Measure]:
    """All measures, group by group; a known name with an unfilled value keeps its row."""
    measures: list[Measure] = []
    for key, group in _GROUPS.items():
        if not context.body(key):
            continue
        for entry in _merged(context, key):
            measure = _measure(context, key, group, entry)
            if measure is not None:
                measures.append(measure)
    return measures


def _merged(context: Context, key: str) -> list[_Entry]:
    """A group's entries; values below `Target` and `Actual` headings are joined by name."""
    entries: dict[tuple[str, int], _Entry] = {}
    targets: dict[str, _Entry] = {}
    n_named: dict[str, int] = {}
    for section in context.body(key):
        title = without_emoji(plain(section.title))
        is_own = context.titles.key(section.title) == key
        if not is_own and _BASELINE_HEADING.match(title):
            continue
        for entry in _entries(context, section):
            name = normal(entry.name)
            if not is_own and _TARGET_HEADING.match(title):
                targets.setdefault(name, entry)
                continue
            n_named[name] = n_named.get(name, 0) + 1
            entries[name, n_named[name]] = entry
    for name, goal in targets.items():
        measured = entries.get((name, 1))
        if measured is None:
            entries[name, 1] = goal._replace(value="", target=goal.value)
        elif not measured.target:
            entries[name, 1] = measured._replace(target=goal.value)
    return list(entries.values())


def _entries(context: Context, section: Section) -> Iterator[_Entry]:
    pair: dict[str, _Entry] = {}
    for block in section.blocks:
        if isinstance(block, Table):
            yield from _from_table(context, block)
        elif isinstance(block, List):
            for item in block.items:
                yield from _from_item(item, pair)
        elif isinstance(block, Paragraph):
            for offset, line in enumerate(block.lines):
                label = _label(line) if len(line) <= MAX_CHARS else None
                if label is not None and normal(label.label) in _FIELDS:
                    pair.setdefault(
                        _FIELDS[normal(label.label)],
                        _Entry(block.line + offset, label.label, label.rest),
                    )
                elif label is not None:
                    yield _Entry(block.line + offset, label.label, label.rest)
    if "value" in pair or "target" in pair:
        texts = {field: entry.value for field, entry in pair.items()}
        first = min(pair.values(), key=lambda entry: entry.line)
        yield _Entry(
            first.line,
            context.titles.group(section.title),
            texts.get("value", ""),
            texts.get("target", ""),
            texts.get("status", ""),
        )


def _from_item(item: Item, pair: dict[str, _Entry]) -> Iterator[_Entry]:
    box, text = without_box(own_text(item))
    if box is not None:
        return
    label = _label(text)
    found, others = fields(item, _FIELDS) if item.blocks else ({}, [])
    if label is None:
        name = plain(text).rstrip(":")
        if found and len(name.split()) <= _MAX_NAME_WORDS:
            yield _entry(item.line, name, "", found)
        return
    field = _FIELDS.get(normal(label.label))
    if field is not None:
        pair.setdefault(field, _Entry(item.line, label.label, label.rest))
        return
    if label.rest or found or not others:
        yield _entry(item.line, label.label, label.rest, found)
        return
    for line, detail, _ in details(item):
        nested = _label(detail)
        if nested is not None:
            yield _Entry(line, nested.label, nested.rest)


def _entry(line: int, name: str, value: str, found: dict[str, str]) -> _Entry:
    return _Entry(
        line,
        name,
        value or found.get("value", ""),
        found.get("target", ""),
        found.get("status", ""),
    )


def _label(text: str) -> Lead | None:
    """A measure's name and value; a name that is not bold needs a value that looks like one."""
    lead = bold_lead(text)
    if lead is not None:
        return lead
    label = label_of(text)
    if label is None or len(label.label.split()) > _MAX_NAME_WORDS:
        return None
    first = label.rest[:24]
    if normal(label.label) in _FIELDS or says_quantity(first) or first[:1] > "\u2000":
        return label
    return label if re.match(r"(?:pass|fail|tbd|n/?a\b)", first, re.I) else None


def _from_table(context: Context, table: Table) -> Iterator[_Entry]:
    places = _COLUMNS.places(tuple(table.columns))
    if "value" not in places and "target" not in places:
        return
    if "name" in places:
        found = rows(context, table, _COLUMNS, "name")
    else:
        unnamed = Table(table.line, ["name", *table.columns[1:]], table.rows)
        if 0 in places.values():
            return
        found = rows(context, unnamed, _COLUMNS, "name")
    for row in found:
        name = row.get("name")
        if name:
            yield _Entry(
                row.line,
                name,
                row.get("value") or "",
                row.get("target") or "",
                row.get("status") or "",
            )


def _measure(context: Context, key: str, group: str, entry: _Entry) -> Measure | None:
    name = without_emoji(plain(entry.name)).strip(" :")
    if not name or is_slot(entry.name) or is_placeholder(name) or says_none(name):
        context.saw(key, filled=False)
        return None
    quantity = read_quantity(entry.value, context.words, group, name, entry.target, entry.status)
    context.saw(key, filled=not quantity.is_unfilled or quantity.status is not Status.UNKNOWN)
    return Measure(
        entry.line,
        group,
        name,
        quantity.value,
        quantity.unit,
        quantity.comparator,
        quantity.target,
        quantity.is_met,
        quantity.status,
        entry.value,
    )
