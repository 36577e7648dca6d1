"""Absent, empty, unfilled and filled sections are four different things."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.words import SECTIONS, SectionState
from tests.reading.writing import FIXTURES, fixture, read_text


def states(document: Document) -> dict[str, SectionState]:
    return {row.section: row.state for row in document.sections}


def state(section: str, heading: str, body: str) -> SectionState:
    return states(read_text(f"# T\n\n## {heading}\n\n{body}\n\n## Notes\n\nText.\n"))[section]


def test_every_section_of_the_template_has_one_row_in_its_order() -> None:
    for document in (read_text(""), fixture("filled.md"), fixture("relative.md")):
        assert tuple(row.section for row in document.sections) == SECTIONS


def test_what_a_document_does_not_have_is_absent_and_has_no_line() -> None:
    rows = read_text("# T\n\nText.\n").sections

    assert {(row.line, row.state) for row in rows} == {(None, SectionState.ABSENT)}


@pytest.mark.parametrize(
    ("section", "heading", "unfilled", "filled"),
    [
        ("tests", "Tests Written", "- [ ] [Test]", "- [ ] Parser"),
        ("implementation", "Implementation Status", "- [ ] [Task description]", "- [x] Parser"),
        ("refactoring", "Refactoring", "- [ ] TBD", "- [ ] One parser"),
        (
            "acceptance",
            "Acceptance Criteria",
            "- [ ] **AC1**: [First criterion]",
            "- [ ] AC1: It works",
        ),
        ("next_steps", "Next Steps", "- [ ] [Specific task description]", "- [ ] Parser"),
        ("deployment_checklist", "Pre-Deployment Checklist", "- [ ] [Step]", "- [ ] Tag it"),
        (
            "status_summary",
            "Status Summary",
            "- **Implementation**: ✅ / ❌ / 🚧",
            "- **Implementation**: Done",
        ),
        ("tdd_phase", "TDD Phase", "[RED / GREEN / REFACTOR]", "RED"),
        ("progress_overview", "Progress Overview", "**Progress**: [X]%", "**Progress**: 40%"),
        (
            "blockers",
            "Current Blockers",
            "| Blocker | Severity |\n|---|---|\n| [Issue Description] | High/Med/Low |",
            "| Blocker | Severity |\n|---|---|\n| No keys | High |",
        ),
        (
            "resolved_issues",
            "Resolved Issues",
            "- **[Date]**: [Issue description] - [Resolution]",
            "- **2025-11-02**: No keys - asked for them",
        ),
        (
            "technical_debt",
            "Technical Debt Created",
            "- **[Description]**: [Why it was necessary] - [Plan to address]",
            "- **Two parsers**: time - merge them",
        ),
        (
            "design_decisions",
            "Design Decisions",
            "- **UI Framework**: [Choice and rationale]",
            "- **UI Framework**: the one we have",
        ),
        ("test_coverage", "Test Coverage", "- **Unit Tests**: [X]%", "- **Unit Tests**: 81%"),
        (
            "code_quality",
            "Code Quality",
            "- **ESLint**: ✅ Passing / ❌ [X] issues",
            "- **ESLint**: ✅ Passing",
        ),
        ("performance", "Performance", "- **Load**: +[X]ms", "- **Load**: +12ms"),
        (
            "deployment_plan",
            "Deployment Plan",
            "1. **Beta Release**: [X]% of users for [Y] days",
            "1. **Beta Release**: 5% of users for 3 days",
        ),
        (
            "feature_metrics",
            "Feature Metrics",
            "- **Adoption Rate**: [X]% of eligible users",
            "- **Adoption Rate**: 31% of eligible users",
        ),
        (
            "updates",
            "Daily Progress Updates",
            "### [Date] - [Team Area]\n**What was completed:**\n- [Specific accomplishment]",
            "### 2025-11-02 - Maps\n**What was completed:**\n- Parser",
        ),
    ],
)
def test_a_section_is_empty_unfilled_or_filled(
    section: str, heading: str, unfilled: str, filled: str
) -> None:
    assert state(section, heading, "") is SectionState.EMPTY
    assert state(section, heading, unfilled) is SectionState.UNFILLED
    assert state(section, heading, filled) is SectionState.FILLED


@pytest.mark.parametrize("entry", ["None", "None currently", "N/A", "-", "_None yet._", "- None"])
def test_none_is_no_entry(entry: str) -> None:
    assert state("blockers", "Current Blockers", entry) is SectionState.EMPTY
    assert read_text(f"# T\n\n## Current Blockers\n\n{entry}\n").blockers == ()


def test_a_row_gives_the_line_of_the_heading() -> None:
    rows = read_text("# T\n\nText.\n\n## Tests\n\n- [ ] A\n\n## Tests\n\n- [ ] B\n").sections

    assert [row.line for row in rows if row.section == "tests"] == [5]


def test_a_copy_with_only_the_header_filled_has_no_filled_section_but_its_checklists() -> None:
    found = states(fixture("header_only.md"))

    assert {name for name, value in found.items() if value is SectionState.FILLED} == {
        "tests",
        "implementation",
        "refactoring",
        "deployment_checklist",
    }
    assert {name for name, value in found.items() if value is SectionState.ABSENT} == {"waivers"}
    assert {name for name, value in found.items() if value is SectionState.EMPTY} == set()


def test_the_template_as_it_is_has_the_same_states() -> None:
    text = (FIXTURES / "header_only.md").read_text(encoding="utf-8")
    bare = text.replace("FEAT-2025-10-20-003", "FEAT-YYYY-MM-DD-XXX")

    assert states(read_text(bare)) == states(fixture("header_only.md"))


def test_states_of_another_teams_document() -> None:
    found = states(fixture("in_flight.md"))

    assert found["tests"] is SectionState.EMPTY
    assert found["refactoring"] is SectionState.EMPTY
    assert found["acceptance"] is SectionState.FILLED
    assert found["agents"] is SectionState.ABSENT
