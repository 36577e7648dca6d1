"""A target and a forecast in, what burndown and burn-up show of the time to come out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from mkdocs_feature_tracker.charts.chart import Form, Mark, Series
from mkdocs_feature_tracker.charts.labels import MINOR_RANK
from mkdocs_feature_tracker.charts.phrases import count, day, late
from mkdocs_feature_tracker.charts.scale import horizon
from mkdocs_feature_tracker.model.forecast import Forecast
from mkdocs_feature_tracker.model.phrases import whole_percent

FORECAST = "Forecast, 85%"
"""The column of the forecast's line."""

_MOST_CHANGES = 3


@dataclass(frozen=True)
class Ahead:
    """What is meant to come after the last day that is known."""

    first_on: date
    last_on: date
    target_on: date | None = None
    forecast: Forecast | None = None
    finished_on: date | None = None

    @cached_property
    def until(self) -> date:
        """The last day of the chart."""
        if self.finished_on is not None:
            return self.last_on
        wanted = [self.target_on, *self._dates]
        furthest = max((on for on in wanted if on is not None), default=self.last_on)
        return max(self.last_on, horizon(self.first_on, self.last_on, furthest))

    @cached_property
    def _dates(self) -> tuple[date | None, date | None, date | None]:
        if self.forecast is None or self.finished_on is not None:
            return None, None, None
        return self.forecast.p50_on, self.forecast.p85_on, self.forecast.p95_on

    def cone(self, now: float, goal: float) -> tuple[Series, ...]:
        """From what stands now to the goal: the cone of 50 to 95 %, and the line of 85 %."""
        p50_on, p85_on, p95_on = self._dates
        series: list[Series] = []
        if p50_on and p95_on and p50_on > self.last_on:
            early, late_ = self._to(p50_on, now, goal), self._to(p95_on, now, goal)
            is_cut = early[1] == goal != late_[1]
            corner = ((float(self.until.toordinal()), goal),) if is_cut else ()
            points = ((self._today, now), early, *corner, late_)
            xs, ys = zip(*points, strict=True)
            series.append(Series("Forecast, 50 to 95%", "forecast", Form.CONE, xs, ys))
        if p85_on and p85_on > self.last_on:
            xs, ys = zip((self._today, now), self._to(p85_on, now, goal), strict=True)
            words = "by forecast, 85% sure"
            line = Series(FORECAST, "forecast", Form.LINE, xs, ys, words=words, column=FORECAST)
            series.append(line)
        return tuple(series)

    @property
    def _today(self) -> float:
        return float(self.last_on.toordinal())

    def _to(self, on: date, now: float, goal: float) -> tuple[float, float]:
        """Where the line to the goal ends, at the latest at the end of the chart."""
        if on <= self.until:
            return float(on.toordinal()), goal
        passed = (self.until - self.last_on).days / (on - self.last_on).days
        return float(self.until.toordinal()), round(now + (goal - now) * passed, 1)

    def marks(self) -> tuple[Mark, ...]:
        """Today, the target and the 85 % date as lines across the plot."""
        marks = []
        first, last = self.first_on, self.until
        if self.target_on and first <= self.target_on <= last:
            label = f"target {day(self.target_on, self.target_on)}"
            marks.append(Mark(self.target_on.toordinal(), label, "target", 0))
        p85_on = self._dates[1]
        if p85_on and self.last_on < p85_on <= last:
            label = f"85% by {day(p85_on, p85_on)}"
            marks.append(Mark(p85_on.toordinal(), label, "due", 1))
        if self.last_on < last:
            marks.append(Mark(self.last_on.toordinal(), "today", "today", 2))
        return tuple(marks)

    def clauses(self) -> list[str]:
        """What the summary says of it."""
        p85_on = self._dates[1]
        if p85_on is not None:
            to_target = f", {late(p85_on, self.target_on)}" if self.target_on else ""
            return [f"with 85% confidence all is done by {day(p85_on)}{to_target}"]
        if self.target_on is None or self.finished_on is not None:
            return []
        is_past = self.target_on < self.last_on
        return [f"the target {'was' if is_past else 'is'} {day(self.target_on)}"]

    def remarks(self) -> list[str]:
        """What is not drawn, and why; how often forecasts came true."""
        said = []
        if self.finished_on is not None:
            return [f"Finished on {day(self.finished_on)}: nothing after that day is shown."]
        if self.target_on is None:
            said.append("No target date, so no ideal line.")
        elif self.target_on > self.until:
            said.append(f"The target, {day(self.target_on)}, lies beyond the chart.")
        return said + _of_forecast(self.forecast)


def _of_forecast(forecast: Forecast | None) -> list[str]:
    if forecast is None:
        return []
    if forecast.p85_on is None:
        why = (forecast.reason or "too little is known").rstrip(".")
        return [f"No forecast: {why[:1].lower()}{why[1:]}."]
    dates = [(50, forecast.p50_on), (85, forecast.p85_on), (95, forecast.p95_on)]
    sure = [f"{share}% by {day(on)}" for share, on in dates if on]
    said = [f"Forecast: {', '.join(sure)}."]
    if forecast.target_on and forecast.chance_on_target is not None:
        percent = whole_percent(forecast.chance_on_target)
        said.append(f"The chance to make the target of {day(forecast.target_on)} is {percent}%.")
    if forecast.hits.n_resolved:
        met, resolved = forecast.hits.n_met, count(forecast.hits.n_resolved, "time")
        said.append(f"Our 85% dates were met {met} of {resolved}.")
    else:
        said.append("No forecast has come due yet, so its hit rate is not known.")
    return said


def scope_marks(first_on: date, n_scope: list[int], highest: float) -> tuple[Mark, ...]:
    """`+5 scope` over the few days on which scope changed most; short ticks down to its line."""
    steps = [
        (after - before, at)
        for at, (before, after) in enumerate(pairwise(n_scope), start=1)
        if after != before
    ]
    largest = sorted(steps, key=lambda step: (-abs(step[0]), step[1]))[:_MOST_CHANGES]
    return tuple(
        Mark(
            first_on.toordinal() + at,
            f"{'+' if change > 0 else '−'}{abs(change)} scope",
            "change",
            MINOR_RANK + rank,
            reach=1 - max(n_scope[at], n_scope[at - 1]) / highest,
        )
        for rank, (change, at) in enumerate(largest)
    )
