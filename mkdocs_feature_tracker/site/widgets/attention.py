"""A project in, the table of features that need somebody's attention out."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_feature_tracker.metrics.attention import Attention, needing_attention
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.site import sentences
from mkdocs_feature_tracker.site.options import Number, Option
from mkdocs_feature_tracker.site.place import Origin
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import Request, View, Widget


class Row(NamedTuple):
    """A feature that needs attention, who owns it (else its teams), and why."""

    feature: Feature
    href: str | None
    state: str
    who: tuple[str, ...]
    is_team: bool
    origin: Origin
    reasons: list[tuple[str, int, sentences.Clause]]


def _view(request: Request) -> View:
    project = request.project
    features = selected(request)
    found = needing_attention(features, project)
    limit = request.options["limit"]
    shown = found[:limit] if limit else found
    return {
        "rows": [_row(request, attention) for attention in shown],
        "n_found": len(found),
        "n_features": len(features),
        "n_hidden": len(found) - len(shown),
        "all_href": request.place.to_page("features"),
    }


def _row(request: Request, attention: Attention) -> Row:
    feature = attention.feature
    header = feature.document.header
    as_of = request.project.as_of
    return Row(
        feature=feature,
        href=request.place.to_feature(feature.feature_id),
        state=request.state(feature),
        who=header.owners or header.teams,
        is_team=not header.owners,
        origin=request.origin(feature),
        reasons=sentences.of_reasons(attention.reasons, feature, as_of),
    )


WIDGET = Widget(
    name="attention",
    title="Needs attention",
    meaning="Features that are blocked, overdue, forecast late, stale, or whose stated share "
    "contradicts their tasks, with the reason, the owner and the line that says so.",
    view=_view,
    about="project",
    own_options=(
        FILTER,
        Option("limit", Number(), None, "How many features at most; all of them by default."),
    ),
)
