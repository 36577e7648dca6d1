"""How the gates of a release moved, as a chart."""

from __future__ import annotations

from datetime import date, timedelta

from mkdocs_feature_tracker.charts.readiness import readiness
from mkdocs_feature_tracker.model.release import ReleaseDay, Verdict
from tests.charts.charts_of import MONDAY, TODAY, a_readiness

A_DAY = ReleaseDay(MONDAY, Verdict.GO, n_passing=12, n_failing=0, n_unknown=0, n_waived=0)


def test_what_holds_the_release_back_stands_on_the_ground() -> None:
    failing, unknown, *_ = a_readiness().series

    assert (failing.name, unknown.name) == ("Blocking and failing", "Blocking and unknown")
    assert set(failing.lows) == {0}
    assert unknown.lows == failing.ys


def test_a_day_without_an_entry_is_as_the_one_before_it() -> None:
    passing = next(one for one in a_readiness().series if one.name == "Passing")
    values = {date.fromordinal(int(x)): y for x, y in zip(passing.xs, passing.ys, strict=True)}

    assert values[MONDAY + timedelta(days=3)] == 6
    assert values[MONDAY + timedelta(days=4)] == 12


def test_the_chart_marks_the_planned_day_and_each_turn_of_the_verdict() -> None:
    labels = [mark.label for mark in a_readiness().marks]

    assert labels == ["planned for 6 Nov", "today", "GO WITH WAIVERS", "NO-GO"]


def test_a_planned_day_that_is_far_off_leaves_no_empty_room() -> None:
    chart = readiness(
        "r",
        [_day(12, Verdict.GO, 0), _day(30, Verdict.GO, 0)],
        as_of=_ON,
        planned_on=date(2027, 3, 1),
    )

    assert chart.x.high == _ON.toordinal()
    assert not chart.marks


def test_the_summary_of_a_release_that_can_go_tells_what_held_it_back() -> None:
    chart = readiness("r", [_day(12, Verdict.NO_GO, 5), _day(30, Verdict.GO, 0)], as_of=_ON)

    assert chart.summary == "GO since 30 Oct 2026; 5 gates held it back on 12 Oct 2026."


def test_a_verdict_that_never_turned_may_be_older_than_what_is_known() -> None:
    chart = readiness("r", [_day(12, Verdict.NO_GO, 5), _day(30, Verdict.NO_GO, 1)], as_of=_ON)

    assert chart.summary == (
        "NO-GO since at least 12 Oct 2026; 1 gate holds it back; 5 did on 12 Oct 2026."
    )


_ON = date(2026, 10, 30)


def _day(on: int, verdict: Verdict, n_failing: int) -> ReleaseDay:
    return ReleaseDay(date(2026, 10, on), verdict, 9, n_failing, 0, 0)


def test_the_summary_tells_since_when_the_verdict_stands() -> None:
    assert a_readiness().summary == (
        "NO-GO since 30 Oct 2026; 2 gates hold it back; 7 did on 12 Oct 2026."
    )


def test_a_band_that_never_was_is_left_out() -> None:
    known = [
        ReleaseDay(MONDAY, Verdict.GO, 12, 0, 0, 0),
        ReleaseDay(TODAY, Verdict.GO, 13, 0, 0, 0),
    ]

    assert [one.name for one in readiness("key", known, as_of=TODAY).series] == ["Passing"]


def test_a_single_day_says_that_areas_appear_with_the_second() -> None:
    chart = readiness("key", [A_DAY], as_of=TODAY)

    assert chart.remarks == ("History starts 12 Oct 2026; areas appear with the second day.",)


def test_a_planned_day_far_off_does_not_squeeze_the_past() -> None:
    far = readiness("key", [A_DAY], as_of=TODAY, planned_on=date(2029, 1, 1))

    assert far.x.high - far.x.low <= 29
    assert all(mark.label != "planned for 1 Jan" for mark in far.marks)
