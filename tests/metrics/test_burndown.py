"""The ideal line, the frozen chart of a finished feature, and notes on its scope."""

from __future__ import annotations

from datetime import date

import pytest

from mkdocs_feature_tracker.metrics.burndown import (
    ScopeNote,
    frozen,
    ideal_line,
    n_working_days_between,
    scope_notes,
)
from mkdocs_feature_tracker.metrics.daily import Series, daily
from mkdocs_feature_tracker.metrics.frames import ideal_frame
from tests.metrics.pasts import MONDAY, past

FRIDAY = date(2026, 1, 9)
NEXT_FRIDAY = date(2026, 1, 16)


def series(starts_on: date = FRIDAY, n_scope: int = 10, n_days: int = 3) -> Series:
    return Series(starts_on, [n_scope] * n_days, [0] * n_days, [n_scope] * n_days)


def remaining(own: Series, target_on: date | None, **options: object) -> list[float]:
    line = ideal_line(own, target_on, **options)  # type: ignore[arg-type]
    return [round(point.n_remaining, 6) for point in line]


def test_the_ideal_line_rests_on_weekends_and_ends_at_zero_on_the_target() -> None:
    line = ideal_line(series(), NEXT_FRIDAY)

    assert [point.n_remaining for point in line] == pytest.approx([10, 10, 10, 8, 6, 4, 2, 0])
    assert (line[0].on, line[-1].on) == (FRIDAY, NEXT_FRIDAY)


def test_public_holidays_are_working_days_like_any_other() -> None:
    new_year = date(2026, 1, 1)

    assert n_working_days_between(date(2025, 12, 31), new_year) == 1


def test_working_days_are_a_choice() -> None:
    sunday_to_thursday = (6, 0, 1, 2, 3)

    assert remaining(series(), date(2026, 1, 12), working_days=sunday_to_thursday) == [10, 10, 5, 0]


def test_without_a_target_there_is_no_ideal_line() -> None:
    assert ideal_line(series(), None) == []


@pytest.mark.parametrize("target_on", [MONDAY, FRIDAY, date(2026, 1, 11)])
def test_a_target_with_no_working_day_before_it_has_no_ideal_line(target_on: date) -> None:
    assert ideal_line(series(), target_on) == []


def test_an_empty_scope_has_its_ideal_line_at_zero() -> None:
    assert remaining(series(n_scope=0), date(2026, 1, 12)) == [0, 0, 0, 0]


def test_the_ideal_line_starts_at_the_stated_start_with_the_first_known_scope() -> None:
    line = ideal_line(series(), NEXT_FRIDAY, started_on=MONDAY)

    assert (line[0].on, line[0].n_remaining) == (MONDAY, 10)
    assert line[4].n_remaining == pytest.approx(10 * (1 - 4 / 9))


def test_the_ideal_line_starts_with_the_scope_of_a_start_after_the_first_day() -> None:
    grown = Series(MONDAY, [4, 4, 6, 6, 6], [0] * 5, [0] * 5)

    assert remaining(grown, FRIDAY, started_on=date(2026, 1, 7)) == [6, 3, 0]


def test_a_start_that_is_still_to_come_has_no_ideal_line() -> None:
    assert ideal_line(series(), NEXT_FRIDAY, started_on=date(2026, 1, 12)) == []


@pytest.mark.parametrize("n_days", range(-3, 30))
def test_working_days_are_those_that_a_calendar_counts(n_days: int) -> None:
    until = date.fromordinal(FRIDAY.toordinal() + n_days)
    days = range(FRIDAY.toordinal() + 1, until.toordinal() + 1)

    counted = sum(date.fromordinal(day).weekday() < 5 for day in days)

    assert n_working_days_between(FRIDAY, until) == counted


def test_the_chart_of_a_finished_feature_ends_at_its_finish() -> None:
    own = daily(
        [past({"2026-01-05": "a b", "2026-01-07": "a+ b+", "2026-01-08": "a+ b+ c"})], FRIDAY
    )
    assert own is not None

    assert frozen(own, date(2026, 1, 7)).n_done == [0, 0, 2]
    assert frozen(own, None) == own


def test_a_feature_finished_before_its_history_starts_keeps_one_day() -> None:
    assert frozen(series(), MONDAY).days == [FRIDAY]


def test_scope_notes_sum_what_was_added_removed_and_reopened_on_a_day() -> None:
    first = past({"2026-01-05": "a+ b", "2026-01-07": "a b c d", "2026-01-08": "a b+ c d~"})
    second = past({"2026-01-07": "x y"}, "FEAT-2")

    assert scope_notes([first, second], FRIDAY) == [
        ScopeNote(date(2026, 1, 7), n_added=2, n_removed=0, n_reopened=1, n_begun=2),
        ScopeNote(date(2026, 1, 8), n_added=0, n_removed=1, n_reopened=0),
    ]


def test_scope_notes_know_nothing_of_what_happened_later() -> None:
    assert scope_notes([past({"2026-01-05": "a", "2026-01-07": "a b"})], MONDAY) == []


def test_the_ideal_frame_has_a_typed_row_for_each_day() -> None:
    frame = ideal_frame(ideal_line(series(), NEXT_FRIDAY))

    assert frame["n_remaining"].tolist() == pytest.approx([10, 10, 10, 8, 6, 4, 2, 0])
    assert [str(dtype) for dtype in frame.dtypes] == ["datetime64[s]", "Float64"]
