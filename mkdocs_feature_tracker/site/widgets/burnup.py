"""A feature or a project in, the chart of what is done against what is in scope out."""

from __future__ import annotations

from datetime import date

from mkdocs_feature_tracker.charts.burnup import burnup
from mkdocs_feature_tracker.metrics.cycle import finish_of
from mkdocs_feature_tracker.metrics.daily import daily
from mkdocs_feature_tracker.model.forecast import Forecast
from mkdocs_feature_tracker.model.project import Feature
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

_NAME = "burnup"


def _view(request: Request) -> View:
    past, feature, as_of = past_of(request.project), request.feature, request.project.as_of
    finished_on = None
    if feature is None:
        known = daily(histories(request, selected(request)), as_of)
    else:
        known = past.days_of(feature)
        finished_on = finish_of(feature, past.history.features.get(feature.feature_id), as_of)
    is_open = feature is None or feature.is_open
    forecast = forecast_of(request) if known and is_open else None
    chart = burnup(
        chart_key(request, _NAME),
        known,
        title=f"Burn-up of {feature.title}" if feature else "Burn-up",
        target_on=_target_of(feature, forecast),
        forecast=forecast,
        finished_on=finished_on,
        remarks=[
            *(hits_in_words(forecast, past) if forecast else []),
            *source_in_words(known.sources if known else ()),
            *(past.history.notes if feature is None else ()),
        ],
    )
    return {"figure": figure(chart)}


def _target_of(feature: Feature | None, forecast: Forecast | None) -> date | None:
    if feature is not None:
        return feature.document.header.target_on
    return forecast.target_on if forecast else None


WIDGET = Widget(
    name=_NAME,
    title="Burn-up",
    meaning="What is done, rising to the scope above it, and the forecast of where they meet.",
    view=_view,
    about="either",
    own_options=(FILTER,),
    template=CHART,
)
