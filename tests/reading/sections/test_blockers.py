from __future__ import annotations

from datetime import date

import pytest

from mkdocs_feature_tracker.model.words import Severity
from tests.reading.sections.conftest import Reader


def test_blockers_are_read_by_column_name(reading: Reader) -> None:
    document = reading(
        """
        ### Current Blockers
        | Severity | Blocker | Description | Area | ETA |
        |---|---|---|---|---|
        | 🔴 High | Sandbox down | Payments fail | Payments | 2026-10-12 |
        | Med | `a|b` parser | Splits | Core | Week 3 |
        | High/Med/Low | Known name | [Detailed description] | [Team/Area] | [Date] |
        | [Severity] | [Issue Description] | x | y | z |
        | None | None | - | - | - |
        """
    )
    first, second, third = document.blockers
    assert first == (
        6, "Sandbox down", Severity.HIGH, "Payments fail", "Payments", date(2026, 10, 12),
        None, None, True, None,
    )  # fmt: skip
    assert (second.title, second.severity, second.eta_on, second.eta_text) == (
        "`a|b` parser",
        Severity.MEDIUM,
        None,
        "Week 3",
    )
    assert (third.severity, third.description, third.area) == (Severity.UNKNOWN, None, None)
    assert document.problems == ()


def test_a_first_column_of_any_name_is_the_blocker_beside_columns_that_are_known(
    reading: Reader,
) -> None:
    document = reading(
        """
        ## Blockers
        | What | Severity | Area |
        |---|---|---|
        | No calendar for 2027 | low | Backend |

        | Who | Since |
        |---|---|
        | Jonas | Monday |
        """
    )
    (blocker,) = document.blockers
    assert (blocker.title, blocker.area) == ("No calendar for 2027", "Backend")


def test_struck_and_resolved_rows_are_closed(reading: Reader) -> None:
    document = reading(
        """
        ## Blockers and Issues
        | Issue | Impact | Resolution Plan | Status |
        |---|---|---|---|
        | ~~Context integration~~ | ~~Medium~~ | ~~Add a provider~~ | |
        | Token format | Low | Parse it | ✅ **RESOLVED** |
        | Quota | High | Ask for more | Not resolved |
        """
    )
    assert [
        (row.title, row.severity, row.resolution, row.is_open) for row in document.blockers
    ] == [
        ("Context integration", "medium", "Add a provider", False),
        ("Token format", "low", "Parse it", False),
        ("Quota", "high", "Ask for more", True),
    ]


def test_blockers_may_stand_in_a_list(reading: Reader) -> None:
    document = reading(
        """
        ## Blockers
        - LinkedIn API access pending legal review
        - **Quota** (High): we are over it
        - [High] Certificate expires
        - [x] Wrong DNS
        - ~~Old parser~~ Resolved 2026-10-01: replaced
        - **Flaky checkout test**: fails on CI
          - **Severity**: Medium
          - **Owner**: QA
          - **ETA**: 2026-11-01
        - None currently
        """
    )
    assert [
        (row.title, row.severity, row.description, row.is_open) for row in document.blockers
    ] == [
        ("LinkedIn API access pending legal review", "unknown", None, True),
        ("Quota", "high", "we are over it", True),
        ("Certificate expires", "high", None, True),
        ("Wrong DNS", "unknown", None, False),
        ("Old parser", "unknown", None, False),
        ("Flaky checkout test", "medium", "fails on CI", True),
    ]
    assert document.blockers[4].resolved_on == date(2026, 10, 1)
    assert (document.blockers[5].area, document.blockers[5].eta_on) == ("QA", date(2026, 11, 1))


def test_a_blocker_may_be_a_heading_and_risks_are_none(reading: Reader) -> None:
    document = reading(
        """
        ## Current Issues
        ### 🔴 BLOCKER: Project file misses the sources

        **Problem:**
        The files are on disk only.

        **Affected Files:**
        - Cart.swift

        **Status:** Waiting

        ### Risks
        - The vendor may go away
        """
    )
    (row,) = document.blockers
    assert (row.line, row.title, row.severity) == (4, "Project file misses the sources", "high")
    assert (row.description, row.is_open) == ("The files are on disk only.", True)


@pytest.mark.parametrize("severity", ["Showstopper", "P7"])
def test_an_unknown_severity_is_a_problem(reading: Reader, severity: str) -> None:
    document = reading(f"## Blockers\n| Blocker | Severity |\n|---|---|\n| Outage | {severity} |")
    assert document.blockers[0].severity is Severity.UNKNOWN
    assert [(problem.code, problem.line) for problem in document.problems] == [("FT115", 6)]


def test_resolved_issues_are_closed_and_dated(reading: Reader) -> None:
    document = reading(
        """
        ### Resolved Issues
        - **2026-10-02**: Race in the queue - Added a lock
        - **[Date]**: [Issue description] - [Resolution]

        ### Fixed Issues
        #### 2026-09-30 - Slow build
        - **Problem**: No cache
        - **Solution**: Added one
        """
    )
    first, second = document.blockers
    assert (first.title, first.resolved_on, first.resolution) == (
        "Race in the queue",
        date(2026, 10, 2),
        "Added a lock",
    )
    assert (second.title, second.resolved_on) == ("Slow build", date(2026, 9, 30))
    assert (second.description, second.resolution) == ("No cache", "Added one")
    assert not first.is_open
    assert not second.is_open


def test_debts_name_reason_and_plan(reading: Reader) -> None:
    document = reading(
        """
        ### Technical Debt Created
        - **Polling**: no webhooks in the sandbox - Replace in Q1
        - **[Description]**: [Why it was necessary] - [Plan to address]
        - N/A

        | Debt | Plan | Why |
        |---|---|---|
        | Second parser | Merge both | Speed |
        """
    )
    assert [row[1:] for row in document.debts] == [
        ("Polling", "no webhooks in the sandbox", "Replace in Q1"),
        ("Second parser", "Speed", "Merge both"),
    ]


def test_a_ragged_row_is_a_problem_and_read_as_far_as_it_goes(reading: Reader) -> None:
    document = reading("## Blockers\n| Severity | Blocker | ETA |\n|---|---|---|\n| Low | Short |")
    assert (document.blockers[0].title, document.blockers[0].eta_on) == ("Short", None)
    assert [(problem.code, problem.line) for problem in document.problems] == [("FT108", 6)]
