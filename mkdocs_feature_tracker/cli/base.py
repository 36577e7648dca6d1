"""Places and a revision in, the `Project` as the documents were when HEAD left that revision."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mkdocs_feature_tracker.cli.load import default_places, folder_of, load
from mkdocs_feature_tracker.cli.settings import Settings
from mkdocs_feature_tracker.history import git
from mkdocs_feature_tracker.history.git import Checkout
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.project import with_history


class Base(NamedTuple):
    """A project of the past and the abbreviated commit that it was read at."""

    project: Project
    commit: str


class NoBaseError(ValueError):
    """The revision cannot be read; the message tells why and what to do."""


def at_revision(places: Sequence[Path], settings: Settings, revision: str, now: Project) -> Base:
    """The documents of `now` at the commit at which HEAD left `revision`.

    Those are the ones that lay below `places` then, and those that have moved there since. They are
    seen on the same day and by the same options, so that nothing differs by the calendar.

    Raises:
        NoBaseError: The places lie in no repository, or it does not know the revision.
    """
    places = [place.resolve() for place in places or default_places(settings)]
    checkout = git.find(folder_of(places[0]))
    if checkout.root is None or checkout.commit is None:
        raise NoBaseError(checkout.note)
    commit = git.base_of(checkout, revision)
    if commit is None:
        raise NoBaseError(
            f"The repository does not know `{revision}`; fetch it first (in CI: `fetch-depth: 0`)."
        )
    root = checkout.root.resolve()
    with tempfile.TemporaryDirectory(prefix="feature-tracker-") as name:
        folder = Path(name).resolve()
        _write(checkout, git.markdown_at(checkout, commit), folder)
        then = [_moved(place, root, folder) for place in places]
        globs_from = tuple(_moved(one.resolve(), root, folder) for one in settings.folders)
        mirrored = settings._replace(folders=globs_from)
        elsewhere = [place for place in then if not place.is_relative_to(folder)]
        project = load([folder, *elsewhere], mirrored, now.as_of, base=folder)
        unwanted = [
            file
            for feature in project.features
            if feature.feature_id not in now.by_id
            and not any((file := Path(feature.source)).is_relative_to(place) for place in then)
        ]
        if unwanted:
            for file in unwanted:
                file.unlink()
            project = load([folder, *elsewhere], mirrored, now.as_of, base=folder)
    project = with_history(project, now.history, settings.workflow)
    return Base(project, commit[: len(checkout.commit or commit)])


def _moved(place: Path, root: Path, folder: Path) -> Path:
    """Where the files of `root` are in `folder`; other repositories stay as they are today."""
    return folder / place.relative_to(root) if place.is_relative_to(root) else place


def _write(checkout: Checkout, blobs: Mapping[str, str], folder: Path) -> None:
    contents = dict(git.contents(checkout, list(dict.fromkeys(blobs.values()))))
    for path, blob in blobs.items():
        if blob in contents:
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(contents[blob])
