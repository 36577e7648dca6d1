"""A project made by hand: one feature with a record of every kind, one with next to nothing."""

from __future__ import annotations

from datetime import date

import pytest

from mkdocs_feature_tracker.model.document import Document, Header, Signs
from mkdocs_feature_tracker.model.forecast import Forecast, HitRate
from mkdocs_feature_tracker.model.history import (
    ChangeKind,
    FeatureHistory,
    History,
    Point,
    ScopeChange,
    Source,
)
from mkdocs_feature_tracker.model.problem import found
from mkdocs_feature_tracker.model.project import Feature, Project
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
from mkdocs_feature_tracker.model.release import GateResult, Release, Result, Verdict
from mkdocs_feature_tracker.model.words import GATES, SECTIONS, SectionState, Severity, Status

GATE_LINES = {"tests_written": 12, "implementation": 13}

RICH = Document(
    title="Stalled imports",
    line=3,
    header=Header(
        feature_id="FEAT-2025-10-02-007",
        issue="acme/shop#234",
        status=Status.IN_PROGRESS,
        status_raw="🚧 65% Complete",
        branch="feature/stalled-imports",
        started_on=date(2025, 10, 2),
        target_on=date(9999, 12, 31),
        updated_on=date(2025, 11, 18),
        release="2.4",
        teams=("Backend", "R&D"),
        owners=("Ada",),
        priority="P1",
        depends_on=("FEAT-2025-09-01-001", "#77"),
        stated_share=0.65,
        extra={"Target Week": "Week 3", "Größe": '5" "wide", 2; 3'},
    ),
    signs=Signs(title=True, feature_id=True, sections=True),
    tdd_phase="GREEN",
    tasks=(
        Task(
            40,
            "AC1",
            "acceptance",
            "Primary User Story",
            "A stalled import resumes",
            None,
            Status.IN_PROGRESS,
            0.4,
            True,
            True,
            Status.FAILING,
            Status.DONE,
            0.4,
            "2 of 5",
            "✅",
        ),
        Task(
            44,
            None,
            "tests",
            "Tests Written",
            "Unit Tests",
            'core, with "quotes"\nand a break',
            Status.DONE,
            None,
            True,
            True,
        ),
        Task(45, "1.2", "other", None, "Summary", None, Status.NOT_STARTED, None, False, False),
    ),
    gates=tuple(
        Gate(GATE_LINES[gate], gate, Status.DONE, 1.0, "ETA Friday")
        if gate in GATE_LINES
        else Gate(None, gate, Status.UNKNOWN, None, None)
        for gate in GATES
    ),
    sections=tuple(
        SectionRow(10, section, SectionState.FILLED)
        if section == "status_summary"
        else SectionRow(None, section, SectionState.ABSENT)
        for section in SECTIONS
    ),
    artifacts=(
        Artifact(60, "file", "src/api/routes.ts", Status.DONE, None, None, None, None),
        Artifact(
            66,
            "component",
            "Editor.tsx",
            Status.IN_PROGRESS,
            0.6,
            Status.FAILING,
            "Basic CRUD 60% complete",
            "needs review",
        ),
    ),
    agents=(Agent(70, 1, "Test Engineer", Status.DONE, 1.0),),
    agent_notes=(
        AgentNote(71, 1, "All failing tests written", None, None),
        AgentNote(72, 1, "API endpoints: 70% complete", Status.IN_PROGRESS, 0.7),
    ),
    blockers=(
        Blocker(
            80,
            "No sandbox",
            Severity.HIGH,
            "The bank is slow",
            "Payments",
            date(2025, 11, 25),
            None,
            None,
            True,
        ),
        Blocker(
            84,
            "Flaky clock",
            Severity.UNKNOWN,
            None,
            None,
            None,
            date(2025, 11, 3),
            "Clock injected",
            False,
        ),
    ),
    debts=(Debt(90, "Retry loop by hand", "No time", "Use the queue"),),
    decisions=(Decision(95, "design", "Cards, not tabs", "Fewer clicks", None, None),),
    measures=(
        Measure(
            100, "performance", "API Response Time", 7.2, "s", "<", 10, True, Status.DONE, "7.2s"
        ),
        Measure(
            101, "coverage", "Unit Tests", None, None, None, None, None, Status.UNKNOWN, "[X]%"
        ),
        Measure(
            102, "feature", "Rows", float("inf"), None, None, None, None, Status.UNKNOWN, "1e999"
        ),
    ),
    rollout=(
        Stage(110, 1, "Alpha Release", "Behind the flag", "Internal team only", date(2026, 1, 9)),
    ),
    updates=(
        Update(120, date(2025, 11, 18), "Backend", "completed", "Import resumes after a restart"),
        Update(122, date(2025, 11, 17), None, "note", "Nothing else"),
    ),
    waivers=(Waiver(130, "coverage", "Legacy code", "Ada", date(2025, 12, 1), None),),
)

