"""A name from the command line in, the one feature or task that it means out, or a refusal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from mkdocs_feature_tracker.cli.arguments import echo_json
from mkdocs_feature_tracker.cli.load import load
from mkdocs_feature_tracker.cli.settings import Settings
from mkdocs_feature_tracker.cli.today import today
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.records import Task

MAX_CANDIDATES = 12


class RefusedError(click.ClickException):
    """Nothing was done, because the words do not mean exactly one thing.

    `candidates` are what they could mean, each with what is needed to name it.
    """

    exit_code = 2

    def __init__(self, message: str, candidates: Sequence[dict[str, Any]] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates

    def format_message(self) -> str:
        """The message with a line for each candidate."""
        lines = [
            "  " + "  ".join(str(value) for value in candidate.values() if value is not None)
            for candidate in self.candidates[:MAX_CANDIDATES]
        ]
        if len(self.candidates) > MAX_CANDIDATES:
            lines.append(f"  and {len(self.candidates) - MAX_CANDIDATES} more")
        return "\n".join([self.message, *lines])

    def tell(self, *, is_json: bool) -> NoReturn:
        """Ends the command, for a program with an object instead of lines."""
        if is_json:
            echo_json({"error": self.message, "candidates": list(self.candidates)})
            raise click.exceptions.Exit(self.exit_code)
        raise self


def feature_named(reference: str, places: Sequence[Path], settings: Settings) -> Feature:
    """The feature of a Feature ID, an issue, or the path of its document.

    Raises:
        RefusedError: There is none, or there are several.
    """
    day = today(None, settings.as_of, settings.timezone)
    if Path(reference).is_file():
        (feature,) = load([Path(reference)], settings, day).features or (None,)
        if feature is None:
            raise RefusedError(f"{reference} is a template, or says `tracker: false`.")
        return feature
    project = load(places, settings, day)
    found = _named(reference, project)
    if len(found) == 1:
        return found[0]
    if found:
        raise RefusedError(
            f"{reference} is the name of {len(found)} documents; name one by its path:",
            [_of_feature(feature) for feature in found],
        )
    near = [
        feature
        for feature in project.features
        if reference.casefold() in f"{feature.feature_id} {feature.title}".casefold()
    ]
    raise RefusedError(
        f"no tracking document has the Feature ID, issue or path {reference}."
        + (" There are:" if project.features else ""),
        [_of_feature(feature) for feature in near or project.features],
    )


def task_named(reference: str, tasks: Sequence[Task]) -> Task:
    """The task of an id, a title, a part of title or note that no other has, or `:LINE`.

    Raises:
        RefusedError: There is none, or there are several.
    """
    text = _folded(reference)
    if text.startswith(":") and text[1:].isdecimal():
        found = [task for task in tasks if task.line == int(text[1:])]
    else:
        ways = (
            [task for task in tasks if _folded(task.task_id) == text],
            [task for task in tasks if text in (_folded(task.title), _whole(task))],
            [task for task in tasks if text and text in _whole(task)],
        )
        found = next((way for way in ways if way), [])
    if len(found) == 1:
        return found[0]
    if found:
        raise RefusedError(
            f"“{reference}” fits {len(found)} tasks; name one by its line, such as"
            f" :{found[0].line}:",
            [of_task(task) for task in found],
        )
    raise RefusedError(
        f"no task fits “{reference}”." + (" There are:" if tasks else ""),
        [of_task(task) for task in tasks],
    )


def of_task(task: Task) -> dict[str, Any]:
    """What a task can be recognised by."""
    return {
        "line": task.line,
        "status": task.status.value,
        "task_id": task.task_id,
        "title": task.title,
        "note": task.note,
    }


def _named(reference: str, project: Project) -> list[Feature]:
    if "~" in reference and reference in project.by_id:
        return [project.by_id[reference]]
    name = _reference(reference)
    return [
        feature
        for feature in project.features
        if reference == feature.path  # as candidates name it, from the repository's root
        or name in (_reference(feature.feature_id.partition("~")[0]), _issue(feature))
    ]


def _issue(feature: Feature) -> str | None:
    issue = feature.document.header.issue
    return None if issue is None else _reference(issue)


def _reference(text: str) -> str:
    return text.strip().casefold().removeprefix("issue-").removeprefix("#")


def _of_feature(feature: Feature) -> dict[str, Any]:
    return {
        "feature_id": feature.feature_id,
        "path": feature.path,
        "title": feature.title,
    }


def _whole(task: Task) -> str:
    return _folded(f"{task.title}: {task.note}" if task.note else task.title)


def _folded(text: str | None) -> str:
    return " ".join((text or "").casefold().split())
