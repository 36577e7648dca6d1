"""A project in, its features by state as one bar and a list out."""

from __future__ import annotations

from mkdocs_feature_tracker.metrics.attention import AT_RISK
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import Request, View, Widget

_ORDER = (
    Status.DONE.value,
    Status.IN_PROGRESS.value,
    AT_RISK,
    Status.BLOCKED.value,
    Status.NOT_STARTED.value,
    Status.UNKNOWN.value,
    Status.CANCELLED.value,
    Status.NOT_APPLICABLE.value,
)
"""The bar fills from the left with what is done."""

_LISTED = 8
"""More features of one state than this are counted, not named."""


def _view(request: Request) -> View | None:
    by_state: dict[str, list[Feature]] = {}
    features = selected(request)
    for feature in features:
        by_state.setdefault(request.state(feature), []).append(feature)
    if not by_state:
        return None
    groups = [(state, by_state[state]) for state in _ORDER if state in by_state]
    return {
        "n_features": len(features),
        "states": [(state, len(rows)) for state, rows in groups],
        "groups": [
            {
                "state": state,
                "n": len(rows),
                "features": [
                    (feature.title, request.place.to_feature(feature.feature_id))
                    for feature in rows[:_LISTED]
                ],
                "n_more": max(0, len(rows) - _LISTED),
            }
            for state, rows in groups
        ],
        "all_href": request.place.to_page("features"),
    }


WIDGET = Widget(
    name="statuses",
    title="Features by status",
    meaning="One bar with the features of every state, and their names below it.",
    view=_view,
    about="project",
    own_options=(FILTER,),
    nothing="No feature matches.",
)
