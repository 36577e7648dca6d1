"""A team's own gates over the rows of a table, declared by conditions."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from mkdocs_feature_tracker.model.release import GateResult, GateRules, OwnGate, Result, Verdict
from mkdocs_feature_tracker.model.workflow import Workflow
from tests.metrics.vouchers import (
    READY,
    Make,
    changed,
    gate_of,
    line_of,
    only_release,
    waiver,
)

PERFORMANCE = """
## Performance
- **Page load**: 1.2s (target: <2s) ✅
- **Search**: 340ms (target: <200ms)
- **Start**: 3s
"""


def own(
    table: str,
    passes: Mapping[str, tuple[str, ...]],
    where: Mapping[str, tuple[str, ...]] | None = None,
    needs: str = "all",
) -> OwnGate:
    return OwnGate("own", "Our own", table, where or {}, passes, needs)


def result_of(make: Make, text: str, gate: OwnGate) -> GateResult:
    return gate_of(make(text, workflow=Workflow(gate_rules=GateRules(own=(gate,)))), "own")


def test_all_rows_that_are_looked_at_have_to_pass(make: Make) -> None:
    text = changed(also=PERFORMANCE)
    gate = own("measures", {"is_met": ("true",)}, {"group": ("performance",), "target": ("*",)})

    found = result_of(make, text, gate)

    assert found.result is Result.FAIL
    assert found.reason == (
        "is_met is true in 1 of 2 rows of measures, wanted in all; not so: “Search”"
    )
    assert (found.title, found.line) == ("Our own", line_of(text, "- **Search**"))


def test_a_cell_that_says_nothing_leaves_the_gate_unknown(make: Make) -> None:
    text = changed(also=PERFORMANCE.replace("- **Search**: 340ms (target: <200ms)\n", ""))

    found = result_of(make, text, own("measures", {"is_met": ("true",)}, {"group": ("perf*",)}))

    assert found.result is Result.UNKNOWN
    assert "not said of “Start”" in found.reason
    assert found.line == line_of(text, "- **Start**")


@pytest.mark.parametrize(
    ("needs", "passes", "result"),
    [
        ("any", {"is_met": ("true",)}, Result.PASS),
        ("any", {"value": (">= 1000",)}, Result.FAIL),
        ("none", {"is_met": ("false",)}, Result.FAIL),
        ("none", {"value": ("> 1000",)}, Result.PASS),
        ("all", {"value": ("> 1",)}, Result.PASS),
        ("all", {"value": ("< 100",), "unit": ("s",)}, Result.FAIL),
        ("all", {"unit": ("s", "ms")}, Result.PASS),
        ("all", {"target": ("*", "missing")}, Result.PASS),
    ],
)
def test_values_are_compared_as_their_column_has_them(
    needs: str, passes: dict[str, tuple[str, ...]], result: Result, make: Make
) -> None:
    gate = own("measures", passes, {"group": ("performance",)}, needs)

    assert result_of(make, changed(also=PERFORMANCE), gate).result is result


def test_texts_match_in_any_case_and_an_asterisk_is_anything(make: Make) -> None:
    where = {"title": ("rollback*",), "section": ("Deployment",)}

    assert result_of(make, READY, own("tasks", {"status": ("DONE",)}, where)).result is Result.PASS


def test_brackets_in_a_condition_mean_themselves(make: Make) -> None:
    gate = own("tasks", {"status": ("done",)}, {"title": ("[AR]ollback*",)})

    assert result_of(make, READY, gate).reason == "no row of tasks to look at"


@pytest.mark.parametrize(
    ("needs", "result"),
    [("all", Result.UNKNOWN), ("any", Result.UNKNOWN), ("none", Result.PASS)],
)
def test_without_rows_only_none_passes(needs: str, result: Result, make: Make) -> None:
    found = result_of(make, READY, own("debts", {"plan": ("*",)}, needs=needs))

    assert (found.result, found.reason) == (result, "no row of debts to look at")


def test_the_header_and_dates_can_be_looked_at(make: Make) -> None:
    text = changed(("> **Release**", "> **Risk**: Low\n> **Team**: Web & Shop\n> **Release**"))

    for column, condition in (
        ("extra", "Risk: low"),
        ("teams", "shop"),
        ("target_on", "<= 2026-11-27"),
        ("priority", "missing"),
    ):
        gate = own("features", {column: (condition,)})
        assert result_of(make, text, gate).result is Result.PASS
    late = own("features", {"target_on": ("< 2026-11-27",)})
    assert result_of(make, text, late).result is Result.FAIL


def test_the_problems_of_a_document_can_be_forbidden(make: Make) -> None:
    gate = own("problems", {"code": ("FT1*",)}, needs="none")

    assert result_of(make, READY, gate).result is Result.PASS
    broken = changed(("2026-11-27", "2026-11-31"))
    assert result_of(make, broken, gate).line == line_of(broken, "> **Target**")


def test_an_own_gate_holds_a_release_back_and_can_be_waived(make: Make) -> None:
    gate = OwnGate("threat_model", "Threat model", "tasks", {}, {"title": ("Threat*",)}, "any")
    workflow = Workflow(gate_rules=GateRules(own=(gate,)))

    assert only_release(make(READY, workflow=workflow)).verdict is Verdict.NO_GO
    waived = changed(also=waiver("Threat Model", "2026-12-01"))
    assert only_release(make(waived, workflow=workflow)).verdict is Verdict.GO_WITH_WAIVERS


def test_options_can_turn_an_own_gate_off_or_into_information(make: Make) -> None:
    gate = own("tasks", {"title": ("Threat*",)}, needs="any")

    for rules in (
        GateRules(own=(gate,), off=("own",)),
        GateRules(own=(gate,), blocking={"own": False}),
    ):
        release = only_release(make(READY, workflow=Workflow(gate_rules=rules)))
        assert release.verdict is Verdict.GO
