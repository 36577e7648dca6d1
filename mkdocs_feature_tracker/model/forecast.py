"""When work will be finished, and how often such statements came true before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class HitRate(NamedTuple):
    """How often the 85 % dates of past forecasts were met.

    `n_resolved` counts the forecasts whose 85 % date has come, `n_met` those of them whose work
    was finished by then.
    """

    n_met: int = 0
    n_resolved: int = 0

    @property
    def share(self) -> float | None:
        """Met over resolved, 0 to 1; null while no date has come yet."""
        return self.n_met / self.n_resolved if self.n_resolved else None


@dataclass(frozen=True, slots=True)
class Forecast:
    """When the open work of a feature, a release, a team or the whole project is finished.

    At most one of `feature_id`, `release` and `team` is set; none of them means the project.
    `n_open` is the work left on `as_of`, null where nothing is known of it. The three dates are the
    first days by which the work is finished with 50, 85 and 95 % probability. `reason` says in
    words why a date is missing. `chance_on_target` is the probability, 0 to 1, to be finished on
    `target_on` or before. `is_calibrated` tells that the dates were moved by how the method did
    in the past; `hits` is always how the method did before it was moved.
    """

    as_of: date
    feature_id: str | None = None
    release: str | None = None
    team: str | None = None
    n_open: int | None = None
    p50_on: date | None = None
    p85_on: date | None = None
    p95_on: date | None = None
    target_on: date | None = None
    chance_on_target: float | None = None
    reason: str | None = None
    hits: HitRate = field(default_factory=HitRate)
    is_calibrated: bool = False

    @property
    def n_resolved(self) -> int:
        """How many past forecasts of this kind have an 85 % date that has come."""
        return self.hits.n_resolved

    @property
    def hit_share_85(self) -> float | None:
        """How many of those were met, 0 to 1; null where there are none."""
        return self.hits.share
