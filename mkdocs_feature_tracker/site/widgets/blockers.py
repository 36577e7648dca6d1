"""A feature or a project in, its open and resolved blockers and its technical debt out."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mkdocs_feature_tracker.metrics.blockers import open_blockers
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.records import Blocker
from mkdocs_feature_tracker.model.words import Severity
from mkdocs_feature_tracker.site.place import Home
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import MOST_ROWS, Request, View, Widget
from mkdocs_feature_tracker.site.wording import days_from

_SEVERITIES = tuple(Severity)
_OPEN_RESOLVED = 20
"""More resolved blockers than this are folded."""
_MOST_PAST = 100
"""What is over, and what can wait, is cut sooner than what is open."""


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


class Row(NamedTuple):
    """An open blocker. `n_days_old` counts from the first day on which an update names it, `rank`
    is that of its severity."""

    blocker: Blocker
    home: Home
    who: tuple[str, ...]
    n_days_old: int | None
    n_days_late: int | None
    rank: int


def _project_view(request: Request) -> View:
    features = selected(request)
    opened = open_blockers(features, request.project.as_of)
    resolved = [
        (feature, blocker)
        for feature in features
        for blocker in feature.document.blockers
        if not blocker.is_open
    ]
    resolved.sort(key=lambda pair: pair[1].resolved_on or date.min, reverse=True)
    debts = [(feature, debt) for feature in features for debt in feature.document.debts]
    as_of = request.project.as_of
    return {
        "opened": [
            Row(
                one.blocker,
                request.home(one.feature),
                _who(one.blocker, one.feature),
                (as_of - one.named_on).days if one.named_on and one.named_on <= as_of else None,
                one.n_days_late,
                _SEVERITIES.index(one.blocker.severity),
            )
            for one in opened[:MOST_ROWS]
        ],
        "n_open": len(opened),
        "n_late": sum(one.n_days_late is not None for one in opened),
        "has_ages": any(one.named_on for one in opened[:MOST_ROWS]),
        "resolved": [(one, request.home(feature)) for feature, one in resolved[:_MOST_PAST]],
        "n_resolved": len(resolved),
        "is_folded": len(resolved) > _OPEN_RESOLVED,
        "debts": [(one, request.home(feature)) for feature, one in debts[:_MOST_PAST]],
        "n_debts": len(debts),
    }


def _who(blocker: Blocker, feature: Feature) -> tuple[str, ...]:
    return (blocker.area,) if blocker.area else feature.document.header.teams


WIDGET = Widget(
    name="blockers",
    title="Blockers",
    meaning="Open blockers, the worst first, resolved ones, and technical debt taken on.",
    view=_view,
    about="either",
    own_options=(FILTER,),
    sections=("blockers", "resolved_issues", "technical_debt"),
    project_view=_project_view,
)
