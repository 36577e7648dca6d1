"""The sections on architecture and design decisions in, one record for each decision out."""

from __future__ import annotations

import re

from mkdocs_feature_tracker.model.records import Decision
from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.dates import read_date
from mkdocs_feature_tracker.reading.sections.entries import (
    bold_lead,
    fields,
    is_slot,
    normal,
    own_text,
    says_none,
    section_fields,
    without_box,
)
from mkdocs_feature_tracker.reading.sections.tables import Columns, rows
from mkdocs_feature_tracker.reading.text import plain, without_emoji
from mkdocs_feature_tracker.reading.tree import Item, List, Paragraph, Section, Table

_KINDS = {"architecture_decisions": "architecture", "design_decisions": "design"}
_COLUMNS = Columns(
    title="decision|choice|chosen|title|what",
    topic="topic|area|subject|name|id",
    rationale="rationale|reason|reasoning|why|justification|context",
    alternatives="alternatives|alternatives considered|options|options considered",
    impact="impact|consequences|consequence|effect|trade offs|tradeoffs|implications",
)
_FIELDS = {
    name: field
    for field, names in {
        "decision": "decision|choice|chosen|solution|approach",
        "rationale": "rationale|reason|reasoning|why|justification|because",
        "context": "context|problem|background",
        "alternatives": (
            "alternatives|alternatives considered|options|options considered|alternative"
        ),
        "impact": (
            "impact|consequences|consequence|effect|trade offs|trade off|tradeoffs|implications"
        ),
        "ignored": "date|status|decided|participants|author|owner|decided by|deciders",
    }.items()
    for name in names.split("|")
}
_DECISION_LABEL = re.compile(r"decision\s*(?:#?\d+)?$|choice$", re.I)
_HEADING_NUMBER = re.compile(
    r"^(?:decision\s*#?)?\d+(?:\.\d+)*\s*[.):–—-]?\s+(?=\S)|^decision\s*:\s*", re.I
)


def read(context: Context) -> list[Decision]:
    """Architecture decisions, then design decisions, each in document order."""
    return [
        decision
        for key, kind in _KINDS.items()
        for section in context.body(key)
        for decision in _Reader(context, key, kind).read(section)
    ]


class _Reader:
    def __init__(self, context: Context, key: str, kind: str) -> None:
        self.context = context
        self.key = key
        self.kind = kind

    def read(self, section: Section) -> list[Decision]:
        if self.context.titles.key(section.title) is None:
            own = section_fields(section, _FIELDS)
            is_one = own.keys() & {"decision", "rationale", "alternatives"}
            if is_one or (section.paragraphs and not section.items and not section.tables):
                return self._of_heading(section, own)
        decisions: list[Decision] = []
        for block in section.blocks:
            if isinstance(block, Table):
                decisions.extend(self._of_table(block))
            elif isinstance(block, List):
                for item in block.items:
                    decisions.extend(self._of_item(item))
        return decisions

    def _of_heading(self, section: Section, own: dict[str, str]) -> list[Decision]:
        title = _HEADING_NUMBER.sub("", self.context.titles.group(section.title))
        if not own:
            first = next(block for block in section.blocks if isinstance(block, Paragraph))
            own = {"rationale": first.text}
        own.setdefault("rationale", own.get("decision", own.get("context", "")))
        return self._decision(section.line, title, own)

    def _of_item(self, item: Item) -> list[Decision]:
        text = without_box(own_text(item))[1]
        found, others = fields(item, _FIELDS) if item.blocks else ({}, [])
        lead = bold_lead(text)
        if others:
            found.setdefault("rationale", "; ".join(others))
        if lead is None:
            return self._decision(item.line, text, found)
        label = lead.label
        if not lead.rest:
            return self._decision(item.line, label, found | _chosen(found))
        if _DECISION_LABEL.match(label) or read_date(label).on is not None:
            return self._decision(item.line, lead.rest, found)
        if normal(label) in _FIELDS:
            return []
        if is_slot(lead.rest):
            self.context.saw(self.key, filled=False)
            return []
        if "rationale" in found:
            label = f"{label}: {lead.rest}"
        return self._decision(item.line, label, {"rationale": lead.rest} | found)

    def _of_table(self, table: Table) -> list[Decision]:
        decisions: list[Decision] = []
        places = _COLUMNS.places(tuple(table.columns))
        needed = "title" if "title" in places else "topic"
        for row in rows(self.context, table, _COLUMNS, needed):
            decisions.extend(self._decision(row.line, row.cells.get(needed, ""), row.cells))
        return decisions

    def _decision(self, line: int, raw: str, found: dict[str, str]) -> list[Decision]:
        value = self.context.value
        title = value(without_emoji(raw) if raw[:1] > "\u2000" else raw)
        if title is None or is_slot(title) or says_none(title):
            if raw and not says_none(plain(raw)):
                self.context.saw(self.key, filled=False)
            return []
        self.context.saw(self.key, filled=True)
        return [
            Decision(
                line=line,
                kind=self.kind,
                title=title,
                rationale=value(found.get("rationale")),
                alternatives=value(found.get("alternatives")),
                impact=value(found.get("impact")),
            )
        ]


def _chosen(found: dict[str, str]) -> dict[str, str]:
    """The rationale of a decision whose label stands alone, with its choice below it."""
    rationale = found.get("rationale") or found.get("decision") or found.get("context")
    return {"rationale": rationale} if rationale else {}
