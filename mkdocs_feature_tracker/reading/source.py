"""The bytes of a file in, its text with LF line ends and its front matter out."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from mkdocs_feature_tracker.model.problem import Problem, found

MAX_FRONT = 20_000
"""Characters of front matter; the YAML parser needs quadratic time for nested brackets."""
MAX_LINE = 100_000
"""Characters; MkDocs' own renderer needs minutes for longer lines."""

FRONT = re.compile(r"---[ \t]*\n(?:(.*?)\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
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
        match = FRONT.match(text)
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
    line, hint = 2, "write `key: value` lines"
    if len(raw) > MAX_FRONT:
        reason = f"has {len(raw):,} characters"
    else:
        try:
            front = _top_level(raw)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            reason = f"is no YAML: {getattr(error, 'problem', None) or 'bad characters'}"
            line, hint = (mark.line + 2) if mark else 1, "quote values that hold “:” or “#”"
        else:
            if front is not None:
                return front
            reason = "is not a list of keys"
    problems.append(found("FT102", line, f"front matter {reason}", hint))
    return _salvaged(raw)


def _top_level(raw: str) -> dict[str, tuple[Any, int]] | None:
    """The scalars and lists of the outermost mapping; null where there is none.

    Read from the parser's events, since composing nodes recurses: brackets nested some ten
    thousand deep would kill the process.
    """
    front: dict[str, tuple[Any, int]] = {}
    depth = 0
    key: str | None = None
    line = 0
    for event in yaml.parse(raw, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            if depth == 0 and not isinstance(event, yaml.MappingStartEvent):
                return None
            if depth == 1 and key and isinstance(event, yaml.SequenceStartEvent):
                front[key] = ([], line)
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            if depth == 1:
                key = "" if key is None else None
        elif isinstance(event, yaml.NodeEvent):
            value = getattr(event, "value", "")
            if depth == 0:
                return None
            if depth == 1 and key is None:
                key, line = value, (event.start_mark.line if event.start_mark else 0) + 2
            elif depth == 1 and key is not None:
                front[key] = (value, line)
                key = None
            elif depth == 2 and key in front and isinstance(front[key][0], list):
                front[key][0].append(value)
    return front


def _salvaged(raw: str) -> dict[str, tuple[Any, int]]:
    """The `key: value` lines of front matter that is no YAML, such as `assignee: @ana`."""
    front: dict[str, tuple[Any, int]] = {}
    for number, line in enumerate(raw.split("\n"), start=2):
        match = _KEY_LINE.fullmatch(line)
        if match:
            front.setdefault(match.group(1), (match.group(2).strip("\"' "), number))
    return front
