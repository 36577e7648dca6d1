"""The lines of a drawn tree or of a list of paths in, files with full paths and states out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from mkdocs_feature_tracker.reading.sections.entries import MAX_CHARS
from mkdocs_feature_tracker.reading.text import EMOJI

_PREFIX = re.compile(r"(?:[│┃|║]?\s)*(?:[│┃|]?(?:[├└┣┗╰╠╚]|[|+`\\](?=-))[─━═-]*\s*)?")
_MAX_DEPTH = 100
"""Folders nested deeper than this are not looked into."""

_PLAIN_LINE = re.compile(
    rf"([│ ]*(?:[├└]──)?[ ]*)([\w@/-]*\w(?:\.\w+)*/?)(?:\s+((?=[{EMOJI}])\S.*?))?\s*"
)
"""Most lines of most trees: nothing but a name and, behind it, an emoji with a word."""

_LEADING_MARK = re.compile(rf"(?:[{EMOJI}]+\s*)+")
_NAME_END = re.compile(
    rf"\s{{2,}}|\t|\s*[{EMOJI}]|\s+(?:#|//|--|[-–—]\s|<-|\(|\[(?:[ xX]\]|[A-Z]))"
)
_BARE_NAMES = frozenset(
    "makefile dockerfile license readme procfile jenkinsfile gemfile rakefile vagrantfile"
    " codeowners changelog contributing notice justfile caddyfile brewfile".split()
)
_PATH = re.compile(r"[\w@.~()\[\]{}*+$=,-]+(?:/[\w@.~()\[\]{}*+$=,:-]+)*/?")
_EXTENSION = re.compile(r"(?:^|[^./\\])\.[A-Za-z*][\w*]{0,11}$")
_SLOT = re.compile(
    r"^\[[^\[\]]*\]$|\[[^\[\]]*\s[^\[\]]*\]|\[[A-Z][^\[\]]*\]|\[[a-z]+[-_]name\]|\{\{"
    r"|YYYY|\bXXX\b|<[\w -]+>"
)
_TEST_PATH = re.compile(
    r"(?:^|/)(?:tests?|__tests__|specs?|e2e|cypress)/|[._-](?:test|spec|tests)\.|(?:^|/)test_"
    r"|Tests?\.\w+$"
)
_SUMMARY = re.compile(r"\d+ director(?:y|ies)\b")


class Entry(NamedTuple):
    """One line taken apart: `state` is what stands before and behind the name."""

    line: int
    column: int
    name: str
    state: str
    is_drawn: bool


class File(NamedTuple):
    """A file with its full path; `folder_state` is that of the nearest folder that has one."""

    line: int
    path: str
    state: str
    folder_state: str


def read_tree(lines: Iterable[str], first_line: int) -> list[File]:
    """The files of a tree drawn with `├──`, with `|--`, or by indentation alone.

    A name is a folder where it ends with a slash or has something below it. Lines that are
    neither drawn nor paths are prose and left out.
    """
    entries = [
        entry
        for offset, text in enumerate(lines)
        if len(text) <= MAX_CHARS and (entry := _entry(text, first_line + offset)) is not None
    ]
    files: list[File] = []
    folders: list[tuple[int, str, str]] = []
    for entry, following in zip(entries, [*entries[1:], None], strict=False):
        while folders and folders[-1][0] >= entry.column:
            folders.pop()
        if len(folders) > _MAX_DEPTH:
            continue
        parent, parent_state = folders[-1][1:] if folders else ("", "")
        path = join(parent, entry.name)
        is_folder = entry.name.endswith("/") or (
            following is not None and following.column > entry.column
        )
        if is_folder:
            folders.append((entry.column, path, entry.state or parent_state))
        elif entry.is_drawn or folders or looks_like_path(entry.name):
            files.append(File(entry.line, path, entry.state, parent_state))
    return files


def join(folder: str, name: str) -> str:
    """`name` below `folder`; a root such as `.` adds nothing."""
    name = name.removeprefix("./")
    folder = folder.rstrip("/")
    return name if folder in ("", ".") else f"{folder}/{name}"


@lru_cache(maxsize=4096)
def looks_like_path(name: str) -> bool:
    """Whether a text without its state is a file's or folder's path and no prose.

    >>> looks_like_path("app/[id]/page.tsx"), looks_like_path("13 files (.md)")
    (True, False)
    """
    if name.lower() in _BARE_NAMES:
        return True
    if not _PATH.fullmatch(name) or name.startswith("("):
        return "/" in name and _PATH.fullmatch(name) is not None
    return "/" in name or (name.startswith(".") and len(name) > 1) or bool(_EXTENSION.search(name))


def is_slot_path(path: str) -> bool:
    """Whether a path is still the template's; path parameters (`app/[id]`) are real names."""
    return ("[" in path or "{{" in path or "Y" in path or "X" in path or "<" in path) and bool(
        _SLOT.search(path)
    )


def is_test_path(path: str) -> bool:
    """Whether a file is a test's by its path."""
    return _TEST_PATH.search(path) is not None


def split_name(text: str) -> tuple[str, str]:
    """The name that a line begins with, marks before it aside, and its state and note.

    >>> split_name("✅ routes.ts - done"), split_name("Makefile   ✅ Complete")
    (('routes.ts', '✅ - done'), ('Makefile', '✅ Complete'))
    """
    mark = ""
    match = _LEADING_MARK.match(text)
    if match:
        mark = match.group().strip()
        text = text[match.end() :]
    if text.startswith("`"):
        end = text.find("`", 1)
        if end > 0:
            return text[1:end].strip(), f"{mark} {text[end + 1 :].strip()}".strip()
    end_of_name = _NAME_END.search(text, 1)
    name = text[: end_of_name.start()] if end_of_name else text
    first, space, _ = name.partition(" ")
    if space and (first.endswith("/") or _EXTENSION.search(first)):
        name = first
    rest = text[len(name) :].strip()
    return name.strip().rstrip(":,"), f"{mark} {rest}".strip()


def _entry(text: str, line: int) -> Entry | None:
    plain_line = _PLAIN_LINE.fullmatch(text)
    if plain_line:
        drawn, name, state = plain_line.groups("")
        if state or drawn.rstrip() or name.endswith("/"):
            return Entry(line, len(drawn), name, state, bool(drawn.strip()))
    if not text.strip() or _SUMMARY.match(text.strip()):
        return None
    prefix = _PREFIX.match(text)
    drawn = prefix.group() if prefix else ""
    content = text[len(drawn) :].strip()
    if not content or content[0] in "#…" or content.startswith(("...", "//")):
        return None
    is_drawn = bool(drawn.strip())
    name, state = split_name(content)
    if not name or name.endswith("..."):
        return None
    if not is_drawn and (" " in name or name.endswith(":")):
        return None
    return Entry(line, len(drawn.expandtabs(4)), name, state, is_drawn)
