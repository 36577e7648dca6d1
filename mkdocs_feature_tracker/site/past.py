"""A project in, what its charts and forecasts need of the past out, each worked out once."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Sequence
from functools import cached_property

from mkdocs_feature_tracker.metrics.burndown import frozen
from mkdocs_feature_tracker.metrics.cycle import CycleTime, cycle_times, finish_of
from mkdocs_feature_tracker.metrics.daily import Series, daily, histories_of
from mkdocs_feature_tracker.model.forecast import Forecast, HitRate
from mkdocs_feature_tracker.model.history import FeatureHistory, Source
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.site.widget import Request
from mkdocs_feature_tracker.site.wording import count, listed

_SOURCE_WORDS = {
    Source.GIT: "git",
    Source.SNAPSHOT: "the snapshot file",
    Source.DOCUMENT: "dates in the documents",
}
_known: dict[int, Past] = {}


def past_of(project: Project) -> Past:
    """The past of a project, the same one for all of its pages."""
    key = id(project)
    past = _known.get(key)
    if past is None:
        past = _known[key] = Past(project)
        weakref.finalize(project, _known.pop, key, None)
    return past


class Past:
    """Histories, forecasts and hit rates of the features of one project.

    It does not hold the project itself, which could then never be forgotten.
    """

    def __init__(self, project: Project) -> None:
        self.history = project.history
        self.forecasts = project.forecasts
        self._features = project.features
        self._as_of = project.as_of
        self._days: dict[str, Series | None] = {}

    @cached_property
    def everything(self) -> list[FeatureHistory]:
        """All histories, those of features whose documents are gone included."""
        return list(self.history.features.values())

    @cached_property
    def of_project(self) -> Forecast:
        """The forecast of all open work."""
        return self.forecasts[0]

    @cached_property
    def by_feature(self) -> dict[str, Forecast]:
        """Forecasts by feature ID."""
        return {one.feature_id: one for one in self.forecasts if one.feature_id is not None}

    @cached_property
    def cycles(self) -> list[CycleTime]:
        """The cycle times of all finished features."""
        return cycle_times(self._features, self.history, self._as_of)

    def days_of(self, feature: Feature) -> Series | None:
        """A feature day by day, up to its finish; None where nothing is known until then."""
        name = feature.feature_id
        if name not in self._days:
            self._days[name] = self._worked_out(feature)
        return self._days[name]

    def _worked_out(self, feature: Feature) -> Series | None:
        own = self.history.features.get(feature.feature_id)
        if own is None:
            return None
        days = daily([own], self._as_of, keeps_cancelled=True)
        finished_on = finish_of(feature, own, self._as_of)
        if days is None or (finished_on is not None and finished_on < days.starts_on):
            return None
        return frozen(days, finished_on)

    @cached_property
    def hits_of_features(self) -> HitRate:
        """How often the 85 % dates of single features were met."""
        return next((one.hits for one in self.by_feature.values()), HitRate())


def histories(request: Request, features: Sequence[Feature]) -> list[FeatureHistory]:
    """The histories of a selection; of the whole project also those of documents that are gone."""
    past = past_of(request.project)
    if request.feature is None and not request.options.get("filter"):
        return past.everything
    return histories_of(features, past.history)


def forecast_of(request: Request) -> Forecast | None:
    """The forecast of the feature, the release or the team that is shown, else of the project.

    None where a filter picks out something else: nothing is known of how such forecasts did.
    """
    past = past_of(request.project)
    if request.feature is not None:
        return past.by_feature[request.feature.feature_id]
    wanted = request.options.get("filter") or {}
    if not wanted:
        return past.of_project
    if len(wanted) > 1:
        return None
    (name, values) = next(iter(wanted.items()))
    if len(values) > 1 or name not in ("release", "team"):
        return None
    folded = values[0].casefold()
    named = ((getattr(one, name), one) for one in past.forecasts)
    return next((one for own, one in named if own and own.casefold() == folded), None)


def hits_in_words(forecast: Forecast, past: Past) -> list[str]:
    """Where no forecast of its kind has come due, how those of single features did."""
    hits = past.hits_of_features
    if forecast.hits.n_resolved or forecast.feature_id is not None or not hits.n_resolved:
        return []
    return [
        f"The 85% dates of single features were met {hits.n_met} of "
        f"{count(hits.n_resolved, 'time')}."
    ]


def source_in_words(sources: Iterable[Source]) -> list[str]:
    """`Source of the history: git and the snapshot file.`"""
    found = set(sources)
    words = [_SOURCE_WORDS[source] for source in Source if source in found]
    return [f"Source of the history: {listed(words)}."] if words else []


def sources_of(some: Iterable[FeatureHistory]) -> list[str]:
    """The same for histories."""
    return source_in_words({point.source for history in some for point in history.points})
