"""A project and where its documents lie in, its past out: git, snapshot and stated dates joined."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path, PurePath, PurePosixPath
from typing import NamedTuple

from mkdocs_feature_tracker import __version__
from mkdocs_feature_tracker.history import git, snapshot
from mkdocs_feature_tracker.history.cache import Cache
from mkdocs_feature_tracker.history.known import Elsewhere
from mkdocs_feature_tracker.history.replay import Today, replay
from mkdocs_feature_tracker.history.rules import Rules
from mkdocs_feature_tracker.history.shapes import Progress, Reader
from mkdocs_feature_tracker.history.sources import with_snapshot, with_stated_dates
from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.history import FeatureHistory, History, Shape, shape_of
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.same import N_KEPT, Same
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.reading.discover import (
    dialect_of,
    is_searched,
    matches,
    shown,
    speaks_for_tracking,
)
from mkdocs_feature_tracker.reading.document import READER_VERSION
from mkdocs_feature_tracker.reading.naming import feature_id_of
from mkdocs_feature_tracker.reading.shape import ShapeReader


class Ground(NamedTuple):
    """Where documents are looked for.

    `base` is what shown paths are relative to. `folders` are searched; the globs of the workflow
    and of `exclude` count from them and from `glob_folders`. `named` are single files.
    """

    base: Path
    folders: tuple[Path, ...]
    glob_folders: tuple[Path, ...] = ()
    named: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()


class Origins(NamedTuple):
    """Where the past is taken from.

    Without `git` no repository is asked. `snapshot` is a file that `history export` wrote.
    """

    git: bool = True
    snapshot: Path | None = None


def past_of(
    project: Project,
    workflow: Workflow,
    ground: Ground,
    rules: Rules,
    origins: Origins,
    cache: Cache | None = None,
    on_progress: Progress | None = None,
    elsewhere: Elsewhere | None = None,
    ends_of: Collection[str] = (),
    ends_since: date = date.min,
) -> History:
    """What is known of the past of all features; what is not is said in its notes.

    `elsewhere` may do the work of a first replay, and is asked only for that. For `ends_of` see
    `history.replay`.
    """
    reader, resolved = reader_of(workflow, ground), git.resolver()
    documents = [
        Today(
            feature.feature_id,
            resolved(Path(feature.source)).as_posix(),
            _shape(Same(feature.document)),
        )
        for feature in project.features
    ]
    checkouts = list(git.checkouts(files_of(project, ground))) if origins.git else []
    history = replay(
        checkouts,
        documents,
        reader,
        rules,
        cache,
        on_progress,
        elsewhere,
        ends_of,
        ends_since,
    )
    if origins.snapshot is not None:
        history = with_snapshot(history, _kept(origins.snapshot), rules.as_of)
    history = with_stated_dates(history, project.features, rules.as_of)
    return replace(history, features=_in_order(history, project))


def files_of(project: Project, ground: Ground) -> list[Path]:
    """Files that lie in every repository that counts."""
    files = [*(folder / "index.md" for folder in ground.folders), *ground.named]
    return files + [Path(feature.source) for feature in project.features]


@lru_cache(N_KEPT)
def _shape(document: Same[Document]) -> Shape:
    return shape_of(document.it)


def _in_order(history: History, project: Project) -> dict[str, FeatureHistory]:
    """Features of today as the project has them, then those that are gone by their IDs."""
    gone = sorted(history.features.keys() - project.by_id.keys())
    return {
        feature_id: history.features[feature_id]
        for feature_id in (*project.by_id, *gone)
        if feature_id in history.features
    }


def _kept(file: Path) -> History:
    try:
        return snapshot.read(file.read_text("utf-8"), file.name)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8"
        return History(notes=(f"The snapshot `{file.name}` cannot be read: {reason}.",))


def reader_of(workflow: Workflow, ground: Ground) -> Reader:
    """Reads, names and chooses old versions by the rules that hold for today's documents."""
    folders = [folder.resolve() for folder in ground.folders]
    glob_folders = [*folders, *(folder.resolve() for folder in ground.glob_folders)]
    named = {file.resolve().as_posix() for file in ground.named}
    base = ground.base.resolve()

    @cache
    def places(path: str) -> list[PurePosixPath]:
        return list(_places(path, glob_folders))

    def is_matched(path: str, globs: tuple[str, ...]) -> bool:
        return any(matches(place, glob) for place in places(path) for glob in globs)

    def dialect(path: str) -> str:
        locals_ = [str(place) for place in places(path)] or [""]
        path = shown(path, base)
        return next(filter(None, (dialect_of(path, workflow, local) for local in locals_)), "")

    def identify(shape: Shape, path: str) -> str | None:
        is_named = path in named or is_matched(path, workflow.documents)
        if shape.signs.placeholder or not speaks_for_tracking(shape.signs, is_named):
            return None
        return feature_id_of(shape.feature_id, shape.issue, shown(path, base))

    def covers(path: str) -> bool:
        if path in named:
            return True
        is_below = any(is_searched(place) for place in _places(path, folders))
        return is_below and not is_matched(path, ground.exclude)

    return Reader(
        _version(workflow, ground),
        ShapeReader(workflow, is_any=bool(named)).read,
        dialect,
        identify,
        covers,
    )


def _places(path: str, folders: list[Path]) -> Iterator[PurePosixPath]:
    """`path` as each of the folders above it sees it."""
    for folder in folders:
        if PurePath(path).is_relative_to(folder):
            yield PurePosixPath(PurePath(path).relative_to(folder).as_posix())


def _version(workflow: Workflow, ground: Ground) -> str:
    """Changes with whatever else the reader would answer differently for."""
    rules = (
        sorted(workflow.status_words.items()),
        sorted(workflow.section_titles.items()),
        workflow.scope_sections,
        workflow.documents,
        list(workflow.dialects.items()),
        ground,
    )
    digest = hashlib.blake2b(repr(rules).encode("utf-8", "replace"), digest_size=12)
    return f"{__version__} {READER_VERSION} {digest.hexdigest()}"
