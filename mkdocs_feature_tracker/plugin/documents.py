"""The site's files and the options in, the project that its tracking documents make out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_feature_tracker import clock
from mkdocs_feature_tracker.history import git
from mkdocs_feature_tracker.history.cache import Cache
from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.problem import Problem, found
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.plugin import company
from mkdocs_feature_tracker.plugin.options import TrackerOptions
from mkdocs_feature_tracker.project import load
from mkdocs_feature_tracker.reading.discover import Source, discover, matches, shown


class Documents(NamedTuple):
    """A project, and the file of the site that shows a document, by the document's absolute path.

    `base` is what the shown paths are relative to. `note` says what is wrong with the cache.
    """

    project: Project
    pages: Mapping[str, File]
    base: Path
    note: str = ""

    @property
    def outside(self) -> list[Feature]:
        """The features whose document is no page of the site."""
        return [feature for feature in self.project.features if feature.source not in self.pages]


def gather(
    config: MkDocsConfig,
    options: TrackerOptions,
    files: Files,
    memory: dict[str, Document] | None = None,
) -> Documents:
    """Finds and reads the tracking documents among the site's files and in the roots.

    `memory` is what the last build read; it is brought up to date.
    """
    docs_dir = Path(config.docs_dir)
    originals = company.originals(config)
    checkout = git.find(company.docs_dirs(config)[0])
    base = checkout.root or Path.cwd()
    pages = {
        originals.get(path := os.path.abspath(file.abs_src_path), path): file
        for file in files.documentation_pages(inclusion=_is_shown)
        if file.abs_src_path is not None and file.generated_by is None
    }
    within = os.path.join(os.path.abspath(docs_dir), "")
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for place in (docs_dir, *map(Path, options.roots)):
        there, wrong = discover([place], base, options.workflow)
        problems += wrong
        for source in there:
            file = originals.get(source.file, source.file)
            is_page = file in pages
            is_ours = docs_dir.is_relative_to(place) and source.file.startswith(within)
            if is_ours and not is_page:
                continue  # the site leaves it out, by `exclude_docs` for one
            if file not in sources and not _is_excluded(source, place, options.exclude):
                sources[file] = source._replace(file=file, path=shown(file, base))
    as_of_at = _now(options)
    with Cache(cache_file(config, options)) as cache:
        project = load(
            sorted(sources.values(), key=lambda source: source.path),
            options.workflow,
            as_of=options.as_of or as_of_at.date(),
            as_of_at=None if options.as_of else as_of_at,
            commit=checkout.commit,
            cache=cache,
            memory=memory,
            problems=dict.fromkeys(problems),
        )
    return Documents(project, pages, base, cache.note)


def drop_unreadable(files: Files, config: MkDocsConfig) -> list[Problem]:
    """Takes out of the site what MkDocs would die of: circles of symlinks, and dead ones."""
    problems: list[Problem] = []
    circles = _Circles(Path(config.docs_dir))
    for file in list(files):
        if file.src_dir != config.docs_dir:
            continue
        circle = circles.around(PurePosixPath(file.src_uri).parent)
        if circle or not os.path.exists(file.abs_src_path or ""):
            files.remove(file)
            place = circle or file.src_uri
            problems.append(
                found(
                    "FT114",
                    1,
                    "the symlink leads in a circle or to nothing",
                    "remove the link or point it to a file",
                    shown(os.path.join(config.docs_dir, place), Path.cwd()),
                )
            )
    return list(dict.fromkeys(problems))


def decoded(file: File) -> str | None:
    """The text of a file that is no UTF-8, which MkDocs would die of; null for all others."""
    content = file.content_bytes
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("utf-8-sig", "replace")
    return None


class _Circles:
    """Tells folders that a symlink leads back into; each folder is looked at once."""

    def __init__(self, docs_dir: Path) -> None:
        self._docs_dir = docs_dir
        self._known: dict[PurePosixPath, str] = {PurePosixPath("."): ""}

    def around(self, folder: PurePosixPath) -> str:
        """The first symlink on the way to `folder` that closes a circle, empty where none does."""
        if folder not in self._known:
            outer = self.around(folder.parent)
            if not outer:
                path = self._docs_dir / folder
                if path.is_symlink():
                    target = os.path.realpath(path)
                    here = os.path.realpath(path.parent)
                    if f"{here}{os.sep}".startswith(f"{target.rstrip(os.sep)}{os.sep}"):
                        outer = str(folder)
            self._known[folder] = outer
        return self._known[folder]


def _is_shown(level: InclusionLevel) -> bool:
    return level not in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


def _is_excluded(source: Source, place: Path, globs: Iterable[str]) -> bool:
    relative = PurePosixPath(Path(os.path.relpath(source.file, place)).as_posix())
    return any(matches(relative, glob) for glob in globs)


def cache_dir(config: MkDocsConfig, options: TrackerOptions) -> Path:
    """The folder that keeps what was read between builds."""
    return Path(config.config_file_path or "mkdocs.yml").absolute().parent / options.cache_dir


def cache_file(config: MkDocsConfig, options: TrackerOptions) -> Path:
    """The file in it."""
    return cache_dir(config, options) / "cache.sqlite"


def _now(options: TrackerOptions) -> datetime:
    try:
        return clock.now(options.timezone)
    except clock.WrongEpochError as wrong:
        raise PluginError(
            f"SOURCE_DATE_EPOCH is `{wrong.text}`; allowed is a number of seconds since 1970."
        ) from None
