"""A feature in, its decisions with rationale, alternatives and impact out."""

from __future__ import annotations

from mkdocs_feature_tracker.site.widget import Request, View, Widget


def _view(request: Request) -> View | None:
    feature = request.subject
    decisions = feature.document.decisions
    if not decisions:
        return None
    return {"rows": decisions, "origin": request.origin(feature)}


WIDGET = Widget(
    name="decisions",
    title="Decisions",
    meaning="Architecture and design decisions with rationale, alternatives and impact.",
    view=_view,
    sections=("architecture_decisions", "design_decisions"),
)
