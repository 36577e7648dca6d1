"""A feature in, its acceptance criteria against tests and implementation out."""

from __future__ import annotations

import re
from itertools import groupby

from mkdocs_feature_tracker.model.records import Task
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.site.widget import MOST_ROWS, Request, View, Widget

_BEGUN = {Status.IN_PROGRESS, Status.DONE, Status.FAILING}
_EMOJI = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")


def _view(request: Request) -> View | None:
    feature = request.subject
    criteria = [task for task in feature.document.tasks if task.section == "acceptance"]
    if not criteria:
        return None
    leaves = [task for task in criteria if task.is_leaf]
    stated = [task for task in leaves if task.tests_status is not None]
    return {
        "groups": [
            (name, [_row(task) for task in tasks])
            for name, tasks in groupby(criteria[:MOST_ROWS], lambda one: one.group)
        ],
        "has_details": any(task.tests_status or task.implementation_status for task in criteria),
        "n_hidden": max(0, len(criteria) - MOST_ROWS),
        "n_criteria": len(leaves),
        "n_done": sum(task.status is Status.DONE for task in leaves),
        "n_stated": len(stated),
        "n_passing": sum(task.tests_status is Status.DONE for task in stated),
        "n_failing": sum(task.tests_status is Status.FAILING for task in stated),
        "origin": request.origin(feature),
    }


def _row(task: Task) -> tuple[Task, str, str, str]:
    return task, _state(task), _counts(task.tests_raw), _counts(task.implementation_raw)


def _state(task: Task) -> str:
    """An open box of which tests or implementation have begun is in progress."""
    has_begun = {task.tests_status, task.implementation_status} & _BEGUN
    is_open = task.status is Status.NOT_STARTED
    return (Status.IN_PROGRESS if is_open and has_begun else task.status).value


def _counts(raw: str | None) -> str:
    """The text behind a status where it says more than the status: `2 of 5 tests passing`."""
    if raw is None or not any(sign.isdigit() for sign in raw):
        return ""
    return " ".join(_EMOJI.sub("", raw).replace("**", "").split())


WIDGET = Widget(
    name="acceptance",
    title="Acceptance criteria",
    meaning="A matrix of criteria against their tests and implementation, with passing counts.",
    view=_view,
    sections=("acceptance",),
)
