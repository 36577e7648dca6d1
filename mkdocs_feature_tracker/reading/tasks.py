"""Sections in, tasks out: their checkboxes, else what their tables and lists say."""

from __future__ import annotations

import re
from typing import NamedTuple

from mkdocs_feature_tracker.model.records import Task
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.status import Reading
from mkdocs_feature_tracker.reading.task_details import Details, details_of_item
from mkdocs_feature_tracker.reading.task_lists import listed_tasks
from mkdocs_feature_tracker.reading.task_text import TaskText, is_legend, split_task
from mkdocs_feature_tracker.reading.text import is_none, is_placeholder
from mkdocs_feature_tracker.reading.tree import Item

CHECKBOX = re.compile(r"\[([^\[\]]{0,8})\](\*?)(?:[\s\u00a0]+|$)")
"""The token of a box at the start of a list item, and Kiro's mark for an optional task."""

TOKENS = {
    "": Status.NOT_STARTED,
    "x": Status.DONE,
    "X": Status.DONE,
    "✅": Status.DONE,
    "/": Status.IN_PROGRESS,
    "🔄": Status.IN_PROGRESS,
    "🚧": Status.IN_PROGRESS,
    "!": Status.BLOCKED,
    "NA": Status.NOT_APPLICABLE,
    "N/A": Status.NOT_APPLICABLE,
    "-": Status.CANCELLED,
    "~": Status.CANCELLED,
}
"""What the stripped token of a box means, in every dialect but Kiro's."""

_KIRO_TOKENS = TOKENS | {"-": Status.IN_PROGRESS, "~": Status.NOT_STARTED}
_SECTION_OF = {
    "tests": "tests",
    "implementation": "implementation",
    "refactoring": "refactoring",
    "acceptance": "acceptance",
    "deployment_checklist": "deployment",
    "next_steps": "next_steps",
}
_NO_TASKS = frozenset(
    (
        "legend",
        "blockers",
        "resolved_issues",
        "technical_debt",
        "new_files",
        "modified_files",
        "agents",
        "deployment_plan",
        "waivers",
    )
)
"""Sections whose entries are records of their own kind, boxes or not."""

_OUT_OF_SCOPE = frozenset(("updates", "plan", "reminder"))
BOXES_ONLY = _NO_TASKS | frozenset(
    (
        "updates",
        "milestones",
        "header",
        "progress_overview",
        "status_summary",
        "database_changes",
        "api_implementation",
        "frontend_implementation",
        "architecture_decisions",
        "design_decisions",
        "test_coverage",
        "code_quality",
        "performance",
        "implementation_metrics",
        "feature_metrics",
    )
)
"""Sections in which nothing but a box is a task."""


def read_tasks(context: Context, scope_sections: tuple[str, ...], dialect: str) -> list[Task]:
    """Every task of the document, in its order."""
    return _Reader(context, scope_sections, dialect).read()


class _Box(NamedTuple):
    """A checkbox as written: what stands between its brackets, and the text behind them."""

    token: str
    text: str
    is_optional: bool


