"""Work in, its time out, and one printed line for each figure beside its floor and goal."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one run, garbage left from before aside."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def medians(works: dict[str, Callable[[], object]], n_rounds: int) -> dict[str, float]:
    """Median seconds of each work, the rounds interleaved so that a noisy machine harms all."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(n_rounds):
        for name, work in works.items():
            times[name].append(seconds(work))
    return {name: statistics.median(found) for name, found in times.items()}


def show(what: str, figure: str, floor: str = "", goal: str = "") -> None:
    """One line: what was measured, its figure, the floor of the same run, and the goal."""
    print(f"{what:<46}{figure:>14}{floor:>22}{goal:>18}", flush=True)
