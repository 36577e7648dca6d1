"""A project in, the chart of how long its open features have been under way out."""

from __future__ import annotations

from mkdocs_feature_tracker.charts.ages import UnderWay, ages
from mkdocs_feature_tracker.metrics import cycle
from mkdocs_feature_tracker.site.figure import figure
from mkdocs_feature_tracker.site.past import past_of
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import CHART, Request, View, Widget, chart_key
from mkdocs_feature_tracker.site.widgets.cycle_time import SOURCE

_NAME = "ages"


def _view(request: Request) -> View:
    past = past_of(request.project)
    under_way = [
        UnderWay(
            one.feature.title,
            request.state(one.feature),
            one.n_days,
            request.place.to_feature(one.feature.feature_id),
        )
        for one in cycle.ages(selected(request), past.history, request.project.as_of)
    ]
    chart = ages(
        chart_key(request, _NAME),
        under_way,
        cycle.expectation(past.cycles),
        remarks=[SOURCE] if under_way else [],
    )
    return {"figure": figure(chart)}


WIDGET = Widget(
    name=_NAME,
    title="Age of work in progress",
    meaning="How long each feature has been under way, against how long finished ones took.",
    view=_view,
    about="project",
    own_options=(FILTER,),
    template=CHART,
)
