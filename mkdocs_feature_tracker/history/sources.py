"""Histories from git, a snapshot and the documents in, one history per feature out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from mkdocs_feature_tracker.history.fold import fold
from mkdocs_feature_tracker.history.identity import Identities
from mkdocs_feature_tracker.history.lives import base_line, lives_of, standing
from mkdocs_feature_tracker.history.timeline import Step
from mkdocs_feature_tracker.model.history import FeatureHistory, History, Point, Source
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.same import N_KEPT, Same
from mkdocs_feature_tracker.model.words import Status


def with_snapshot(history: History, snapshot: History, as_of: date) -> History:
    """Takes from the snapshot the days before the first one that git, or the working tree, knows.

    A feature that only the snapshot knows is taken whole, up to `as_of`. Every point keeps its
    source.
    """
    features = dict(history.features)
    for feature_id, kept in snapshot.features.items():
        later = features.get(feature_id)
        start = later.starts_on if later else None
        earlier = _before(kept, start, as_of)
        if not earlier.points:
            continue
        features[feature_id] = _joined(earlier, later) if later and start else earlier
    releases = dict(history.releases)
    for name, days in snapshot.releases.items():
        own = releases.get(name, ())
        first_on = own[0].on if own else as_of
        releases[name] = (*(day for day in days if day.on < first_on), *own)
    notes = tuple(dict.fromkeys((*history.notes, *snapshot.notes)))
    return replace(history, features=features, notes=notes, releases=releases)


def with_stated_dates(history: History, documents: Iterable[Feature], as_of: date) -> History:
    """Puts what the documents say about the days before the first known one before it."""
    features = dict(history.features)
    for document in documents:
        known = features.get(document.feature_id, FeatureHistory(document.feature_id))
        dated = _stated_points(document, known.starts_on or as_of)
        if dated:
            features[document.feature_id] = _dated(tuple(dated), Same(known))
    return replace(history, features=features)


@lru_cache(N_KEPT)
def _dated(points: tuple[Point, ...], known: Same[FeatureHistory]) -> FeatureHistory:
    """The same history for the same two, so that others know it again."""
    return replace(known.it, points=(*points, *known.it.points))


def _stated_points(feature: Feature, before: date) -> list[Point]:
    """A point for each date in the document that lies before the known past.

    A started feature stood at 0 % on that day; a finished one has had its present scope since it
    was finished. What stood in between nobody knows: the day of an update or of a resolved
    blocker is a point without numbers.
    """
    header = feature.document.header
    days = [update.on for update in feature.document.updates]
    days += [blocker.resolved_on for blocker in feature.document.blockers if blocker.resolved_on]
    points = {on: _stated(on) for on in days}
    if header.started_on:
        points[header.started_on] = _stated(header.started_on)._replace(stated_share=0.0)
    if header.finished_on and feature.status is Status.DONE:
        points[header.finished_on] = _stated(header.finished_on)._replace(
            n_scope=feature.n_scope,
            n_done=feature.n_done,
            stated_share=header.stated_share,
            status=Status.DONE,
        )
    return [point for on, point in sorted(points.items()) if on < before]


def _stated(on: date) -> Point:
    return Point(on, n_scope=None, n_done=None, source=Source.DOCUMENT)


def _before(kept: FeatureHistory, start: date | None, as_of: date) -> FeatureHistory:
    """What was kept of the days before `start`, else of those up to `as_of`."""

    def is_wanted(on: date) -> bool:
        return on < start if start else on <= as_of

    changes = tuple(entry for entry in kept.changes if is_wanted(entry.on))
    points = tuple(point for point in kept.points if is_wanted(point.on))
    return FeatureHistory(
        kept.feature_id,
        points,
        changes,
        lives_of(base_line(kept), kept.starts_on, changes),
        revised_on=points[-1].on if points else None,
    )


def _joined(earlier: FeatureHistory, later: FeatureHistory) -> FeatureHistory:
    """Continues the items of `earlier` by those that stand at the base line of `later`.

    What differs between the two happened between them; it is dated as `later` starts, since it
    is known from then on.
    """
    first, *others = later.points
    base = base_line(later)
    before = standing(earlier.items)
    n_items = max((life.item for life in earlier.items), default=0)
    followed = Identities(n_items).follow(before, tuple(base.values()))
    numbers = dict(zip(base, followed, strict=True))
    n_items = max([n_items, *followed])
    for life in later.items:
        if life.item not in numbers:
            n_items += 1
            numbers[life.item] = n_items
    gap = fold(
        later.feature_id,
        [Step(0, before, None, None, is_dated=False), Step(0, followed, None, None)],
        lambda _: first.on,
    )
    (between,) = gap.points
    changes = (
        *earlier.changes,
        *gap.changes,
        *(entry._replace(item=numbers[entry.item]) for entry in later.changes),
    )
    point = first._replace(
        n_added=first.n_added + between.n_added,
        n_removed=first.n_removed + between.n_removed,
        n_reopened=first.n_reopened + between.n_reopened,
        n_finished=first.n_finished + between.n_finished,
    )
    return FeatureHistory(
        later.feature_id,
        (*earlier.points, point, *others),
        changes,
        lives_of(base_line(earlier), earlier.starts_on, changes),
        revised_on=later.revised_on or earlier.revised_on,
    )
