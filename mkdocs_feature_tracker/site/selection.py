"""Features and a filter in, the features to show out, in the order asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from mkdocs_feature_tracker.metrics.attention import DISPLAY_STATES
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.site.options import ListOf, MappingOf, Option, Texts
from mkdocs_feature_tracker.site.widget import Request

FILTER = Option(
    "filter",
    MappingOf(
        status=ListOf(*DISPLAY_STATES),
        team=Texts(),
        owner=Texts(),
        phase=ListOf("red", "green", "refactor"),
        release=Texts(),
    ),
    {},
    "Only the features that match every line of it; several values of one line are alternatives.",
)


def selected(request: Request) -> list[Feature]:
    """The feature of the request, else those of the project that match the option `filter`."""
    if request.feature is not None:
        return [request.feature]
    wanted = request.options.get("filter") or {}
    if not wanted:
        return list(request.project.features)
    return [
        feature
        for feature in request.project.features
        if all(_matches(request, feature, name, values) for name, values in wanted.items())
    ]


def ordered(request: Request, features: Iterable[Feature], order: str) -> list[Feature]:
    """Sort by a column, missing values last either way; `attention` puts the blocked first."""
    name = order.removeprefix("-")
    key = SORT_KEYS.get(name)
    if key is None:
        rows = sorted(features, key=lambda feature: _attention_key(request, feature))
        return rows[::-1] if order.startswith("-") else rows
    keyed = [(key(request, feature), feature) for feature in features]
    filled = [pair for pair in keyed if pair[0] is not None]
    filled.sort(key=lambda pair: pair[0], reverse=order.startswith("-"))
    return [feature for _, feature in filled] + [
        feature for value, feature in keyed if value is None
    ]


def _matches(request: Request, feature: Feature, name: str, values: tuple[str, ...]) -> bool:
    if name == "status":
        return feature.status.value in values or request.state(feature) in values
    wanted = {_folded(value) for value in values}
    header = feature.document.header
    if name == "team":
        return any(_folded(team) in wanted for team in header.teams)
    if name == "owner":
        return any(_folded(owner) in wanted for owner in header.owners)
    if name == "phase":
        return (feature.document.tdd_phase or "").lower() in wanted
    return _folded(header.release or "") in wanted


def _folded(text: str) -> str:
    return text.strip().lstrip("@").casefold()


def _attention_key(request: Request, feature: Feature) -> tuple[Any, ...]:
    target_on = feature.document.header.target_on
    return (
        DISPLAY_STATES.index(request.state(feature)),
        target_on is None,
        target_on,
        feature.title.casefold(),
    )


def _first(words: tuple[str, ...]) -> str | None:
    return words[0].casefold() if words else None


SORT_KEYS: dict[str, Callable[[Request, Feature], Any]] = {
    "title": lambda request, feature: feature.title.casefold(),
    "status": lambda request, feature: DISPLAY_STATES.index(request.state(feature)),
    "share": lambda request, feature: feature.share,
    "phase": lambda request, feature: (
        ("RED", "GREEN", "REFACTOR").index(feature.document.tdd_phase)
        if feature.document.tdd_phase
        else None
    ),
    "team": lambda request, feature: _first(feature.document.header.teams),
    "owner": lambda request, feature: _first(feature.document.header.owners),
    "release": lambda request, feature: feature.document.header.release,
    "priority": lambda request, feature: feature.document.header.priority,
    "blockers": lambda request, feature: feature.n_blockers_open,
    "started_on": lambda request, feature: feature.document.header.started_on,
    "target_on": lambda request, feature: feature.document.header.target_on,
    "finished_on": lambda request, feature: feature.document.header.finished_on,
    "updated_on": lambda request, feature: feature.updated_on,
    "issue": lambda request, feature: feature.document.header.issue,
}
"""What each column of the features table is sorted by."""
