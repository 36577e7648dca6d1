"""Documents and plans in, releases with their verdicts and waivers out."""

from __future__ import annotations

from datetime import date

import pytest

from mkdocs_feature_tracker.model.history import FeatureHistory, History
from mkdocs_feature_tracker.model.release import GateRules, ReleasePlan, Result, Verdict
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.project import with_history
from tests.metrics.vouchers import (
    MINIMAL,
    READY,
    TODAY,
    Make,
    changed,
    gate_of,
    line_of,
    only_release,
    waiver,
)

UNREVIEWED = ("**Code Review**: ✅ Approved", "**Code Review**: 🚧 In Progress")


def test_a_release_whose_features_pass_every_gate_is_go(make: Make) -> None:
    release = only_release(make(READY))

    assert (release.name, release.verdict) == ("2.4", Verdict.GO)
    assert {gate.result for gate in release.gates} == {Result.PASS}
    assert (release.n_failing, release.n_waived, release.holding_back) == (0, 0, ())


def test_a_failing_blocking_gate_is_no_go(make: Make) -> None:
    release = only_release(make(changed(UNREVIEWED)))

    assert release.verdict is Verdict.NO_GO
    assert [gate.gate for gate in release.holding_back] == ["code_review"]


def test_an_unknown_blocking_gate_is_no_go_and_comes_after_failing_ones(make: Make) -> None:
    text = changed(("- **Tests Written**: ✅ Complete\n", ""), UNREVIEWED)

    release = only_release(make(text))

    assert release.verdict is Verdict.NO_GO
    assert [gate.gate for gate in release.holding_back] == ["code_review", "tests_written"]


def test_a_failing_gate_that_only_informs_holds_nothing_back(make: Make) -> None:
    text = changed(("**Documentation**: ✅ Complete", "**Documentation**: ❌ Not Started"))

    assert only_release(make(text)).verdict is Verdict.GO


def test_a_done_feature_has_to_pass_its_gates_too(make: Make) -> None:
    text = changed(("**Status**: In Progress", "**Status**: Done"), UNREVIEWED)

    assert only_release(make(text)).verdict is Verdict.NO_GO


@pytest.mark.parametrize(
    ("expires", "verdict"),
    [
        ("2026-11-19", Verdict.NO_GO),
        ("2026-11-20", Verdict.GO_WITH_WAIVERS),
        ("2026-11-21", Verdict.GO_WITH_WAIVERS),
        ("", Verdict.NO_GO),
    ],
    ids=["expired yesterday", "expires today", "expires tomorrow", "never expires"],
)
def test_a_waiver_lets_pass_through_its_expiry_day(
    expires: str, verdict: Verdict, make: Make
) -> None:
    release = only_release(make(changed(UNREVIEWED, also=waiver("Code Review", expires))))

    assert release.verdict is verdict
    assert [one.is_live for one in release.waivers] == [verdict is Verdict.GO_WITH_WAIVERS]


def test_a_rebuild_alone_turns_go_with_waivers_into_no_go(make: Make) -> None:
    text = changed(UNREVIEWED, also=waiver("code_review", "2026-11-20"))

    assert only_release(make(text, as_of=date(2026, 11, 20))).verdict is Verdict.GO_WITH_WAIVERS
    assert only_release(make(text, as_of=date(2026, 11, 21))).verdict is Verdict.NO_GO


@pytest.mark.parametrize(
    "spelling", ["Code Review", "code_review", "code-review", "**CODE REVIEW**", "review"]
)
def test_a_waiver_names_its_gate_in_any_spelling(spelling: str, make: Make) -> None:
    text = changed(UNREVIEWED, also=waiver(spelling, "2026-12-01"))

    assert gate_of(make(text), "code_review").result is Result.WAIVED


def test_a_waived_gate_never_passes_and_tells_who_let_it(make: Make) -> None:
    text = changed(UNREVIEWED, also=waiver("Code Review", "2026-12-01"))

    gate = gate_of(make(text), "code_review")

    assert (gate.result, gate.bare) == (Result.WAIVED, Result.FAIL)
    assert gate.reason == (
        "the status summary says in progress; waived until 2026-12-01 by Release lead"
    )
    assert gate.line == line_of(text, "- **Code Review**")
    assert gate.waiver is not None
    assert gate.waiver.follow_up == "#412"


def test_an_unknown_gate_can_be_waived(make: Make) -> None:
    text = changed(
        ("- **Overall Coverage**: 91%\n", ""), also=waiver("Test coverage", "2026-12-01")
    )

    gate = gate_of(make(text), "coverage")

    assert (gate.result, gate.bare) == (Result.WAIVED, Result.UNKNOWN)


def test_a_gate_that_passes_needs_no_waiver(make: Make) -> None:
    release = only_release(make(changed(also=waiver("Code Review", "2026-12-01"))))

    assert release.verdict is Verdict.GO
    assert release.n_waived == 0


def test_an_expired_waiver_is_told_in_the_reason(make: Make) -> None:
    text = changed(UNREVIEWED, also=waiver("Code Review", "2026-11-01"))

    assert gate_of(make(text), "code_review").reason == (
        "the status summary says in progress; its waiver expired on 2026-11-01"
    )


def test_a_waiver_for_no_gate_counts_for_nothing(make: Make) -> None:
    release = only_release(make(changed(UNREVIEWED, also=waiver("Karaoke", "2026-12-01"))))

    assert release.verdict is Verdict.NO_GO
    assert [(one.waiver.gate, one.is_live) for one in release.waivers] == [("Karaoke", False)]


