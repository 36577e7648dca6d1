"""A template and what is known of a feature in, a new tracking document out."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mkdocs_feature_tracker.reading.pairs import Pair, normal_key, pairs_of
from mkdocs_feature_tracker.reading.text import is_placeholder

_H1 = re.compile(r"\ufeff?#\s+\S")
_SLOT = re.compile(r"\[([^\[\]]+)\](?!\()|\{\{([^{}]+)\}\}")
_FIELDS = {
    "feature id": "feature_id",
    "id": "feature_id",
    "github issue": "issue",
    "issue": "issue",
    "ticket": "issue",
    "branch": "branch",
    "feature branch": "branch",
    "started": "started_on",
    "start date": "started_on",
    "created": "started_on",
    "team": "teams",
    "teams": "teams",
    "title": "title",
}
_NO_SLUG = re.compile(r"[^a-z0-9]+")


class NewFeature(NamedTuple):
    """What is known of a feature on its first day. `issue` is `#234` or `owner/repo#234`."""

    title: str
    feature_id: str
    started_on: date
    issue: str | None = None
    teams: tuple[str, ...] = ()


def filled(template: bytes, feature: NewFeature) -> bytes:
    """The template with its title, ID, date, and where they are known issue, branch and teams.

    Everything else stays as it is, byte by byte: what nobody knows yet remains a slot.
    """
    text = template.decode("utf-8", "surrogateescape")
    lines = re.split(r"(\r\n|\r|\n)", text)
    done: set[str] = set()
    in_front = False
    for position in range(0, len(lines), 2):
        line = lines[position]
        if line.strip("\ufeff ") == "---" and (position == 0 or in_front):
            in_front = not in_front
        elif _H1.match(line) and "h1" not in done and not in_front:
            done.add("h1")
            lines[position] = _title_line(line, feature)
        else:
            for pair in _pairs(line):
                field = _FIELDS.get(normal_key(pair.key))
                if field and field not in done and (field != "title" or in_front):
                    value = _value(field, pair.value, feature)
                    if value is not None:
                        done.add(field)
                        lines[position] = _with_value(lines[position], pair, value)
    return "".join(lines).encode("utf-8", "surrogateescape")


def slug(title: str) -> str:
    """A title as a part of a branch's name: letters lose their accents."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    return _NO_SLUG.sub("-", plain).strip("-")[:40].rstrip("-")


def _pairs(line: str) -> Iterator[Pair]:
    """The key/value pairs of a line, a row of a two-column table being one."""
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    if line.lstrip().startswith("|"):
        if len(cells) == 2 and cells[0] and cells[1]:
            yield Pair(cells[0].strip("*_ "), cells[1], 0)
    else:
        yield from pairs_of(line, 0)


def _value(field: str, raw: str, feature: NewFeature) -> str | None:
    """What stands in for `raw`; null where it is no slot, or nothing is known."""
    if field == "feature_id":
        return feature.feature_id
    if not is_placeholder(raw):
        return None
    if field == "title":
        return json.dumps(feature.title, ensure_ascii=False)
    if field == "started_on":
        return feature.started_on.isoformat()
    if field == "issue":
        return feature.issue
    if field == "teams":
        return ", ".join(feature.teams) or None
    return _branch(raw, feature)


def _branch(raw: str, feature: NewFeature) -> str | None:
    """The template's pattern of a branch, where everything that it asks for is known."""
    number = (feature.issue or "").rpartition("#")[2]
    name = slug(feature.title)
    asks_for_number = any(_is_number(slot) for slot in _SLOT.finditer(raw))
    if not name or (asks_for_number and not number):
        return None
    return _SLOT.sub(lambda slot: number if _is_number(slot) else name, raw)


def _is_number(slot: re.Match[str]) -> bool:
    return re.search(r"number|issue|\bid\b", slot.group(), re.I) is not None


def _with_value(line: str, pair: Pair, value: str) -> str:
    before, _, behind = line.rpartition(pair.value)
    return f"{before}{value}{behind}"


def _title_line(line: str, feature: NewFeature) -> str:
    """`# Implementation Tracking: [Feature Title]` with the title, at the end without a slot."""
    slots = list(_SLOT.finditer(line))
    names = [slot for slot in slots if not _is_number(slot)]
    if not names:
        line = f"{line.rstrip()}: {feature.title}"
    for slot in reversed(slots):
        value = feature.feature_id if _is_number(slot) else ""
        if names and slot is names[0]:
            value = feature.title
        line = line[: slot.start()] + value + line[slot.end() :]
    return line
