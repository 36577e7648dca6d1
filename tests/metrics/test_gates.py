"""Documents in, how each gate stands out, with its reason and the line that says so."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.model.release import GATES
from mkdocs_feature_tracker.model.words import GATES as SUMMARY_GATES
from tests.metrics.test_deployment_gates import CASES as DEPLOYMENT_CASES
from tests.metrics.test_measured_gates import CASES as MEASURED_CASES
from tests.metrics.vouchers import (
    FAIL,
    NOT_APPLICABLE,
    PASS,
    READY,
    UNKNOWN,
    Case,
    Make,
    assert_case,
    changed,
    gate_of,
    only_release,
    without,
)

CASES = [
    Case("tests_written", READY, PASS, "the status summary says done", "- **Tests Written**"),
    Case(
        "implementation",
        changed(
            ("**Implementation**: ✅ Complete", "**Implementation**: 🚧 60% (mails are missing)")
        ),
        FAIL,
        "the status summary says in progress, 60% (mails are missing)",
        "- **Implementation**",
    ),
    Case(
        "code_review",
        changed(("**Code Review**: ✅ Approved", "**Code Review**: ✅ / ❌ / 🚧")),
        UNKNOWN,
        "the status summary does not say",
        "- **Code Review**",
    ),
    Case(
        "qa_testing",
        changed(("- **QA Testing**: ✅ Passed\n", "")),
        UNKNOWN,
        "the document has no line for it in the status summary",
        "## Status Summary",
    ),
    Case(
        "documentation",
        changed(("**Documentation**: ✅ Complete", "**Documentation**: N/A")),
        NOT_APPLICABLE,
        "the status summary says not applicable",
        "- **Documentation**",
    ),
    Case(
        "documentation",
        without("Status Summary"),
        UNKNOWN,
        "the document has no status summary",
        "# Implementation Tracking",
    ),
    Case("acceptance", READY, PASS, "2 criteria done", "## Acceptance"),
    Case(
        "acceptance",
        changed(("- [x] **AC2**", "- [ ] **AC2**")),
        FAIL,
        "1 of 2 criteria open: AC2",
        "- [ ] **AC2**",
    ),
    Case(
        "acceptance",
        changed(("- [x] **AC2**", "- [?] **AC2**")),
        UNKNOWN,
        "1 of 2 criteria of unknown status: AC2",
        "- [?] **AC2**",
    ),
    Case(
        "acceptance",
        changed(("- [x] **AC2**", "- [-] **AC2**")),
        PASS,
        "1 criterion done",
        "## Acceptance",
    ),
    Case(
        "acceptance",
        without("Acceptance Criteria"),
        UNKNOWN,
        "the document has no acceptance criteria",
        "# Implementation Tracking",
    ),
    Case("acceptance_tests", READY, PASS, "the tests of 2 criteria pass", "- [x] **AC1**"),
    Case(
        "acceptance_tests",
        changed(
            (
                "**AC2**: A guest redeems a voucher\n  - **Test Status**: ✅ Passing",
                "**AC2**: A guest redeems a voucher\n  - **Test Status**: 🚧 2 of 5 passing",
            )
        ),
        FAIL,
        "1 of 2 criteria has tests that do not all pass: AC2 partly passing (40%)",
        "- [x] **AC2**",
    ),
    Case(
        "acceptance_tests",
        changed(("- **Test Status**: ✅ Passing", "- **Test Status**: ✅ Written, ❌ Failing")),
        FAIL,
        "2 of 2 criteria have tests that do not all pass: AC1 failing, AC2 failing",
        "- [x] **AC1**",
    ),
    Case(
        "acceptance_tests",
        changed(
            (
                "**AC2**: A guest redeems a voucher\n  - **Test Status**: ✅ Passing",
                "**AC2**: A guest redeems a voucher",
            )
        ),
        UNKNOWN,
        "1 of 2 criteria does not state passing tests: AC2",
        "- [x] **AC2**",
    ),
    Case(
        "acceptance_tests",
        changed(
            (
                "**AC2**: A guest redeems a voucher\n  - **Test Status**: ✅ Passing",
                "**AC2**: A guest redeems a voucher\n  - **Test Status**: ❌ Not written",
            )
        ),
        UNKNOWN,
        "1 of 2 criteria does not state passing tests: AC2",
        "- [x] **AC2**",
    ),
    Case(
        "acceptance_tests",
        changed(("  - **Test Status**: ✅ Passing\n", "")),
        NOT_APPLICABLE,
        "no acceptance criterion states tests",
        "## Acceptance",
    ),
    Case("blockers", READY, PASS, "1 open blocker, not critical or high", "| Logo is missing"),
    Case(
        "blockers",
        changed(("missing | Low", "missing | High")),
        FAIL,
        "1 open blocker: “Logo is missing” (high)",
        "| Logo is missing",
    ),
    Case(
        "blockers",
        changed(("| Logo is missing | Low", "| ~~Logo is missing~~ | High")),
        PASS,
        "no open blocker",
        "## Current Blockers",
    ),
    Case(
        "blockers",
        changed(("missing | Low", "missing | ")),
        UNKNOWN,
        "1 open blocker: “Logo is missing” (no severity stated)",
        "| Logo is missing",
    ),
    Case(
        "blockers",
        without("Current Blockers"),
        PASS,
        "no open blocker",
        "# Implementation Tracking",
    ),
    Case("dependencies", READY, PASS, "depends on nothing", "# Implementation Tracking"),
    Case(
        "dependencies",
        changed(("> **Release**", "> **Depends On**: FEAT-2026-10-02-001\n> **Release**")),
        FAIL,
        "FEAT-2026-10-02-001 is in progress",
        "> **Depends On**",
    ),
    Case(
        "dependencies",
        changed(("> **Release**", "> **Depends On**: FEAT-2026-01-01-001\n> **Release**")),
        UNKNOWN,
        "no tracking document describes FEAT-2026-01-01-001",
        "> **Depends On**",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.gate}-{case.result}")
def test_a_gate_tells_its_result_its_reason_and_the_line_that_says_so(
    case: Case, make: Make
) -> None:
    assert_case(case, make)


def test_every_gate_beyond_the_status_summary_is_seen_to_pass_and_not_to_pass() -> None:
    cases = [*CASES, *MEASURED_CASES, *DEPLOYMENT_CASES]
    results = {gate: {case.result for case in cases if case.gate == gate} for gate in GATES}

    assert all(results.values())
    for gate in GATES.keys() - set(SUMMARY_GATES):
        assert PASS in results[gate]
        assert results[gate] - {PASS}


def test_a_document_that_says_nothing_is_told_what_it_is_missing(make: Make) -> None:
    text = "# Implementation Tracking: Vouchers\n\n**Feature ID**: F-1\n**Release**: 2.4\n"

    gates = {gate.gate: gate for gate in only_release(make(text)).gates}

    summary = "the document has no status summary"
    assert {name: (str(gate.result), gate.reason) for name, gate in gates.items()} == {
        "tests_written": ("unknown", summary),
        "implementation": ("unknown", summary),
        "code_review": ("unknown", summary),
        "qa_testing": ("unknown", summary),
        "documentation": ("unknown", summary),
        "acceptance": ("unknown", "the document has no acceptance criteria"),
        "acceptance_tests": ("not_applicable", "no acceptance criterion states tests"),
        "blockers": ("pass", "no open blocker"),
        "coverage": ("unknown", "the document states no test coverage"),
        "code_quality": ("unknown", "the document names no linter or type checker"),
        "deployment_checklist": ("unknown", "the document has no deployment checklist"),
        "rollout_plan": ("unknown", "the document has no rollout plan"),
        "dependencies": ("pass", "depends on nothing"),
        "fresh": ("unknown", "nothing says when it was updated"),
    }
    assert {gate.line for gate in gates.values()} == {1}


def test_long_lists_are_cut_and_counted(make: Make) -> None:
    boxes = "".join(f"- [ ] **AC{n}**: Voucher number {n}\n" for n in range(3, 10))

    found = gate_of(make(changed(("\n## Current", f"{boxes}\n## Current"))), "acceptance")

    assert found.reason == "7 of 9 criteria open: AC3, AC4, AC5, AC6, AC7 and 2 more"


def test_a_criterion_whose_parts_state_tests_is_not_silent(make: Make) -> None:
    text = changed(
        (
            "- [x] **AC2**: A guest redeems a voucher\n  - **Test Status**: ✅ Passing",
            "- [x] **AC2**: A guest redeems a voucher\n"
            "  - [x] at the desk\n    - **Test Status**: ✅ Passing",
        )
    )

    assert gate_of(make(text), "acceptance_tests").result is PASS
