"""A project in, how far its numbers can be trusted and where they come from out."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mkdocs_feature_tracker.checks.attention import quiet_days
from mkdocs_feature_tracker.checks.contradictions import is_contradicted
from mkdocs_feature_tracker.metrics.daily import histories_of
from mkdocs_feature_tracker.metrics.flow import BornDone, born_done
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.words import Level
from mkdocs_feature_tracker.site.answers import has_warnings, is_stale
from mkdocs_feature_tracker.site.past import histories, sources_of
from mkdocs_feature_tracker.site.place import Home, Origin
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import MOST_ROWS, Request, View, Widget
from mkdocs_feature_tracker.site.wording import days_from

_LEVELS = (Level.ERROR, Level.WARNING)


class Row(NamedTuple):
    """A feature by what its numbers rest on.

    `n_found` counts errors and warnings of its document; `stated_share` is only there where it
    contradicts the tasks. `known_since` is the first day of its history.
    """

    feature: Feature
    home: Home
    n_found: int
    stated_share: float | None
    updated_when: str
    n_quiet_days: int | None
    known_since: date | None
    born: BornDone

    @property
    def urgency(self) -> tuple[int, bool, int, str]:
        """What is least to be trusted comes first."""
        is_even = self.stated_share is None
        return -self.n_found, is_even, -(self.n_quiet_days or 0), self.home.title.casefold()


def _view(request: Request) -> View | None:
    project, features = request.project, selected(request)
    if not features:
        return None
    some = histories(request, features)
    rows = sorted((_row(request, feature) for feature in features), key=lambda row: row.urgency)
    return {
        "rows": rows[:MOST_ROWS],
        "n_hidden": len(rows[MOST_ROWS:]),
        "n_features": len(features),
        "n_clean": sum(not has_warnings(feature) for feature in features),
        "n_contradicted": sum(is_contradicted(feature) for feature in features),
        "n_stale": sum(is_stale(feature, project) for feature in features),
        "born": born_done(some),
        "starts_on": min((one.starts_on for one in some if one.starts_on), default=None),
        "sources": [*sources_of(some), *project.history.notes],
        "templates": [
            (one, Origin(one.path, request.place.site).line(one.line)) for one in project.templates
        ],
    }


def _row(request: Request, feature: Feature) -> Row:
    project = request.project
    past = histories_of([feature], project.history)
    on = feature.updated_on
    return Row(
        feature,
        request.home(feature),
        sum(problem.level in _LEVELS for problem in feature.problems),
        feature.document.header.stated_share if is_contradicted(feature) else None,
        days_from(on, project.as_of) if on else "",
        quiet_days(feature, project.as_of, project.stale_after_days),
        past[0].starts_on if past else None,
        born_done(past),
    )


WIDGET = Widget(
    name="health",
    title="Where the numbers come from",
    meaning="How many documents are read without a warning, what contradicts itself or is stale, "
    "how much was done before anybody looked, and where the past is known from.",
    view=_view,
    about="project",
    own_options=(FILTER,),
    nothing="No tracking document was found.",
)
