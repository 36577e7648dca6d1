"""How past forecasts turned out, and how far dates are moved for it."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from mkdocs_feature_tracker.metrics.calibration import (
    MAX_TRIALS,
    MIN_RESOLVED,
    Trial,
    hit_rate,
    moved,
    stretches,
    trials,
)
from mkdocs_feature_tracker.metrics.outlook import LEVELS, Outlook
from mkdocs_feature_tracker.metrics.pace import Past, past_of
from mkdocs_feature_tracker.model.forecast import HitRate
from mkdocs_feature_tracker.model.history import FeatureHistory
from tests.metrics.pasts import MONDAY, paced, past, steadily

P50, P85 = LEVELS.index(0.5), LEVELS.index(0.85)


def known(history: FeatureHistory, n_days: int) -> Past:
    found = past_of([history], MONDAY + timedelta(days=n_days))
    assert found is not None
    return found


def foretold(days: int | None) -> Outlook:
    return Outlook((days,) * len(LEVELS), 0.0)


def trial(
    days: int | None, took: int, age: int = 100, *, is_finished: bool = True, is_off: bool = False
) -> Trial:
    return Trial(foretold(days), age, took, is_finished and not is_off, is_off)


def test_forecasts_are_replayed_on_sundays_with_what_was_known_then() -> None:
    # One task a day from Monday on: after 6 days (Sunday) 14 of 20 are open, after 13 days 7.
    tried = trials([known(paced(20, steadily(21)), 20)])

    assert [(own.age_days, own.n_days, own.is_finished) for own in tried] == [
        (7, 7, True),
        (14, 14, True),
    ]
    assert [own.outlook.within_days[P85] for own in tried] == [7, 14]
    assert hit_rate(tried) == HitRate(2, 2)


def test_the_same_sundays_are_replayed_whatever_day_it_is() -> None:
    history = paced(40, steadily(30))

    on_sunday = {own.age_days - 0 for own in trials([known(history, 27)])}
    on_tuesday = {own.age_days - 2 for own in trials([known(history, 29)])}

    assert on_sunday == {7, 14, 21}
    assert on_tuesday == {0, 7, 14, 21}


def test_what_happened_later_does_not_change_a_past_forecast() -> None:
    steady = paced(30, steadily(14))
    stalled = known(steady, 13)
    later = known(steady, 60)

    first = trials([stalled])[0].outlook
    same = next(own.outlook for own in trials([later]) if own.age_days == 60 - 6)

    assert first == same


def test_a_stall_misses_the_dates_that_came_meanwhile() -> None:
    tried = trials([known(paced(30, steadily(14)), 60)])

    # Foretold on Sundays 6 and 13 for day 30, on 20 for a day before 60, on 27 and 34 for later.
    assert len(tried) == 5
    assert hit_rate(tried) == HitRate(n_met=0, n_resolved=3)


def test_past_days_on_which_the_method_refused_are_no_forecasts() -> None:
    assert trials([known(paced(30, [0, 1, 2, 3, 4]), 20)]) == []


def test_a_date_that_has_not_come_is_resolved_neither_way() -> None:
    early = trial(50, took=5, age=20)
    waiting = trial(50, took=20, age=20, is_finished=False)

    assert hit_rate([early, waiting]) == HitRate(0, 0)
    assert hit_rate([early, waiting]).share is None


def test_a_date_is_met_on_its_day_and_missed_on_the_next() -> None:
    assert hit_rate([trial(10, took=10), trial(10, took=11)]) == HitRate(1, 2)
    assert hit_rate([trial(10, took=10, age=10, is_finished=False)]) == HitRate(0, 1)


def test_work_that_was_called_off_before_its_date_counts_neither_way() -> None:
    before = trial(30, took=20, is_off=True)
    after = trial(30, took=40, is_off=True)

    assert hit_rate([before]) == HitRate(0, 0)
    assert hit_rate([after]) == HitRate(0, 1)


def test_work_whose_scope_is_cancelled_was_called_off_and_not_finished() -> None:
    days = {
        (MONDAY + timedelta(days=n)).isoformat(): " ".join(
            f"t{k}+" if k < n else f"t{k}" for k in range(30)
        )
        for n in range(10)
    }
    days[(MONDAY + timedelta(days=12)).isoformat()] = " ".join(f"t{k}~" for k in range(30))

    (tried,) = trials([known(past(days), 12)])

    assert (tried.is_abandoned, tried.is_finished, tried.n_days) == (True, False, 6)


def test_a_forecast_without_a_date_is_never_resolved() -> None:
    assert hit_rate([trial(None, took=5)]) == HitRate(0, 0)


def test_many_past_forecasts_are_thinned_evenly() -> None:
    own = known(paced(40, steadily(30)), 29)
    n_each = len(trials([own]))

    n_kept = len(trials([own] * (2 * MAX_TRIALS // n_each)))

    assert MAX_TRIALS / 2 < n_kept <= MAX_TRIALS


def test_under_twenty_resolved_forecasts_nothing_is_moved() -> None:
    assert stretches([trial(10, took=20)] * (MIN_RESOLVED - 1)) is None
    assert stretches([trial(10, took=20)] * MIN_RESOLVED) == (2.0,) * len(LEVELS)


def test_a_level_is_stretched_until_that_share_of_past_days_lies_within() -> None:
    tried = [trial(10, took=n) for n in range(1, 21)]

    factors = stretches(tried)

    assert factors is not None
    assert (factors[P50], factors[P85]) == (1.0, 1.7)


def test_open_work_counts_for_as_long_as_it_has_taken() -> None:
    # Half were finished in time; the other half is open after three times the days foretold, so
    # that nobody knows the 85 % factor: it is at least 3.
    done = [trial(10, took=10) for _ in range(10)]
    waiting = [trial(10, took=30, age=30, is_finished=False) for _ in range(10)]

    factors = stretches(done + waiting)

    assert factors is not None
    assert (factors[P50], factors[P85]) == (1.0, 3.0)


def test_work_that_is_open_since_yesterday_says_little() -> None:
    done = [trial(10, took=10 * n) for n in (1, 2) for _ in range(10)]
    young = [trial(10, took=1, age=1, is_finished=False) for _ in range(20)]

    assert stretches(done + young) == stretches(done)


def test_moved_days_are_whole_and_rise_with_the_level() -> None:
    outlook = Outlook(tuple(range(1, 20)), 0.0)
    factors = (3.0, *[1.25] * 18)

    days = moved(outlook, factors, 0).within_days

    assert days[:5] == (3, 3, 4, 5, 7)
    assert list(days) == sorted(day for day in days if day is not None)


def test_the_chance_of_a_day_lies_between_the_levels_around_it() -> None:
    outlook = Outlook(tuple(range(10, 200, 10)), 0.97)
    twice = (2.0,) * len(LEVELS)

    chances = [moved(outlook, twice, n_days).chance for n_days in (0, 10, 20, 30, 380, 500)]

    assert chances == pytest.approx([0, 0.025, 0.05, 0.075, 0.97, 0.97])


def test_past_a_level_without_days_the_chance_is_that_of_the_level_before() -> None:
    outlook = Outlook((10,) * 10 + (None,) * 9, 0.6)

    assert moved(outlook, (1.0,) * len(LEVELS), 20).chance == 0.5


def test_dates_moved_by_some_features_are_met_more_truly_by_others() -> None:
    learnt_from = trials([bursty(seed) for seed in range(60)])
    others = trials([bursty(seed) for seed in range(100, 160)])
    factors = stretches(learnt_from)
    assert factors is not None

    raw = hit_rate(others).share
    calibrated = hit_rate(
        [own._replace(outlook=moved(own.outlook, factors, 0)) for own in others]
    ).share

    assert raw is not None
    assert calibrated is not None
    assert raw < 0.7, "work in bursts makes the last weeks look faster than the next ones"
    assert abs(calibrated - 0.85) < 0.1


def bursty(seed: int) -> Past:
    """A feature that is worked on for some weeks, then hardly, then again, for 200 days."""
    rng = random.Random(seed)
    n_scope, n_done, is_busy, done = rng.randint(12, 30), 0, True, [0]
    for _ in range(200):
        is_busy ^= rng.random() < 0.05
        n_done += rng.random() < (0.4 if is_busy else 0.04)
        done.append(min(n_done, n_scope))
    return known(paced(n_scope, done), 200)
