"""Files and folders in, the problems of their tracking documents out, and an exit code."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from mkdocs_feature_tracker.cli import sarif
from mkdocs_feature_tracker.cli.arguments import (
    as_of_option,
    config_option,
    day_of,
    echo_json,
    json_option,
    paths_argument,
    settings_of,
)
from mkdocs_feature_tracker.cli.load import load, shown_places
from mkdocs_feature_tracker.cli.problem_text import annotation, show, summary
from mkdocs_feature_tracker.model.problem import CODES, Problem
from mkdocs_feature_tracker.model.words import Level

EXAMPLES = """\b
Examples:
  feature-tracker check
  feature-tracker check docs/features --fail-on error
  feature-tracker check --select FT2 --ignore FT205
  feature-tracker check --format github
  feature-tracker check --format sarif > feature-tracker.sarif

\b
Exit codes: 0 nothing to tell, 1 problems, 2 wrong use.
"""
_LEVELS = (Level.INFO, Level.WARNING, Level.ERROR)


def _codes(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    """Codes and beginnings of codes, joined by commas: `FT2,FT106`."""
    parts = [part.strip().upper() for value in values for part in value.split(",")]
    beginnings = tuple(part for part in parts if part)
    for beginning in beginnings:
        if not any(code.startswith(beginning) for code in CODES):
            raise click.BadParameter(f"no code begins with `{beginning}`.", context, parameter)
    return beginnings


@click.command("check", epilog=EXAMPLES)
@paths_argument
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How to tell them; `github` annotates a pull request from a workflow.",
)
@json_option
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="warning",
    show_default=True,
    help="From which level on problems make the exit code 1.",
)
@click.option(
    "--select", callback=_codes, multiple=True, metavar="CODES", help="Only these: FT2,FT106."
)
@click.option(
    "--ignore", callback=_codes, multiple=True, metavar="CODES", help="All but these: FT112."
)
@as_of_option
@config_option
def check_command(
    paths: tuple[Path, ...],
    file_format: str,
    is_json: bool,
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: datetime | None,
    config: Path | None,
) -> None:
    """Tells what is wrong with the tracking documents.

    A file named as PATH counts as a tracking document whatever it looks like; a folder is searched
    for them. Without PATH, that is the current folder, and what the option `roots` adds to it.
    """
    settings = settings_of(config)
    beside = [Path()] if paths and _is_below_here(paths) else []
    project = load(paths, settings, day_of(as_of, settings), beside=beside)
    problems = [
        problem for problem in project.problems if _is_asked_for(problem.code, select, ignore)
    ]
    features = project.features
    if beside:
        places = shown_places(paths)
        problems = [problem for problem in problems if _lies_in(problem.path, places)]
        features = tuple(feature for feature in features if _lies_in(feature.path, places))
    if not features:
        click.echo("No tracking document was found.", err=True)
    _tell(problems, "json" if is_json else file_format)
    if any(_fails(problem, fail_on) for problem in problems):
        click.get_current_context().exit(1)


def _is_below_here(paths: Sequence[Path]) -> bool:
    """Whether the documents here and those of `paths` are one project."""
    here = Path.cwd().resolve()
    return all(path.resolve().is_relative_to(here) for path in paths)


def _is_asked_for(code: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    return (not select or code.startswith(select)) and not code.startswith(ignore)


def _lies_in(path: str, places: Sequence[str]) -> bool:
    return any(place in (".", path) or path.startswith(f"{place}/") for place in places)


def _fails(problem: Problem, fail_on: str) -> bool:
    return fail_on != "never" and _LEVELS.index(problem.level) >= _LEVELS.index(Level(fail_on))


def _tell(problems: Sequence[Problem], file_format: str) -> None:
    if file_format == "text":
        show(problems)
    elif file_format == "github":
        for problem in problems:
            click.echo(annotation(problem).encode("utf-8", "replace"))
        click.echo(summary(problems), err=True)
    elif file_format == "sarif":
        echo_json(sarif.log_of(problems))
    else:
        echo_json({"problems": [_row(problem) for problem in problems]})


def _row(problem: Problem) -> dict[str, object]:
    """One problem with the columns of the table `problems`."""
    return {
        "path": problem.path,
        "line": problem.line,
        "code": problem.code,
        "severity": problem.level.value,
        "message": problem.message,
        "hint": problem.hint,
    }
