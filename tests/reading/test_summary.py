"""Gates of the status summary, and the TDD phase."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.model.words import GATES, Status
from tests.reading.writing import codes, read_text

SUMMARY = """# T

## Progress Overview

### Status Summary
- **Tests Written**: ✅ Complete
- **Implementation**: 🚧 60% complete
- **Code Review**: ❌
- **QA Testing**: ⏸ Blocked (no hardware)
- **Documentation**: ✅ / ❌ / 🚧
"""


def test_the_status_summary_gives_five_gates() -> None:
    document = read_text(SUMMARY)

    assert [(gate.gate, gate.status, gate.stated_share, gate.line) for gate in document.gates] == [
        ("tests_written", Status.DONE, None, 6),
        ("implementation", Status.IN_PROGRESS, 0.6, 7),
        ("code_review", Status.NOT_STARTED, None, 8),
        ("qa_testing", Status.BLOCKED, None, 9),
        ("documentation", Status.UNKNOWN, None, 10),
    ]
    assert document.gates[3].note == "no hardware"
    assert codes(document) == []


def test_there_are_always_five_gates_in_one_order() -> None:
    for text in ("", "# T\n", "# T\n\n## Status Summary\n\n- **Documentation**: Done\n"):
        assert tuple(gate.gate for gate in read_text(text).gates) == GATES
    assert [gate.status for gate in read_text("# T\n").gates] == [Status.UNKNOWN] * 5
    assert {gate.line for gate in read_text("# T\n").gates} == {None}


def test_gates_may_stand_in_a_table() -> None:
    document = read_text(
        "# T\n\n## Status Summary\n\n| Gate | Status | Notes |\n|---|---|---|\n"
        "| **Code Review** | Approved | by Ines |\n| QA Testing | Pending | |\n"
    )

    assert [gate.status for gate in document.gates[2:4]] == [Status.DONE, Status.NOT_STARTED]


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("### TDD Phase: RED", "RED"),
        ("### TDD Phase: 🟢 GREEN", "GREEN"),
        ("### TDD Phase: REFACTOR ✅", "REFACTOR"),
        ("### TDD Phase: **GREEN** (making tests pass)", "GREEN"),
        ("### TDD Phase\n\n**Current Phase**: RED", "RED"),
        ("### TDD Phase\n\nGREEN", "GREEN"),
        ("### TDD Phase: [RED / GREEN / REFACTOR]", None),
        ("### TDD Phase: [X]", None),
        ("### TDD Phase", None),
        ("### Phase 2: Green field sites", None),
    ],
)
def test_the_document_names_its_tdd_phase(text: str, phase: str | None) -> None:
    assert read_text(f"# T\n\n## TDD\n\n{text}\n").tdd_phase == phase


@pytest.mark.parametrize(
    ("boxes", "phase"),
    [
        ("  ", None),  # a box each in tests, implementation and refactoring: none ticked
        ("x ", "RED"),
        ("xx", "RED"),
    ],
)
def test_without_a_name_the_first_open_checklist_tells(boxes: str, phase: str | None) -> None:
    text = "\n".join(f"- [{box}] A" for box in boxes)
    document = read_text(f"# T\n\n## Tests\n\n{text}\n- [ ] B\n\n## Implementation\n\n- [ ] C\n")

    assert document.tdd_phase == phase


@pytest.mark.parametrize(
    ("tests", "implementation", "refactoring", "phase"),
    [
        ("x", " ", " ", "GREEN"),
        ("x", "x", " ", "REFACTOR"),
        ("x", "x", "x", None),
        ("-", "x", " ", "REFACTOR"),
        (" ", "x", "x", "RED"),
        ("x", "/", " ", "GREEN"),
    ],
)
def test_the_phase_moves_on_with_the_checklists(
    tests: str, implementation: str, refactoring: str, phase: str | None
) -> None:
    document = read_text(
        f"# T\n\n## Tests\n\n- [{tests}] A\n\n## Implementation\n\n- [{implementation}] B\n\n"
        f"## Refactoring\n\n- [{refactoring}] C\n"
    )

    assert document.tdd_phase == phase
