"""One feature or a project in, what its documents' authors should mend out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from mkdocs_feature_tracker.model.problem import CODES, Problem
from mkdocs_feature_tracker.model.words import Level
from mkdocs_feature_tracker.site.options import ListOf, Number, Option
from mkdocs_feature_tracker.site.place import Origin
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import MOST_ROWS, Request, View, Widget

_LEVELS = tuple(Level)
LEVEL_STATES = {Level.ERROR: "blocked", Level.WARNING: "at_risk", Level.INFO: "unknown"}
"""The colours that levels share with states."""


def _view(request: Request) -> View | None:
    found = _of_levels(request, request.subject.problems)
    if not found:
        return None
    shown = found[: request.options["limit"] or MOST_ROWS]
    return {
        "rows": [_row(request, problem) for problem in shown],
        "n_found": len(found),
        "n_hidden": len(found) - len(shown),
    }


def _project_view(request: Request) -> View | None:
    """By document, those with the worst problems first."""
    project = request.project
    if request.options["filter"]:
        everything = [problem for one in selected(request) for problem in one.problems]
    else:
        everything = [*project.problems]
    found = _of_levels(request, everything)
    if not found:
        return None
    shown = found[: request.options["limit"] or MOST_ROWS]
    order = {path: place for place, path in enumerate(dict.fromkeys(one.path for one in shown))}
    shown.sort(key=lambda problem: order[problem.path])
    by_path = {feature.path: feature for feature in project.features}
    return {
        "documents": [
            (
                path,
                request.home(by_path[path]) if path in by_path else None,
                [_row(request, problem) for problem in problems],
            )
            for path, problems in groupby(shown, lambda problem: problem.path)
        ],
        "counts": [
            (LEVEL_STATES[level], level.value, n)
            for level in _LEVELS
            if (n := sum(problem.level is level for problem in found))
        ],
        "n_found": len(found),
        "n_documents": len({problem.path for problem in found}),
        "n_hidden": len(found) - len(shown),
    }


def _of_levels(request: Request, problems: Iterable[Problem]) -> list[Problem]:
    levels = request.options["levels"]
    found = [problem for problem in problems if not levels or problem.level.value in levels]
    return sorted(found, key=lambda problem: _LEVELS.index(problem.level))


def _row(request: Request, problem: Problem) -> tuple[Problem, str, str, Origin]:
    """A problem with the colour of its level, what its code stands for, and its document."""
    title = CODES[problem.code].title
    return problem, LEVEL_STATES[problem.level], title, Origin(problem.path, request.place.site)


WIDGET = Widget(
    name="problems",
    title="Problems",
    meaning="What the author of a document should mend, with line and hint.",
    view=_view,
    about="either",
    own_options=(
        FILTER,
        Option("levels", ListOf(*(level.value for level in Level)), (), "Only these levels."),
        Option("limit", Number(), None, "How many problems at most; 300 by default."),
    ),
    nothing="No problem was found: every document is read as its author wrote it.",
    nothing_is_well=True,
    project_view=_project_view,
)
