"""What is read out of one document, row by row: tuples that are cheap to make and to keep.

Every record knows the `line` it was read from, counted from 1 in the file as it is; the file
itself is known only to the feature that the document belongs to.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mkdocs_feature_tracker.model.words import SectionState, Severity, Status


class Task(NamedTuple):
    """A checkbox, or a row of a task table or status list.

    A box whose children are boxes is a summary: `is_leaf` is false and it is not counted.
    `tests_status` and `implementation_status` are null where the criterion does not state them;
    the texts behind them, with passing counts, stay in `tests_raw` and `implementation_raw`.
    `parent_line` is the line of the box that it lies below; `is_optional` tells of Kiro's `[ ]*`.
    """

    line: int
    task_id: str | None
    section: str
    group: str | None
    title: str
    note: str | None
    status: Status
    stated_share: float | None
    in_scope: bool
    is_leaf: bool
    tests_status: Status | None = None
    implementation_status: Status | None = None
    tests_share: float | None = None
    tests_raw: str | None = None
    implementation_raw: str | None = None
    parent_line: int | None = None
    is_optional: bool = False


class Gate(NamedTuple):
    """One line of the status summary; `line` is null where the document has no such line."""

    line: int | None
    gate: str
    status: Status
    stated_share: float | None
    note: str | None


class SectionRow(NamedTuple):
    """Whether the document has a section of the template; `line` is that of its heading."""

    line: int | None
    section: str
    state: SectionState


class Artifact(NamedTuple):
    """A migration, endpoint, component or file; files carry their full path as `name`."""

    line: int
    kind: str
    name: str
    status: Status
    stated_share: float | None
    tests_status: Status | None
    functionality: str | None
    note: str | None


class Agent(NamedTuple):
    """One entry of the agent execution status, `position` counting from 1."""

    line: int
    position: int
    name: str
    status: Status
    stated_share: float | None


class AgentNote(NamedTuple):
    """A line below an agent, whose `position` it carries."""

    line: int
    position: int
    text: str
    status: Status | None
    stated_share: float | None


class Blocker(NamedTuple):
    """A current blocker or a resolved issue. `eta_text` keeps an ETA that is no date."""

    line: int
    title: str
    severity: Severity
    description: str | None
    area: str | None
    eta_on: date | None
    resolved_on: date | None
    resolution: str | None
    is_open: bool
    eta_text: str | None = None


class Debt(NamedTuple):
    """Technical debt: what, why it was taken on, and the plan to pay it back."""

    line: int
    title: str
    reason: str | None
    plan: str | None


class Decision(NamedTuple):
    """A decision of kind `architecture` or `design`."""

    line: int
    kind: str
    title: str
    rationale: str | None
    alternatives: str | None
    impact: str | None


class Measure(NamedTuple):
    """A measured value with its unit and, where stated, its target.

    Example: `7.2s average (target: <10s) ✅` is value 7.2, unit `s`, comparator `<`, target 10,
    `is_met` true. `is_met` is null where the document does not let one tell.
    """

    line: int
    group: str
    name: str
    value: float | None
    unit: str | None
    comparator: str | None
    target: float | None
    is_met: bool | None
    status: Status
    raw: str


class Stage(NamedTuple):
    """A line of the deployment plan, `position` counting from 1 (the feature flag included)."""

    line: int
    position: int
    stage: str
    description: str | None
    audience: str | None
    on: date | None


class Update(NamedTuple):
    """One entry of a daily update; `kind` is one of `UPDATE_KINDS`."""

    line: int
    on: date
    team: str | None
    kind: str
    text: str


class Waiver(NamedTuple):
    """A gate that somebody let pass until `expires_on`, that day included."""

    line: int
    gate: str
    reason: str | None
    approver: str | None
    expires_on: date | None
    follow_up: str | None
