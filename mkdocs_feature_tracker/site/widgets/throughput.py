"""A feature or a project in, the chart of what was finished week by week out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from mkdocs_feature_tracker.charts.throughput import throughput
from mkdocs_feature_tracker.metrics import flow
from mkdocs_feature_tracker.model.history import FeatureHistory
from mkdocs_feature_tracker.site.figure import figure
from mkdocs_feature_tracker.site.options import Number, Option
from mkdocs_feature_tracker.site.past import histories, sources_of
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import CHART, Request, View, Widget, chart_key
from mkdocs_feature_tracker.site.wording import percent

_NAME = "throughput"


def _view(request: Request) -> View:
    as_of = request.project.as_of
    some = histories(request, selected(request))
    starts_on = _starts_on(some, as_of, request.options["weeks"])
    weeks = None
    if starts_on is not None:
        weeks = flow.weekly(flow.throughput(some, starts_on, as_of))
    chart = throughput(
        chart_key(request, _NAME),
        weeks,
        as_of,
        remarks=[*_born_done(some), *sources_of(some)] if weeks else [],
    )
    return {"figure": figure(chart)}


def _starts_on(some: Sequence[FeatureHistory], as_of: date, n_weeks: int) -> date | None:
    """The first known day, no earlier than the Monday of the first week to be shown."""
    starts = [one.starts_on for one in some if one.starts_on and one.starts_on <= as_of]
    if not starts:
        return None
    monday = as_of - timedelta(days=as_of.weekday())
    weeks_back = min(n_weeks - 1, (monday - date.min).days // 7)
    return max(min(starts), monday - timedelta(weeks=weeks_back))


def _born_done(some: Sequence[FeatureHistory]) -> list[str]:
    found = flow.born_done(some)
    if not found.n_born_done:
        return []
    were = "was" if found.n_born_done == 1 else "were"
    return [
        f"{found.n_born_done} of {found.n_done} done tasks ({percent(found.share)}) {were} done"
        " when first seen and {} not counted.".format("is" if were == "was" else "are")
    ]


WIDGET = Widget(
    name=_NAME,
    title="Throughput",
    meaning="How many tasks were finished in each week.",
    view=_view,
    about="either",
    own_options=(FILTER, Option("weeks", Number(), 26, "How many weeks at most; 26 by default.")),
    template=CHART,
)
