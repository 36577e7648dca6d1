"""Many cases in, the probable days until the open work of each is gone out.

The question is Monte Carlo's: draw 7-day blocks of the past, one after the other, until the work is
gone. The answer is exact instead: all draws at once, as the distribution of open work at the end
of each block. That takes a few hundred multiplications where sampling takes thousands of runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_feature_tracker.metrics.outlook import BLOCK_DAYS, Case, Outlook

EXACT_UP_TO = 128
"""More open work than this is counted in 128ths of itself: days stay right within about 1 %."""

_MOST_STATES = 4 * EXACT_UP_TO
_CELLS_AT_ONCE = 400_000  # of all transition matrices together: they stay in the processor's cache


def outlooks(cases: Sequence[Case]) -> list[Outlook]:
    """One outlook for each case, all of them worked out side by side.

    Blocks start on every past day with equal weight, and run from the last day on into the first,
    so that no day counts more than another. Each case needs open work and at least one past day.

    Example: 3 open tasks and one burnt on each past day are finished within 3 days at every level.
    """
    keys = [Case(case.n_open, tuple(case.burnt), case.asked_days) for case in cases]
    new = [key for key in dict.fromkeys(keys) if key not in _known]
    if len(_known) + len(new) > _MOST_KNOWN:
        _known.clear()
        new = list(dict.fromkeys(keys))
    _known.update(zip(new, _worked_out(new), strict=True))
    return [_known[key] for key in keys]


_known: dict[Case, Outlook] = {}  # from rebuild to rebuild: an edit changes few cases
_MOST_KNOWN = 20_000


def _worked_out(cases: Sequence[Case]) -> list[Outlook]:
    if not cases:
        return []
    # numpy is loaded only where there is something to forecast.
    from mkdocs_feature_tracker.metrics.transitions import solved

    scaled = [_in_units(case) for case in cases]
    found: dict[int, Outlook] = {}
    waiting = [(_n_states(case), position) for position, case in enumerate(scaled)]
    while waiting:
        again: list[tuple[int, int]] = []
        for n_states, positions in _batches(waiting, scaled):
            batch = [scaled[position] for position in positions]
            answers = solved(batch, n_states, is_last_try=n_states >= _MOST_STATES)
            for position, outlook in zip(positions, answers, strict=True):
                if outlook is None:
                    again.append((2 * n_states, position))
                else:
                    found[position] = outlook
        waiting = again
    return [found[position] for position in range(len(cases))]


def _in_units(case: Case) -> Case:
    if case.n_open <= EXACT_UP_TO:
        return case
    unit = case.n_open / EXACT_UP_TO
    return Case(EXACT_UP_TO, [amount / unit for amount in case.burnt], case.asked_days)


def _n_states(case: Case) -> int:
    """Room for the open work, and for its growth where some block of the past grew."""
    may_grow = min(case.burnt) < 0
    return _rounded_up(2 * case.n_open + 8 if may_grow else case.n_open)


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
