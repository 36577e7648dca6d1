"""A project in, the problems of its features out: rules over what was read, one function each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from mkdocs_feature_tracker.checks import attention, blockers, contradictions, dependencies, effort
from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.problem import Problem
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.same import N_KEPT, Same

Check = Callable[[Feature, Project], Iterable[Problem]]

_AMONG_OTHERS: dict[str, Check] = {"FT116": dependencies.unknown_or_circular}
"""The rules that look at other features too."""

_ALONE: dict[str, Check] = {
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
"""The rules that look at one feature, the day, and how soon a document is stale."""

CHECKS = _AMONG_OTHERS | _ALONE
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
        facts = tuple(item for item in vars(feature).items() if item[0] not in _LEFT_OUT)
        document, stale_after_days = Same(feature.document), project.stale_after_days
        alone = _found_alone(document, facts, project.as_of, stale_after_days)
        found = (*_found(_AMONG_OTHERS, feature, project), *alone)
        problems.extend(
            problem for problem in found if (problem.line, problem.code) not in silenced
        )
    return problems


_LEFT_OUT = ("document", "problems")


@lru_cache(2 * N_KEPT)
def _found_alone(
    document: Same[Document], facts: tuple[tuple[str, Any], ...], as_of: date, stale_after_days: int
) -> tuple[Problem, ...]:
    """Kept from build to build, as long as the feature and the day are the same."""
    feature = Feature(document=document.it, **dict(facts))
    project = Project((feature,), as_of, stale_after_days=stale_after_days)
    return tuple(_found(_ALONE, feature, project))


def _found(rules: dict[str, Check], feature: Feature, project: Project) -> Iterator[Problem]:
    for rule in rules.values():
        yield from rule(feature, project)
