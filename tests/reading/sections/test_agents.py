from __future__ import annotations

from mkdocs_feature_tracker.model.words import SectionState
from tests.reading.sections.conftest import Reader


def test_agents_carry_status_share_and_notes(reading: Reader) -> None:
    document = reading(
        """
        ### Agent Execution Status

        1. **Test Engineer** ✅ **Complete**
           - All failing tests written
           - Test coverage: 85% of acceptance criteria

        2. **Backend Developer** 🚧 **In Progress** (70%)
           - API endpoints: 70% complete
           - Known issue: removed legacy fields from schema

        3. **QA Agent** ❌ **Not Started**
           - Waiting for implementation completion
        """
    )
    assert [(row.position, row.name, row.status, row.stated_share) for row in document.agents] == [
        (1, "Test Engineer", "done", None),
        (2, "Backend Developer", "in_progress", 0.7),
        (3, "QA Agent", "not_started", None),
    ]
    assert [
        (row.line, row.position, row.text, row.status, row.stated_share)
        for row in document.agent_notes
    ] == [
        (6, 1, "All failing tests written", None, None),
        (7, 1, "Test coverage: 85% of acceptance criteria", None, None),
        (10, 2, "API endpoints: 70% complete", "in_progress", 0.7),
        (11, 2, "Known issue: removed legacy fields from schema", None, None),
        (14, 3, "Waiting for implementation completion", None, None),
    ]


def test_agents_may_stand_in_a_table(reading: Reader) -> None:
    document = reading(
        """
        ## Agents
        | Notes | Agent | Progress | Status |
        |---|---|---|---|
        | QA pass, merged | chrono | 100% | COMPLETE |
        | - | merge | 40% | |
        | | **TOTAL** | 70% | |
        """
    )
    assert [(row.name, row.status, row.stated_share) for row in document.agents] == [
        ("chrono", "done", 1.0),
        ("merge", "in_progress", 0.4),
    ]
    assert [row.text for row in document.agent_notes] == ["QA pass, merged"]


def test_agents_may_be_headings(reading: Reader) -> None:
    document = reading(
        """
        ## Agent Status
        ### Frontend Agent ✅ Complete
        - **Progress**: 80%
        - Components: 50% complete
        ### Handover
        - Backend: contract is ready
        """
    )
    (agent,) = document.agents
    assert (agent.name, agent.status, agent.stated_share) == ("Frontend Agent", "done", 0.8)
    assert [row.text for row in document.agent_notes] == ["Components: 50% complete"]


def test_what_an_agent_is_for_is_a_note_and_no_status(reading: Reader) -> None:
    document = reading(
        """
        ## Agents
        - **Architect Agent**: Break down into tasks
        - Designer: In Progress
        - Everybody is in the channel
        """
    )
    assert [(row.name, row.status) for row in document.agents] == [
        ("Architect Agent", "unknown"),
        ("Designer", "in_progress"),
    ]
    assert [row.text for row in document.agent_notes] == ["Break down into tasks"]
    assert document.problems == ()


def test_an_unknown_status_word_of_an_agent_is_a_problem(reading: Reader) -> None:
    document = reading("## Agents\n1. **Builder** **Frobnicating**")
    assert document.agents[0].status == "unknown"
    assert [(problem.code, problem.line) for problem in document.problems] == [("FT106", 4)]


def test_an_unfilled_agent_makes_no_row(reading: Reader) -> None:
    document = reading("## Agents\n1. **[Agent Name]** ✅ **Complete**\n2. None")
    assert document.agents == ()
    state = next(row.state for row in document.sections if row.section == "agents")
    assert state is SectionState.UNFILLED
