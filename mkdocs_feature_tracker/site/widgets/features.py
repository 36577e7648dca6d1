"""A project in, the table of its features out: the columns, rows and order asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from markupsafe import Markup

from mkdocs_feature_tracker.charts.small import sparkline
from mkdocs_feature_tracker.metrics import daily, progress
from mkdocs_feature_tracker.metrics.attention import DISPLAY_STATES
from mkdocs_feature_tracker.metrics.cycle import finish_of
from mkdocs_feature_tracker.model.document import Header
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.site.figure import spark
from mkdocs_feature_tracker.site.options import ListOf, Number, Option, Order
from mkdocs_feature_tracker.site.past import past_of
from mkdocs_feature_tracker.site.selection import FILTER, SORT_KEYS, ordered, selected
from mkdocs_feature_tracker.site.templates import STATE_WORDS
from mkdocs_feature_tracker.site.toolbar import DAY, NUMBER, TEXT, TOOLBAR, Toolbar, Traits, toolbar
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


DIRECTIONS = {
    "title": TEXT,
    "status": ("most pressing first", "least pressing first"),
    "share": NUMBER,
    "phase": ("RED first", "REFACTOR first"),
    "team": TEXT,
    "owner": TEXT,
    "release": ("oldest first", "newest first"),
    "priority": TEXT,
    "blockers": NUMBER,
    "started_on": DAY,
    "target_on": DAY,
    "finished_on": DAY,
    "updated_on": DAY,
    "issue": NUMBER,
}
"""What a reader can sort by, and what both directions are called."""


def _view(request: Request) -> View:
    options = request.options
    features = selected(request)
    in_order = ordered(request, features, options["sort"])
    shown = in_order[: options["limit"]] if options["limit"] else in_order
    names = _columns(request)
    columns = [(name, COLUMNS[name]) for name in names]
    rows = [_row(request, feature, "trend" in names) for feature in shown]
    before, archived = _archived(request, shown)
    old = {feature.feature_id for feature in archived}
    parts = [
        part
        for is_old in (False, True)
        if (part := [row for row in rows if (row.feature.feature_id in old) is is_old])
    ]
    return {
        "columns": columns,
        "sortable": DIRECTIONS,
        "numbers": ("blockers",),
        "order": "" if options["sort"].endswith("attention") else options["sort"],
        "parts": parts,
        "archived_before": before,
        "archived_words": _archived_words(archived),
        "tools": _tools(rows, columns) if options["toolbar"] and len(rows) > 1 else None,
        "n_shown": len(rows),
        "n_features": len(features),
        "n_all": len(request.project.features),
        "n_hidden": len(features) - len(shown),
        "total": progress.of_features(features),
    }


def _columns(request: Request) -> list[str]:
    """Without any history the trend is no use, unless an author asks for it."""
    wanted = request.options["columns"]
    is_left_out = wanted is DEFAULT_COLUMNS and not request.project.history.features
    return [name for name in wanted if not (name == "trend" and is_left_out)]


def _archived(request: Request, features: Sequence[Feature]) -> tuple[date, list[Feature]]:
    """The features that were finished or cancelled long ago, and what long ago is.

    Nothing is put away where nothing else would be left.
    """
    n_days = request.options["archive_after_days"]
    as_of = request.project.as_of
    if n_days is None or n_days >= as_of.toordinal():
        return as_of, []
    before = as_of - timedelta(days=n_days)
    found = [
        feature for feature in features if (on := _closed_on(request, feature)) and on < before
    ]
    return before, found if len(found) < len(features) else []


def _closed_on(request: Request, feature: Feature) -> date | None:
    if feature.is_open:
        return None
    past = request.project.history.features.get(feature.feature_id)
    finished_on = finish_of(feature, past, request.project.as_of)
    return finished_on or feature.document.header.finished_on or feature.updated_on


def _archived_words(features: Sequence[Feature]) -> str:
    statuses = {feature.status is Status.DONE for feature in features}
    words = {frozenset({True}): "finished", frozenset({False}): "cancelled"}
    return words.get(frozenset(statuses), "finished or cancelled")


def _tools(rows: Sequence[Row], columns: Sequence[tuple[str, str]]) -> Toolbar:
    orders = [(name, heading, DIRECTIONS[name]) for name, heading in columns if name in DIRECTIONS]
    states = {state: STATE_WORDS[state] for state in DISPLAY_STATES}
    done = ("status", Status.DONE.value, "Hide done")
    traits = [row.traits for row in rows]
    return toolbar("title, ID, team, owner", traits, orders, words={"status": states}, hides=done)


class Row(NamedTuple):
    """A feature as the table shows it.

    `ahead_on` is the day of its forecast, where that says more than its target; `traits` are empty
    where nobody can filter by them.
    """

    feature: Feature
    header: Header
    href: str | None
    state: str
    rank: int
    phase_rank: int | None
    is_late: bool
    ahead_on: date | None
    is_ahead_late: bool
    is_counted: bool
    bar_state: str
    issue_url: str | None
    trend: Markup | None
    traits: Traits


def _row(request: Request, feature: Feature, has_trend: bool) -> Row:
    header = feature.document.header
    target_on = header.target_on if feature.is_open else None
    ahead_on = _ahead_on(request, feature)
    state = request.state(feature)
    return Row(
        feature=feature,
        header=header,
        href=request.place.to_feature(feature.feature_id),
        state=state,
        rank=DISPLAY_STATES.index(state),
        phase_rank=SORT_KEYS["phase"](request, feature),
        is_late=target_on is not None and target_on < request.project.as_of,
        ahead_on=ahead_on,
        is_ahead_late=bool(ahead_on and target_on and target_on < ahead_on),
        is_counted=feature.status not in progress.LEFT_OUT,
        bar_state=_bar_state(feature),
        issue_url=request.place.site.issue_url(header.issue) if header.issue else None,
        trend=_trend(request, feature) if has_trend else None,
        traits=_traits(feature, state) if request.options["toolbar"] else {},
    )


def _ahead_on(request: Request, feature: Feature) -> date | None:
    """The day that an open feature is done by with 85 %, if there is no target or it is missed."""
    known = past_of(request.project).by_feature.get(feature.feature_id)
    if known is None or known.p85_on is None or not feature.is_open:
        return None
    target_on = feature.document.header.target_on
    return known.p85_on if target_on is None or target_on < known.p85_on else None


def _traits(feature: Feature, state: str) -> Traits:
    header = feature.document.header
    return {
        "status": (state,),
        "team": header.teams,
        "owner": header.owners,
        "phase": (feature.document.tdd_phase,) if feature.document.tdd_phase else (),
        "release": (header.release,) if header.release else (),
    }


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
        TOOLBAR,
        Option(
            "archive_after_days",
            Number(),
            None,
            "Features that were finished or cancelled longer ago fold into an archive below the "
            "table, which still counts.",
        ),
    ),
)
