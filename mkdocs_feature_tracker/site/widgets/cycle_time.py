"""A project in, the chart of how long its finished features took out."""

from __future__ import annotations

from mkdocs_feature_tracker.charts.cycle_times import Finished, cycle_times
from mkdocs_feature_tracker.metrics.cycle import expectation
from mkdocs_feature_tracker.site.figure import figure
from mkdocs_feature_tracker.site.past import past_of
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import CHART, Request, View, Widget, chart_key

_NAME = "cycle_time"
SOURCE = "Source: the documents' dates, else the first and last day seen in their history."


def _view(request: Request) -> View:
    wanted = {feature.feature_id for feature in selected(request)}
    cycles = [one for one in past_of(request.project).cycles if one.feature.feature_id in wanted]
    finished = [
        Finished(
            one.feature.title,
            one.finished_on,
            one.n_days,
            request.place.to_feature(one.feature.feature_id),
        )
        for one in cycles
    ]
    chart = cycle_times(
        chart_key(request, _NAME),
        finished,
        expectation(cycles),
        request.project.as_of,
        remarks=[SOURCE] if finished else [],
    )
    return {"figure": figure(chart)}


WIDGET = Widget(
    name=_NAME,
    title="Cycle time",
    meaning="How many days each finished feature took, and within how many most of them did.",
    view=_view,
    about="project",
    own_options=(FILTER,),
    template=CHART,
)