BARE = Document(
    title="Notes",
    line=1,
    header=Header(),
    signs=Signs(tracker=True),
    gates=tuple(Gate(None, gate, Status.UNKNOWN, None, None) for gate in GATES),
    sections=tuple(SectionRow(None, section, SectionState.ABSENT) for section in SECTIONS),
)

PAST = FeatureHistory(
    "FEAT-2025-10-02-007",
    points=(
        Point(
            date(2025, 11, 3), n_scope=None, n_done=None, stated_share=0.0, source=Source.DOCUMENT
        ),
        Point(date(2025, 11, 17), n_scope=1, n_done=1),
        Point(date(2025, 11, 19), n_scope=2, n_done=1, n_added=1),
    ),
    changes=(
        ScopeChange(
            *(date(2025, 11, 19), 2, "AC2", "acceptance", "Retry", ChangeKind.ADDED),
            commit="1a2b3c4",
            author="Ana Lima",
        ),
    ),
)


AS_OF = date(2025, 11, 20)
FORECASTS = (
    Forecast(AS_OF, reason="Too little pace.", hits=HitRate(2, 4)),
    Forecast(AS_OF, release="2.4", reason="Too little pace.", hits=HitRate(2, 4)),
    Forecast(AS_OF, team="Backend", reason="Too little pace.", hits=HitRate(2, 4)),
    Forecast(
        AS_OF,
        "FEAT-2025-10-02-007",
        p50_on=date(2025, 11, 24),
        p85_on=date(2025, 11, 27),
        p95_on=date(2025, 12, 2),
        target_on=date(9999, 12, 31),
        chance_on_target=1.0,
        hits=HitRate(1, 1),
    ),
    Forecast(AS_OF, "notes", reason="No history is known yet."),
)


RELEASE = Release(
    "2.4",
    Verdict.NO_GO,
    on=date(2025, 12, 4),
    feature_ids=("FEAT-2025-10-02-007",),
    gates=(
        GateResult(
            *("FEAT-2025-10-02-007", "2.4", "coverage", "Test coverage", True, Result.WAIVED),
            *("coverage 74% of the 80% wanted", "docs/features/imports.md", 101, RICH.waivers[0]),
        ),
        GateResult(
            *("FEAT-2025-10-02-007", "2.4", "code_review", "Code review", True, Result.UNKNOWN),
            *("the document has no status summary", "docs/features/imports.md", 3),
        ),
        GateResult(
            *("FEAT-2025-10-02-007", "2.4", "fresh", "Up to date", False, Result.PASS),
            *("updated 2 days ago", "docs/features/imports.md", 9),
        ),
    ),
)


@pytest.fixture
def project() -> Project:
    """Two features and three problems, one of them of a file that is no feature."""
    rich = Feature(
        feature_id="FEAT-2025-10-02-007",
        path="docs/features/imports.md",
        source="/repo/docs/features/imports.md",
        title="Stalled imports",
        status=Status.IN_PROGRESS,
        document=RICH,
        n_tasks=2,
        n_scope=2,
        n_done=1,
        updated_on=date(2025, 11, 18),
        dialect="markdown",
    )
    bare = Feature(
        feature_id="notes",
        path="docs/features/notes.md",
        source="/repo/docs/features/notes.md",
        title="Notes",
        status=Status.UNKNOWN,
        document=BARE,
        n_tasks=0,
        n_scope=0,
        n_done=0,
        updated_on=None,
        dialect="kiro",
    )
    return Project(
        features=(rich, bare),
        as_of=date(2025, 11, 20),
        problems=(
            found("FT104", 6, "“Nov 31” is no date", "Write 2025-11-30", rich.path),
            found("FT112", 9, "A sample section was left as it was", path=bare.path),
            found("FT114", 1, "The file cannot be opened", path="docs/features/secret.md"),
        ),
        history=History({rich.feature_id: PAST}),
        forecasts=FORECASTS,
        releases=(RELEASE,),
    )


@pytest.fixture
def empty_project() -> Project:
    return Project(features=(), as_of=date(2025, 11, 20))
