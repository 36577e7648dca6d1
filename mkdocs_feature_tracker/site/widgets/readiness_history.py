"""A release in, the chart of how its gates and its verdict moved day by day out."""

from __future__ import annotations

from mkdocs_feature_tracker.charts.readiness import readiness
from mkdocs_feature_tracker.site.figure import figure
from mkdocs_feature_tracker.site.past import source_in_words
from mkdocs_feature_tracker.site.releases import NO_RELEASE, name_of
from mkdocs_feature_tracker.site.widget import CHART, Request, View, Widget, chart_key

_NAME = "readiness_history"


def _view(request: Request) -> View | None:
    release = request.release
    if release is None:
        return None
    chart = readiness(
        chart_key(request, _NAME),
        release.days,
        as_of=request.project.as_of,
        planned_on=release.on,
        title=f"Readiness of {name_of(release)}",
        remarks=source_in_words(day.source for day in release.days if day.source),
    )
    return {"figure": figure(chart)}


WIDGET = Widget(
    name=_NAME,
    title="How it moved",
    meaning="How many gates of a release passed, failed, were unknown or waived on each day, and "
    "when its verdict changed.",
    view=_view,
    about="release",
    nothing=NO_RELEASE,
    template=CHART,
)
