"""The closed vocabularies of the contract: statuses, severities, section and table words."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Where a feature, task, gate or file stands.

    `FAILING` is used only for a criterion's tests and for measures; `UNKNOWN` means that the
    document does not say, which is never the same as "not started".
    """

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DONE = "done"
    CANCELLED = "cancelled"
    NOT_APPLICABLE = "not_applicable"
    FAILING = "failing"
    UNKNOWN = "unknown"

    __hash__ = str.__hash__  # that of an enum is not written in C


class Severity(StrEnum):
    """How bad a blocker is."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """How bad a problem of a document is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class SectionState(StrEnum):
    """What a document has of a section: nothing, a bare heading, placeholders, or content."""

    ABSENT = "absent"
    EMPTY = "empty"
    UNFILLED = "unfilled"
    FILLED = "filled"


TASK_SECTIONS = (
    "tests",
    "implementation",
    "refactoring",
    "acceptance",
    "deployment",
    "next_steps",
    "other",
)
"""Values of `tasks.section`, in the order in which the template has them."""

DEFAULT_SCOPE_SECTIONS = ("tests", "implementation", "refactoring", "acceptance", "other")
"""Sections whose leaf tasks are the scope of a feature, unless the options say otherwise."""

GATES = ("tests_written", "implementation", "code_review", "qa_testing", "documentation")
"""Values of `gates.gate`: the five lines of the status summary, in its order."""

ARTIFACT_KINDS = ("migration", "endpoint", "component", "file", "modified_file")
MEASURE_GROUPS = ("coverage", "code_quality", "performance", "implementation", "feature")
UPDATE_KINDS = ("completed", "in_progress", "blocker", "plan", "note")
TDD_PHASES = ("RED", "GREEN", "REFACTOR")

SECTIONS = (
    "progress_overview",
    "status_summary",
    "tdd_phase",
    "tests",
    "implementation",
    "refactoring",
    "acceptance",
    "database_changes",
    "api_implementation",
    "frontend_implementation",
    "new_files",
    "modified_files",
    "agents",
    "blockers",
    "resolved_issues",
    "technical_debt",
    "architecture_decisions",
    "design_decisions",
    "test_coverage",
    "code_quality",
    "performance",
    "deployment_checklist",
    "deployment_plan",
    "implementation_metrics",
    "feature_metrics",
    "next_steps",
    "updates",
    "waivers",
)
"""Keys of the template's sections, in its order: the values of `sections.section`."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days of the week as options name them; a place in it is what `date.weekday()` gives."""
