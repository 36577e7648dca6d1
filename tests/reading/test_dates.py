"""Dates as people write them, read where a header says when work began."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.writing import read_text

DAY = date(2025, 11, 2)


@pytest.mark.parametrize(
    "raw",
    [
        "2025-11-02",
        "2025-11-2",
        "2025-11-02T10:30:00Z",
        "2025-11-02 10:30",
        "November 2, 2025",
        "Nov 2, 2025",
        "Nov. 2, 2025",
        "2 November 2025",
        "2 Nov 2025",
        "2nd November 2025",
        "2025/11/02",
        "Sunday, November 2, 2025",
        "2025-11-02 (kick-off)",
        "**2025-11-02**",
        "`2025-11-02`",
        "📅 2025-11-02",
    ],
)
def test_a_date_is_read_in_every_shape(raw: str) -> None:
    document = read_text(f"# T\n\n**Started**: {raw}\n")

    assert document.header.started_on == DAY
    assert document.problems == ()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("9/25/2025", date(2025, 9, 25)),
        ("25/9/2025", date(2025, 9, 25)),
        ("25.9.2025", date(2025, 9, 25)),
        ("5/5/2025", date(2025, 5, 5)),
    ],
)
def test_a_numeric_date_is_read_where_only_one_order_is_possible(raw: str, expected: date) -> None:
    document = read_text(f"# T\n\n**Due**: {raw}\n")

    assert document.header.target_on == expected
    assert document.problems == ()


def test_an_ambiguous_date_is_unknown_and_a_problem() -> None:
    document = read_text("# T\n\n**Due**: 5/6/2025\n")

    assert document.header.target_on is None
    assert [(problem.code, problem.line) for problem in document.problems] == [("FT105", 3)]


@pytest.mark.parametrize("raw", ["2025-13-45", "2025-02-30", "February 30, 2025", "32/13/2025"])
def test_digits_that_are_no_day_are_unknown_and_a_problem(raw: str) -> None:
    document = read_text(f"# T\n\n**Due**: {raw}\n")

    assert document.header.target_on is None
    assert [(problem.code, problem.line) for problem in document.problems] == [("FT104", 3)]


def test_iso_comes_first() -> None:
    document = read_text("# T\n\n**Due**: Nov 5, 2025 (was 2025-11-02)\n")

    assert document.header.target_on == DAY


@pytest.mark.parametrize("raw", ["Week 3", "Day 2", "Q3 2026", "save 111 s", "Sprint 12"])
def test_other_times_are_kept_as_text(raw: str) -> None:
    document = read_text(f"# T\n\n**Due**: {raw}\n")

    assert document.header.target_on is None
    assert document.header.extra == {"Due": raw}
    assert document.problems == ()
