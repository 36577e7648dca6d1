"""A feature in, its deployment stages in order and the pre-deployment checklist out."""

from __future__ import annotations

from mkdocs_feature_tracker.metrics.progress import LEFT_OUT
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.site.widget import MOST_ROWS, Request, View, Widget


def _view(request: Request) -> View | None:
    feature = request.subject
    checklist = [
        task for task in feature.document.tasks if task.section == "deployment" and task.is_leaf
    ]
    if not feature.document.rollout and not checklist:
        return None
    counted = [task for task in checklist if task.status not in LEFT_OUT]
    return {
        "stages": feature.document.rollout[:MOST_ROWS],
        "checklist": checklist[:MOST_ROWS],
        "n_hidden": max(0, len(checklist) - MOST_ROWS),
        "n_checked": sum(task.status is Status.DONE for task in counted),
        "n_checks": len(counted),
        "origin": request.origin(feature),
    }


WIDGET = Widget(
    name="rollout",
    title="Rollout",
    meaning="Feature flag and release stages in order, and the pre-deployment checklist.",
    view=_view,
    sections=("deployment_plan", "deployment_checklist"),
)
