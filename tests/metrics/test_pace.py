"""What a forecast knows of the past on one day, and why it may refuse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from mkdocs_feature_tracker.metrics.pace import Pace, Past, burnt, pace, past_of, refusal
from mkdocs_feature_tracker.model.history import FeatureHistory, Point, Source
from mkdocs_feature_tracker.model.words import Status
from tests.metrics.pasts import MONDAY, paced, past, steadily


def known(history: FeatureHistory, n_days: int) -> Past:
    """The past as seen so many days after the first Monday."""
    found = past_of([history], MONDAY + timedelta(days=n_days))
    assert found is not None
    return found


def now(own: Past) -> Pace:
    return pace(own, len(own.series.n_open) - 1)


def test_the_first_day_is_the_base_line_and_no_growth() -> None:
    own = known(paced(10, [0, 1, 1, 3]), 3)

    assert burnt(own, now(own).window) == [1, 0, 2]


def test_added_scope_and_finished_tasks_of_a_day_are_one_number() -> None:
    own = known(paced(10, [0, 1, 3], n_added_by_day=[0, 0, 5]), 2)

    assert burnt(own, now(own).window) == [1, -3]


def test_a_task_born_done_burns_nothing() -> None:
    own = known(past({"2026-01-05": "a", "2026-01-06": "a b+"}), 1)

    assert burnt(own, now(own).window) == [0]
    assert now(own).n_active_days == 0


def test_the_window_is_the_last_ninety_days() -> None:
    own = known(paced(200, steadily(150)), 149)

    assert len(now(own).window) == 90
    assert now(own).n_active_days == 90


def test_a_day_whose_tasks_were_all_reopened_is_not_active() -> None:
    own = known(past({"2026-01-05": "a b", "2026-01-06": "a+ b", "2026-01-08": "a b"}), 4)

    assert now(own).n_active_days == 0
    assert pace(own, 2).n_active_days == 1, "before it was reopened it counted"


def test_what_only_documents_say_of_the_days_before_is_no_growth() -> None:
    own = paced(10, [0, 1], starts_on=MONDAY + timedelta(days=7))
    other = paced(10, [0, 0], "FEAT-2", starts_on=MONDAY + timedelta(days=7))
    stated = Point(MONDAY, 0, 0, source=Source.DOCUMENT)

    both = past_of([replace(own, points=(stated, *own.points)), other], date(2026, 1, 13))

    assert both is not None
    assert burnt(both, now(both).window) == [1]


def test_a_feature_that_comes_later_is_growth_of_its_group() -> None:
    first = paced(10, [0, 1, 2])
    second = paced(4, [0], "FEAT-2", starts_on=MONDAY + timedelta(days=2))

    both = past_of([first, second], MONDAY + timedelta(days=2))

    assert both is not None
    assert burnt(both, now(both).window) == [1, -3]


def test_nothing_is_known_before_the_first_day() -> None:
    assert past_of([paced(3, [0])], date(2026, 1, 4)) is None


def test_a_steady_pace_is_not_refused() -> None:
    assert refusal(now(known(paced(30, steadily(10)), 9))) is None


def test_one_day_of_history_has_too_little_pace() -> None:
    assert refusal(now(known(paced(3, [0]), 0))) == (
        "Too little pace: tasks were finished on no day of the last 90, and a forecast needs 5."
    )


def test_four_active_days_are_too_few_and_five_are_enough() -> None:
    four, five = known(paced(30, steadily(5)), 4), known(paced(30, steadily(6)), 5)

    assert refusal(now(four)) == (
        "Too little pace: tasks were finished on 4 days of the last 90, and a forecast needs 5."
    )
    assert refusal(now(five)) is None


def test_twenty_eight_quiet_days_are_a_stall() -> None:
    history = paced(30, steadily(10))

    assert refusal(now(known(history, 9 + 27))) is None
    assert refusal(now(known(history, 9 + 28))) == "No task was finished in the last 28 days."


def test_tasks_born_done_are_no_pace() -> None:
    days = {
        (MONDAY + timedelta(days=n)).isoformat(): " ".join(["open", *(f"t{k}+" for k in range(n))])
        for n in range(10)
    }

    reason = refusal(now(known(past(days), 9)))

    assert reason is not None
    assert reason.startswith("Too little pace: tasks were finished on no day")


def test_scope_that_grows_as_fast_as_work_is_done_never_ends() -> None:
    own = known(paced(10, steadily(20), n_added_by_day=[0] + [1] * 19), 19)

    assert refusal(now(own)) == (
        "Scope grew at least as fast as tasks were finished in the last 19 days,"
        " so the work would not come to an end."
    )


def test_finished_work_and_an_empty_scope_have_nothing_to_forecast() -> None:
    assert refusal(now(known(paced(1, [0, 1]), 1))) == "Nothing remains to be done."
    assert refusal(now(known(past({"2026-01-05": ""}), 1))) == "There are no tasks in scope."
    assert refusal(now(known(past({"2026-01-05": "a", "2026-01-06": "a~"}), 1))) == (
        "There are no tasks in scope."
    )


def test_boxes_left_open_by_a_finished_document_are_not_waited_for() -> None:
    days = {"2026-01-05": "a+ b", "2026-01-06": "a+ b"}

    own = known(past(days, statuses={"2026-01-06": Status.DONE}), 1)

    assert refusal(now(own)) == "Nothing remains to be done."
