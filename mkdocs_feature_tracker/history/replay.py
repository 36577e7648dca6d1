"""Repositories and today's documents in, the history of every feature out."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from mkdocs_feature_tracker.history import git
from mkdocs_feature_tracker.history.cache import Cache, paused_collector
from mkdocs_feature_tracker.history.codec import fingerprint
from mkdocs_feature_tracker.history.day_ends import DayEnds
from mkdocs_feature_tracker.history.fold import until
from mkdocs_feature_tracker.history.known import Elsewhere, Known, Row, named
from mkdocs_feature_tracker.history.rules import Rules
from mkdocs_feature_tracker.history.shapes import Progress, Reader, Shapes
from mkdocs_feature_tracker.history.timeline import Present, steps
from mkdocs_feature_tracker.model.history import FeatureHistory, History, Shape
from mkdocs_feature_tracker.model.same import N_KEPT, Same

_TWIN = re.compile(r"(.+)~\d+")


class Today(NamedTuple):
    """A feature's document as it lies in the working tree.

    `path` is absolute, with forward slashes and without symlinks, as git sees it.
    """

    feature_id: str
    path: str
    shape: Shape


def replay(
    checkouts: Sequence[git.Checkout],
    documents: Sequence[Today],
    reader: Reader,
    rules: Rules,
    cache: Cache | None = None,
    on_progress: Progress | None = None,
    elsewhere: Elsewhere | None = None,
    ends_of: Collection[str] = (),
    ends_since: date = date.min,
) -> History:
    """The past of today's features, and of those whose documents are gone.

    With a cache, each version is read once ever, and after a new commit only the features that
    it touches are replayed. The working tree is the last point: what it holds and no commit does
    is dated `rules.as_of`. With `ends_of`, it is told where these features' documents lay on the
    days since `ends_since`.
    """
    cache = cache or Cache(None)
    shapes = Shapes(reader, cache, on_progress)
    usable = [checkout for checkout in checkouts if checkout.root and checkout.head]
    known = Known(usable, shapes, reader, rules, cache)
    with paused_collector():
        known.bring_up_to_date(elsewhere)
        features = _with_today(known, shapes, documents, reader, rules)
        past = None
        if ends_of and usable:
            present = _by_own_id(documents)
            day_ends = DayEnds(known, usable, present, reader.dialect, bool(shapes.missing))
            past = day_ends.since(ends_since, ends_of)
    notes = [*(checkout.note for checkout in checkouts), *known.notes]
    if shapes.missing:
        notes.append(
            f"The clone is partial: {len(shapes.missing)} older contents are not here, and their"
            " versions are left out (`git fetch --refetch --no-filter` brings them)."
        )
    return History(features, tuple(dict.fromkeys(note for note in notes if note)), past)


def _with_today(
    known: Known, shapes: Shapes, documents: Sequence[Today], reader: Reader, rules: Rules
) -> dict[str, FeatureHistory]:
    """The past at HEAD, continued by the working tree wherever that differs from HEAD."""
    noon = datetime.combine(rules.as_of, time(12), rules.timezone)
    features: dict[str, FeatureHistory] = {}
    today = _by_own_id(documents)
    for own in {**known.rows, **today}:
        row = known.rows.get(own)
        present = today.get(own, [])
        if row is not None and not present and not _is_gone(row, reader):
            continue
        prints = [_print(Same(document.shape)) for document in present]
        if row is not None and prints == row.prints:
            histories = row.histories
        else:
            versions = known.versions_of(own) if row is not None else []
            walked = steps(versions, shapes.at, present, int(noon.timestamp()))
            histories = named(own, walked, known.day_of)
            if row is not None:
                histories = [replace(history, revised_on=rules.as_of) for history in histories]
        for history in histories:
            if history.points:
                features[history.feature_id] = until(history, rules.as_of)
    return features


@lru_cache(N_KEPT)
def _print(shape: Same[Shape]) -> str:
    return fingerprint(shape.it)


def _is_gone(row: Row, reader: Reader) -> bool:
    """Whether the feature was ours and has lost its document: not so where that still lies there.

    Then the options leave it out today, and its past with it.
    """
    return reader.covers(row.path) and not (row.prints and Path(row.path).exists())


def _by_own_id(documents: Sequence[Today]) -> Mapping[str, list[Present]]:
    """Today's documents by the ID that they carry, in path order, the second of two included."""
    ids = {document.feature_id for document in documents}
    found: dict[str, list[Present]] = {}
    for feature_id, path, shape in sorted(documents, key=lambda document: document.path):
        twin = _TWIN.fullmatch(feature_id)
        own = twin[1] if twin and twin[1] in ids else feature_id
        found.setdefault(own, []).append(Present(path, shape))
    return found
