"""A feature in, dependencies that nobody describes or that run in circles out."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_feature_tracker.model.problem import Problem, found
from mkdocs_feature_tracker.model.project import Feature, Project


def unknown_or_circular(feature: Feature, project: Project) -> Iterator[Problem]:
    """FT116 for each unknown dependency, and once where the feature waits for itself."""
    for name in feature.document.header.depends_on:
        if project.named(name) is None:
            yield _problem(feature, f"depends on {name}, which no tracking document describes")
    circle = _circle(feature, project)
    if circle:
        yield _problem(feature, f"waits for itself: {' → '.join(circle)}")


def _problem(feature: Feature, message: str) -> Problem:
    line = feature.document.header.lines.get("depends_on", feature.document.line)
    hint = "name a Feature ID or issue of this project under Depends On"
    return found("FT116", line, message, hint, feature.path)


def _circle(start: Feature, project: Project) -> list[str]:
    """The shortest way from `start` back to itself, empty without one."""
    ways: dict[str, list[str]] = {start.feature_id: [start.feature_id]}
    queue = [start]
    for current in queue:
        way = ways[current.feature_id]
        for name in current.document.header.depends_on:
            following = project.named(name)
            if following is start:
                return [*way, start.feature_id]
            if following is not None and following.feature_id not in ways:
                ways[following.feature_id] = [*way, following.feature_id]
                queue.append(following)
    return []
