"""1,000 generated features in, the time to forecast them beside its floor and a bootstrap out."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import numpy as np

from benchmarks.figures import medians, seconds, show
from mkdocs_feature_tracker.metrics.forecast import Subject, forecasts
from mkdocs_feature_tracker.metrics.outlook import BLOCK_DAYS, Case
from mkdocs_feature_tracker.metrics.passage import outlooks
from mkdocs_feature_tracker.model.history import (
    ChangeKind,
    FeatureHistory,
    Point,
    ScopeChange,
)
from mkdocs_feature_tracker.model.words import Status

_N_FEATURES = 1000
_N_RUNS = 1000
_AS_OF = date(2026, 11, 20)


def main() -> None:
    """Prints one line for each figure."""
    rng = random.Random(7)
    cases = [_case(rng) for _ in range(_N_FEATURES)]
    times = medians(
        {
            "exact": lambda: outlooks(cases),
            "convolution": lambda: [_convolved(case) for case in cases],
        },
        5,
    )
    show(
        f"forecast {_N_FEATURES} features",
        f"{times['exact']:.3f} s",
        f"convolution {times['convolution']:.3f} s",
        "≤ 0.3 s",
    )
    few = cases[:50]
    naive = seconds(lambda: [_drawn(case, rng) for case in few]) * _N_FEATURES / len(few)
    show("the same by drawing in a loop", f"{naive:.1f} s")
    histories = [_history(number, rng) for number in range(_N_FEATURES)]
    wanted = [
        Subject(tuple(histories)),
        *(Subject((own,), feature_id=own.feature_id) for own in histories),
    ]
    whole: Callable[[], object] = lambda: forecasts(wanted, _AS_OF)  # noqa: E731
    show("from histories, with the measured hit rate", f"{medians({'': whole}, 3)['']:.2f} s")


def _case(rng: random.Random) -> Case:
    burnt = [rng.choice((0, 0, 0, 0, 0, 1, 1, 2, 3)) for _ in range(90)]
    if rng.random() < 0.4:
        for _ in range(4):
            burnt[rng.randrange(90)] = -rng.randint(1, 3)
    return Case(rng.randint(3, 40), burnt)


def _convolved(case: Case) -> Sequence[float]:
    """The floor: blocks added up exactly, without growth, by the day and within one year."""
    twice = np.array([*case.burnt, *case.burnt[:BLOCK_DAYS]]).clip(0)
    sums = np.convolve(twice, np.ones(BLOCK_DAYS), "valid")[: len(case.burnt)].astype(int)
    of_block = np.bincount(np.minimum(sums, case.n_open), minlength=case.n_open + 1) / len(sums)
    total, finished = np.array([1.0]), []
    for _ in range(52):
        total = np.convolve(total, of_block)[: case.n_open]
        finished.append(1 - float(total.sum()))
        if finished[-1] > 0.95:
            break
    return finished


def _drawn(case: Case, rng: random.Random) -> list[int]:
    """Monte Carlo as it is first written down."""
    found = []
    n_past = len(case.burnt)
    for _ in range(_N_RUNS):
        left, n_days = float(case.n_open), 0
        while left > 0 and n_days < 728:
            first = rng.randrange(n_past)
            for on in range(first, first + BLOCK_DAYS):
                left -= case.burnt[on % n_past]
                n_days += 1
                if left <= 0:
                    break
        found.append(n_days)
    return sorted(found)


def _history(number: int, rng: random.Random) -> FeatureHistory:
    """A feature of 25 tasks or so over half a year: finished one by one, some added later."""
    on = _AS_OF - timedelta(days=rng.randint(40, 200))
    n_scope, n_done, item = rng.randint(10, 25), 0, 1000
    points = [Point(on, n_scope, 0, status=Status.NOT_STARTED)]
    changes: list[ScopeChange] = []
    while n_done < n_scope and (on := on + timedelta(days=rng.randint(1, 9))) <= _AS_OF:
        n_finished, n_added = rng.randint(1, 2), int(rng.random() < 0.15)
        n_finished = min(n_finished, n_scope - n_done)
        for _ in range(n_finished):
            n_done += 1
            changes.append(ScopeChange(on, n_done, None, "other", "", ChangeKind.FINISHED))
        for _ in range(n_added):
            item += 1
            n_scope += 1
            changes.append(ScopeChange(on, item, None, "other", "", ChangeKind.ADDED))
        status = Status.DONE if n_done == n_scope else Status.IN_PROGRESS
        points.append(Point(on, n_scope, n_done, n_added, n_finished=n_finished, status=status))
    return FeatureHistory(f"F-{number}", tuple(points), tuple(changes))


if __name__ == "__main__":
    main()
