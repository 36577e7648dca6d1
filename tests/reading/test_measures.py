from __future__ import annotations

import pytest

from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.measures import Quantity, read_quantity
from mkdocs_feature_tracker.reading.status import StatusWords

WORDS = StatusWords()


@pytest.mark.parametrize(
    ("raw", "value", "unit"),
    [
        ("94%", 94.0, "%"),
        ("+12KB", 12.0, "KB"),
        ("94% (Clearbit: 96%)", 94.0, "%"),
        ("6 days (so far)", 6.0, "days"),
        ("4.4/5", 4.4, None),
        ("4.4/5 rating", 4.4, None),
        ("1,250 notes/second", 1250.0, "notes/second"),
        ("3 story points per day", 3.0, "story points per day"),
        ("3.5 times per user per week", 3.5, "times per user per week"),
        ("42% of eligible users", 42.0, "%"),
        ("12ms added to key flows", 12.0, "ms"),
        ("~85%", 85.0, "%"),
        ("-15% vs last month", -15.0, "%"),
        ("7,5 s", 7.5, "s"),
        ("120ms (max 450ms)", 120.0, "ms"),
        ("2-30ms", None, "ms"),
        ("1h 20m", None, None),
        ("TBD ms", None, None),
        ("[X]/5 rating", None, None),
        ("p95 of ES2022", None, None),
    ],
)
def test_a_value_is_the_first_number_and_the_token_behind_it(
    raw: str, value: float | None, unit: str | None
) -> None:
    quantity = read_quantity(raw, WORDS, "performance")
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    ("raw", "comparator", "target", "is_met"),
    [
        ("7.2s average (target: <10s) ✅", "<", 10.0, True),
        ("240ms p95 (goal: under 300ms)", "<", 300.0, True),
        ("240ms (target: 200ms max)", "<=", 200.0, False),
        ("850ms (target: <1s)", "<", 1000.0, True),
        ("94%, target ≥ 95%", ">=", 95.0, False),
        ("90.8% (exceeds >80% target)", ">", 80.0, True),
        ("99.95% (target: at least 99.9%)", ">=", 99.9, True),
        ("1.2s (target 10s) ✅", None, 10.0, None),
        ("<200ms ✅", "<", 200.0, True),
        ("<200ms", "<", 200.0, None),
    ],
)
def test_a_target_is_told_with_its_comparator(
    raw: str, comparator: str | None, target: float, is_met: bool | None
) -> None:
    quantity = read_quantity(raw, WORDS, "performance")
    assert (quantity.comparator, quantity.target, quantity.is_met) == (comparator, target, is_met)


def test_a_coverage_target_without_comparator_is_at_least() -> None:
    assert read_quantity("88% (target 90%)", WORDS, "coverage")[2:5] == (">=", 90.0, False)


@pytest.mark.parametrize(
    ("raw", "value", "unit", "is_met"),
    [
        ("✅ Passing", None, None, True),
        ("✅ Passing (0 warnings)", 0.0, "warnings", True),
        ("❌ 3 errors", 3.0, "errors", False),
        ("Failing: 3 errors", 3.0, "errors", False),
        ("❌ Needs formatting", None, None, False),
        ("0 issues", 0.0, "issues", True),
        ("✅ Passing / ❌ [X] issues", None, None, None),
        ("Grade A", None, None, None),
    ],
)
def test_linters_pass_or_fail_with_their_number_of_findings(
    raw: str, value: float | None, unit: str | None, is_met: bool | None
) -> None:
    quantity = read_quantity(raw, WORDS, "code_quality")
    assert (quantity.value, quantity.unit, quantity.is_met) == (value, unit, is_met)


def test_an_unfilled_value_keeps_its_target() -> None:
    assert read_quantity("[X]% (target: 80%)", WORDS, "coverage") == Quantity(
        None, "%", ">=", 80.0, None, Status.UNKNOWN, True
    )


def test_a_stated_status_beats_the_computed_one() -> None:
    quantity = read_quantity("12s", WORDS, "performance", "Load", "<10s", "✅ Accepted")
    assert (quantity.is_met, quantity.status) == (False, Status.DONE)


def test_an_amount_that_does_not_apply_is_not_applicable() -> None:
    assert read_quantity("N/A", WORDS, "coverage").status is Status.NOT_APPLICABLE
