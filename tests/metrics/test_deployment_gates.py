"""Documents in, how the gates over the deployment stand out: its checklist, its rollout plan."""

from __future__ import annotations

import pytest

from tests.metrics.vouchers import (
    FAIL,
    PASS,
    READY,
    UNKNOWN,
    Case,
    Make,
    assert_case,
    changed,
    without,
)

CASES = [
    Case("deployment_checklist", READY, PASS, "2 boxes done", "## Pre-Deployment Checklist"),
    Case(
        "deployment_checklist",
        changed(("- [x] All tests", "- [ ] All tests")),
        FAIL,
        "1 of 2 boxes open: “All tests passing”",
        "- [ ] All tests",
    ),
    Case(
        "deployment_checklist",
        changed(("- [x] All tests passing\n- [x] Rollback plan prepared\n", "")),
        UNKNOWN,
        "the document has no deployment checklist, only the section for it",
        "## Pre-Deployment Checklist",
    ),
    Case(
        "rollout_plan",
        READY,
        PASS,
        "2 steps of a rollout and a rollback plan",
        "1. **Feature Flag**",
    ),
    Case(
        "rollout_plan",
        changed(("- [x] Rollback", "- [ ] Rollback")),
        FAIL,
        "the rollback plan is not ticked",
        "- [ ] Rollback",
    ),
    Case(
        "rollout_plan",
        changed(("- [x] Rollback plan prepared\n", "")),
        FAIL,
        "2 steps of a rollout, but no rollback plan",
        "## Deployment Plan",
    ),
    Case(
        "rollout_plan",
        changed(
            ("- [x] Rollback plan prepared\n", ""),
            (
                "2. **Full Release**: Everybody",
                "2. **Full Release**: Everybody; rollback is the flag",
            ),
        ),
        PASS,
        "2 steps of a rollout and a rollback plan",
        "1. **Feature Flag**",
    ),
    Case(
        "rollout_plan",
        changed(
            ("- [x] Rollback plan prepared\n", ""), also="\n## Rollback Plan\nTurn the flag off.\n"
        ),
        PASS,
        "2 steps of a rollout and a rollback plan",
        "1. **Feature Flag**",
    ),
    Case(
        "rollout_plan",
        changed(
            ("- [x] Rollback plan prepared\n", ""), also="\n## Rollback Plan\n[How to go back]\n"
        ),
        FAIL,
        "2 steps of a rollout, but no rollback plan",
        "## Deployment Plan",
    ),
    Case(
        "rollout_plan",
        without("Deployment Plan"),
        FAIL,
        "a rollback plan, but no feature flag or stages",
        "- [x] Rollback",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.gate}-{case.result}")
def test_a_gate_tells_its_result_its_reason_and_the_line_that_says_so(
    case: Case, make: Make
) -> None:
    assert_case(case, make)
