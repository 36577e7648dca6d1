"""Daily updates and progress logs in, one dated entry for each thing told out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from mkdocs_feature_tracker.model.records import Update
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.sections.entries import (
    MAX_CHARS,
    bold_lead,
    is_slot,
    label_of,
    own_text,
    says_none,
    without_box,
)
from mkdocs_feature_tracker.reading.sections.tables import Columns, rows
from mkdocs_feature_tracker.reading.sections.teams import read_heading, reads_like_a_team
from mkdocs_feature_tracker.reading.sections.update_labels import (
    has_template_labels,
    is_label,
    kind_of,
)
from mkdocs_feature_tracker.reading.task_lists import word_mark
from mkdocs_feature_tracker.reading.text import (
    is_placeholder,
    plain,
    without_emoji,
    without_emphasis,
)
from mkdocs_feature_tracker.reading.tree import Item, List, Paragraph, Section, Table

_KEY = "updates"
_COLUMNS = Columns(
    on="date|day|when|on|updated|timestamp|time",
    text="update|description|change|changes|what|progress|activity|entry|event|details|notes|note|work",
    team="team|area|owner|who|by|author|team area",
    completed="completed|done|what was completed|accomplished",
    in_progress="in progress|what's in progress|wip",
    blocker="blockers|blocker|blockers issues|issues",
    plan="plan|next|tomorrow's plan|tomorrow|next steps",
)
_OF_MARK = {
    Status.DONE: "completed",
    Status.IN_PROGRESS: "in_progress",
    Status.NOT_STARTED: "plan",
    Status.BLOCKED: "blocker",
}
_DATE_LEAD = re.compile(r"\[?(\d{4}-\d{1,2}-\d{1,2})\]?\s*(?:[:–—-]|$)\s*")
_BULLET = re.compile(r"[-*•]\s+")
_ASIDE = re.compile(r"\*[^*\s][^*]*\*|_[^_\s][^_]*_")
"""A paragraph all in italics, as the template ends with one on itself."""


def read(context: Context, teams: Sequence[str] = ()) -> list[Update]:
    """All dated entries in document order; what stands under no date makes none.

    `teams` are those of the header, known as teams whatever they are called.
    """
    return _Reader(context, teams).read()


class _Reader:
    """Walks the log; a date holds until the next heading of its own level or above."""

    def __init__(self, context: Context, teams: Sequence[str]) -> None:
        self.context = context
        self.teams = frozenset(team.casefold() for team in teams)
        self.updates: list[Update] = []
        self.on: date | None = None
        self.team: str | None = None
        self.kind = "note"
        self.label: str | None = None

    def read(self) -> list[Update]:
        dated: dict[int, tuple[date, str | None]] = {}
        for section in self.context.body(_KEY):
            self.kind, self.label = "note", None
            self.on, self.team = dated.get(id(section.parent), (None, None))
            self._heading(section)
            if self.on is not None:
                dated[id(section)] = (self.on, self.team)
            for block in section.blocks:
                if isinstance(block, Table):
                    self._table(block)
                elif isinstance(block, List):
                    for item in block.items:
                        self._item(item)
                    self._end_label()
                elif isinstance(block, Paragraph):
                    self._paragraph(block)
        return self.updates

    def _heading(self, section: Section) -> None:
        heading = read_heading(section.title)
        if heading.has_date:
            self.on = self.context.date(section.title, section.line)
            self.team = None
            self._caption(section.line, heading.rest, has_template_labels(section))
            return
        if self.context.titles.key(section.title) == _KEY or self.on is None:
            if is_placeholder(section.title):
                self.context.saw(_KEY, filled=False)
                self.on = None
            return
        kind = kind_of(section.title)
        if kind is not None:
            self.kind = kind
        elif self._is_team(heading.rest):
            self.team = heading.rest
        else:
            self.label = heading.rest

    def _caption(self, line: int, text: str, is_template: bool) -> None:
        """What follows a date: a team where it reads like one, else what the day was about."""
        if not text or is_placeholder(text):
            return
        if self._is_team(text) or (is_template and len(text.split()) <= 4):
            self.team = text
        else:
            self._add(line, "note", text)

    def _is_team(self, text: str) -> bool:
        return text.casefold() in self.teams or reads_like_a_team(text)

    def _end_label(self) -> None:
        self.kind, self.label = "note", None

    def _paragraph(self, block: Paragraph) -> None:
        if len(block.text) > MAX_CHARS or _ASIDE.fullmatch(block.text):
            return
        texts: list[str] = []
        for offset, text in enumerate(block.lines):
            line = block.line + offset
            if self._dated_line(line, text) or self._labelled(line, text):
                texts = []
                continue
            if self.kind != "note" or self.label is not None:
                self._entry(line, text)
            else:
                texts.append(text)
        if texts and not texts[0].startswith("("):
            self._entry(block.line + len(block.lines) - len(texts), " ".join(texts))

    def _item(self, item: Item) -> None:
        """One entry; a bold label on a line of its own below it, as people leave out blank
        lines, is no part of the entry but stands above the next ones."""
        n_own = next(
            (n for n, line in enumerate(item.lines[1:], start=1) if is_label(line)),
            len(item.lines),
        )
        if n_own == len(item.lines):
            self._own_entry(item)
            return
        self._own_entry(Item(item.line, item.number, item.lines[:n_own]))
        self._paragraph(Paragraph(item.line + n_own, item.lines[n_own:]))
        self._nested(item)

    def _own_entry(self, item: Item) -> None:
        box, text = without_box(own_text(item))
        outer = self.on, self.team, self.kind, self.label
        if self._dated_line(item.line, text):
            self._nested(item)
            self.on, self.team, self.kind, self.label = outer
            return
        if self.on is not None and self._labelled(item.line, text, has_more=bool(item.blocks)):
            self._nested(item)
        else:
            self._entry(item.line, text, box)
            self._nested(item)
        self.on, self.team, self.kind, self.label = outer

    def _nested(self, item: Item) -> None:
        for block in item.blocks:
            if isinstance(block, List):
                for child in block.items:
                    self._item(child)

    def _dated_line(self, line: int, text: str) -> bool:
        """`**2026-10-03**: text`, `2026-10-03: text`, or a date alone, above what belongs to it."""
        lead = bold_lead(text)
        if lead is None:
            match = _DATE_LEAD.match(text)
            if match is None:
                label = label_of(text)
                if label is None or len(label.label) > 30 or not read_heading(label.label).is_bare:
                    return False
                raw, rest = label.label, label.rest
            else:
                raw, rest = match.group(1), text[match.end() :]
            caption = ""
        else:
            heading = read_heading(lead.label)
            if not heading.has_date:
                if is_placeholder(lead.label):
                    self.context.saw(_KEY, filled=False)
                return False
            raw, rest, caption = lead.label, lead.rest, heading.rest
        self.on = self.context.date(raw, line)
        self.team = None
        self._end_label()
        if caption:
            self._caption(line, caption, is_template=True)
        if rest:
            self._entry(line, rest)
        return True

    def _labelled(self, line: int, text: str, *, has_more: bool = True) -> bool:
        """`**What was completed:**` and the like; text behind the label is its first entry."""
        lead = bold_lead(text) or (label_of(text) if len(text) < 400 else None)
        if lead is None or (lead.mark != ":" and lead.rest):
            return False
        kind = kind_of(lead.label)
        is_bold = text.startswith(("**", "__"))
        if kind is None and (not is_bold or (lead.rest and lead.mark != ":")):
            return False
        if kind is None and not lead.rest and not has_more:
            return False
        outer = self.kind, self.label
        self.kind = kind or "note"
        self.label = None if kind else lead.label
        if lead.rest:
            self._entry(line, lead.rest)
            if not has_more:
                self.kind, self.label = outer
        return True

    def _entry(self, line: int, raw: str, box: str | None = None) -> None:
        text, kind = without_emphasis(raw), self.kind
        mark = self.context.words.leading_mark(text) or word_mark(self.context, text)
        if mark is not None:
            text = mark[1]
            if kind == "note":
                kind = _OF_MARK.get(mark[0], kind)
        if box is not None:
            is_ticked = box in ("x", "X", "✅")
            kind = (
                "completed" if is_ticked else kind if kind in ("blocker", "in_progress") else "plan"
            )
        if self.label is not None and kind == "note":
            text = f"{self.label}: {text}"
        self._add(line, kind, text)

    def _add(self, line: int, kind: str, raw: str) -> None:
        behind = raw.partition(": ")[2]
        if not raw or says_none(raw) or (behind and says_none(behind)):
            return
        text = self.context.value(raw)
        if text is None or is_slot(text):
            if is_slot(raw):
                self.context.saw(_KEY, filled=False)
            return
        if self.on is None:
            return
        self.context.saw(_KEY, filled=True)
        self.updates.append(Update(line, self.on, self.team, kind, text))

    def _table(self, table: Table) -> None:
        for row in rows(self.context, table, _COLUMNS, "on"):
            raw_date = row.cells.get("on", "")
            if is_placeholder(raw_date):
                self.context.saw(_KEY, filled=False)
                continue
            self.on = self.context.date(raw_date, row.line)
            team = row.get("team")
            self.team = self.context.value(without_emoji(plain(team))) if team else None
            for field in ("text", "completed", "in_progress", "blocker", "plan"):
                text = row.get(field)
                if text:
                    self.kind = "note" if field == "text" else field
                    self._entry(row.line, _BULLET.sub("", text, count=1))
        self.on = self.team = None
        self._end_label()
