"""A batch of cases in, their outlooks out, by the transitions of open work from block to block."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from mkdocs_feature_tracker.metrics.outlook import (
    BLOCK_DAYS,
    HORIZON_DAYS,
    LEVELS,
    Case,
    Outlook,
)

_MOST_LOST = 1e-4
_Floats = NDArray[np.float64]
_Ints = NDArray[np.int64]


def solved(cases: Sequence[Case], n_states: int, *, is_last_try: bool) -> list[Outlook | None]:
    """Outlooks of cases with at most `n_states` of open work.

    None for a case whose work may grow past `n_states`, as far as that matters; on the last try
    what grows past is taken as never finished.
    """
    asked = np.array([case.asked_days for case in cases])
    step = _transitions(cases, n_states)
    state = np.zeros((len(cases), 1, n_states))
    state[np.arange(len(cases)), 0, [case.n_open - 1 for case in cases]] = 1.0
    finished = np.zeros((len(cases), HORIZON_DAYS))
    total = np.zeros(len(cases))
    is_answered = is_lost = np.zeros(len(cases), dtype=bool)
    n_days = 0
    while n_days < HORIZON_DAYS and not np.all(is_answered | is_lost):
        after = state @ step
        reached = total[:, None] + after[:, 0, n_states:]
        finished[:, n_days : n_days + BLOCK_DAYS] = reached
        n_days += BLOCK_DAYS
        total = reached[:, -1]
        state = after[:, :, :n_states]
        lost = 1 - total - state[:, 0].sum(axis=1)
        if not is_last_try:
            is_lost = is_lost | (lost > _MOST_LOST) & ~is_answered
        is_answered = (total >= LEVELS[-1]) & ((asked <= n_days) | (total > 1 - 1e-6))
    return [
        None if is_beyond else _outlook(row[:n_days], case.asked_days)
        for row, case, is_beyond in zip(finished, cases, is_lost, strict=True)
    ]


def _outlook(finished: _Floats, asked_days: int) -> Outlook:
    """`finished[n]` is the probability to be finished within n + 1 days."""
    days = (np.searchsorted(finished, np.array(LEVELS) - 1e-9) + 1).tolist()
    chance = 0.0
    if asked_days > 0:
        chance = min(1.0, float(finished[min(asked_days, len(finished)) - 1]))
    return Outlook(tuple(day if day <= len(finished) else None for day in days), chance)


def _transitions(cases: Sequence[Case], n_states: int) -> _Floats:
    """What one block does to 1 … `n_states` of open work.

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
    """What is burnt by the end of each day of each block, and the weights of the blocks."""
    n_past = np.array([len(case.burnt) for case in cases])
    burnt = np.zeros((len(cases), int(n_past.max())))
    for row, case in zip(burnt, cases, strict=True):
        row[: len(case.burnt)] = case.burnt
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
