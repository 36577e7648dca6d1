"""A document's sections and front matter in, its title, header and signs out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from mkdocs_feature_tracker.model.document import Header, Signs
from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.header import read_header
from mkdocs_feature_tracker.reading.naming import clean_title, is_tracking_title
from mkdocs_feature_tracker.reading.pairs import normal_key, read_pairs
from mkdocs_feature_tracker.reading.text import is_placeholder
from mkdocs_feature_tracker.reading.tree import Section

Front = dict[str, tuple[Any, int]]
"""The keys of the front matter with their values and lines."""

_TELLING_SECTIONS = ("progress_overview", "status_summary", "tdd_phase", "agents")
_TELLING_TITLES = re.compile(
    r"\W*(?:acceptance criteria progress|github issue checklist sync|tests written"
    r"|implementation status|current status)\b",
    re.I,
)
_TRACKER_WORDS = {"true": True, "yes": True, "false": False, "no": False}


class Opening(NamedTuple):
    """What a document says of itself as a whole; `line` is that of its H1, else 1."""

    line: int
    title: str | None
    header: Header
    signs: Signs


def read_opening(context: Context, front: Front) -> Opening:
    """Reads the title and the header, and what speaks for and against a tracking document."""
    h1 = next((section for section in context.sections if section.level == 1), None)
    raw_title = h1.title if h1 else str(front.get("title", ("", 1))[0])
    speaking = _header_sections(context, h1)
    header = read_header(context, speaking, front, raw_title)
    raw_id = _raw_id(speaking, front)
    word = str(front["tracker"][0]).strip().lower() if "tracker" in front else ""
    signs = Signs(
        tracker=_TRACKER_WORDS.get(word),
        title=is_tracking_title(raw_title),
        feature_id=header.feature_id is not None or bool(raw_id),
        sections=has_telling_section(context),
        placeholder=is_placeholder(raw_title) or is_placeholder(raw_id),
    )
    return Opening(h1.line if h1 else 1, clean_title(raw_title) or None, header, signs)


def has_telling_section(context: Context) -> bool:
    """Whether there is a status, TDD, agents or checklist-progress section."""
    return any(context.body(key) for key in _TELLING_SECTIONS) or any(
        _TELLING_TITLES.match(section.title) for section in context.sections
    )


def _header_sections(context: Context, h1: Section | None) -> list[Section]:
    """The block between H1 and first H2, and the first status or overview section with pairs."""
    found_sections: list[Section] = []
    for section in context.sections:
        if section.level == 0 or section is h1 or (section.level > 2 and h1 is not None):
            found_sections.append(section)
        else:
            break
    has_pairs = speaks_for_all = False
    for section in context.body("header"):
        is_named = context.titles.key(section.title) == "header"
        if is_named:
            speaks_for_all = section.level <= 2
            if has_pairs:
                break
        if section in found_sections or not speaks_for_all:
            continue
        found_sections.append(section)
        has_pairs = (
            has_pairs or ":" in section.title or any(True for _ in read_pairs(section.blocks))
        )
    return found_sections


def _raw_id(sections: Iterable[Section], front: Front) -> str:
    """The Feature ID as written, a template's slots included; the body speaks first."""
    keys = ("feature id", "id")
    pairs = (pair for section in sections for pair in read_pairs(section.blocks))
    in_body = (pair.value for pair in pairs if normal_key(pair.key) in keys)
    in_front = (str(value) for key, (value, _) in front.items() if normal_key(key) in keys)
    return next(in_body, None) or next(in_front, "")
