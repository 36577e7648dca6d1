"""The deployment plan in, its feature flag and stages in order out."""

from __future__ import annotations

import re

from mkdocs_feature_tracker.model.records import Stage
from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.dates import read_date
from mkdocs_feature_tracker.reading.sections.entries import (
    bold_lead,
    details,
    fields,
    is_slot,
    label_of,
    normal,
    own_text,
    says_none,
    section_fields,
    split_dash,
    without_box,
)
from mkdocs_feature_tracker.reading.sections.sample import found_sample
from mkdocs_feature_tracker.reading.sections.tables import Columns, rows
from mkdocs_feature_tracker.reading.text import plain, without_emoji
from mkdocs_feature_tracker.reading.tree import Fence, Item, List, Section, Table

_KEY = "deployment_plan"
_COLUMNS = Columns(
    stage="stage|phase|step|release|environment|name|rollout|rollout stage",
    audience="audience|users|who|traffic|cohort|share|percentage|users affected|rollout",
    on="date|when|on|start|planned|start date|target date|target",
    description="description|details|notes|criteria|what|exit criteria|action|status",
)
_FIELDS = {
    name: field
    for field, names in {
        "audience": "audience|users|who|traffic|cohort",
        "on": "date|when|on|start|planned|start date|target date|target",
    }.items()
    for name in names.split("|")
}
_AUDIENCE = re.compile(
    r"\b(?:users?|customers?|teams?|staff|employees|everyone|everybody|internal|testers?"
    r"|tenants?|accounts?|traffic|cohort|organi[sz]ations?|workspaces?|public|subscribers?|sites?"
    r"|countries|country|region|regions|partners?|beta group|volunteers?)\b|\d\s?%",
    re.I,
)
_NO_AUDIENCE = re.compile(
    r"\W*(?:after|once|when|if|run|deploy|monitor|verify|migrate|disable|default)\b", re.I
)
_FLAG = re.compile(r"feature\s?-?(?:flag|toggle)", re.I)
_ROLLBACK = re.compile(r"\broll\s?-?back", re.I)


def read(context: Context) -> list[Stage]:
    """The lines of the plan in their order; the template's own plan has none."""
    if not context.body(_KEY) or found_sample(context, _KEY, is_problem=False):
        return []
    stages = [stage for section in context.body(_KEY) for stage in _stages(context, section)]
    if stages:
        context.saw(_KEY, filled=True)
    return [stage._replace(position=number) for number, stage in enumerate(stages, start=1)]


def _stages(context: Context, section: Section) -> list[Stage]:
    if context.titles.key(section.title) is None:
        texts = [own_text(item) for item in section.items]
        texts += [paragraph.text for paragraph in section.paragraphs]
        if not texts and not any(isinstance(block, Fence) for block in section.blocks):
            return []
        named = "; ".join(text for text in texts if text and not is_slot(text))
        found = section_fields(section, _FIELDS)
        title = context.titles.group(section.title)
        return _stage(
            context, section.line, title, named, found.get("audience", ""), found.get("on", title)
        )
    stages: list[Stage] = []
    for block in section.blocks:
        if isinstance(block, Table):
            for row in rows(context, block, _COLUMNS, "stage"):
                stages.extend(
                    _stage(
                        context,
                        row.line,
                        row.cells["stage"],
                        row.get("description") or "",
                        row.get("audience"),
                        row.get("on"),
                    )
                )
        elif isinstance(block, List):
            for item in block.items:
                stages.extend(_from_item(context, item))
    return stages


def _from_item(context: Context, item: Item) -> list[Stage]:
    text = without_box(own_text(item))[1]
    mark = context.words.leading_mark(text)
    if mark is not None:
        text = mark[1]
    lead = bold_lead(text) or label_of(text)
    if lead is not None:
        name, rest = lead.label, lead.rest
    else:
        name, behind = split_dash(text)
        rest = behind or ""
    found, _ = fields(item, _FIELDS) if item.blocks else ({}, [])
    others = [
        detail
        for _, detail, _ in details(item)
        if (label := label_of(detail)) is None or normal(label.label) not in _FIELDS
    ]
    if not rest and others:
        rest = "; ".join(others)
    return _stage(context, item.line, name, rest, found.get("audience"), found.get("on"))


def _stage(
    context: Context,
    line: int,
    raw_name: str,
    rest: str,
    audience: str | None = None,
    on: str | None = None,
) -> list[Stage]:
    name = context.value(without_emoji(plain(raw_name)).strip(" :"))
    if name is None or is_slot(name) or is_slot(rest) or says_none(name):
        context.saw(_KEY, filled=False)
        return []
    reading = context.date(on if on is not None else rest or raw_name, line)
    description = context.value(rest)
    if audience is None and rest and not _FLAG.search(name) and not _ROLLBACK.search(name):
        audience = _audience(rest)
    return [Stage(line, 0, name, description, context.value(audience), reading)]


def _audience(text: str) -> str | None:
    """The part of a stage's text that names who gets it; null where none does."""
    without_date = read_date(text)
    rest = without_date.rest if without_date.on is not None else text
    rest = re.sub(
        r"\s*\((?:from|on|by|starting|until)?\s*\)|\b(?:from|on|starting|by)\s*$", "", rest
    )
    for part in re.split(r"\s+[-–—]\s+|[;,]\s+", rest):
        part = part.strip(" .,;:–—-")
        if _AUDIENCE.search(part) and not _NO_AUDIENCE.match(part):
            return part
    return None
