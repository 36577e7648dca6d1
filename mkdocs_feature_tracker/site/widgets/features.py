"""A project in, the table of its features out: the columns, rows and order asked for."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from mkdocs_feature_tracker.charts.small import sparkline
from mkdocs_feature_tracker.metrics import daily, progress
from mkdocs_feature_tracker.model.document import Header
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.site.figure import spark
from mkdocs_feature_tracker.site.options import ListOf, Number, Option, Order
from mkdocs_feature_tracker.site.selection import FILTER, SORT_KEYS, ordered, selected
from mkdocs_feature_tracker.site.widget import Request, View, Widget

COLUMNS = {
    "title": "Feature",
    "status": "Status",
    "share": "Progress",
    "trend": "8 weeks",
    "phase": "Phase",
    "team": "Team",
    "owner": "Owner",
    "release": "Release",
    "priority": "Priority",
    "blockers": "Blockers",
    "started_on": "Started",
    "target_on": "Target",
    "finished_on": "Finished",
    "updated_on": "Updated",
    "issue": "Issue",
}
"""Every column by its name in a fence, with its heading."""

DEFAULT_COLUMNS = (
    "title",
    "status",
    "share",
    "trend",
    "phase",
    "team",
    "blockers",
    "target_on",
    "updated_on",
)


def _view(request: Request) -> View:
    options = request.options
    features = selected(request)
    rows = ordered(request, features, options["sort"])
    shown = rows[: options["limit"]] if options["limit"] else rows
    total = progress.of_features(features)
    columns = _columns(request)
    return {
        "columns": [(name, COLUMNS[name]) for name in columns],
        "rows": [_row(request, feature, "trend" in columns) for feature in shown],
        "n_features": len(features),
        "n_all": len(request.project.features),
        "n_hidden": len(features) - len(shown),
        "total": total,
    }


def _columns(request: Request) -> list[str]:
    """Without any history the trend is no use, unless an author asks for it."""
    wanted = request.options["columns"]
    is_left_out = wanted is DEFAULT_COLUMNS and not request.project.history.features
    return [name for name in wanted if not (name == "trend" and is_left_out)]


class Row(NamedTuple):
    """A feature as the table shows it."""

    feature: Feature
    header: Header
    href: str | None
    state: str
    is_late: bool
    bar_state: str
    issue_url: str | None
    trend: Markup | None


def _row(request: Request, feature: Feature, has_trend: bool) -> Row:
    header = feature.document.header
    is_late = (
        feature.is_open
        and header.target_on is not None
        and header.target_on < request.project.as_of
    )
    return Row(
        feature=feature,
        header=header,
        href=request.place.to_feature(feature.feature_id),
        state=request.state(feature),
        is_late=is_late,
        bar_state=_bar_state(feature),
        issue_url=request.place.site.issue_url(header.issue) if header.issue else None,
        trend=_trend(request, feature) if has_trend else None,
    )


def _trend(request: Request, feature: Feature) -> Markup:
    past = request.project.history.features.get(feature.feature_id)
    return spark(sparkline(daily.sparkline(past, request.project.as_of)) if past else None)


def _bar_state(feature: Feature) -> str:
    if feature.status in progress.LEFT_OUT:
        return feature.status.value
    return "done" if feature.share == 1 else "in_progress"


WIDGET = Widget(
    name="features",
    title="Features",
    meaning="A table of features: status, progress and its trend, phase, team, blockers, target, "
    "last update.",
    view=_view,
    about="project",
    own_options=(
        FILTER,
        Option("columns", ListOf(*COLUMNS), DEFAULT_COLUMNS, "The columns, in this order."),
        Option(
            "sort",
            Order("attention", *SORT_KEYS),
            "attention",
            "`attention` puts blocked and at-risk features first and finished ones last.",
        ),
        Option("limit", Number(), None, "How many features at most; all of them by default."),
    ),
)
