"""The days until open work is gone, as worked out by hand, from every draw, and by sampling."""

from __future__ import annotations

import random
from itertools import product

import numpy as np
import pytest

from mkdocs_feature_tracker.metrics import passage
from mkdocs_feature_tracker.metrics.outlook import BLOCK_DAYS, LEVELS, Case, Outlook
from mkdocs_feature_tracker.metrics.passage import EXACT_UP_TO, outlooks


def within(case: Case, level: float) -> int | None:
    (outlook,) = outlooks([case])
    return outlook.within_days[LEVELS.index(level)]


def chance(n_open: int, burnt: list[int], asked_days: int) -> float:
    return outlooks([Case(n_open, burnt, asked_days)])[0].chance


def test_three_tasks_at_one_a_day_take_three_days_at_every_level() -> None:
    (outlook,) = outlooks([Case(3, [1] * 10)])

    assert set(outlook.within_days) == {3}


def test_quiet_days_are_drawn_like_any_other() -> None:
    # One task, done on the first day of a block or on its second: half the draws each.
    case = Case(1, [0, 1])

    assert (within(case, 0.5), within(case, 0.85)) == (1, 2)
    assert [chance(1, [0, 1], n_days) for n_days in (1, 2)] == pytest.approx([0.5, 1])


def test_blocks_follow_each_other_until_nothing_is_left() -> None:
    # Blocks burn 3 (days 2, 4, 6) or 4 (days 1, 3, 5, 7): finished on day 7, or by the first task
    # of the next block on day 8 or 9.
    chances = [chance(4, [0, 1], n_days) for n_days in (6, 7, 8, 9)]

    assert chances == pytest.approx([0, 0.5, 0.75, 1])


def test_work_that_grows_again_after_its_end_was_finished_all_the_same() -> None:
    # Blocks run 2, 1, 3, … or −1, 1, 0, 2, …: two tasks are gone on day 1, or on day 4.
    chances = [chance(2, [2, -1], n_days) for n_days in (1, 3, 4)]

    assert chances == pytest.approx([0.5, 0.5, 1])


def test_growth_makes_work_take_longer() -> None:
    calm, growing = Case(10, [1, 0, 1, 0, 1]), Case(10, [1, -1, 1, 0, 1])

    assert (within(calm, 0.85) or 0) < (within(growing, 0.85) or 0)


def test_what_takes_longer_than_two_years_has_no_days() -> None:
    (outlook,) = outlooks([Case(100, [1] + [0] * 89)])

    assert set(outlook.within_days) == {None}


def test_a_level_beyond_two_years_has_no_days_while_lower_ones_have() -> None:
    (outlook,) = outlooks([Case(100, ([9] * 7 + [-9] * 7) * 3 + [1])])

    assert outlook.within_days[0] is not None
    assert outlook.within_days[-1] is None


@pytest.mark.parametrize("seed", range(12))
def test_chances_are_those_of_all_draws_there_are(seed: int) -> None:
    rng = random.Random(seed)
    burnt = [rng.randint(-2, 3) for _ in range(rng.randint(1, 5))]
    n_open = rng.randint(1, 12)

    worked_out = [chance(n_open, burnt, n_days) for n_days in range(1, 22)]

    assert worked_out == pytest.approx(every_draw(n_open, burnt, n_blocks=3), abs=1e-9)


def every_draw(n_open: int, burnt: list[int], n_blocks: int) -> list[float]:
    """Goes through each sequence of blocks by hand; shares finished by each day."""
    n_past, n_days = len(burnt), n_blocks * BLOCK_DAYS
    finished = [0.0] * n_days
    for starts in product(range(n_past), repeat=n_blocks):
        left = n_open
        for on in range(n_days):
            left -= burnt[(starts[on // BLOCK_DAYS] + on % BLOCK_DAYS) % n_past]
            if left <= 0:
                for later in range(on, n_days):
                    finished[later] += n_past**-n_blocks
                break
    return finished


@pytest.mark.parametrize(
    ("n_open", "pace"),
    [
        (14, [0, 0, 1, 2]),
        (30, [0, 0, 0, 1, 3, -1]),
        (9, [2, -1, 0, 0, 0, -2, 3]),
        (EXACT_UP_TO, [0, 1, 1, 2, -1]),
        (400, [0, 5, 9, 12, -8]),
        (5000, [0, 50, 90, 120, -80]),
    ],
)
def test_days_are_those_of_monte_carlo(n_open: int, pace: list[int]) -> None:
    rng = random.Random(n_open)
    case = Case(n_open, [rng.choice(pace) for _ in range(90)])

    drawn = monte_carlo(case, n_runs=20_000)

    for level in (0.5, 0.85, 0.95):
        expected = float(np.quantile(drawn, level, method="inverted_cdf"))
        assert within(case, level) == pytest.approx(expected, rel=0.03, abs=1)


def monte_carlo(case: Case, n_runs: int) -> np.ndarray:
    """The twin that draws: days until the work is gone, one number a run."""
    rng = np.random.default_rng(2026)
    burnt = np.array(case.burnt)
    starts = rng.integers(0, len(burnt), (n_runs, 104))
    days = (starts[:, :, None] + np.arange(BLOCK_DAYS)) % len(burnt)
    gone = burnt[days].reshape(n_runs, -1).cumsum(axis=1) >= case.n_open
    return np.where(gone.any(axis=1), gone.argmax(axis=1) + 1, 10**6)


def test_equal_cases_have_equal_answers_alone_and_in_company() -> None:
    rng = random.Random(4)
    cases = [
        Case(rng.randint(1, 60), [rng.choice([0, 0, 1, 2, -1]) for _ in range(60)] + [9], 30)
        for _ in range(40)
    ]

    alone = [outlooks([case])[0] for case in cases]
    together = outlooks(cases)

    assert [own.within_days for own in together] == [own.within_days for own in alone]
    assert [own.chance for own in together] == pytest.approx(
        [own.chance for own in alone], abs=1e-4
    )
    assert together == outlooks(cases)


def test_no_cases_have_no_outlooks() -> None:
    nothing: list[Outlook] = []

    assert outlooks([]) == nothing


def test_what_was_worked_out_before_comes_out_the_same_also_where_it_was_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cases = [Case(n_open, [2, 0, -1, 1, n_open], 9) for n_open in (3, 8, 3, 21, 55)]
    fresh = [passage._worked_out([case])[0] for case in cases]

    assert outlooks(cases) == fresh
    assert outlooks(cases[::-1]) == fresh[::-1]
    monkeypatch.setattr(passage, "_MOST_KNOWN", 2)
    assert outlooks([*cases, *cases]) == [*fresh, *fresh]
