"""One document as read: its header and its records, without any knowledge of where it lies."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from mkdocs_feature_tracker.model.problem import Problem
from mkdocs_feature_tracker.model.records import (
    Agent,
    AgentNote,
    Artifact,
    Blocker,
    Debt,
    Decision,
    Gate,
    Measure,
    SectionRow,
    Stage,
    Task,
    Update,
    Waiver,
)
from mkdocs_feature_tracker.model.words import Status


@dataclass(frozen=True, slots=True)
class Header:
    """The key/value pairs of a document. Null means that the document does not say.

    `lines` gives the line of each field that was read, by field name. `extra` keeps every other
    key with its text, and date keys whose text is no date (`Week 3`).
    """

    feature_id: str | None = None
    issue: str | None = None
    status: Status | None = None
    status_raw: str | None = None
    branch: str | None = None
    started_on: date | None = None
    target_on: date | None = None
    finished_on: date | None = None
    updated_on: date | None = None
    release: str | None = None
    teams: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    priority: str | None = None
    depends_on: tuple[str, ...] = ()
    stated_share: float | None = None
    extra: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


class Signs(NamedTuple):
    """What speaks for and against a file's being a tracking document.

    `tracker` is the front matter's own word, null where it is silent; `title` tells whether the
    H1 names a tracking document; `sections` whether it has a recognised status, TDD, agents or
    checklist section; `placeholder` whether ID or title is a template's.
    """

    tracker: bool | None = None
    title: bool = False
    feature_id: bool = False
    sections: bool = False
    placeholder: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that one text says, in the order in which it says it.

    `gates` always has five entries and `sections` one for each of the template's sections.
    `title` is null where the text has neither an H1 nor a title in its front matter;
    `line` is that of the H1, else 1. `silenced` holds `(line, code)` pairs of
    `<!-- feature-tracker: ignore FT203 -->` comments. `rollback_line` is that of the heading of a
    filled section on rolling back, null without one.
    """

    title: str | None
    line: int
    header: Header
    signs: Signs
    tdd_phase: str | None = None
    tasks: tuple[Task, ...] = ()
    gates: tuple[Gate, ...] = ()
    sections: tuple[SectionRow, ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    agents: tuple[Agent, ...] = ()
    agent_notes: tuple[AgentNote, ...] = ()
    blockers: tuple[Blocker, ...] = ()
    debts: tuple[Debt, ...] = ()
    decisions: tuple[Decision, ...] = ()
    measures: tuple[Measure, ...] = ()
    rollout: tuple[Stage, ...] = ()
    updates: tuple[Update, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    problems: tuple[Problem, ...] = ()
    silenced: tuple[tuple[int, str], ...] = ()
    rollback_line: int | None = None
