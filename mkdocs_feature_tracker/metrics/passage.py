"""Open work and what became of it on past days in, the probable days until none is left out.

The question is Monte Carlo's: draw 7-day blocks of the past, one after the other, until the work is
gone. The answer is exact instead: all draws at once, as the distribution of open work at the end
of each block. That takes a few hundred multiplications where sampling takes thousands of runs.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

BLOCK_DAYS = 7
HORIZON_DAYS = 104 * BLOCK_DAYS
LEVELS = tuple(percent / 100 for percent in range(5, 100, 5))
"""Probabilities for which days are worked out; 0.5, 0.85 and 0.95 are among them."""

EXACT_UP_TO = 128
"""More open work than this is counted in 128ths of itself: days stay right within about 1 %."""

_MOST_STATES = 4 * EXACT_UP_TO
_MOST_LOST = 1e-4
_CELLS_AT_ONCE = 400_000  # of all transition matrices together: they stay in the processor's cache
_Floats = NDArray[np.float64]
_Ints = NDArray[np.int64]


class Case(NamedTuple):
    """What a forecast starts from.

    `burnt` says by how much open work fell on each past day, oldest first: finished minus grown,
    below 0 where it rose. `asked_days` is the number of days that a chance is wanted for.
    """

    n_open: int
    burnt: Sequence[int]
    asked_days: int = 0


class Outlook(NamedTuple):
    """Days from now until no work is left.

    `within_days` has, for each of `LEVELS`, the fewest days within which the work is finished with
    that probability; None beyond the horizon. `chance` is the probability of `asked_days`.
    """

    within_days: tuple[int | None, ...]
    chance: float


def outlooks(cases: Sequence[Case]) -> list[Outlook]:
    """One outlook for each case, all of them worked out side by side.

    Blocks start on every past day with equal weight, and run from the last day on into the first,
    so that no day counts more than another. Each case needs open work and at least one past day.

    Example: 3 open tasks and one burnt on each past day are finished within 3 days at every level.
    """
    found: dict[int, Outlook] = {}
    waiting = [(_n_states(case), position) for position, case in enumerate(cases)]
    while waiting:
        again: list[tuple[int, int]] = []
        for n_states, positions in _batches(waiting, cases):
            solved = _solved([cases[position] for position in positions], n_states)
            for position, outlook in zip(positions, solved, strict=True):
                if outlook is None:
                    again.append((2 * n_states, position))
                else:
                    found[position] = outlook
        waiting = again
    return [found[position] for position in range(len(cases))]


def _n_states(case: Case) -> int:
    """Room for the open work, and for its growth where some block of the past grew."""
    n_units = min(case.n_open, EXACT_UP_TO)
    may_grow = min(case.burnt) < 0
    return _rounded_up(2 * n_units + 8 if may_grow else n_units)


def _rounded_up(n_states: int) -> int:
    """Few different sizes, so that many cases share one batch: 8, 12, 16, 24, 32 …."""
    size = 8
    while size < n_states:
        size += size // 2 if size & (size - 1) == 0 else size // 3
    return size


def _batches(
    waiting: list[tuple[int, int]], cases: Sequence[Case]
) -> Iterator[tuple[int, list[int]]]:
    """Cases of one size that will take about as many blocks, as many as fit."""

    def length(position: int) -> float:
        case = cases[position]
        return case.n_open * len(case.burnt) / max(1, sum(case.burnt))

    waiting = sorted(waiting, key=lambda item: (item[0], length(item[1]), item[1]))
    batch: list[int] = []
    for number, (n_states, position) in enumerate(waiting):
        batch.append(position)
        is_full = (len(batch) + 1) * n_states * (n_states + BLOCK_DAYS) > _CELLS_AT_ONCE
        is_last = number == len(waiting) - 1
        if is_full or is_last or waiting[number + 1][0] != n_states:
            yield n_states, batch
            batch = []


def _solved(cases: Sequence[Case], n_states: int) -> list[Outlook | None]:
    """Outlooks; None for a case whose work may grow past `n_states`, as far as that matters."""
    units = np.array([min(case.n_open, EXACT_UP_TO) for case in cases])
    asked = np.array([case.asked_days for case in cases])
    step = _transitions(cases, n_states)
    state = np.zeros((len(cases), 1, n_states))
    state[np.arange(len(cases)), 0, units - 1] = 1.0
    finished = np.zeros((len(cases), HORIZON_DAYS))
    total = np.zeros(len(cases))
    n_days, is_lost = 0, np.zeros(len(cases), dtype=bool)
    while n_days < HORIZON_DAYS:
        after = state @ step
        finished[:, n_days : n_days + BLOCK_DAYS - 1] = (
            total[:, None] + after[:, 0, n_states:-1]
        )
        total = total + after[:, 0, -1]
        n_days += BLOCK_DAYS
        finished[:, n_days - 1] = total
        state = after[:, :, :n_states]
        if n_days % (4 * BLOCK_DAYS) == 0:
            if n_states < _MOST_STATES:
                is_lost = 1 - total - state[:, 0].sum(axis=1) > _MOST_LOST
            is_answered = (total > LEVELS[-1]) & ((asked <= n_days) | (total > 1 - 1e-6))
            if np.all(is_lost | is_answered):
                break
    finished = finished[:, :n_days]
    return [
        None if lost else _outlook(row, case.asked_days)
        for row, case, lost in zip(finished, cases, is_lost, strict=True)
    ]


def _outlook(finished: _Floats, asked_days: int) -> Outlook:
    """`finished[n]` is the probability to be finished within n + 1 days."""
    days = (np.searchsorted(finished, np.array(LEVELS) - 1e-9) + 1).tolist()
    chance = 0.0
    if asked_days > 0:
        chance = min(1.0, float(finished[min(asked_days, len(finished)) - 1]))
    return Outlook(tuple(day if day <= len(finished) else None for day in days), chance)


def _transitions(cases: Sequence[Case], n_states: int) -> _Floats:
    """What one block does to 1 … `n_states` units of open work.

    For each case a matrix with a row for each amount of work before the block. Its first columns
    hold the probability of each amount after the block, the last seven that of having reached
    zero by the block's first day, second day … last day.
    """
    paths, weights = _blocks(cases)
    most = np.maximum.accumulate(paths, axis=2)
    by_day = _reached(most[:, :, :-1], weights, n_states)
    after, by_end = _survived(paths[:, :, -1], most[:, :, -1], weights, n_states)
    return np.concatenate((after, by_day, by_end[:, :, None]), axis=2)


def _blocks(cases: Sequence[Case]) -> tuple[_Floats, _Floats]:
    """Units burnt by the end of each day of each block, and the weights of the blocks."""
    n_past = np.array([len(case.burnt) for case in cases])
    burnt = np.zeros((len(cases), int(n_past.max())))
    for row, case in zip(burnt, cases, strict=True):
        row[: len(case.burnt)] = case.burnt
        row *= min(1.0, EXACT_UP_TO / case.n_open)
    first_days = np.arange(burnt.shape[1])
    days = first_days[:, None] + np.arange(BLOCK_DAYS)
    of_case = np.arange(len(cases))[:, None, None]
    paths = np.cumsum(burnt[of_case, days % n_past[:, None, None]], axis=2)
    weights = (first_days < n_past[:, None]) / n_past[:, None]
    return paths, weights


def _reached(most: _Floats, weights: _Floats, n_states: int) -> _Floats:
    """The probability that a block burns at least the row's amount by the column's day."""
    n_cases, _, n_days = most.shape
    amounts = np.clip(_whole(most), 0, n_states)
    rows = np.arange(n_cases)[:, None, None] * n_days + np.arange(n_days)
    counts = np.bincount(
        (rows * (n_states + 1) + amounts).ravel(),
        np.broadcast_to(weights[:, :, None], most.shape).ravel(),
        n_cases * n_days * (n_states + 1),
    ).reshape(n_cases, n_days, n_states + 1)
    at_least = counts[:, :, ::-1].cumsum(axis=2)[:, :, ::-1]
    return at_least[:, :, 1:].transpose(0, 2, 1)


def _survived(
    burnt: _Floats, most: _Floats, weights: _Floats, n_states: int
) -> tuple[_Floats, _Floats]:
    """What is left after a block that did not reach zero, and the probability that it did.

    A block takes the same amount from whatever there is, so the matrix has one distribution along
    its diagonals. Only blocks that burn much and then grow again need a correction: less work than
    their peak is finished by then, and cannot come back.
    """
    n_cases = len(burnt)
    of_case = np.arange(n_cases)[:, None]
    whole = _whole(burnt)
    part = np.clip(burnt - whole, 0.0, None)
    width = 2 * n_states + 1
    spread = np.zeros(n_cases * width)
    for amounts, shares in ((whole, weights * (1 - part)), (whole + 1, weights * part)):
        places = of_case * width + np.clip(amounts, -n_states, n_states) + n_states
        spread += np.bincount(places.ravel(), shares.ravel(), n_cases * width)
    by_amount = spread.reshape(n_cases, width)
    reverse = np.ascontiguousarray(by_amount[:, ::-1])
    after = sliding_window_view(reverse, n_states, axis=1)[:, n_states:0:-1].copy()
    by_end = reverse.cumsum(axis=1)[:, n_states - 1 :: -1].copy()

    peak = np.minimum(_whole(most), n_states)
    low = np.maximum(whole, 0)
    cases, blocks = np.nonzero((peak > low) & (weights > 0))
    n_rows = (peak - low)[cases, blocks]
    first = np.repeat(low[cases, blocks] + 1 - np.cumsum(n_rows) + n_rows, n_rows)
    before = first + np.arange(len(first))
    cases, blocks = np.repeat(cases, n_rows), np.repeat(blocks, n_rows)
    share, fell, rest = weights[cases, blocks], whole[cases, blocks], part[cases, blocks]
    for amount, weight in ((fell, share * (1 - rest)), (fell + 1, share * rest)):
        left = before - amount
        is_left = left >= 1
        np.add.at(by_end, (cases[is_left], before[is_left] - 1), weight[is_left])
        is_in = is_left & (left <= n_states)
        np.subtract.at(after, (cases[is_in], before[is_in] - 1, left[is_in] - 1), weight[is_in])
    return after, by_end


def _whole(amounts: _Floats) -> _Ints:
    """Rounded down; what is whole but for the rounding of floats stays whole."""
    whole: NDArray[Any] = np.floor(amounts + math.ulp(1.0) * 1e6)
    return whole.astype(np.int64)
