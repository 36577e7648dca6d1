"""Where a contradiction begins and where it ends."""

from __future__ import annotations

import pytest

from tests.checks.conftest import Check

HEAD = "# Implementation Tracking: Vouchers\n\n> **Feature ID**: FEAT-1\n> **Status**: {}\n"


def codes(check: Check, text: str) -> list[str]:
    return [one.code for one in check(text) if one.code.startswith("FT2")]


def boxes(n_done: int, n_open: int) -> str:
    done = "".join(f"- [x] Done {number}\n" for number in range(n_done))
    return done + "".join(f"- [ ] Open {number}\n" for number in range(n_open))


@pytest.mark.parametrize(
    ("stated", "expected"), [("40%", []), ("60%", []), ("61%", ["FT201"]), ("39%", ["FT201"])]
)
def test_ten_points_between_stated_and_counted_are_still_fine(
    stated: str, expected: list[str], check: Check
) -> None:
    text = HEAD.format("In Progress") + f"> **Progress**: {stated}\n\n## Tasks\n{boxes(5, 5)}"

    assert codes(check, text) == expected


def test_tasks_of_unknown_status_may_make_up_the_difference(check: Check) -> None:
    text = HEAD.format("In Progress") + "> **Progress**: 100%\n\n## Tasks\n- [x] A\n- [?] B\n"

    assert codes(check, text) == []


def test_a_share_in_a_done_status_is_reported_once(check: Check) -> None:
    text = HEAD.format("COMPLETE (7/7)") + f"\n## Tasks\n{boxes(1, 6)}"

    assert codes(check, text) == ["FT203"]


def test_a_cancelled_feature_contradicts_nothing(check: Check) -> None:
    text = HEAD.format("Cancelled") + f"> **Progress**: 90%\n\n## Tasks\n{boxes(1, 6)}"

    assert codes(check, text) == []


@pytest.mark.parametrize(
    ("tests", "expected"),
    [
        ("✅ Written, ❌ Failing", ["FT202"]),
        ("✅ Written, 🚧 2 of 5 tests passing", ["FT202"]),
        ("✅ Written, some failing", ["FT202"]),
        ("✅ Written, ✅ Passing", []),
        ("🚧 In Progress", []),
        ("🚧 Written 60%", []),
        ("✅ Written, 🚧 Passing, ❌ Failing", []),
        ("❌ Not written", []),
    ],
)
def test_all_tests_passing_is_doubted_only_by_tests_that_do_not_pass(
    tests: str, expected: list[str], check: Check
) -> None:
    text = (
        HEAD.format("In Progress")
        + f"\n## Acceptance Criteria\n- [ ] **AC1**: Works\n  - **Test Status**: {tests}\n"
        + "\n## Pre-Deployment Checklist\n- [x] All tests passing\n"
    )

    assert codes(check, text) == expected


@pytest.mark.parametrize("box", ["[ ] All tests passing", "[x] All unit tests passing"])
def test_a_box_that_does_not_claim_all_tests_is_not_doubted(box: str, check: Check) -> None:
    text = (
        HEAD.format("In Progress")
        + "\n## Acceptance Criteria\n- [ ] **AC1**: Works\n  - **Test Status**: ❌ Failing\n"
        + f"\n## Pre-Deployment Checklist\n- {box}\n"
    )

    assert codes(check, text) == []


def test_many_failing_criteria_are_named_up_to_the_third(check: Check) -> None:
    criteria = "".join(
        f"- [ ] **AC{number}**: Works\n  - **Test Status**: ❌ Failing\n" for number in range(1, 6)
    )
    text = (
        HEAD.format("In Progress")
        + f"\n## Acceptance Criteria\n{criteria}\n## Release Checklist\n- [x] All tests passing\n"
    )

    (problem,) = [one for one in check(text) if one.code == "FT202"]

    assert problem.message.endswith("AC1 in line 7, AC2 in line 9, AC3 in line 11 and 2 more")


@pytest.mark.parametrize("status", ["Almost done", "Done, except for the mails (80%)", "In Review"])
def test_open_boxes_contradict_only_what_is_wholly_done(status: str, check: Check) -> None:
    assert "FT203" not in codes(check, HEAD.format(status) + f"\n## Tasks\n{boxes(2, 2)}")


def test_optional_kiro_tasks_may_stay_open(check: Check) -> None:
    text = (
        HEAD.format("Done")
        + "\n## Implementation\n- [x] 1. Store\n  - [x] 1.1 Schema\n  - [ ]* 1.2 Unit tests\n"
    )

    assert codes(check, text) == []


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Resolved: no sandbox account", ["FT204"]),
        ("No sandbox account is fixed", ["FT204"]),
        ("Fixed no sandbox account by asking the bank", ["FT204"]),
        ("Fixed no sandbox account for two of three banks", []),
        ("Worked around: no sandbox account", []),
        ("Wrote to the bank about no sandbox account", []),
        ("Fixed no sandbox account partly", []),
    ],
)
def test_only_a_log_that_names_the_blocker_and_says_fixed_closes_it(
    entry: str, expected: list[str], check: Check
) -> None:
    text = (
        HEAD.format("In Progress")
        + "\n## Current Blockers\n| Blocker | Severity |\n|---|---|\n| No sandbox account | Low |\n"
        + "\n## Daily Progress Updates\n\n### 2026-11-18 - Web\n"
        + f"**What was completed:**\n- {entry}\n"
    )

    assert codes(check, text) == expected


@pytest.mark.parametrize(
    ("header", "effort", "expected"),
    [
        ("Owner**: Tomek", "6 days", ["FT205"]),
        ("Owner**: Tomek", "5 days", []),
        ("Owner**: Tomek", "130 hours", ["FT205"]),
        ("Owner**: Tomek", "8 story points", []),
        ("Owners**: Tomek & Ana", "9 days", []),
        ("Team**: Web", "40 days", []),
        ("Team**: Web", "51 days (so far)", ["FT205"]),
        ("Team**: Web, Backend", "51 days", []),
        ("Owner**: Tomek", "[X] days (so far)", []),
    ],
)
def test_effort_is_doubted_only_where_it_cannot_be(
    header: str, effort: str, expected: list[str], check: Check
) -> None:
    text = (
        HEAD.format("In Progress")
        + f"> **Started**: 2026-11-16\n> **{header}\n"
        + f"\n## Implementation Metrics\n- **Actual Effort**: {effort}\n"
    )

    assert codes(check, text) == expected


def test_an_update_of_tomorrow_is_time_to_work_in(check: Check) -> None:
    text = (
        HEAD.format("In Progress")
        + "> **Started**: 2026-11-20\n> **Owner**: Ana\n> **Last Updated**: 2026-11-21\n"
        + "\n## Implementation Metrics\n- **Actual Effort**: 2 days\n"
    )

    assert codes(check, text) == []


def test_several_open_boxes_below_a_ticked_one_are_one_problem(check: Check) -> None:
    text = HEAD.format("In Progress") + "\n## Tasks\n- [x] Sell\n  - [ ] Buy\n  - [/] Mail\n"

    (problem,) = [one for one in check(text) if one.code == "FT206"]

    assert problem.line == 7
    assert problem.message == "“Sell” is ticked while “Buy” in line 8 and 1 more below it are open"
