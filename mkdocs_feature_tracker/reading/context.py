"""What every section reader is given: the team's words, the sections by name, and the problems."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from mkdocs_feature_tracker.model.problem import Problem, found
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.reading.dates import read_date
from mkdocs_feature_tracker.reading.homes import Home, homes_of
from mkdocs_feature_tracker.reading.status import NOTHING, Reading, StatusWords
from mkdocs_feature_tracker.reading.text import is_none, is_placeholder, without_emphasis
from mkdocs_feature_tracker.reading.titles import Titles
from mkdocs_feature_tracker.reading.tree import Section


class Context:
    """One document while it is read.

    `homes` names for each section the template section that it lies in: its own key, else its
    nearest recognised ancestor's; a part of a document is given them. `lines` is the source, line 1
    first.
    """

    def __init__(
        self,
        words: StatusWords,
        titles: Titles,
        sections: list[Section],
        lines: list[str] | None = None,
        homes: list[Home] | None = None,
    ) -> None:
        self.words = words
        self.titles = titles
        self.sections = sections
        self.lines = lines or []
        self.problems: list[Problem] = []
        self.filled: set[str] = set()
        self.unfilled: set[str] = set()
        self.bodies: dict[str, list[Section]] = {}
        self.homes = [home.key for home in homes or homes_of(titles, sections)]
        for section, key in zip(sections, self.homes, strict=True):
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


def vocabulary(workflow: Workflow) -> tuple[StatusWords, Titles]:
    """The team's words and section titles, made once for all documents."""
    return _vocabulary(
        tuple(sorted(workflow.status_words.items())), tuple(sorted(workflow.section_titles.items()))
    )


@lru_cache(maxsize=8)
def _vocabulary(
    status_words: tuple[tuple[str, Status], ...], section_titles: tuple[tuple[str, str], ...]
) -> tuple[StatusWords, Titles]:
    words = StatusWords(dict(status_words))
    return words, Titles(words, dict(section_titles))
