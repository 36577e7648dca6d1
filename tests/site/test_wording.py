"""Numbers and dates as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mkdocs_feature_tracker.site.wording import (
    amount,
    capital,
    count,
    day,
    days_from,
    listed,
    moment,
    percent,
)

AS_OF = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("share", "words"),
    [(None, "—"), (0, "0%"), (0.003, "1%"), (14 / 23, "61%"), (0.996, "99%"), (1, "100%")],
)
def test_a_share_is_rounded_but_never_to_nothing_or_everything(
    share: float | None, words: str
) -> None:
    assert percent(share) == words


def test_the_year_is_left_out_only_where_it_is_this_one() -> None:
    assert day(date(2026, 11, 2), AS_OF) == "2 Nov"
    assert day(date(2027, 1, 15), AS_OF) == "15 Jan 2027"
    assert day(None) == "—"


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 11, 20), "today"),
        (date(2026, 11, 21), "tomorrow"),
        (date(2026, 11, 19), "yesterday"),
        (date(2026, 11, 28), "in 8 days"),
        (date(2026, 11, 10), "10 days ago"),
    ],
)
def test_a_day_is_told_by_its_distance(on: date, words: str) -> None:
    assert days_from(on, AS_OF) == words


def test_a_moment_names_its_time_zone() -> None:
    assert moment(datetime(2026, 11, 20, 9, 5, tzinfo=UTC)) == "20 Nov 2026, 09:05 UTC"


def test_counts_and_lists_read_as_english() -> None:
    assert [count(1, "blocker"), count(0, "blocker")] == ["1 blocker", "0 blockers"]
    assert count(2, "criterion", "criteria") == "2 criteria"
    assert [listed([]), listed(["a"]), listed(["a", "b", "c"])] == ["", "a", "a, b and c"]


def test_amounts_carry_no_needless_digits() -> None:
    assert [amount(94.0), amount(7.2), amount(12000.0)] == ["94", "7.2", "12000"]


def test_a_reason_begins_with_a_capital_and_keeps_its_other_letters() -> None:
    assert [capital("the GET endpoint"), capital("")] == ["The GET endpoint", ""]
