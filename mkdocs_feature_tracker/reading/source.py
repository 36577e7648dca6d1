"""The bytes of a file in, its text with LF line ends and its front matter out."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from mkdocs_feature_tracker.model.problem import Problem, found

MAX_LINE = 100_000
"""Characters; MkDocs' own renderer needs minutes for longer lines."""

_FRONT = re.compile(r"---[ \t]*\n(?:(.*?)\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_KEY_LINE = re.compile(r"([A-Za-z][\w -]*):\s+(\S.*)")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Source(NamedTuple):
    """`text` keeps every line, front matter blanked out, so that line numbers are the file's.

    `front` maps the keys of the front matter to a string or a list of strings and their line.
    """

    text: str
    front: dict[str, tuple[Any, int]]
    problems: list[Problem]


def read_source(content: bytes) -> Source:
    """Decodes and splits one file."""
    problems: list[Problem] = []
    text = _decoded(content, problems)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    front: dict[str, tuple[Any, int]] = {}
    if text.startswith("---"):
        match = _FRONT.match(text)
        if match:
            front = _front_matter(match.group(1) or "", problems)
            text = "\n" * match.group().count("\n") + text[match.end() :]
    if len(text) > MAX_LINE:
        for number, line in enumerate(text.split("\n"), start=1):
            if len(line) > MAX_LINE:
                problems.append(
                    found(
                        "FT113",
                        number,
                        f"the line has {len(line):,} characters",
                        "break it; until then the page shows the document as plain source",
                    )
                )
                break
    return Source(text, front, problems)


def _decoded(content: bytes, problems: list[Problem]) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.append(
            found(
                "FT101",
                line,
                f"byte 0x{content[error.start]:02x} is not UTF-8",
                "save the file as UTF-8",
            )
        )
        return content.decode("utf-8-sig", errors="replace")


def _front_matter(raw: str, problems: list[Problem]) -> dict[str, tuple[Any, int]]:
    try:
        node = yaml.compose(raw, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "it is no YAML"
        line = (mark.line + 2) if mark else 1
        problems.append(
            found("FT102", line, f"front matter: {reason}", "quote values that hold “:” or “#”")
        )
        return _salvaged(raw)
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        problems.append(
            found("FT102", 2, "front matter is not a list of keys", "write `key: value` lines")
        )
        return {}
    front: dict[str, tuple[Any, int]] = {}
    for key, value in node.value:
        line = key.start_mark.line + 2
        if isinstance(value, yaml.ScalarNode):
            front[str(key.value)] = (value.value, line)
        elif isinstance(value, yaml.SequenceNode):
            scalars = [part.value for part in value.value if isinstance(part, yaml.ScalarNode)]
            front[str(key.value)] = (scalars, line)
    return front


def _salvaged(raw: str) -> dict[str, tuple[Any, int]]:
    """The `key: value` lines of front matter that is no YAML, such as `assignee: @ana`."""
    front: dict[str, tuple[Any, int]] = {}
    for number, line in enumerate(raw.split("\n"), start=2):
        match = _KEY_LINE.fullmatch(line)
        if match:
            front.setdefault(match.group(1), (match.group(2).strip("\"' "), number))
    return front
