"""A feature or a project in, the chart of what remains day by day out."""

from __future__ import annotations

from mkdocs_feature_tracker.charts.burndown import burndown
from mkdocs_feature_tracker.metrics.burndown import IdealPoint, ideal_line
from mkdocs_feature_tracker.metrics.cycle import finish_of
from mkdocs_feature_tracker.metrics.daily import Series, daily
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.site.figure import figure
from mkdocs_feature_tracker.site.past import (
    forecast_of,
    histories,
    hits_in_words,
    past_of,
    source_in_words,
)
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import CHART, Request, View, Widget, chart_key

WIDGET_NAME = "burndown"


def _view(request: Request) -> View | None:
    if request.feature is not None:
        return _of_feature(request, request.feature)
    return _of_group(request)


def _of_feature(request: Request, feature: Feature) -> View | None:
    past = past_of(request.project)
    known = past.days_of(feature)
    if known is None:
        return None
    target_on = feature.document.header.target_on
    own = past.history.features[feature.feature_id]
    is_over = feature.status in (Status.CANCELLED, Status.NOT_APPLICABLE)
    chart = burndown(
        chart_key(request, WIDGET_NAME),
        known,
        title=f"Burndown of {feature.title}",
        ideal=ideal_of(request, feature, known),
        target_on=target_on,
        forecast=forecast_of(request) if feature.is_open else None,
        finished_on=finish_of(feature, own, request.project.as_of),
        remarks=[
            *(["Cancelled, so there is no forecast."] if is_over else []),
            *source_in_words(known.sources),
        ],
    )
    return {"figure": figure(chart)}


def ideal_of(request: Request, feature: Feature, known: Series) -> list[IdealPoint]:
    """The ideal line of a feature, from its stated start to its target."""
    header = feature.document.header
    return ideal_line(
        known,
        header.target_on,
        started_on=header.started_on,
        working_days=request.project.working_days,
    )


def _of_group(request: Request) -> View:
    past = past_of(request.project)
    some = histories(request, selected(request))
    known = daily(some, request.project.as_of)
    forecast = forecast_of(request) if known else None
    target_on = forecast.target_on if forecast else None
    working_days = request.project.working_days
    chart = burndown(
        chart_key(request, WIDGET_NAME),
        known,
        ideal=ideal_line(known, target_on, working_days=working_days) if known else (),
        target_on=target_on,
        forecast=forecast,
        remarks=[
            *(hits_in_words(forecast, past) if forecast else []),
            *source_in_words(known.sources if known else ()),
            *past.history.notes,
        ],
    )
    return {"figure": figure(chart)}


WIDGET = Widget(
    name=WIDGET_NAME,
    title="Burndown",
    meaning="What remains day by day, with scope, ideal line, forecast and target.",
    view=_view,
    about="either",
    own_options=(FILTER,),
    nothing="Nothing is known of its past, so there is no line.",
    template=CHART,
)
