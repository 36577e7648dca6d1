"""What each chart says and draws of given numbers, of few of them and of none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from mkdocs_feature_tracker.charts import small
from mkdocs_feature_tracker.charts.ages import UnderWay, ages
from mkdocs_feature_tracker.charts.burndown import burndown
from mkdocs_feature_tracker.charts.burnup import burnup
from mkdocs_feature_tracker.charts.chart import Chart, Form, Series
from mkdocs_feature_tracker.charts.cumulative_flow import cumulative_flow
from mkdocs_feature_tracker.charts.cycle_times import Finished, cycle_times
from mkdocs_feature_tracker.charts.throughput import throughput
from mkdocs_feature_tracker.metrics.burndown import frozen, ideal_line
from mkdocs_feature_tracker.metrics.cycle import Expectation
from mkdocs_feature_tracker.metrics.flow import Throughput
from mkdocs_feature_tracker.model.forecast import Forecast, HitRate
from tests.charts.charts_of import (
    FORECAST,
    MONDAY,
    TARGET,
    THREE_WEEKS,
    TODAY,
    a_burndown,
    a_burnup,
    a_cumulative_flow,
    a_cycle_time,
    a_throughput,
    an_age,
    days,
)


def one(chart: Chart, name: str) -> Series:
    return next(series for series in chart.series if series.name == name)


def marks(chart: Chart) -> set[str]:
    return {mark.label for mark in chart.marks}


def on(series: Series) -> dict[date, float]:
    return {date.fromordinal(int(x)): y for x, y in zip(series.xs, series.ys, strict=True)}


def test_a_burndown_says_what_remains_and_when_it_is_done() -> None:
    assert a_burndown().summary == (
        "12 of 25 tasks remain; with 85% confidence all is done by 13 Nov 2026, 7 days after "
        "the target of 6 Nov; scope grew by 5 since 12 Oct 2026."
    )


def test_a_burndown_shows_today_target_forecast_and_the_change_of_scope() -> None:
    assert marks(a_burndown()) == {"today", "target 6 Nov", "85% by 13 Nov", "+5 scope"}


def test_a_reopened_task_moves_the_line_up() -> None:
    remaining = on(one(a_burndown(), "Remaining"))

    assert remaining[MONDAY + timedelta(days=12)] == 17
    assert remaining[MONDAY + timedelta(days=13)] == 18


def test_days_on_which_nothing_moves_are_left_out_of_the_line_but_not_its_ends() -> None:
    chart = burndown("key", days([5] * 30, [0] * 10 + [1] * 20))

    assert list(on(one(chart, "Remaining")).values()) == [5, 5, 4, 4]


def test_the_forecast_goes_from_what_remains_today_to_nothing() -> None:
    chart = a_burndown()

    assert on(one(chart, "Forecast, 85%")) == {TODAY: 12, FORECAST.p85_on: 0}
    assert one(chart, "Forecast, 50 to 95%").form is Form.CONE


def test_a_forecast_beyond_the_chart_is_cut_where_the_chart_ends() -> None:
    late = replace(FORECAST, p85_on=date(2027, 6, 1), p95_on=date(2028, 1, 1))
    chart = burndown("key", THREE_WEEKS, forecast=late)
    end = list(on(one(chart, "Forecast, 85%")).items())[-1]

    assert end[0] == date.fromordinal(int(chart.x.high))
    assert end[0] == TODAY + timedelta(days=28)
    assert 10 < end[1] < 12
    assert any("1 Jan 2028" in remark for remark in chart.remarks)


def test_the_hit_rate_of_forecasts_is_said() -> None:
    assert "Our 85% dates were met 19 of 23 times." in a_burndown().remarks


def test_a_forecast_whose_past_is_not_known_says_so() -> None:
    chart = burndown("key", THREE_WEEKS, forecast=replace(FORECAST, hits=HitRate()))

    assert "No forecast has come due yet, so its hit rate is not known." in chart.remarks


def test_without_a_forecast_the_reason_is_said() -> None:
    refused = Forecast(TODAY, n_open=12, reason="Nothing was finished in 28 days.")
    chart = burndown("key", THREE_WEEKS, forecast=refused)

    assert "No forecast: nothing was finished in 28 days." in chart.remarks
    assert {series.name for series in chart.series} == {"Scope", "Remaining"}


def test_without_a_target_there_is_no_ideal_line_and_that_is_said() -> None:
    chart = burndown("key", THREE_WEEKS)

    assert "No target date, so no ideal line." in chart.remarks
    assert chart.columns == ("Day", "Remaining", "Scope")


def test_a_target_in_the_past_is_told_as_such() -> None:
    chart = burndown("key", THREE_WEEKS, target_on=MONDAY + timedelta(days=4))

    assert "the target was 16 Oct 2026" in chart.summary
    assert "target 16 Oct" in marks(chart)


def test_the_first_day_is_a_point_and_the_promise_of_a_line() -> None:
    chart = burndown("key", days([23], [9], TODAY))

    assert chart.remarks[0] == "History starts 30 Oct 2026; a line appears with the second day."
    assert on(one(chart, "Remaining")) == {TODAY: 14}


def test_without_history_there_are_only_words() -> None:
    for chart in (burndown("key", None), burnup("key", None), cumulative_flow("key", None)):
        assert chart.series == ()
        assert chart.summary == "Nothing is known of the past, so there is no line yet."


def test_a_finished_feature_is_frozen_at_its_finish() -> None:
    finished_on = MONDAY + timedelta(days=3)
    known = frozen(days([3] * 10, [0, 1, 2, 3, 3, 3, 3, 3, 3, 3]), finished_on)
    ideal = ideal_line(known, TARGET)
    chart = burndown("key", known, ideal=ideal, target_on=TARGET, finished_on=finished_on)

    assert chart.summary == (
        "All 3 tasks are done; finished on 15 Oct 2026, 22 days before the target of 6 Nov."
    )
    assert chart.x.high == finished_on.toordinal()
    assert marks(chart) == set()
    assert chart.remarks == ("Finished on 15 Oct 2026: nothing after that day is shown.",)


def test_a_scope_of_nothing_is_said_and_not_drawn() -> None:
    for chart in (burndown("key", days([0, 0], [0, 0])), burnup("key", days([0, 0], [0, 0]))):
        assert chart.summary.startswith("No task is in scope yet")
        assert not chart.series


def test_a_scope_that_has_gone_is_no_division() -> None:
    assert burndown("key", days([2, 0], [0, 0])).summary.startswith("No task is in scope;")
    assert burnup("key", days([2, 0], [0, 0])).summary.startswith("No task is in scope;")


def test_only_the_largest_changes_of_scope_are_named() -> None:
    known = days([10, 11, 14, 12, 20, 21, 26], [0] * 7)

    assert marks(burndown("key", known)) == {"+3 scope", "+8 scope", "+5 scope"}


def test_a_burnup_rises_to_its_scope() -> None:
    chart = a_burnup()

    assert chart.summary.startswith("13 of 25 tasks are done; with 85% confidence")
    assert on(one(chart, "Forecast, 85%")) == {TODAY: 13, FORECAST.p85_on: 25}
    assert not any("ideal" in remark for remark in chart.remarks)


def test_a_cumulative_flow_names_what_is_there_today() -> None:
    chart = a_cumulative_flow()

    assert chart.summary == "6 features: 4 done, 2 in progress; there was 1 on 12 Oct 2026."
    assert [note.text for note in chart.notes] == ["4 done", "2 in progress"]


def test_the_unfinished_week_is_set_apart_and_left_out_of_the_mean() -> None:
    chart = a_throughput()

    assert chart.summary == "3.8 tasks a week on average over 4 whole weeks; 2 this week so far."
    assert one(chart, "Whole weeks").ys == (3, 5, 0, 7)
    assert one(chart, "This week so far").ys == (2,)


def test_on_sunday_a_week_is_whole() -> None:
    chart = throughput("key", Throughput(MONDAY, [4]), MONDAY + timedelta(days=6))

    assert chart.summary == "4 tasks a week on average over 1 whole week."


def test_no_week_gives_only_words() -> None:
    assert throughput("key", None, TODAY).series == ()


def test_cycle_times_lead_to_their_features_and_say_when_they_are_a_guess() -> None:
    chart = a_cycle_time()

    assert chart.summary == "Half of 3 finished features took at most 8 days; 85% within 21 days."
    assert chart.series[0].hrefs == ("features/1/", "features/2/", None)
    assert chart.remarks == ("Only 3 features are finished, so these expectations are a guess.",)
    assert marks(chart) == {"50%: 8 days", "85%: 21 days"}


def test_equal_percentiles_are_one_line() -> None:
    finished = [Finished("Bulk import", TODAY, 5)]
    chart = cycle_times("key", finished, Expectation(5, 5, 1), TODAY)

    assert marks(chart) == {"85%: 5 days"}


def test_no_finished_feature_gives_only_words() -> None:
    assert cycle_times("key", [], None, TODAY).series == ()


def test_ages_name_each_feature_with_its_state() -> None:
    chart = an_age()

    assert chart.summary == (
        "3 features are under way, the oldest for 30 days; "
        "1 is older than 85% of finished ones took (21 days)."
    )
    assert {"Role-based sharing", "⊘ blocked, 30 days"} <= {note.text for note in chart.notes}
    assert [row[1].text for row in chart.rows] == ["Blocked", "In progress", "In progress"]


def test_ages_without_anything_finished_have_nothing_to_compare_with() -> None:
    chart = ages("key", [UnderWay("Drafts", "in_progress", 1)], None)

    assert chart.summary == "1 feature is under way, the oldest for 1 day."
    assert chart.remarks == ("No feature is finished yet, so there is nothing to compare with.",)


def test_very_many_ages_are_cut_with_a_word() -> None:
    many = [UnderWay(f"Feature {n}", "in_progress", 100 - n) for n in range(40)]
    chart = ages("key", many, None)

    assert len(chart.rows) == 30
    assert "10 younger ones not shown." in chart.remarks


def test_a_sparkline_says_where_it_comes_from_and_ends_with_a_dot() -> None:
    line = small.sparkline([0.1, 0.2, 0.61])

    assert line is not None
    assert line.words == "61% done, 10% 8 weeks ago"
    assert (line.x, line.path[0]) == ("92", "M")


def test_a_sparkline_starts_where_the_history_does() -> None:
    line = small.sparkline([None, None, 0.5, 1])

    assert line is not None
    assert line.words == "100% done, 50% when first seen"
    assert line.path == "M62.7 12 92 4"


def test_a_sparkline_of_one_value_is_a_dot_and_of_none_is_nothing() -> None:
    line = small.sparkline([None, 0.4])

    assert line is not None
    assert line.path == ""
    assert small.sparkline([None, None]) is None


def test_small_burndowns_share_their_days_and_list_what_is_left() -> None:
    features = [
        small.SmallOne("Sharing", "in_progress", THREE_WEEKS, "features/1/", target_on=TARGET),
        small.SmallOne("Drafts", "done", days([2] * 5, [0, 1, 1, 2, 2]), "features/2/"),
        small.SmallOne("Unknown", "unknown", None),
    ]
    grid = small.grid("grid", features)

    assert grid.summary == "1 of 2 features with a history has work left, 12 tasks in all."
    assert [chart.words for chart in grid.charts] == ["12 of 25 left", "all 2 done", "no history"]
    assert grid.charts[1].end == ("22.2%", "100%")
    assert [cell.text for cell in grid.rows[0]] == ["Sharing", "25", "13", "12", "6 Nov 2026"]


def test_a_grid_without_history_has_only_words() -> None:
    assert small.grid("grid", [small.SmallOne("Unknown", "unknown", None)]).charts == ()
