"""What a forecast starts from, and the days that it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

BLOCK_DAYS = 7
HORIZON_DAYS = 104 * BLOCK_DAYS
LEVELS = tuple(percent / 100 for percent in range(5, 100, 5))
"""Probabilities for which days are worked out; 0.5, 0.85 and 0.95 are among them."""


class Case(NamedTuple):
    """What a forecast starts from.

    `burnt` says by how much open work fell on each past day, oldest first: finished minus grown,
    below 0 where it rose. `asked_days` is the number of days that a chance is wanted for.
    """

    n_open: int
    burnt: Sequence[float]
    asked_days: int = 0


class Outlook(NamedTuple):
    """Days from now until no work is left.

    `within_days` has, for each of `LEVELS`, the fewest days within which the work is finished with
    that probability; None beyond the horizon. `chance` is the probability of `asked_days`.
    """

    within_days: tuple[int | None, ...]
    chance: float
