"""Pasts in, how the forecasts of those days turned out, and how far dates must be moved for it.

The method is replayed on every Sunday of the last year with nothing but what was known then.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mkdocs_feature_tracker.metrics.outlook import LEVELS, Case, Outlook
from mkdocs_feature_tracker.metrics.pace import Past, burnt, pace, refusal
from mkdocs_feature_tracker.metrics.passage import outlooks
from mkdocs_feature_tracker.model.forecast import HitRate
from mkdocs_feature_tracker.model.same import N_KEPT, Same

MIN_RESOLVED = 20
"""With fewer resolved forecasts the percentiles stay as the method gives them."""

MAX_TRIALS = 1000
"""More past forecasts than this are thinned evenly: they overlap and tell little more."""

_N_WEEKS = 52
_P85 = LEVELS.index(0.85)


class Trial(NamedTuple):
    """One forecast of the past and what came of it.

    `age_days` is how long ago it was made. `n_days` is after how many days the work was finished,
    else (`is_finished` false) for how many days it is known not to have been: until today, or until
    it was called off with its scope gone (`is_abandoned`).
    """

    outlook: Outlook
    age_days: int
    n_days: int
    is_finished: bool
    is_abandoned: bool


def trials(pasts: Iterable[Past]) -> list[Trial]:
    """Forecasts of all Sundays on which the method gave a date, each with its outcome."""
    found = [(past, *origin) for past in pasts for origin in _origins(Same(past))]
    step = -(-len(found) // MAX_TRIALS) or 1
    kept = found[::step]
    cases = [Case(past.series.n_open[at], burnt(past, window)) for past, at, window in kept]
    return [
        _trial(past, at, outlook)
        for (past, at, _), outlook in zip(kept, outlooks(cases), strict=True)
    ]


@lru_cache(N_KEPT)
def _origins(of: Same[Past]) -> tuple[tuple[int, range], ...]:
    """Sundays stay where they are from one build to the next, unlike "a week ago"."""
    return tuple(_sundays(of.it))


def _sundays(past: Past) -> Iterator[tuple[int, range]]:
    series = past.series
    last = len(series.n_open) - 1
    sunday = last - series.ends_on.isoweekday() % 7
    if sunday == last:
        sunday -= 7
    for at in range(sunday, max(past.seen_from, sunday - 7 * _N_WEEKS), -7):
        if series.n_open[at] == 0:
            continue
        known = pace(past, at)
        if refusal(known) is None:
            yield at, known.window


def _trial(past: Past, at: int, outlook: Outlook) -> Trial:
    series = past.series
    age_days = len(series.n_open) - 1 - at
    try:
        ended = series.n_open.index(0, at + 1)
    except ValueError:
        return Trial(outlook, age_days, age_days, False, False)
    is_abandoned = series.n_scope[ended] == 0
    return Trial(outlook, age_days, ended - at, not is_abandoned, is_abandoned)


def hit_rate(tried: Iterable[Trial]) -> HitRate:
    """How many of the 85 % dates that have come were met.

    A forecast is resolved once its date has come, not before: counting work that was finished early
    at once, and work that is still open only later, would flatter the rate. Work that was called
    off before its date is in neither number.
    """
    n_met, n_resolved = 0, 0
    for trial in tried:
        days = trial.outlook.within_days[_P85]
        known_days = trial.n_days if trial.is_abandoned else trial.age_days
        if days is not None and days <= known_days:
            n_resolved += 1
            n_met += trial.is_finished and trial.n_days <= days
    return HitRate(n_met, n_resolved)


def stretches(tried: Sequence[Trial]) -> tuple[float, ...] | None:
    """By what the days of each of `LEVELS` must be multiplied; None with too few resolved trials.

    For a level of 85 % that is the number within which 85 % of the trials lie when the days that
    were taken are divided by the days that were foretold. Work that is still open tells that its
    number is at least so much; the Kaplan-Meier estimate takes it for that.
    """
    return _stretches(tuple(tried))


@lru_cache(8)
def _stretches(tried: tuple[Trial, ...]) -> tuple[float, ...] | None:
    if hit_rate(tried).n_resolved < MIN_RESOLVED:
        return None
    return tuple(
        _quantile(
            [
                (trial.n_days / days, trial.is_finished)
                for trial in tried
                if (days := trial.outlook.within_days[position]) is not None
            ],
            level,
        )
        for position, level in enumerate(LEVELS)
    )


def _quantile(ratios: list[tuple[float, bool]], level: float) -> float:
    """The smallest ratio by which the estimated share reaches `level`.

    Where too many are still open for that, it is the largest one seen: no less than that is true.
    """
    ordered = sorted(ratios, key=lambda ratio: (ratio[0], not ratio[1]))
    share_open = 1.0
    for position, (ratio, is_finished) in enumerate(ordered):
        if is_finished:
            n_at_risk = len(ordered) - position
            share_open *= 1 - 1 / n_at_risk
            if share_open <= 1 - level + 1e-9:
                return ratio
    return ordered[-1][0] if ordered else 1.0


def moved(outlook: Outlook, factors: Sequence[float], asked_days: int) -> Outlook:
    """The outlook with the days of each level times its factor, in whole days, in rising order.

    The chance of `asked_days` lies between the levels whose days lie around it; past the last level
    it is the chance that the outlook came with, which is to be asked for `asked_days` divided
    by the last factor.
    """
    days: list[int | None] = []
    least = 1
    for foretold, factor in zip(outlook.within_days, factors, strict=True):
        if foretold is not None:
            least = max(least, math.ceil(foretold * factor - 1e-9))
        days.append(None if foretold is None else least)
    return Outlook(tuple(days), _chance(days, asked_days, outlook.chance))


def _chance(days: Sequence[int | None], asked_days: int, chance_past_last: float) -> float:
    before_days, before_level = 0, 0.0
    for until_days, level in zip(days, LEVELS, strict=True):
        if until_days is None:
            return before_level
        if asked_days < until_days:
            passed = (asked_days - before_days) / (until_days - before_days)
            return before_level + (level - before_level) * passed
        before_days, before_level = until_days, level
    return max(before_level, chance_past_last)
