"""A feature in, its open and resolved blockers and its technical debt out."""

from __future__ import annotations

from mkdocs_feature_tracker.model.records import Blocker
from mkdocs_feature_tracker.model.words import Severity
from mkdocs_feature_tracker.site.widget import Request, View, Widget
from mkdocs_feature_tracker.site.wording import days_from

_SEVERITIES = tuple(Severity)


def _view(request: Request) -> View | None:
    feature = request.subject
    document = feature.document
    if not document.blockers and not document.debts:
        return None
    opened = sorted(
        (blocker for blocker in document.blockers if blocker.is_open),
        key=lambda blocker: _SEVERITIES.index(blocker.severity),
    )
    return {
        "opened": [(blocker, *_eta(request, blocker)) for blocker in opened],
        "resolved": [blocker for blocker in document.blockers if not blocker.is_open],
        "debts": document.debts,
        "n_late": sum(_eta(request, blocker)[1] for blocker in opened),
        "origin": request.origin(feature),
    }


def _eta(request: Request, blocker: Blocker) -> tuple[str, bool]:
    """How far away the ETA is, and whether it has passed."""
    if blocker.eta_on is None:
        return "", False
    as_of = request.project.as_of
    return days_from(blocker.eta_on, as_of), blocker.eta_on < as_of


WIDGET = Widget(
    name="blockers",
    title="Blockers",
    meaning="Open blockers, the worst first, resolved ones, and technical debt taken on.",
    view=_view,
    sections=("blockers", "resolved_issues", "technical_debt"),
)
