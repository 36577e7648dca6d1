"""Documents in, how the gates over measured values stand out: coverage, code quality, freshness."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.model.release import GateRules
from mkdocs_feature_tracker.model.words import Severity
from mkdocs_feature_tracker.model.workflow import Workflow
from tests.metrics.vouchers import (
    FAIL,
    PASS,
    READY,
    UNKNOWN,
    Case,
    Make,
    assert_case,
    changed,
    gate_of,
    without,
)

CASES = [
    Case("coverage", READY, PASS, "coverage 91%, 80% wanted", "- **Overall Coverage**"),
    Case(
        "coverage",
        changed(("**Overall Coverage**: 91%", "**Overall Coverage**: 78%")),
        FAIL,
        "coverage 78% of the 80% wanted",
        "- **Overall Coverage**",
    ),
    Case(
        "coverage",
        changed(("**Overall Coverage**: 91%", "**Overall Coverage**: [X]%")),
        UNKNOWN,
        "“Overall Coverage” states no percentage",
        "- **Overall Coverage**",
    ),
    Case(
        "coverage",
        changed(("- **Overall Coverage**: 91%\n", "")),
        UNKNOWN,
        "no overall coverage is stated, only Unit Tests",
        "## Test Coverage",
    ),
    Case(
        "coverage",
        without("Test Coverage"),
        UNKNOWN,
        "the document states no test coverage",
        "# Implementation Tracking",
    ),
    Case("code_quality", READY, PASS, "ESLint, TypeScript without a failure", "- **ESLint**"),
    Case(
        "code_quality",
        changed(("**TypeScript**: ✅ Strict mode", "**TypeScript**: ❌ 3 errors")),
        FAIL,
        "TypeScript (3 errors) of 2 checks",
        "- **TypeScript**",
    ),
    Case(
        "code_quality",
        without("Code Quality"),
        UNKNOWN,
        "the document names no linter or type checker",
        "# Implementation Tracking",
    ),
    Case("fresh", READY, PASS, "updated on 2026-11-18, 2 days ago", "> **Last Updated**"),
    Case(
        "fresh",
        changed(("2026-11-18", "2026-11-12")),
        FAIL,
        "updated on 2026-11-12, 8 days ago, at most 7 days wanted",
        "> **Last Updated**",
    ),
    Case(
        "fresh",
        changed(("2026-11-18", "2026-11-13")),
        PASS,
        "updated on 2026-11-13, 7 days ago",
        "> **Last Updated**",
    ),
    Case(
        "fresh",
        changed(("2026-11-18", "2025-01-01"), ("**Status**: In Progress", "**Status**: Done")),
        PASS,
        "the feature is done",
        "> **Status**",
    ),
    Case(
        "fresh",
        changed(("> **Last Updated**: 2026-11-18\n", "")),
        UNKNOWN,
        "nothing says when it was updated",
        "# Implementation Tracking",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.gate}-{case.result}")
def test_a_gate_tells_its_result_its_reason_and_the_line_that_says_so(
    case: Case, make: Make
) -> None:
    assert_case(case, make)


def test_thresholds_severities_and_days_are_those_of_the_team(make: Make) -> None:
    rules = GateRules(coverage_percent=95, severities=(Severity.LOW,), fresh_days=1)

    built = make(READY, workflow=Workflow(gate_rules=rules))

    assert gate_of(built, "coverage").reason == "coverage 91% of the 95% wanted"
    assert gate_of(built, "blockers").result is FAIL
    assert gate_of(built, "fresh").result is FAIL
