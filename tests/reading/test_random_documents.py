"""Documents put together at random from what people write: never an exception, always sane."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.words import (
    ARTIFACT_KINDS,
    GATES,
    MEASURE_GROUPS,
    SECTIONS,
    TASK_SECTIONS,
    TDD_PHASES,
    UPDATE_KINDS,
    SectionState,
    Severity,
    Status,
)
from mkdocs_feature_tracker.reading.document import read

WORDS = (
    "done|In Progress|✅|🚧|❌|⚠️|~~|**|__|`|[x]|[ ]|[-]|[Date]|[X]%|60%|3/4|5 of 2|(|)|None|N/A"
    "|2025-11-02|5/6/2025|2025-13-01|#12|FEAT-7|High|High/Med/Low|<!--|-->|ms|<10s|+12KB|:|-|–|,"
    "|GET /api/x|src/a.ts|├── a.py|│   └── b.py|\\|RED|AC1|1.2|TBD|YYYY|\u00a0|\u202e|\x00|é|数|🎉"
).split("|")
HEADINGS = (
    "Implementation Tracking|Status|Progress Overview: 40%|Status Summary|TDD Phase: RED"
    "|Tests Written (RED Phase)|Implementation Status|Refactoring|Acceptance Criteria"
    "|Database Changes|API Implementation|Frontend Implementation|New Files Created"
    "|Modified Files|Agent Execution Status|Current Blockers|Resolved Issues"
    "|Technical Debt Created|Architecture Decisions|Design Decisions|Test Coverage|Code Quality"
    "|Performance|Pre-Deployment Checklist|Deployment Plan|Implementation Metrics"
    "|Feature Metrics|Next Steps|Daily Progress Updates|2025-11-02 - Maps|Waivers|Milestones"
).split("|")
LEADS = (
    (
        "|- |* |1. |  - |    - |> |> - |\t|- [ ] |- [x] |- [?] |  - [ ] |- **AC1**: |**Status**: "
        "|**Started**: |- **Test Status**: |1. **Decision**: |  - **Rationale**: |-- Migration 1: "
        "|// ✅ GET |```|~~~|```sql|---|===|\\| |\\|---\\|---\\||\\| Task \\| Status \\|"
    )
    .replace("\\|", "\0")
    .split("|")
)

words = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
headings = st.tuples(st.integers(1, 6), st.sampled_from(HEADINGS), words).map(
    lambda parts: f"{'#' * parts[0]} {parts[1]} {parts[2]}"
)
lines = st.tuples(st.sampled_from(LEADS), words).map(
    lambda parts: parts[0].replace("\0", "|") + parts[1]
)
texts = st.lists(st.one_of(headings, lines, st.just("")), max_size=40)
line_ends = st.sampled_from(["\n", "\r\n", "\r"])
documents = st.tuples(texts, line_ends).map(lambda parts: parts[1].join(parts[0]))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(documents)
def test_any_document_is_read_into_legal_values(text: str) -> None:
    check(
        read(text.encode()), n_lines=len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    )


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_into_legal_values(content: bytes) -> None:
    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    check(read(content), n_lines=text.count("\n") + 1)


def check(document: Document, n_lines: int) -> None:
    records = [
        *(document.tasks, document.gates, document.sections, document.artifacts),
        *(document.agents, document.agent_notes, document.blockers, document.debts),
        *(document.decisions, document.measures, document.rollout, document.updates),
        *(document.waivers, document.problems),
    ]
    at = [record.line for rows in records for record in rows if record.line is not None]
    at += [document.line, *document.header.lines.values()]
    assert all(1 <= line <= n_lines for line in at)
    assert tuple(gate.gate for gate in document.gates) == GATES
    assert tuple(row.section for row in document.sections) == SECTIONS
    assert all(isinstance(row.state, SectionState) for row in document.sections)
    plain = set(Status) - {Status.FAILING}
    assert {document.header.status} <= {*plain, None}
    for task in document.tasks:
        assert task.section in TASK_SECTIONS
        assert task.status in plain
        assert task.title.strip() == task.title != ""
        assert {task.tests_status} <= {*Status, None}
        assert {task.implementation_status} <= {*plain, None}
        assert not (task.in_scope and not task.is_leaf)
    for row in (*document.gates, *document.artifacts, *document.agents):
        assert row.status in plain
    for row in (*document.tasks, *document.gates, *document.artifacts, *document.agents):
        assert row.stated_share is None or 0 <= row.stated_share <= 1
    assert document.header.stated_share is None or 0 <= document.header.stated_share <= 1
    assert {artifact.kind for artifact in document.artifacts} <= set(ARTIFACT_KINDS)
    assert {measure.group for measure in document.measures} <= set(MEASURE_GROUPS)
    assert {measure.status for measure in document.measures} <= set(Status)
    assert {update.kind for update in document.updates} <= set(UPDATE_KINDS)
    assert all(isinstance(blocker.severity, Severity) for blocker in document.blockers)
    assert {document.tdd_phase} <= {*TDD_PHASES, None}
    assert {decision.kind for decision in document.decisions} <= {"architecture", "design"}
