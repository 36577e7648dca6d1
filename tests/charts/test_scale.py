"""Axes: round ticks, whole days, and no more of them than there is room for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_feature_tracker.charts import scale


def labels(first: date, last: date) -> list[str]:
    return [tick.label for tick in scale.days(first, last).ticks]


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (53, [0, 10, 20, 30, 40, 50]),
        (6, [0, 1, 2, 3, 4, 5, 6]),
        (1, [0, 1]),
        (0, [0, 1]),
        (120, [0, 20, 40, 60, 80, 100, 120]),
    ],
)
def test_amounts_have_round_ticks_from_zero(highest: int, ticks: list[int]) -> None:
    assert [tick.value for tick in scale.amounts(highest).ticks] == ticks


@given(st.integers(0, 1_000_000))
def test_every_amount_lies_inside_and_near_its_axis(highest: int) -> None:
    axis = scale.amounts(highest)
    steps = {
        round(two.value - one.value, 9)
        for one, two in zip(axis.ticks, axis.ticks[1:], strict=False)
    }

    assert axis.low == 0
    assert 0.9 < axis.share(max(1, highest)) <= 1
    assert 2 <= len(axis.ticks) <= 8
    assert len(steps) == 1
    assert all(tick.value == int(tick.value) for tick in axis.ticks)


def test_a_few_weeks_have_ticks_on_mondays() -> None:
    assert labels(date(2026, 10, 14), date(2026, 11, 13)) == [
        "19 Oct",
        "26 Oct",
        "2 Nov",
        "9 Nov",
    ]


def test_a_few_days_have_a_tick_each() -> None:
    assert labels(date(2026, 10, 30), date(2026, 11, 1)) == ["30 Oct", "31 Oct", "1 Nov"]


def test_months_name_the_year_when_it_begins() -> None:
    assert labels(date(2026, 9, 20), date(2027, 3, 2)) == [
        "Oct",
        "Nov",
        "Dec",
        "Jan 2027",
        "Feb",
        "Mar",
    ]


def test_decades_have_ticks_on_years() -> None:
    assert labels(date(2000, 5, 1), date(2040, 5, 1))[0] == "2005"


def test_a_single_day_has_one_tick_and_a_range() -> None:
    axis = scale.days(date(2026, 10, 30), date(2026, 10, 30))

    assert [tick.label for tick in axis.ticks] == ["30 Oct"]
    assert axis.low < axis.high


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 20_000))
def test_days_have_no_more_ticks_than_there_is_room_for(first: date, n_days: int) -> None:
    axis = scale.days(first, first + timedelta(days=n_days))

    assert len(axis.ticks) <= scale.N_TICKS_WIDE
    assert len(axis.ticks_narrow) <= scale.N_TICKS_NARROW
    assert all(0 <= axis.share(tick.value) <= 1 for tick in axis.ticks + axis.ticks_narrow)


def test_a_chart_looks_ahead_no_further_than_as_long_as_it_looks_back() -> None:
    first, last = date(2026, 1, 1), date(2026, 3, 1)

    assert scale.horizon(first, last, date(2026, 3, 20)) == date(2026, 3, 20)
    assert scale.horizon(first, last, date(2030, 1, 1)) == last + (last - first)
