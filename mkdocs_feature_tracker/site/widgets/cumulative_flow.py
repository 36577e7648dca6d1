"""A project in, the chart of its features by status day by day out."""

from __future__ import annotations

from mkdocs_feature_tracker.charts.cumulative_flow import cumulative_flow
from mkdocs_feature_tracker.metrics import flow
from mkdocs_feature_tracker.metrics.attention import AT_RISK
from mkdocs_feature_tracker.site.figure import figure
from mkdocs_feature_tracker.site.past import histories, sources_of
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import CHART, Request, View, Widget, chart_key

_NAME = "cumulative_flow"


def _view(request: Request) -> View:
    some = histories(request, selected(request))
    counted = flow.cumulative_flow(some, request.project.as_of)
    remarks = sources_of(some) if counted else []
    if counted and any(request.state(feature) == AT_RISK for feature in selected(request)):
        remarks = ["A feature at risk counts as what its document states.", *remarks]
    chart = cumulative_flow(chart_key(request, _NAME), counted, remarks=remarks)
    return {"figure": figure(chart)}


WIDGET = Widget(
    name=_NAME,
    title="Cumulative flow",
    meaning="How many features had each status on each day: a widening band is work piling up.",
    view=_view,
    about="project",
    own_options=(FILTER,),
    template=CHART,
)
