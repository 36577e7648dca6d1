"""Markdown in, its ```` ```tracker ```` fences out, each with its line and its odd header."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

NAME = "tracker"

_FENCE = re.compile(r"^(?P<indent>[ \t>]*)(?P<marks>`{3,}|~{3,})[ \t]*(?P<header>[^`\n]*)$")
_NAME = re.compile(rf"\{{?[ \t]*\.?{NAME}(?=[\s}}]|$)")
_NO_TEXT = re.compile(r"[ \t>]+")


class Fence(NamedTuple):
    """A tracker fence: the line that opens it, its options, and what else that line says."""

    line: int
    body: str
    extra: str


def find(text: str) -> list[Fence]:
    """Every tracker fence of `text`, nested ones included; examples inside other fences are none.

    >>> find("# Us\\n\\n    ```tracker\\n    widget: cards\\n    ```\\n")
    [Fence(line=3, body='widget: cards', extra='')]
    """
    found: list[Fence] = []
    marks = ""
    header = ""
    body: list[str] = []
    first = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not marks:
            if "```" in line or "~~~" in line:
                opening = _FENCE.match(line)
                if opening is not None:
                    marks, header = opening.group("marks"), opening.group("header").strip()
                    first, body = number, []
        elif _NO_TEXT.sub("", line.rstrip()) == marks:
            name = _NAME.match(header)
            if name is not None:
                extra = header[name.end() :].strip(" \t}")
                found.append(Fence(first, "\n".join(body), extra))
            marks = ""
        else:
            body.append(line)
    return [fence._replace(body=comparable(fence.body)) for fence in found]


def comparable(body: str) -> str:
    """The body of a fence without what nesting puts before its lines."""
    return "\n".join(line.strip(" \t>") for line in body.strip("\n").split("\n"))


def header_problem(inputs: Mapping[str, object] | str) -> str:
    """Why a header that says more than `tracker` is wrong, empty where it does not."""
    if not inputs:
        return ""
    names = inputs if isinstance(inputs, str) else ", ".join(inputs)
    return (
        f"Unknown `{names[:80]}` behind `{NAME}`: options stand in the lines of the fence,"
        " such as `widget: cards`."
    )
