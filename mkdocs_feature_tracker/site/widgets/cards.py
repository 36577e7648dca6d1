"""A project in, the row of cards that says how it stands out."""

from __future__ import annotations

from collections import Counter

from mkdocs_feature_tracker.metrics import progress
from mkdocs_feature_tracker.metrics.attention import DISPLAY_STATES
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.words import Severity
from mkdocs_feature_tracker.site.options import ListOf, Option
from mkdocs_feature_tracker.site.past import forecast_of, past_of
from mkdocs_feature_tracker.site.releases import (
    VERDICT_STATES,
    name_of,
    next_release,
    release_named,
)
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import Request, View, Widget
from mkdocs_feature_tracker.site.wording import days_from

CARDS = ("progress", "forecast", "blockers", "features", "gates", "target")


def _view(request: Request) -> View | None:
    features = [one for one in selected(request) if one.status not in progress.LEFT_OUT]
    if not features:
        return None
    states = Counter(request.state(feature) for feature in features)
    return {
        "shown": _shown(request),
        "forecast": _forecast(request, features),
        "total": progress.of_features(features),
        "gates": progress.gates_passed(features),
        "release": _release(request),
        "states": [(state, states[state]) for state in DISPLAY_STATES if states[state]],
        "blockers": _blockers(request, features),
        "targets": _targets(request, features),
    }


def _shown(request: Request) -> list[str]:
    """Without any history there is no forecast, and no card to say so unless one asks for it."""
    wanted = request.options["show"]
    is_left_out = wanted is CARDS and not request.project.history.features
    return [name for name in wanted if not (name == "forecast" and is_left_out)]


def _forecast(request: Request, features: list[Feature]) -> View:
    """The forecast of all work shown, and how many features are forecast past their targets."""
    if "forecast" not in _shown(request):
        return {}
    past = past_of(request.project)
    one = forecast_of(request)
    dated = [
        forecast
        for feature in features
        if feature.is_open and (forecast := past.by_feature[feature.feature_id]).target_on
    ]
    return {
        "p85_on": one.p85_on if one else None,
        "when": days_from(one.p85_on, request.project.as_of) if one and one.p85_on else "",
        "why": (one.reason if one else None)
        or "Only the project, one release or one team has one.",
        "target_on": one.target_on if one else None,
        "chance": one.chance_on_target if one else None,
        "n_dated": len(dated),
        "n_late": sum(
            bool(each.p85_on and each.p85_on > each.target_on) for each in dated if each.target_on
        ),
    }


def _release(request: Request) -> View | None:
    """The next release, or the one that the filter names; none where it names something else."""
    wanted = request.options["filter"]
    names: tuple[str, ...] = wanted.get("release", ()) if len(wanted) == 1 else ()
    if wanted and len(names) != 1:
        return None
    release = release_named(request.project, names[0]) if wanted else next_release(request.project)
    if release is None:
        return None
    return {
        "verdict": release.verdict,
        "state": VERDICT_STATES[release.verdict],
        "name": name_of(release),
        "when": days_from(release.on, request.project.as_of) if release.on else "",
        "href": request.place.to_release(release.name),
        "n_held": release.n_failing,
    }


def _blockers(request: Request, features: list[Feature]) -> View:
    found = [
        (blocker, feature)
        for feature in features
        for blocker in feature.document.blockers
        if blocker.is_open
    ]
    serious = (Severity.CRITICAL, Severity.HIGH)
    dated = [(blocker.eta_on, feature) for blocker, feature in found if blocker.eta_on is not None]
    oldest_on, oldest = min(dated, key=lambda pair: pair[0]) if dated else (None, None)
    return {
        "n_open": len(found),
        "n_serious": sum(blocker.severity in serious for blocker, _ in found),
        "n_features": len({feature.feature_id for _, feature in found}),
        "oldest_on": oldest_on,
        "oldest_when": days_from(oldest_on, request.project.as_of) if oldest_on else "",
        "oldest": oldest,
        "href": request.place.to_feature(oldest.feature_id) if oldest else None,
    }


def _targets(request: Request, features: list[Feature]) -> View:
    as_of = request.project.as_of
    dated = [
        (feature.document.header.target_on, feature)
        for feature in features
        if feature.is_open and feature.document.header.target_on is not None
    ]
    coming = [(on, feature) for on, feature in dated if on >= as_of]
    next_on, feature = min(coming, key=lambda pair: pair[0]) if coming else (None, None)
    return {
        "n_overdue": len(dated) - len(coming),
        "n_dated": len(dated),
        "next_on": next_on,
        "next_when": days_from(next_on, as_of) if next_on else "",
        "feature": feature,
        "href": request.place.to_feature(feature.feature_id) if feature else None,
    }


WIDGET = Widget(
    name="cards",
    title="",
    meaning="Cards: share done, forecast, open blockers, features by status, the next "
    "release's verdict or the gates passed, next target.",
    view=_view,
    about="project",
    own_options=(
        FILTER,
        Option("show", ListOf(*CARDS), CARDS, "The cards, in this order."),
    ),
    nothing="Title a Markdown file “Implementation Tracking: …”, or put “tracker: true” into its "
    "front matter, and its figures appear here.",
)
