"""A feature and a task in, the task's box ticked, opened or cancelled out."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import click

from mkdocs_feature_tracker.cli.arguments import (
    config_option,
    echo_json,
    in_option,
    json_option,
    settings_of,
)
from mkdocs_feature_tracker.cli.choosing import RefusedError, feature_named, of_task, task_named
from mkdocs_feature_tracker.cli.completions import feature_completions
from mkdocs_feature_tracker.cli.editing import Change, change_line
from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.records import Task
from mkdocs_feature_tracker.model.words import Status

EXAMPLES = """\b
Examples:
  feature-tracker tick FEAT-2026-10-05-001 AC4 --done
  feature-tracker tick "#440" "mandates" --done
  feature-tracker tick docs/features/vouchers.md "Unit Tests" --open
  feature-tracker tick 440 :63 --cancel --json

\b
Exit codes: 0 it stands as asked, 1 the file cannot be written, 2 refused: nothing was written.
"""
_BOX = re.compile(r"(\ufeff?[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)+\[)([^\[\]]*)(\].*)", re.S)
_TOKENS = {"done": "x", "open": " ", "cancel": "-"}
_MEANT = {
    "done": (Status.DONE,),
    "open": (Status.NOT_STARTED, Status.IN_PROGRESS, Status.BLOCKED),
    "cancel": (Status.CANCELLED,),
}


@click.command("tick", epilog=EXAMPLES)
@click.argument("feature", shell_complete=feature_completions)
@click.argument("task")
@click.option("--done", "is_done", is_flag=True, help="Tick the box: [x].")
@click.option("--open", "is_open", is_flag=True, help="Open the box: [ ].")
@click.option("--cancel", "is_cancelled", is_flag=True, help="Cancel it: [-].")
@in_option
@json_option
@config_option
def tick_command(
    feature: str,
    task: str,
    is_done: bool,
    is_open: bool,
    is_cancelled: bool,
    places: tuple[Path, ...],
    is_json: bool,
    config: Path | None,
) -> None:
    """Changes one checkbox of a tracking document, and no other byte.

    FEATURE is a Feature ID, an issue, or the path of the document. TASK is a task's id, its title,
    a part of its text that no other task has, or its line as :LINE. What means nothing, or several
    things, is refused with a list of candidates.
    """
    asked = {"done": is_done, "open": is_open, "cancel": is_cancelled}
    if sum(asked.values()) != 1:
        raise click.UsageError("say one of --done, --open and --cancel.")
    way = next(way for way in asked if asked[way])
    settings = settings_of(config)
    try:
        found = feature_named(feature, places, settings)
        changed: list[Task] = []

        def decide(document: Document, text_of: Callable[[int], str]) -> Change:
            chosen = task_named(task, document.tasks)
            changed[:] = [chosen]
            return _change(document, chosen, text_of(chosen.line), way, changed)

        change, is_changed = change_line(found, settings.workflow, decide)
    except RefusedError as refused:
        refused.tell(is_json=is_json)
    status = changed[-1].status
    if is_json:
        told = of_task(changed[0]) | {"status": status.value, "was": changed[0].status.value}
        place = {"feature_id": found.feature_id, "path": found.path}
        echo_json(place | told | {"is_changed": is_changed})
    else:
        how = "is now" if is_changed else "was already"
        click.echo(f"{found.path}:{change.line}: {change.name} {how} {_word(status)}.")


def _change(document: Document, task: Task, line: str, way: str, changed: list[Task]) -> Change:
    """The line with another token; `changed` gets the task as it reads after that."""
    box = _BOX.fullmatch(line)
    if box is None:
        raise RefusedError(
            f"“{task.title}” in line {task.line} is no checkbox; edit its status by hand.",
            [of_task(task)],
        )
    name = f"“{task.task_id or task.title}”"
    if way == "done" and task.status is Status.DONE:
        return Change(task.line, (line,), lambda _: True, name)

    def is_right(after: Document) -> bool:
        """The box reads as asked, and nothing else reads otherwise than before."""
        here = [one for one in after.tasks if one.line == task.line]
        others = [one for one in after.tasks if one.line != task.line]
        if len(here) != 1 or here[0].status not in _MEANT[way]:
            return False
        changed.append(here[0])
        return others == [one for one in document.tasks if one.line != task.line]

    return Change(task.line, (f"{box[1]}{_TOKENS[way]}{box[3]}",), is_right, name)


def _word(status: Status) -> str:
    return status.value.replace("_", " ")
