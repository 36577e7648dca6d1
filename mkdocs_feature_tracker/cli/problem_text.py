"""Problems in, lines for a reader in a terminal and for a GitHub workflow out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.text import Text

from mkdocs_feature_tracker.cli.terminal import console
from mkdocs_feature_tracker.model.problem import CODES, Problem
from mkdocs_feature_tracker.model.words import Level

_STYLES = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.INFO: "blue"}
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def show(problems: Sequence[Problem]) -> None:
    """Prints problems by document and line, each with its hint, and their number."""
    out = console()
    for _, of_document in groupby(problems, key=lambda problem: problem.path):
        for problem in of_document:
            line = Text(f"{problem.place}: ")
            line.append(f"{problem.code} {problem.level}", style=_STYLES[problem.level])
            out.print(line.append(f" {problem.message}"))
            if problem.hint:
                out.print(Text(f"    {problem.hint}", style="dim"))
        out.print()
    out.print(summary(problems))


def summary(problems: Sequence[Problem]) -> str:
    """`2 errors and 1 info in 2 documents`."""
    if not problems:
        return "No problems."
    levels = [problem.level for problem in problems]
    counts = [
        f"{n} {level}{'s' if n > 1 and level is not Level.INFO else ''}"
        for level in Level
        if (n := levels.count(level))
    ]
    n_documents = len({problem.path for problem in problems})
    counted = " and ".join([", ".join(counts[:-1]), counts[-1]] if len(counts) > 1 else counts)
    return f"{counted} in {n_documents} document{'s' if n_documents > 1 else ''}."


def annotation(problem: Problem) -> str:
    """A workflow command that makes GitHub show the problem at its line.

    Example: `::warning file=docs/a.md,line=12,title=FT104 unreadable date::“2025-02-30” is …`.
    """
    properties = {
        "file": problem.path,
        "line": str(problem.line),
        "title": f"{problem.code} {CODES[problem.code].title}",
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    return f"::{_COMMANDS[problem.level]} {listed}::{_escaped(text)}"


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
