"""Every table that is made from a project: its columns with dtype, allowed words and meaning."""

from __future__ import annotations

from mkdocs_feature_tracker.model.words import (
    ARTIFACT_KINDS,
    GATES,
    MEASURE_GROUPS,
    SECTIONS,
    TASK_SECTIONS,
    TDD_PHASES,
    UPDATE_KINDS,
    Level,
    SectionState,
    Severity,
    Status,
)
from mkdocs_feature_tracker.tables.columns import Column, Dtype, Table
from mkdocs_feature_tracker.tables.past_schema import PAST_TABLES
from mkdocs_feature_tracker.tables.release_schema import RELEASE_TABLES

SCHEMA_VERSION = 1
"""Raised when a column or table is renamed, removed or changed in meaning; not for a new one."""


def _always(name: str, dtype: Dtype, meaning: str, words: tuple[str, ...] = ()) -> Column:
    return Column(name, dtype, meaning, words, is_nullable=False)


_COMPARATORS = ("<", "<=", ">", ">=")
_TEST_STATUSES = tuple(Status)
_STATUSES = tuple(status for status in Status if status is not Status.FAILING)

_FEATURE_ID = _always(
    "feature_id",
    Dtype.STRING,
    "Identity of the feature: its Feature ID, else its issue (`issue-234`), else a slug.",
)
_PATH = _always(
    "path",
    Dtype.STRING,
    "The tracking document, relative to the git root, else to the working directory.",
)
_LINE = _always("line", Dtype.INT, "Where it was read, counted from 1 in the file as it is.")
_PLACE = (_FEATURE_ID, _PATH, _LINE)


def _status(meaning: str) -> Column:
    return _always("status", Dtype.STRING, meaning, _STATUSES)


def _stated_share(meaning: str = "Share printed beside it, 0 to 1; never computed.") -> Column:
    return Column("stated_share", Dtype.FLOAT, meaning)


_NOTE = Column("note", Dtype.STRING, "What the document says besides.")

