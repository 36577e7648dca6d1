"""What every section reader is given: the team's words, the sections by name, and the problems."""

from __future__ import annotations

from datetime import date

from mkdocs_feature_tracker.model.problem import Problem, found
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.dates import read_date
from mkdocs_feature_tracker.reading.status import NOTHING, Reading, StatusWords
from mkdocs_feature_tracker.reading.text import is_none, is_placeholder, without_emphasis
from mkdocs_feature_tracker.reading.titles import Titles
from mkdocs_feature_tracker.reading.tree import Section

_OF_A_DAY = frozenset(("blockers", "resolved_issues", "next_steps", "plan"))
"""Headings that below a dated update are parts of it: `Blockers` of that day."""


class Context:
    """One document while it is read.

    `homes` names for each section the template section that it lies in: its own key, else its
    nearest recognised ancestor's. `lines` is the source, line 1 first.
    """

    def __init__(
        self,
        words: StatusWords,
        titles: Titles,
        sections: list[Section],
        lines: list[str] | None = None,
    ) -> None:
        self.words = words
        self.titles = titles
        self.sections = sections
        self.lines = lines or []
        self.problems: list[Problem] = []
        self.filled: set[str] = set()
        self.unfilled: set[str] = set()
        self.bodies: dict[str, list[Section]] = {}
        self.homes: list[str | None] = []
        keys: dict[int, str | None] = {}
        days: set[int] = set()
        first_h1 = next((section for section in sections if section.level == 1), None)
        for section in sections:
            is_title = section is first_h1 or not section.level
            key = None if is_title else titles.key(section.title)
            parent = section.parent
            if parent is not None and (key is None or (key in _OF_A_DAY and id(parent) in days)):
                key = keys.get(id(parent))
            if key == "updates" and (id(parent) in days or read_date(section.title).on):
                days.add(id(section))
            keys[id(section)] = key
            self.homes.append(key)
            if key is not None:
                self.bodies.setdefault(key, []).append(section)

    def body(self, key: str) -> list[Section]:
        """The sections named `key` with the unnamed ones below them, in document order."""
        return self.bodies.get(key, [])

    def saw(self, key: str, *, filled: bool) -> None:
        """Notes that a section holds a record, or an entry that is still the template's slot."""
        (self.filled if filled else self.unfilled).add(key)

    def problem(self, code: str, line: int, message: str, hint: str = "") -> None:
        """Notes a problem at its default level."""
        self.problems.append(found(code, line, message, hint))

    def status(self, raw: str, line: int, *, failing: bool = False) -> Reading:
        """Reads a field that holds a status; a text without one is FT106 and unknown."""
        if not raw.strip():
            return NOTHING
        reading = self.words.read(raw, failing=failing)
        if reading.status is None:
            self.problem(
                "FT106",
                line,
                f"no status recognised in “{raw.strip()[:80]}”",
                "begin with a status word such as “In progress”, or teach yours by `status_words`",
            )
            return reading._replace(status=Status.UNKNOWN)
        return reading

    def date(self, raw: str, line: int) -> date | None:
        """Reads a date; an impossible one is FT104, an ambiguous one FT105, and both unknown."""
        reading = read_date(raw)
        if reading.trouble == "ambiguous":
            self.problem(
                "FT105",
                line,
                f"“{raw.strip()[:40]}” may be either of two days",
                "write dates as YYYY-MM-DD",
            )
        elif reading.trouble == "unreadable":
            self.problem(
                "FT104",
                line,
                f"“{raw.strip()[:40]}” is no calendar date",
                "write dates as YYYY-MM-DD",
            )
        return reading.on

    def value(self, raw: str | None) -> str | None:
        """A text field: null where it is empty, unfilled or says that there is nothing."""
        if raw is None:
            return None
        text = without_emphasis(raw).strip()
        if not text or is_placeholder(text) or is_none(text):
            return None
        return text
