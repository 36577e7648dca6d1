"""A project's features in, dependencies that nobody describes or that run in circles out."""

from __future__ import annotations

from mkdocs_feature_tracker.model.problem import Problem, found
from mkdocs_feature_tracker.model.project import Feature, Project


def check_dependencies(project: Project) -> list[Problem]:
    """FT116 for each unknown dependency, and once for each feature of a circle."""
    problems: list[Problem] = []
    edges: dict[str, list[str]] = {}
    for feature in project.features:
        for name in feature.document.header.depends_on:
            other = project.named(name)
            if other is None:
                problems.append(
                    _problem(feature, f"depends on {name}, which no tracking document describes")
                )
            else:
                edges.setdefault(feature.feature_id, []).append(other.feature_id)
    for feature in project.features:
        circle = _circle(feature.feature_id, edges)
        if circle:
            way = " → ".join(circle)
            problems.append(_problem(feature, f"waits for itself: {way}"))
    return problems


def _problem(feature: Feature, message: str) -> Problem:
    line = feature.document.header.lines.get("depends_on", feature.document.line)
    hint = "name a Feature ID or issue of this project under Depends On"
    return found("FT116", line, message, hint, feature.path)


def _circle(start: str, edges: dict[str, list[str]]) -> list[str]:
    """The shortest way from `start` back to itself, empty without one."""
    ways: dict[str, list[str]] = {start: [start]}
    queue = [start]
    for current in queue:
        for following in edges.get(current, []):
            if following == start:
                return [*ways[current], start]
            if following not in ways:
                ways[following] = [*ways[current], following]
                queue.append(following)
    return []
