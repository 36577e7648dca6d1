"""One feature or a project in, what its documents' authors should mend out."""

from __future__ import annotations

from mkdocs_feature_tracker.model.problem import Problem
from mkdocs_feature_tracker.model.words import Level
from mkdocs_feature_tracker.site.options import ListOf, Number, Option
from mkdocs_feature_tracker.site.place import Origin
from mkdocs_feature_tracker.site.widget import MOST_ROWS, Request, View, Widget

_LEVELS = tuple(Level)
LEVEL_STATES = {Level.ERROR: "blocked", Level.WARNING: "at_risk", Level.INFO: "unknown"}
"""The colours that levels share with states."""


def _view(request: Request) -> View | None:
    found: tuple[Problem, ...] = (
        request.feature.problems if request.feature else request.project.problems
    )
    levels = request.options["levels"]
    if levels:
        found = tuple(problem for problem in found if problem.level.value in levels)
    if not found:
        return None
    found = tuple(sorted(found, key=lambda problem: _LEVELS.index(problem.level)))
    shown = found[: request.options["limit"] or MOST_ROWS]
    site = request.place.site
    return {
        "rows": [
            (
                problem,
                LEVEL_STATES[problem.level],
                site.source_url(problem.path, problem.line) if problem.path else None,
                Origin(problem.path, site),
            )
            for problem in shown
        ],
        "counts": [
            (level.value, n)
            for level in _LEVELS
            if (n := sum(problem.level is level for problem in found))
        ],
        "n_found": len(found),
        "n_hidden": len(found) - len(shown),
        "is_project": request.feature is None,
    }


WIDGET = Widget(
    name="problems",
    title="Problems in the document",
    meaning="What the author of a document should mend, with line and hint.",
    view=_view,
    about="either",
    own_options=(
        Option("levels", ListOf(*(level.value for level in Level)), (), "Only these levels."),
        Option("limit", Number(), None, "How many problems at most; 300 by default."),
    ),
    nothing="No problem was found.",
)
