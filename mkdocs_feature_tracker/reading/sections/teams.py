"""The heading of a daily update in, whether it has a date and what else it says out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mkdocs_feature_tracker.reading.dates import read_date
from mkdocs_feature_tracker.reading.text import plain, without_emoji

_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b,?"
    r"|\bday\s+\d+\b|\b\d{1,2}:\d{2}(?::\d{2})?\b(?:\s?(?:am|pm|utc))?",
    re.I,
)
_AREAS = frozenset(
    "backend frontend front end back fullstack full stack mobile ios android web qa quality"
    " assurance test testing devops platform infrastructure infra ops operations sre data ml ai"
    " security design ux ui"
    " product docs documentation api database db core growth identity billing payments search"
    " analytics integration integrations tooling support client server desktop cloud e2e"
    " research r&d".split()
)
_TEAM_END = re.compile(r"\b(?:teams?|squad|crew|guild|tribe|group|engineering|developers?)$", re.I)
_JOINTS = re.compile(r"(?:[\s/+,-]|(?<!\br)&)+|\band\b")  # but R&D is one


class Heading(NamedTuple):
    """`rest` is the text without date, weekday and the marks around them."""

    has_date: bool
    rest: str

    @property
    def is_bare(self) -> bool:
        """Whether there is a date and nothing else."""
        return self.has_date and not self.rest


@lru_cache(maxsize=2048)
def read_heading(raw: str) -> Heading:
    """Reads `2026-10-03 - Backend`, `Friday, Oct 3, 2026 (Payments)`.

    >>> read_heading("2026-10-03 - Backend"), read_heading("Previous entries").has_date
    (Heading(has_date=True, rest='Backend'), False)
    """
    text = plain(raw)
    reading = read_date(text)
    has_date = reading.on is not None or reading.trouble is not None
    rest = without_emoji(reading.rest if has_date else text)
    if has_date:
        rest = _WEEKDAY.sub(" ", rest)
        rest = re.sub(r"^\W*(?:session|update)\s*(?:#?\d+)?\s*[:–—-]?\s*", "", rest, flags=re.I)
        rest = re.sub(r"\(\s*\)|\[\s*\]", " ", rest)
    rest = rest.strip(" :,–—-·|")
    if rest.startswith("(") and rest.endswith(")"):
        rest = rest[1:-1].strip()
    return Heading(has_date, " ".join(rest.split()))


@lru_cache(maxsize=2048)
def reads_like_a_team(text: str) -> bool:
    """Whether a text names a team or its area and nothing that happened.

    >>> reads_like_a_team("Backend & QA"), reads_like_a_team("Kickoff")
    (True, False)
    """
    words = [word for word in _JOINTS.split(text.lower()) if word]
    if not words or len(words) > 6:
        return False
    if len(words) <= 4 and _TEAM_END.search(text):
        return True
    return all(word in _AREAS for word in words)
