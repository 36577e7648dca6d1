"""A feature or a project in, when the work is finished and how often such dates were met out."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_feature_tracker.model.forecast import Forecast, HitRate
from mkdocs_feature_tracker.site.options import ListOf, Option
from mkdocs_feature_tracker.site.past import Past, forecast_of, histories, past_of, sources_of
from mkdocs_feature_tracker.site.selection import FILTER, ordered, selected
from mkdocs_feature_tracker.site.widget import MOST_ROWS, Request, View, Widget
from mkdocs_feature_tracker.site.wording import count, day, percent

ROWS = ("project", "releases", "teams", "features")


class Row(NamedTuple):
    """A line of the table; `kind` says what the name is that of, "" for a feature."""

    name: str
    kind: str
    href: str | None
    forecast: Forecast
    is_late: bool


def _view(request: Request) -> View | None:
    past = past_of(request.project)
    features = selected(request)
    some = histories(request, features)
    if not some:
        return None
    rows = _rows(request, past)
    lead = forecast_of(request)
    return {
        "sentence": sentence(lead, request.feature.title if request.feature else "")
        if lead
        else "",
        "rows": rows[:MOST_ROWS],
        "n_hidden": len(rows[MOST_ROWS:]),
        "hits": hit_sentences(lead, past),
        "remarks": [
            *_of_teams(rows),
            *sources_of(some),
            *(past.history.notes if not request.feature else ()),
        ],
        "has_targets": any(row.forecast.target_on for row in rows),
    }


def _rows(request: Request, past: Past) -> list[Row]:
    if request.feature is not None:
        return [_row(request, past.by_feature[request.feature.feature_id])]
    wanted = request.options["rows"]
    groups = [one for one in past.forecasts if one.feature_id is None]
    if request.options["filter"]:
        groups = []  # a part of the project says nothing of the releases and teams
    rows = [_row(request, one) for one in groups if _kind(one) in wanted]
    if "features" in wanted:
        opened = [feature for feature in selected(request) if feature.is_open]
        rows += [
            _row(request, past.by_feature[feature.feature_id])
            for feature in ordered(request, opened, "attention")
        ]
    return rows


def _of_teams(rows: list[Row]) -> list[str]:
    """Why the tasks of the teams may be more than those of the project."""
    n_teams = sum(row.kind == "team" for row in rows)
    return ["A feature of several teams counts for each of them."] if n_teams > 1 else []


def _kind(one: Forecast) -> str:
    return "releases" if one.release else "teams" if one.team else "project"


def _row(request: Request, one: Forecast) -> Row:
    is_late = bool(one.target_on and one.p85_on and one.p85_on > one.target_on)
    if one.feature_id is not None:
        feature = request.project.by_id[one.feature_id]
        href = request.place.to_feature(feature.feature_id)
        return Row(feature.title, "", href, one, is_late)
    if one.release is not None:
        return Row(one.release, "release", None, one, is_late)
    if one.team is not None:
        return Row(one.team, "team", None, one, is_late)
    return Row("Whole project", "", None, one, is_late)


def sentence(one: Forecast, name: str) -> str:
    """`With 85% confidence all open work is done by 4 Dec 2026.`, or why nobody knows."""
    what = name or one.release or one.team
    work = (
        f"{what} is done"
        if name
        else f"the work of {what} is done"
        if what
        else "all open work is done"
    )
    if one.p85_on is None:
        why = (one.reason or "Too little is known.").strip()
        return f"No forecast: {why[:1].lower()}{why[1:]}"
    chance = ""
    if one.target_on and one.chance_on_target is not None:
        chance = f"; the chance to make the target of {day(one.target_on)} is"
        chance += f" {percent(one.chance_on_target)}"
    return f"With 85% confidence {work} by {day(one.p85_on)}{chance}."


def hit_sentences(lead: Forecast | None, past: Past) -> list[str]:
    """How often the dates were met, for features and for what sums them up."""
    of_features = _hits("single features", past.hits_of_features)
    if lead is not None and lead.feature_id is not None:
        return [of_features]
    return [_hits("releases and the whole project", past.of_project.hits), of_features]


def _hits(whose: str, hits: HitRate) -> str:
    if not hits.n_resolved:
        return f"No 85% date of {whose} has come yet."
    n_times = count(hits.n_resolved, "time")
    return f"Our 85% dates of {whose} were met {hits.n_met} of {n_times} ({percent(hits.share)})."


WIDGET = Widget(
    name="forecast",
    title="Forecast",
    meaning="The days by which work is done with 50, 85 and 95% confidence, the chance to make "
    "the target, and how often such dates were met before.",
    view=_view,
    about="either",
    own_options=(
        FILTER,
        Option("rows", ListOf(*ROWS), ROWS, "What has rows of its own in the table."),
    ),
    nothing="Nothing is known of the past, so there is no forecast.",
)
