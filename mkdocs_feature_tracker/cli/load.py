"""Files and folders from the command line in, the `Project` of their tracking documents out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, date, timedelta
from pathlib import Path, PurePath, PurePosixPath
from zoneinfo import ZoneInfo

from mkdocs_feature_tracker import project
from mkdocs_feature_tracker.cli.settings import Settings
from mkdocs_feature_tracker.history import git
from mkdocs_feature_tracker.history.cache import Cache
from mkdocs_feature_tracker.history.rules import Rules
from mkdocs_feature_tracker.model.history import History
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.past import Ground, Origins, past_of
from mkdocs_feature_tracker.progress_line import ProgressLine
from mkdocs_feature_tracker.readiness_past import N_DAYS, judged_ids, with_release_days
from mkdocs_feature_tracker.reading.discover import Source, discover, matches, shown


def load(
    places: Sequence[Path],
    settings: Settings,
    as_of: date,
    *,
    beside: Sequence[Path] = (),
    with_past: bool = False,
    base: Path | None = None,
) -> Project:
    """The project as it stands in the files below `places`.

    Paths are relative to the root of the repository that the first place lies in, else to the
    working directory.

    Args:
        places: files, which count whatever they look like, and folders to search; without any the
            current folder, and the folders of the options that lie elsewhere.
        settings: the options.
        as_of: the day that the project is seen on.
        beside: folders whose documents belong to the project too, so that dependencies are known.
        with_past: whether the history is read too.
        base: what paths are relative to, instead.
    """
    places = places or default_places(settings)
    checkout = git.find(folder_of(places[0]))
    base = base or checkout.root or Path.cwd()
    sources, problems = discover([*places, *beside], base)
    folders = [place.absolute() for place in (*places, *beside) if place.is_dir()]
    today = project.load(
        _by_globs(sources, [*folders, *settings.folders], settings),
        settings.workflow,
        as_of=as_of,
        commit=checkout.commit,
        problems=problems,
    )
    if not with_past or not settings.history.is_read:
        return today
    ground = Ground(
        base,
        folders=tuple(folders),
        glob_folders=settings.folders,
        named=tuple(place.absolute() for place in places if not place.is_dir()),
        exclude=settings.exclude,
    )
    past = _past(today, settings, ground)
    return project.with_history(today, past, settings.workflow)


def _past(today: Project, settings: Settings, ground: Ground) -> History:
    wanted = settings.history
    zone = UTC if settings.timezone == "UTC" else ZoneInfo(settings.timezone)
    line = ProgressLine(sys.stderr)
    try:
        with Cache(settings.cache_file) as cache:
            past = past_of(
                today,
                settings.workflow,
                ground,
                Rules(today.as_of, zone, wanted.first_parent),
                Origins(wanted.uses_git, wanted.snapshot),
                cache,
                line,
                ends_of=judged_ids(today),
                ends_since=today.as_of - timedelta(days=N_DAYS),
            )
            return with_release_days(past, today, settings.workflow, cache)
    finally:
        line.close()


def default_places(settings: Settings) -> tuple[Path, ...]:
    """Where documents are searched when nobody says where."""
    here = Path.cwd()
    elsewhere = (folder for folder in settings.folders if not folder.is_relative_to(here))
    return (Path(), *(folder for folder in elsewhere if folder.is_dir()))


def shown_places(places: Sequence[Path]) -> list[str]:
    """`places` as problems name them: relative to the repository, else to the working directory."""
    base = git.find(folder_of(places[0])).root or Path.cwd()
    return [shown(os.path.abspath(place), base) for place in places]


def folder_of(place: Path) -> Path:
    return (place if place.is_dir() else place.parent).absolute()


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
