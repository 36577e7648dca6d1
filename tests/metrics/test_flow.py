"""Items finished by day, items born done, and features by status."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mkdocs_feature_tracker.metrics.flow import (
    born_done,
    cumulative_flow,
    throughput,
    weekly,
)
from mkdocs_feature_tracker.metrics.frames import cumulative_flow_frame, throughput_frame
from mkdocs_feature_tracker.model.history import Point, Source
from mkdocs_feature_tracker.model.words import Status
from tests.metrics.pasts import MONDAY, past

FRIDAY = date(2026, 1, 9)


def test_an_item_counts_once_on_the_day_of_its_final_finish() -> None:
    days = {"2026-01-05": "a b", "2026-01-06": "a+ b", "2026-01-07": "a b+", "2026-01-08": "a+ b+"}

    assert throughput([past(days)], MONDAY, FRIDAY).n_finished == [0, 0, 1, 1, 0]


def test_an_item_that_is_reopened_and_still_open_was_not_finished() -> None:
    days = {"2026-01-05": "a b", "2026-01-06": "a+ b", "2026-01-07": "a b"}

    assert sum(throughput([past(days)], MONDAY, FRIDAY).n_finished) == 0


def test_an_item_born_done_is_in_no_throughput_until_it_is_reopened_and_finished() -> None:
    born = {"2026-01-05": "a+ b", "2026-01-06": "a+ b c+"}
    again = {**born, "2026-01-07": "a b c+", "2026-01-08": "a+ b c+"}

    assert sum(throughput([past(born)], MONDAY, FRIDAY).n_finished) == 0
    assert throughput([past(again)], MONDAY, FRIDAY).n_finished == [0, 0, 0, 1, 0]


def test_throughput_is_summed_over_features_within_the_days_asked_for() -> None:
    first = past({"2026-01-05": "a b", "2026-01-06": "a+ b", "2026-01-09": "a+ b+"})
    second = past({"2026-01-05": "x", "2026-01-06": "x+"}, "FEAT-2")

    assert throughput([first, second], MONDAY, date(2026, 1, 8)).n_finished == [0, 2, 0, 0]


def test_weeks_begin_on_monday_and_the_first_may_be_cut() -> None:
    days = {"2026-01-08": "a b c", "2026-01-09": "a+ b c", "2026-01-12": "a+ b+ c+"}

    weeks = weekly(throughput([past(days)], date(2026, 1, 8), date(2026, 1, 13)))

    assert (weeks.starts_on, weeks.n_finished) == (MONDAY, [1, 2])


def test_the_share_born_done_is_that_of_the_done_items_in_scope() -> None:
    found = born_done([past({"2026-01-05": "a+ b c+ d", "2026-01-06": "a+ b+ c~ d"})])

    assert (found.n_born_done, found.n_done, found.share) == (1, 2, 0.5)


def test_without_a_done_item_there_is_no_share_born_done() -> None:
    assert born_done([past({"2026-01-05": "a b"})]).share is None


def test_features_are_counted_by_status_from_their_first_day_on() -> None:
    first = past({"2026-01-05": "a b", "2026-01-06": "a+ b", "2026-01-08": "a+ b+"})
    second = past({"2026-01-07": "x"}, "FEAT-2", {"2026-01-07": Status.BLOCKED})

    flow = cumulative_flow([first, second], FRIDAY)

    assert flow is not None
    assert flow.starts_on == MONDAY
    assert {status: row for status, row in flow.n_features.items() if any(row)} == {
        Status.NOT_STARTED: [1, 0, 0, 0, 0],
        Status.IN_PROGRESS: [0, 1, 1, 0, 0],
        Status.DONE: [0, 0, 0, 1, 1],
        Status.BLOCKED: [0, 0, 1, 1, 1],
    }


def test_a_feature_whose_document_is_gone_is_in_no_band() -> None:
    flow = cumulative_flow([past({"2026-01-05": "a", "2026-01-07": None})], FRIDAY)

    assert flow is not None
    assert [sum(day) for day in zip(*flow.n_features.values(), strict=True)] == [1, 1, 0, 0, 0]


def test_a_date_in_a_document_is_no_status() -> None:
    own = past({"2026-01-07": "a"})
    stated = Point(MONDAY, None, None, source=Source.DOCUMENT)

    flow = cumulative_flow([replace(own, points=(stated, *own.points))], FRIDAY)

    assert flow is not None
    assert flow.starts_on == date(2026, 1, 7)


def test_nothing_flows_before_the_first_day() -> None:
    assert cumulative_flow([past({"2026-01-05": "a"})], date(2026, 1, 4)) is None


def test_frames_have_a_typed_row_for_each_day() -> None:
    own = past({"2026-01-05": "a", "2026-01-06": "a+"})
    flow = cumulative_flow([own], date(2026, 1, 6))
    assert flow is not None

    by_status = cumulative_flow_frame(flow)
    by_day = throughput_frame(throughput([own], MONDAY, date(2026, 1, 6)))

    assert by_status["done"].tolist() == [0, 1]
    assert set(map(str, by_status.dtypes[1:])) == {"Int64"}
    assert by_day["n_finished"].tolist() == [0, 1]
    assert str(by_day["on"].dtype) == "datetime64[s]"
