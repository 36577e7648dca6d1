"""A project in, the problems of its features out: rules over what was read, one function each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from mkdocs_feature_tracker.checks import attention, blockers, contradictions, dependencies, effort
from mkdocs_feature_tracker.model.problem import Problem
from mkdocs_feature_tracker.model.project import Feature, Project

Check = Callable[[Feature, Project], Iterable[Problem]]

CHECKS: dict[str, Check] = {
    "FT116": dependencies.unknown_or_circular,
    "FT201": contradictions.stated_share,
    "FT202": contradictions.all_tests_passing,
    "FT203": contradictions.done_with_open_boxes,
    "FT204": blockers.open_and_fixed,
    "FT205": effort.more_than_the_calendar,
    "FT206": contradictions.ticked_parent,
    "FT301": attention.eta_passed,
    "FT302": attention.target_passed,
    "FT303": attention.no_update,
    "FT304": attention.blocked,
}
"""Every code that needs a whole document or project, with the rule that finds it."""


def run(project: Project, paths: Collection[str] | None = None) -> list[Problem]:
    """What every rule finds in every feature, without what a comment in the document silences.

    With `paths`, only what it finds in the features whose documents lie there.
    """
    problems: list[Problem] = []
    for feature in project.features:
        if paths is not None and feature.path not in paths:
            continue
        silenced = frozenset(feature.document.silenced)
        problems.extend(
            problem
            for check in CHECKS.values()
            for problem in check(feature, project)
            if (problem.line, problem.code) not in silenced
        )
    return problems
