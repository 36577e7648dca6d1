"""Dependencies that nobody describes, and those that wait for each other."""

from __future__ import annotations

from tests.checks.conftest import Check


def document(number: int, *depends_on: str) -> str:
    return (
        f"# Implementation Tracking: Feature {number}\n\n> **Feature ID**: FEAT-{number}\n"
        f"> **GitHub Issue**: #{number}\n> **Depends On**: {', '.join(depends_on) or 'None'}\n"
    )


def test_a_dependency_may_be_named_by_id_or_issue(check: Check) -> None:
    assert check(document(1), document(2, "FEAT-1"), document(3, "#1")) == []


def test_each_feature_of_a_circle_is_told_the_way(check: Check) -> None:
    problems = check(document(1, "FEAT-2"), document(2, "#3"), document(3, "FEAT-1"))

    assert [one.message for one in problems] == [
        "waits for itself: FEAT-1 → FEAT-2 → FEAT-3 → FEAT-1",
        "waits for itself: FEAT-2 → FEAT-3 → FEAT-1 → FEAT-2",
        "waits for itself: FEAT-3 → FEAT-1 → FEAT-2 → FEAT-3",
    ]


def test_a_feature_that_waits_for_a_circle_is_not_in_it(check: Check) -> None:
    problems = check(document(1, "FEAT-2"), document(2, "FEAT-1"), document(3, "FEAT-1"))

    assert [one.path for one in problems] == ["0.md", "1.md"]
