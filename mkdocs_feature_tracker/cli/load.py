"""Files and folders from the command line in, the `Project` of their tracking documents out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path, PurePath, PurePosixPath

from mkdocs_feature_tracker import project
from mkdocs_feature_tracker.cli.settings import Settings
from mkdocs_feature_tracker.history import git
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.reading.discover import Source, discover, matches


def load(places: Sequence[Path], settings: Settings, as_of: date) -> Project:
    """The project as it stands in the files below `places`.

    Paths are relative to the root of the repository that the first place lies in, else to the
    working directory.
    """
    first = places[0] if places[0].is_dir() else places[0].parent
    checkout = git.find(first.absolute())
    sources, problems = discover(places, checkout.root or Path.cwd())
    folders = [place.absolute() for place in places if place.is_dir()]
    return project.load(
        _by_globs(sources, [*folders, *settings.folders], settings),
        settings.workflow,
        as_of=as_of,
        commit=checkout.commit,
        problems=problems,
    )


def _by_globs(
    sources: Iterable[Source], folders: Sequence[PurePath], settings: Settings
) -> list[Source]:
    """Leaves out what `exclude` matches, and names what `documents` matches.

    Globs count from a folder of the command line, and from the site's own folders, so that they
    mean the same files wherever the command is called. A file that the user named is left as it is.
    """
    kept: list[Source] = []
    for source in sources:
        places = [
            PurePosixPath(PurePath(source.file).relative_to(folder).as_posix())
            for folder in folders
            if PurePath(source.file).is_relative_to(folder)
        ]
        if source.is_named:
            kept.append(source)
        elif not _is_matched(places, settings.exclude):
            is_document = _is_matched(places, settings.workflow.documents)
            kept.append(source._replace(is_named=is_document))
    return kept


def _is_matched(places: Iterable[PurePosixPath], globs: Sequence[str]) -> bool:
    return any(matches(place, glob) for place in places for glob in globs)
