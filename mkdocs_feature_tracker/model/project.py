"""A feature is a document with a name and a place; a project is all of them on one day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.forecast import Forecast
from mkdocs_feature_tracker.model.history import History
from mkdocs_feature_tracker.model.problem import Problem
from mkdocs_feature_tracker.model.release import Release
from mkdocs_feature_tracker.model.words import Status


@dataclass(frozen=True)
class Feature:
    """One tracked feature.

    `path` is relative to the git root, else to the working directory, with forward slashes;
    `source` is the file's absolute path. `n_tasks` counts leaves, `n_scope` the leaves in scope
    and `n_done` those of them that are done. `status` is the header's, else derived from the
    scope. `updated_on` falls back to the newest dated update, then
    to the last revision, once the history is known. `digest` differs where the bytes of the
    document do.
    """

    feature_id: str
    path: str
    source: str
    title: str
    status: Status
    document: Document
    n_tasks: int
    n_scope: int
    n_done: int
    updated_on: date | None
    dialect: str
    problems: tuple[Problem, ...] = ()
    digest: str = ""

    @property
    def share(self) -> float | None:
        """Done over scope, 0 to 1; null with an empty scope."""
        return self.n_done / self.n_scope if self.n_scope else None

    @property
    def n_blockers_open(self) -> int:
        """How many blockers of the document are open."""
        return sum(blocker.is_open for blocker in self.document.blockers)

    @property
    def is_open(self) -> bool:
        """Whether work on it may still go on: neither done nor cancelled."""
        return self.status not in (Status.DONE, Status.CANCELLED, Status.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Template:
    """A document whose ID or title is a placeholder: listed, never counted."""

    path: str
    source: str
    title: str
    line: int
    digest: str = ""


@dataclass(frozen=True)
class Project:
    """All features in path order, on the day `as_of`.

    `as_of_at` is the moment that the pages print, in the project's time zone; `commit` is the
    abbreviated revision that the documents were read at, null where there is no repository.
    `history` is empty until somebody has read it, and `forecasts` (of the project, of releases,
    teams and features) with it. `releases` are in the order of their day, those without one last.
    `working_days` are those of the week on which ideal lines fall, Monday being 0.
    `problems` are all of them, of features and of files that could not be read, by path and line.
    """

    features: tuple[Feature, ...]
    as_of: date
    as_of_at: datetime | None = None
    commit: str | None = None
    templates: tuple[Template, ...] = ()
    problems: tuple[Problem, ...] = ()
    stale_after_days: int = field(default=7)
    history: History = field(default_factory=History)
    forecasts: tuple[Forecast, ...] = ()
    releases: tuple[Release, ...] = ()
    working_days: tuple[int, ...] = (0, 1, 2, 3, 4)

    @cached_property
    def by_id(self) -> dict[str, Feature]:
        """Features by their ID as written."""
        return {feature.feature_id: feature for feature in self.features}

    def named(self, reference: str) -> Feature | None:
        """The feature of an ID, in any case, or of an issue: `#234`, `issue-234`, `234`."""
        return self.by_id.get(reference) or self._by_reference.get(_folded(reference))

    def waiting_for(self, feature: Feature) -> tuple[Feature, ...]:
        """The open and finished features whose header names `feature` as a dependency."""
        return self._waiting.get(feature.feature_id, ())

    def forecast_of(self, feature: Feature) -> Forecast | None:
        """When the feature's open work is finished; null until the history is known."""
        return self._forecasts_by_feature.get(feature.feature_id)

    @cached_property
    def _forecasts_by_feature(self) -> dict[str, Forecast]:
        return {one.feature_id: one for one in self.forecasts if one.feature_id is not None}

    @cached_property
    def _by_reference(self) -> dict[str, Feature]:
        known: dict[str, Feature] = {}
        for feature in self.features:
            known.setdefault(_folded(feature.feature_id), feature)
        for feature in self.features:
            issue = feature.document.header.issue
            if issue:
                known.setdefault(_folded(issue), feature)
        return known

    @cached_property
    def _waiting(self) -> dict[str, tuple[Feature, ...]]:
        waiting: dict[str, tuple[Feature, ...]] = {}
        for feature in self.features:
            for name in feature.document.header.depends_on:
                other = self.named(name)
                if other is not None and other is not feature:
                    waiting[other.feature_id] = (*waiting.get(other.feature_id, ()), feature)
        return waiting


def _folded(reference: str) -> str:
    return reference.casefold().removeprefix("issue-").removeprefix("#")