def test_of_several_waivers_of_a_gate_the_longest_counts(make: Make) -> None:
    rows = waiver("Code Review", "2026-11-01") + (
        "| Code Review | Second reviewer is ill | Release lead | 2026-11-30 | #413 |\n"
    )

    gate = gate_of(make(changed(UNREVIEWED, also=rows)), "code_review")

    assert gate.waiver is not None
    assert gate.waiver.follow_up == "#413"


def test_a_waived_gate_that_only_informs_is_no_condition_of_the_verdict(make: Make) -> None:
    text = changed(
        ("**Documentation**: ✅ Complete", "**Documentation**: ❌ Not Started"),
        also=waiver("docs", "2026-12-01"),
    )

    release = only_release(make(text))

    assert (release.verdict, release.n_waived) == (Verdict.GO, 1)


def test_headers_and_plans_name_one_release_in_any_case(make: Make) -> None:
    plans = (ReleasePlan("Spring Release", on=date(2027, 3, 1)),)
    text = changed(("**Release**: 2.4", "**Release**: spring release"))

    release = only_release(make(text, workflow=Workflow(releases=plans)))

    assert (release.name, release.on) == ("Spring Release", date(2027, 3, 1))
    assert release.feature_ids == ("FEAT-2026-10-01-001",)


def test_releases_without_letters_are_told_apart(make: Make) -> None:
    workflow = Workflow(releases=(ReleasePlan("🚀"), ReleasePlan("🎁")))

    assert [one.name for one in make(READY, workflow=workflow).releases] == ["2.4", "🎁", "🚀"]


def test_a_feature_that_a_plan_lists_belongs_to_it_besides_its_own_release(make: Make) -> None:
    text = changed(("> **Status**", "> **GitHub Issue**: #318\n> **Status**"))
    plans = (ReleasePlan("Pilot", on=date(2026, 11, 24), features=("#318", "FEAT-404")),)

    pilot, own = make(text, workflow=Workflow(releases=plans)).releases

    assert pilot.feature_ids == own.feature_ids == ("FEAT-2026-10-01-001",)
    assert pilot.unknown_ids == ("FEAT-404",)
    assert (pilot.verdict, own.verdict) == (Verdict.NO_GO, Verdict.GO)


def test_nobody_can_say_that_a_release_without_features_can_go(make: Make) -> None:
    workflow = Workflow(releases=(ReleasePlan("2.6"),))

    release = next(one for one in make(READY, workflow=workflow).releases if one.name == "2.6")

    assert (release.verdict, release.gates, release.on) == (Verdict.NO_GO, (), None)


def test_cancelled_features_are_left_out(make: Make) -> None:
    cancelled = MINIMAL.replace("**Release**", "**Status**: Cancelled\n**Release**")

    release = only_release(make(READY, cancelled))

    assert release.feature_ids == ("FEAT-2026-10-01-001",)
    assert release.verdict is Verdict.GO


def test_a_release_that_only_cancelled_features_name_is_none(make: Make) -> None:
    assert make(changed(("**Status**: In Progress", "**Status**: Cancelled"))).releases == ()


def test_without_a_plan_the_latest_target_is_the_day(make: Make) -> None:
    later = MINIMAL.replace("**Release**", "**Target**: 2026-12-11\n**Release**")

    assert only_release(make(READY, later)).on == date(2026, 12, 11)


def test_releases_stand_by_day_then_by_name_with_undated_ones_last(make: Make) -> None:
    texts = [
        f"# Implementation Tracking: {name}\n\n**Feature ID**: F-{n}\n**Release**: {name}\n{target}"
        for n, (name, target) in enumerate(
            [
                ("2.10", "**Target**: 2026-12-01\n"),
                ("Some day", ""),
                ("2.9", "**Target**: 2026-12-01\n"),
                ("3.0", "**Target**: 2026-11-01\n"),
            ]
        )
    ]

    assert [one.name for one in make(*texts).releases] == ["3.0", "2.9", "2.10", "Some day"]


def test_options_say_which_gates_block_and_which_are_not_looked_at(make: Make) -> None:
    rules = GateRules(blocking={"documentation": True, "code_review": False}, off=("qa_testing",))
    text = changed(
        UNREVIEWED, ("**Documentation**: ✅ Complete", "**Documentation**: ❌ Not Started")
    )

    release = only_release(make(text, workflow=Workflow(gate_rules=rules)))

    assert [gate.gate for gate in release.holding_back] == ["documentation"]
    assert "qa_testing" not in {gate.gate for gate in release.gates}


def test_a_release_has_rules_of_its_own(make: Make) -> None:
    plans = (ReleasePlan("2.4", rules=GateRules(off=("code_review",))),)

    release = only_release(make(changed(UNREVIEWED), workflow=Workflow(releases=plans)))

    assert release.verdict is Verdict.GO


@pytest.mark.parametrize("key", ["Type", "TYPE", "type"])
def test_a_feature_goes_by_the_rules_of_its_type(key: str, make: Make) -> None:
    rules = GateRules(types={"infrastructure": GateRules(off=("code_review",))})
    text = changed(UNREVIEWED, ("> **Release**", f"> **{key}**: Infrastructure\n> **Release**"))

    release = only_release(make(text, workflow=Workflow(gate_rules=rules)))

    assert release.verdict is Verdict.GO


def test_the_last_revision_stands_for_a_missing_update(make: Make) -> None:
    text = changed(("> **Last Updated**: 2026-11-18\n", ""))
    today = make(text)
    past = History({"FEAT-2026-10-01-001": FeatureHistory("FEAT-2026-10-01-001", revised_on=TODAY)})

    assert gate_of(today, "fresh").result is Result.UNKNOWN
    assert gate_of(with_history(today, past, Workflow()), "fresh").result is Result.PASS
