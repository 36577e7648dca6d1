"""A project in, its teams with their open features, owners and next steps out."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from mkdocs_feature_tracker.metrics.attention import DISPLAY_STATES
from mkdocs_feature_tracker.metrics.progress import LEFT_OUT
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.records import Task
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.site.options import Number, Option
from mkdocs_feature_tracker.site.place import Home
from mkdocs_feature_tracker.site.selection import FILTER, ordered, selected
from mkdocs_feature_tracker.site.widget import MOST_ROWS, Request, View, Widget

_OPEN_UP_TO = 8
"""Of more teams than this only the headlines are open."""

_TALLY = {
    Status.IN_PROGRESS.value: "in progress",
    "at_risk": "at risk",
    Status.BLOCKED.value: "blocked",
    Status.NOT_STARTED.value: "waiting",
    Status.UNKNOWN.value: "without a status",
    Status.DONE.value: "done",
}
_STEP_ORDER = (Status.IN_PROGRESS, Status.BLOCKED, Status.NOT_STARTED, Status.UNKNOWN)


class Work(NamedTuple):
    """An open feature of a team with what is to be done next; `rank` is that of its state."""

    feature: Feature
    home: Home
    state: str
    rank: int
    owners: tuple[str, ...]
    steps: list[Task]
    n_more_steps: int


class Team(NamedTuple):
    """A team; `name` is empty for the features that name none."""

    name: str
    states: list[tuple[str, int]]
    tally: list[str]
    n_open: int
    work: list[Work]


def _view(request: Request) -> View | None:
    features = [one for one in selected(request) if one.status not in LEFT_OUT]
    if not features:
        return None
    by_team: dict[str, list[Feature]] = {}
    for feature in ordered(request, features, "attention"):
        for team in feature.document.header.teams or ("",):
            by_team.setdefault(team, []).append(feature)
    teams = [_team(request, name, by_team[name]) for name in sorted(by_team, key=_last_if_empty)]
    opened = [feature for feature in features if feature.is_open]
    return {
        "teams": teams[:MOST_ROWS],
        "n_hidden": max(0, len(teams) - MOST_ROWS),
        "n_teams": sum(bool(team.name) for team in teams),
        "is_open": len(teams) <= _OPEN_UP_TO,
        "n_open": len(opened),
        "n_shared": sum(len(feature.document.header.teams) > 1 for feature in opened),
    }


def _last_if_empty(name: str) -> tuple[bool, str]:
    return not name, name.casefold()


def _team(request: Request, name: str, features: list[Feature]) -> Team:
    found = Counter(request.state(feature) for feature in features)
    opened = [feature for feature in features if feature.is_open]
    return Team(
        name,
        [(state, found[state]) for state in DISPLAY_STATES if found[state]],
        [f"{found[state]} {words}" for state, words in _TALLY.items() if found[state]],
        len(opened),
        [_work(request, feature) for feature in opened[: request.options["limit"]]],
    )


def _work(request: Request, feature: Feature) -> Work:
    steps = [
        task
        for task in feature.document.tasks
        if task.section == "next_steps" and task.is_leaf and task.status in _STEP_ORDER
    ]
    steps.sort(key=lambda task: _STEP_ORDER.index(task.status))
    n_shown = request.options["steps"]
    return Work(
        feature,
        request.home(feature),
        request.state(feature),
        DISPLAY_STATES.index(request.state(feature)),
        feature.document.header.owners,
        steps[:n_shown],
        len(steps[n_shown:]),
    )


WIDGET = Widget(
    name="teams",
    title="Teams",
    meaning="Each team with its open features: their state, owner, and what is to be done next.",
    view=_view,
    about="project",
    own_options=(
        FILTER,
        Option("steps", Number(), 2, "How many next steps of a feature at most; 2 by default."),
        Option("limit", Number(), 50, "How many features of a team at most; 50 by default."),
    ),
    nothing="No feature is tracked here yet.",
)