class _Reader:
    def __init__(self, context: Context, scope_sections: tuple[str, ...], dialect: str) -> None:
        self.context = context
        self.scope_sections = scope_sections
        self.tokens = _KIRO_TOKENS if dialect == "kiro" else TOKENS
        self.tasks: list[Task] = []

    def read(self) -> list[Task]:
        for section, home in zip(self.context.sections, self.context.homes, strict=True):
            if home in _NO_TASKS or not section.blocks:
                continue
            self.home = home or ""
            self.section = _SECTION_OF.get(self.home, "other")
            self.group = self.context.titles.group(section.title) if section.level else None
            self.is_countable = self.section in self.scope_sections and (
                self.home not in _OUT_OF_SCOPE
            )
            n_before = len(self.tasks)
            boxes = [
                (item, box)
                for item in section.all_items
                if item.lines and item.lines[0][:1] == "[" and (box := self._box_of(item))
            ]
            if boxes:
                self._boxes(boxes)
            elif self.home not in BOXES_ONLY:
                for line, parts, status, share, details in listed_tasks(
                    self.context, section, self.home
                ):
                    self._add(line, parts, status, share, True, details)
            if len(self.tasks) > n_before and self.home:
                self.context.saw(self.home, filled=True)
        self.tasks.sort(key=lambda task: task.line)
        return self.tasks

    def _box_of(self, item: Item) -> _Box | None:
        """The box of an item, which begins with a bracket, where it is a checkbox."""
        box = CHECKBOX.match(item.lines[0])
        if box is None:
            return None
        token = box.group(1).strip().replace("\ufe0f", "")
        if token not in self.tokens:
            if token.upper() in self.tokens:
                token = token.upper()
            elif _is_word(token):
                return None
        text = item.text[box.end() :]
        is_optional = bool(box.group(2))
        return None if is_legend(self.context.words, text) else _Box(token, text, is_optional)

    def _boxes(self, boxes: list[tuple[Item, _Box]]) -> None:
        parents = {
            id(child): item.line for item, _ in boxes if item.blocks for child in item.children
        }
        summaries = {parents[id(item)] for item, _ in boxes if id(item) in parents}
        for item, box in boxes:
            self._box(item, box, item.line not in summaries, parents.get(id(item)))

    def _box(self, item: Item, box: _Box, is_leaf: bool, parent_line: int | None) -> None:
        token = box.token
        text, mark = self.context.words.without_trailing_mark(box.text)
        parts = split_task(text)
        if not parts.title or is_placeholder(parts.title) or is_none(parts.title):
            if self.home:
                self.context.saw(self.home, filled=False)
            return
        status = self.tokens.get(token)
        if status is None:
            self.context.problem(
                "FT107",
                item.line,
                f"checkbox [{token}] has no meaning",
                "use [ ] open, [x] done, [/] in progress, [!] blocked, [-] cancelled or [NA]",
            )
            status = Status.UNKNOWN
        share: float | None = None
        if status is Status.NOT_STARTED and is_leaf:
            status, share = self._open_status(item, parts, mark)
        is_criterion = self.section == "acceptance"
        details = details_of_item(self.context, item, is_criterion=is_criterion)
        self._add(item.line, parts, status, share, is_leaf, details, parent_line, box.is_optional)

    def _open_status(
        self, item: Item, parts: TaskText, mark: Status | None
    ) -> tuple[Status, float | None]:
        if parts.is_struck:
            return Status.CANCELLED, None
        for candidate in (parts.note, parts.tail):
            reading = self.context.words.begins(candidate) if candidate else None
            if reading and reading.status is not None:
                return self._not_done(item, reading, candidate or "")
        if mark is not None:
            reading = Reading(Status.NOT_STARTED if mark is Status.FAILING else mark)
            return self._not_done(item, reading, "its mark")
        return Status.NOT_STARTED, None

    def _not_done(self, item: Item, reading: Reading, says: str) -> tuple[Status, float | None]:
        if reading.status is not Status.DONE:
            return reading.status or Status.NOT_STARTED, reading.share
        self.context.problem(
            "FT111",
            item.line,
            f"the box is open but “{says.strip()[:60]}” says done",
            "tick the box or change the note",
        )
        return Status.NOT_STARTED, None

    def _add(
        self,
        line: int,
        parts: TaskText,
        status: Status,
        share: float | None,
        is_leaf: bool,
        details: Details,
        parent_line: int | None = None,
        is_optional: bool = False,
    ) -> None:
        in_scope = (
            is_leaf
            and self.is_countable
            and status not in (Status.CANCELLED, Status.NOT_APPLICABLE)
        )
        self.tasks.append(
            Task(
                line=line,
                task_id=parts.task_id,
                section=self.section,
                group=self.group,
                title=parts.title,
                note=parts.note,
                status=status,
                stated_share=share,
                in_scope=in_scope,
                is_leaf=is_leaf,
                tests_status=details.tests_status,
                implementation_status=details.implementation_status,
                tests_share=details.tests_share,
                tests_raw=details.tests_raw,
                implementation_raw=details.implementation_raw,
                parent_line=parent_line,
                is_optional=is_optional,
            )
        )


def _is_word(token: str) -> bool:
    return len(token) > 1 and any(char.isalpha() and char.isascii() for char in token)
