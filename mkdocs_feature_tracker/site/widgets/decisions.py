"""A feature or a project in, its decisions with rationale, alternatives and impact out."""

from __future__ import annotations

from mkdocs_feature_tracker.model.records import Decision
from mkdocs_feature_tracker.site.options import ListOf, Option
from mkdocs_feature_tracker.site.place import Home
from mkdocs_feature_tracker.site.selection import FILTER, ordered, selected
from mkdocs_feature_tracker.site.widget import MOST_ROWS, Request, View, Widget

KINDS = ("architecture", "design")


def _view(request: Request) -> View | None:
    found = _of_kinds(request, request.subject.document.decisions)
    if not found:
        return None
    return {"rows": found, "origin": request.origin(request.subject)}


def _project_view(request: Request) -> View | None:
    """By feature, in the order of their titles: one looks for the feature, then for the reason."""
    found = [
        (feature, _of_kinds(request, feature.document.decisions))
        for feature in ordered(request, selected(request), "title")
    ]
    n_found = sum(len(decisions) for _, decisions in found)
    if not n_found:
        return None
    groups: list[tuple[Home, list[Decision]]] = []
    n_left = MOST_ROWS
    for feature, decisions in found:
        if decisions and n_left > 0:
            groups.append((request.home(feature), decisions[:n_left]))
            n_left -= len(decisions)
    return {
        "groups": groups,
        "n_found": n_found,
        "n_features": sum(bool(decisions) for _, decisions in found),
        "n_hidden": max(0, n_found - MOST_ROWS),
    }


def _of_kinds(request: Request, decisions: tuple[Decision, ...]) -> list[Decision]:
    wanted = request.options["kinds"]
    return [one for one in decisions if one.kind in wanted]


WIDGET = Widget(
    name="decisions",
    title="Decisions",
    meaning="Architecture and design decisions with rationale, alternatives and impact.",
    view=_view,
    about="either",
    own_options=(FILTER, Option("kinds", ListOf(*KINDS), KINDS, "The kinds of decisions to show.")),
    sections=("architecture_decisions", "design_decisions"),
    nothing="No decision is written down. Documents state them below “Architecture Decisions” and "
    "“Design Decisions”.",
    project_view=_project_view,
)
