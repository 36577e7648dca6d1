"""A feature and a change of one line in, its document with that line changed out, all else kept."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import click

from mkdocs_feature_tracker.cli.choosing import RefusedError
from mkdocs_feature_tracker.cli.files import locked, replace
from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.reading.document import read

_LINE_END = re.compile(rb"(\r\n|\r|\n)")


class Change(NamedTuple):
    """What is to become of one line.

    `texts` are the ways to write it, the likeliest first; the first after which the document reads
    as `is_right` tells is taken. `name` is that of the thing that the line tells of.
    """

    line: int
    texts: Iterable[str]
    is_right: Callable[[Document], bool]
    name: str


def change_line(
    feature: Feature, workflow: Workflow, decide: Callable[[Document, Callable[[int], str]], Change]
) -> tuple[Change, bool]:
    """Changes one line of the feature's document, and tells whether it was another before.

    The document is read, decided upon, and written while no other command may change it. Every
    other byte stays: BOM, line ends, and bytes that are no UTF-8.

    Args:
        feature: whose document it is.
        workflow: the team's words, by which the document is read.
        decide: given the document as it is now, and a function that gives a line's text, the
            change to make.

    Raises:
        RefusedError: No way to write the line makes the document say what it should.
    """
    file = Path(os.path.realpath(feature.source))
    dialect = "" if feature.dialect == "markdown" else feature.dialect
    try:
        with locked(file.parent):
            content = file.read_bytes()
            parts = _LINE_END.split(content)

            def text_of(line: int) -> str:
                return parts[2 * (line - 1)].decode("utf-8", "surrogateescape")

            change = decide(read(content, workflow, dialect), text_of)
            for text in change.texts:
                parts[2 * (change.line - 1)] = text.encode("utf-8", "surrogateescape")
                changed = b"".join(parts)
                if change.is_right(read(changed, workflow, dialect)):
                    if changed != content:
                        replace(file, changed)
                    return change, changed != content
            raise RefusedError(
                f"line {change.line} of {feature.path} cannot be changed so that {change.name}"
                " reads as asked; edit it by hand."
            )
    except OSError as error:
        raise click.ClickException(
            f"{feature.path} cannot be changed: {error.strerror or error}"
        ) from error
