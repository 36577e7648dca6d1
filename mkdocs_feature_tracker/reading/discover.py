"""Files and folders in, the Markdown files that may be tracking documents out, in path order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from mkdocs_feature_tracker.model.document import Document, Signs
from mkdocs_feature_tracker.model.problem import Problem, found
from mkdocs_feature_tracker.model.workflow import Workflow

SUFFIXES = (".md", ".markdown")
_SKIPPED = frozenset(
    (".git", ".venv", "venv", "node_modules", "__pycache__", ".cache", ".tox", ".mypy_cache")
)


class Source(NamedTuple):
    """One file: where it is, how it is shown, and whether somebody named it a tracking document.

    `path` is relative to the git root, else to the working directory, with forward slashes, and
    `local` to the folder that it was found from.
    """

    file: str
    path: str
    is_named: bool = False
    local: str = ""


def discover(
    places: Iterable[Path], base: Path, workflow: Workflow | None = None
) -> tuple[list[Source], list[Problem]]:
    """Walks `places` for Markdown files.

    A file given by itself is named; so is one that matches a glob of `workflow.documents` relative
    to the folder it was found from. Symlinks are followed once; a circle and what cannot be
    opened is a problem (FT114). Hidden tool folders (`.git`, `node_modules`, …) are passed over.

    Args:
        places: files or folders.
        base: what the shown paths are relative to.
        workflow: whose `documents` globs name files.
    """
    globs = (workflow or Workflow()).documents
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    seen: set[str] = set()
    for place in places:
        if place.is_file():
            file = os.path.abspath(place)
            sources[file] = Source(file, shown(file, base), True)
            continue
        for name in _walk(str(place), base, seen, problems):
            file = os.path.abspath(name)
            local = os.path.relpath(name, place).replace(os.sep, "/")
            is_named = any(matches(PurePosixPath(local), glob) for glob in globs)
            if is_named or file not in sources:
                sources[file] = Source(file, shown(file, base), is_named, local)
    return sorted(sources.values(), key=lambda source: source.path), problems


def shown(file: str, base: Path) -> str:
    """`file` relative to `base` with forward slashes; as it is where it lies on another drive.

    Bytes of a name that are no UTF-8 are replaced, so that every path can be written and shown.
    """
    try:
        path = os.path.relpath(file, base)
    except ValueError:
        path = file
    return os.fsencode(path.replace(os.sep, "/")).decode("utf-8", "replace")


def matches(path: PurePosixPath, glob: str) -> bool:
    """Whether a relative path matches a glob, `**` standing for any number of folders."""
    if "**" not in glob:
        return len(path.parts) == len(PurePosixPath(glob).parts) and path.match(glob)
    return _parts_match(path.parts, PurePosixPath(glob).parts)


def is_tracking(document: Document, source: Source) -> bool:
    """Whether a read file is a tracking document, template or not."""
    return speaks_for_tracking(document.signs, source.is_named)


def speaks_for_tracking(signs: Signs, is_named: bool) -> bool:
    """Whether the signs make a tracking document; the front matter's word counts most."""
    if signs.tracker is not None:
        return signs.tracker
    return is_named or signs.title or (signs.feature_id and signs.sections)


def is_searched(path: PurePosixPath) -> bool:
    """Whether `discover` looks at such a path, relative to a folder that it is given."""
    return path.name.lower().endswith(SUFFIXES) and not _SKIPPED.intersection(path.parts[:-1])


def dialect_of(path: str, workflow: Workflow, local: str = "") -> str:
    """`kiro` under `.kiro/specs/` or where a glob of the option `dialects` matches; else empty."""
    for glob, dialect in workflow.dialects.items():
        if any(matches(PurePosixPath(place), glob) for place in (path, local) if place):
            return dialect
    return "kiro" if ".kiro/specs/" in f"/{path}" else ""


def _walk(folder: str, base: Path, seen: set[str], problems: list[Problem]) -> Iterator[str]:
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(_unreadable(folder, base, error))
        return
    for entry in entries:
        try:
            if entry.is_dir():
                if entry.name in _SKIPPED:
                    continue
                target = os.path.realpath(entry.path)
                if entry.is_symlink() and f"{real}{os.sep}".startswith(f"{target}{os.sep}"):
                    problems.append(_circle(entry.path, base))
                    continue
                yield from _walk(entry.path, base, seen, problems)
            elif entry.name.lower().endswith(SUFFIXES):
                if entry.is_symlink():
                    target = os.path.realpath(entry.path)
                    if target in seen:
                        continue
                    seen.add(target)
                    if not os.path.exists(target):
                        problems.append(_circle(entry.path, base))
                        continue
                yield entry.path
        except OSError as error:
            problems.append(_unreadable(entry.path, base, error))


def _unreadable(path: str, base: Path, error: OSError) -> Problem:
    return found(
        "FT114",
        1,
        f"cannot be opened: {error.strerror or error}",
        "give the build permission to read it, or leave it out by `exclude`",
        shown(path, base),
    )


def _circle(path: str, base: Path) -> Problem:
    return found(
        "FT114",
        1,
        "the symlink leads in a circle or to nothing",
        "remove the link or point it to a file",
        shown(path, base),
    )


def _parts_match(parts: tuple[str, ...], globs: tuple[str, ...]) -> bool:
    if not globs:
        return not parts
    if globs[0] == "**":
        return any(_parts_match(parts[start:], globs[1:]) for start in range(len(parts) + 1))
    return (
        bool(parts)
        and PurePosixPath(parts[0]).match(globs[0])
        and _parts_match(parts[1:], globs[1:])
    )