TABLES: tuple[Table, ...] = (
    Table(
        "features",
        "One row for each tracked feature, in the order of the paths.",
        (
            *_PLACE,
            _always("title", Dtype.STRING, "First heading without the words that mark a tracker."),
            _status("Status in the header; else derived from the tasks in scope."),
            _stated_share("Overall share that the document prints, 0 to 1; never computed."),
            Column("share", Dtype.FLOAT, "`n_done` / `n_scope`, 0 to 1; missing without scope."),
            _always("n_tasks", Dtype.INT, "Number of leaf tasks of all sections."),
            _always("n_scope", Dtype.INT, "Number of tasks with `in_scope`."),
            _always("n_done", Dtype.INT, "Number of tasks in scope that are done."),
            Column("tdd_phase", Dtype.STRING, "Phase of test-driven development.", TDD_PHASES),
            Column("issue", Dtype.STRING, "Issue, as `234` or `owner/repo#234`."),
            Column("branch", Dtype.STRING, "Name of the branch."),
            Column("started_on", Dtype.DATE, "Day on which work began."),
            Column("target_on", Dtype.DATE, "Day on which it is due."),
            Column("finished_on", Dtype.DATE, "Day on which it was finished."),
            Column("updated_on", Dtype.DATE, "Last update: the header's, else the newest entry's."),
            Column("release", Dtype.STRING, "Release that it belongs to."),
            _always("teams", Dtype.LIST, "Teams at work; empty where none is named."),
            _always("owners", Dtype.LIST, "People who answer for it; empty where none is named."),
            Column("priority", Dtype.STRING, "Priority, in the document's words."),
            _always("depends_on", Dtype.LIST, "IDs or issues of the features that it waits for."),
            _always("n_blockers_open", Dtype.INT, "Number of open blockers."),
            _always("extra", Dtype.MAPPING, "Every other key of the header with its text."),
            _always("dialect", Dtype.STRING, "Format it was read as: `markdown`, or `kiro`."),
        ),
    ),
    Table(
        "tasks",
        "One row for each checkbox, and for each row of a task table or status list.",
        (
            *_PLACE,
            Column("task_id", Dtype.STRING, "Explicit id such as `AC1`, `T001` or `1.2`."),
            _always("section", Dtype.STRING, "Nearest recognised section.", TASK_SECTIONS),
            Column("group", Dtype.STRING, "Nearest heading, without emoji and status."),
            _always("title", Dtype.STRING, "Bold lead of the text; else the text without the id."),
            Column("note", Dtype.STRING, "What follows the bold lead, or is said besides."),
            _status("Where the task stands."),
            _stated_share(),
            _always(
                "in_scope",
                Dtype.BOOL,
                "A leaf in a scope section, neither cancelled nor not applicable.",
            ),
            _always("is_leaf", Dtype.BOOL, "False for a summary: a box with boxes below it."),
            Column("tests_status", Dtype.STRING, "Status of a criterion's tests.", _TEST_STATUSES),
            Column(
                "implementation_status",
                Dtype.STRING,
                "Status of a criterion's implementation.",
                _STATUSES,
            ),
        ),
    ),
    Table(
        "gates",
        "One row for each of the five lines of a feature's status summary, stated or not.",
        (
            _FEATURE_ID,
            _PATH,
            Column("line", Dtype.INT, "Where it was read; missing where there is no such line."),
            _always("gate", Dtype.STRING, "Name of the line.", GATES),
            _status("Where it stands; `unknown` where the document does not say."),
            _stated_share(),
            _NOTE,
        ),
    ),
    Table(
        "sections",
        "One row for each section of the template in each feature.",
        (
            _FEATURE_ID,
            _PATH,
            Column("line", Dtype.INT, "Line of the heading; missing where there is none."),
            _always("section", Dtype.STRING, "Section of the template.", SECTIONS),
            _always(
                "state",
                Dtype.STRING,
                "Whether the section is absent, a bare heading, placeholders only, or filled.",
                tuple(SectionState),
            ),
        ),
    ),
    Table(
        "artifacts",
        "One row for each migration, endpoint, component and file that a document lists.",
        (
            *_PLACE,
            _always("kind", Dtype.STRING, "What it is.", ARTIFACT_KINDS),
            _always("name", Dtype.STRING, "Its name: `GET /api/x`, or a file's full path."),
            _status("Where it stands."),
            _stated_share(),
            Column("tests_status", Dtype.STRING, "Status of its tests.", _TEST_STATUSES),
            Column("functionality", Dtype.STRING, "What a component can do so far."),
            Column("note", Dtype.STRING, "What the document says besides; a file's change."),
        ),
    ),
    Table(
        "agents",
        "One row for each entry of the agent execution status.",
        (
            *_PLACE,
            _always("position", Dtype.INT, "Place in the list, from 1."),
            _always("name", Dtype.STRING, "Name of the agent or role."),
            _status("Where it stands."),
            _stated_share(),
        ),
    ),
    Table(
        "agent_notes",
        "One row for each line below an agent.",
        (
            *_PLACE,
            _always("position", Dtype.INT, "`position` of the agent that it belongs to."),
            _always("text", Dtype.STRING, "The line."),
            Column("status", Dtype.STRING, "Status that follows the line's colon.", _STATUSES),
            _stated_share("Share that follows the line's colon, 0 to 1."),
        ),
    ),
    Table(
        "blockers",
        "One row for each current blocker and each resolved issue.",
        (
            *_PLACE,
            _always("title", Dtype.STRING, "What stands in the way."),
            _always("severity", Dtype.STRING, "How bad it is.", tuple(Severity)),
            Column("description", Dtype.STRING, "The details."),
            Column("area", Dtype.STRING, "Team or area that it concerns."),
            Column("eta_on", Dtype.DATE, "Day on which it should be gone."),
            Column("resolved_on", Dtype.DATE, "Day on which it was resolved."),
            Column("resolution", Dtype.STRING, "How it was resolved."),
            _always("is_open", Dtype.BOOL, "Neither struck through, nor resolved."),
        ),
    ),
    Table(
        "debts",
        "One row for each technical debt that was taken on.",
        (
            *_PLACE,
            _always("title", Dtype.STRING, "What is owed."),
            Column("reason", Dtype.STRING, "Why it was taken on."),
            Column("plan", Dtype.STRING, "How it is to be paid back."),
        ),
    ),
    Table(
        "decisions",
        "One row for each architecture or design decision.",
        (
            *_PLACE,
            _always("kind", Dtype.STRING, "Section it stands in.", ("architecture", "design")),
            _always("title", Dtype.STRING, "What was decided."),
            Column("rationale", Dtype.STRING, "Why."),
            Column("alternatives", Dtype.STRING, "What else was considered."),
            Column("impact", Dtype.STRING, "What follows from it."),
        ),
    ),
    Table(
        "measures",
        "One row for each line of coverage, code quality, performance and success metrics.",
        (
            *_PLACE,
            _always("group", Dtype.STRING, "Section it stands in.", MEASURE_GROUPS),
            _always("name", Dtype.STRING, "What is measured."),
            Column("value", Dtype.FLOAT, "The number, in `unit`."),
            Column("unit", Dtype.STRING, "Unit of `value` and `target`, as in `ms` or `%`."),
            Column("comparator", Dtype.STRING, "How the value should compare.", _COMPARATORS),
            Column("target", Dtype.FLOAT, "The number to reach, in `unit`."),
            Column("is_met", Dtype.BOOL, "Whether it is reached; missing where one cannot tell."),
            _always("status", Dtype.STRING, "What the line says of itself.", _TEST_STATUSES),
            _always("raw", Dtype.STRING, "The text as it stands in the document."),
        ),
    ),
    Table(
        "rollout",
        "One row for each line of the deployment plan.",
        (
            *_PLACE,
            _always("position", Dtype.INT, "Place in the plan, from 1; a flag counts."),
            _always("stage", Dtype.STRING, "Name of the stage, or of the feature flag's line."),
            Column("description", Dtype.STRING, "What happens then."),
            Column("audience", Dtype.STRING, "Who gets it."),
            Column("on", Dtype.DATE, "Day on which it happens."),
        ),
    ),
    Table(
        "updates",
        "One row for each entry of a dated progress update.",
        (
            *_PLACE,
            _always("on", Dtype.DATE, "Day of the update."),
            Column("team", Dtype.STRING, "Team or area that reports."),
            _always("kind", Dtype.STRING, "Which part of the report it is.", UPDATE_KINDS),
            _always("text", Dtype.STRING, "The entry."),
        ),
    ),
    Table(
        "waivers",
        "One row for each waiver, alive or expired.",
        (
            *_PLACE,
            _always("gate", Dtype.STRING, "Gate that was let pass, in the document's words."),
            Column("reason", Dtype.STRING, "Why."),
            Column("approver", Dtype.STRING, "Who let it pass."),
            Column("expires_on", Dtype.DATE, "Last day on which it counts."),
            Column("follow_up", Dtype.STRING, "What has to happen instead."),
        ),
    ),
    Table(
        "problems",
        "One row for each problem found, by path and line.",
        (
            _FEATURE_ID._replace(
                meaning="The feature it was found in; missing for a file that is none.",
                is_nullable=True,
            ),
            _PATH._replace(meaning="The file, relative like every path."),
            _LINE._replace(meaning="The line it was found at, counted from 1."),
            _always("code", Dtype.STRING, "Stable code such as `FT104`."),
            _always("severity", Dtype.STRING, "How bad it is.", tuple(Level)),
            _always("message", Dtype.STRING, "What is wrong."),
            Column("hint", Dtype.STRING, "What to do about it."),
        ),
    ),
    *PAST_TABLES,
    *RELEASE_TABLES,
)
"""The tables in the order of an export, their columns in the order of a row."""

BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
