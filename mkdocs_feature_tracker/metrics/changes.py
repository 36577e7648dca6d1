"""Histories and a day in, what is different since the end of that day out, feature by feature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from mkdocs_feature_tracker.metrics.daily import Series, daily
from mkdocs_feature_tracker.model.history import ChangeKind, FeatureHistory, Point, Source
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.records import Blocker, Update
from mkdocs_feature_tracker.model.words import Status


class Work(NamedTuple):
    """How many tasks were finished, added, removed, cancelled and reopened.

    A task that was finished, reopened and finished again counts once as finished.
    """

    n_finished: int = 0
    n_added: int = 0
    n_removed: int = 0
    n_cancelled: int = 0
    n_reopened: int = 0

    @property
    def n_net(self) -> int:
        """By how many tasks the scope grew; negative where it shrank."""
        return self.n_added - self.n_removed - self.n_cancelled


class FeatureChange(NamedTuple):
    """What happened to one feature.

    `feature` is null where its document is gone, `before` where nothing was known of it on the
    first day. `resolved` are blockers with a date of resolution since then, `reported` what daily
    updates say of blockers since then. `n_days_late` is set where its target passed since then.
    """

    feature_id: str
    feature: Feature | None
    before: Point | None
    now: Point | None
    work: Work
    resolved: tuple[Blocker, ...] = ()
    reported: tuple[Update, ...] = ()
    n_days_late: int | None = None

    @property
    def is_new(self) -> bool:
        """Whether the feature was not there before."""
        return self.before is None and self.now is not None

    @property
    def is_gone(self) -> bool:
        """Whether its document is not there any more."""
        return self.before is not None and self.now is None

    @property
    def is_restated(self) -> bool:
        """Whether it stands in another status than before."""
        return bool(self.before and self.now and self.before.status is not self.now.status)

    @property
    def is_finished(self) -> bool:
        """Whether it is done, and was not."""
        is_done = self.now is not None and self.now.status is Status.DONE
        return is_done and (self.is_new or self.is_restated)

    @property
    def is_any(self) -> bool:
        """Whether anything happened at all."""
        happened = (self.is_new, self.is_gone, self.is_restated, any(self.work))
        return any(happened) or bool(self.resolved or self.reported or self.n_days_late)


class Total(NamedTuple):
    """Scope and done of all features together at the end of a day."""

    n_scope: int
    n_done: int

    @property
    def share(self) -> float | None:
        """Done over scope, 0 to 1; null with an empty scope."""
        return self.n_done / self.n_scope if self.n_scope else None


class Changes(NamedTuple):
    """What is different from the end of `since_on`.

    Where the history starts later than the day that was asked for, `is_short` is set and
    `since_on` is its first day; null where it starts on the very day of today, so that only what
    documents date themselves is known. `features` are those with changes, the weightiest first.
    """

    since_on: date | None
    is_short: bool
    features: tuple[FeatureChange, ...]
    work: Work
    before: Total | None
    now: Total | None


def changes(
    features: Iterable[Feature],
    histories: Sequence[FeatureHistory],
    as_of: date,
    n_days: int,
) -> Changes:
    """Compares the end of the day `n_days` ago with today.

    Example: two of five tasks ticked and one added since Monday evening are two finished and one
    added; the share goes from 0/5 to 2/6.
    """
    asked_on = date.fromordinal(max(1, as_of.toordinal() - n_days))
    starts_on = min((point.on for one in histories for point in _seen(one, as_of)), default=as_of)
    since_on = max(asked_on, starts_on)
    of_past = {one.feature_id: one for one in histories}
    of_today = {one.feature_id: one for one in features}
    found = [
        _of_feature(name, of_today.get(name), of_past.get(name), asked_on, since_on, as_of)
        for name in {**of_today, **of_past}
    ]
    happened = sorted((change for change in found if change.is_any), key=_weight)
    series = daily(histories, as_of)
    is_known = since_on < as_of
    return Changes(
        since_on=since_on if is_known else None,
        is_short=since_on > asked_on,
        features=tuple(happened),
        work=Work(*map(sum, zip(*(change.work for change in found), strict=True))),
        before=_total(series, since_on) if is_known else None,
        now=_total(series, as_of),
    )


def _of_feature(
    name: str,
    feature: Feature | None,
    past: FeatureHistory | None,
    asked_on: date,
    since_on: date,
    as_of: date,
) -> FeatureChange:
    document = feature.document if feature else None
    target_on = document.header.target_on if document and feature and feature.is_open else None
    now = _standing(past, as_of)
    is_known = since_on < as_of
    change = FeatureChange(
        name,
        feature,
        before=_standing(past, since_on) if is_known else now,
        now=now,
        work=_work(past, since_on, as_of) if past else Work(),
        n_days_late=(as_of - target_on).days
        if target_on and asked_on <= target_on < as_of
        else None,
    )
    if document is None:
        return change
    still_open = {blocker.title.casefold() for blocker in document.blockers if blocker.is_open}
    return change._replace(
        resolved=tuple(
            blocker
            for blocker in document.blockers
            if blocker.resolved_on
            and asked_on < blocker.resolved_on <= as_of
            and blocker.title.casefold() not in still_open
        ),
        reported=tuple(
            update
            for update in document.updates
            if update.kind == "blocker" and asked_on < update.on <= as_of
        ),
    )


def _seen(past: FeatureHistory, as_of: date) -> list[Point]:
    """The points at which somebody looked, in contrast to dates that a document states."""
    return [
        point for point in past.points if point.on <= as_of and point.source is not Source.DOCUMENT
    ]


def _standing(past: FeatureHistory | None, on: date) -> Point | None:
    """How a feature stood at the end of a day; None where it had no document yet, or no more."""
    points = past.points if past else ()
    known = [point for point in points if point.on <= on and point.n_scope is not None]
    return known[-1] if known and not known[-1].is_gone else None


def _work(past: FeatureHistory, since_on: date, as_of: date) -> Work:
    def is_in(on: date | None) -> bool:
        return on is not None and since_on < on <= as_of

    entries = [entry for entry in past.changes if is_in(entry.on)]
    counted = Counter(entry.change for entry in entries)
    reopened = {entry.item for entry in entries if entry.change is ChangeKind.REOPENED}
    return Work(
        n_finished=sum(is_in(item.finished_on) for item in past.items if item.left_on is None),
        n_added=counted[ChangeKind.ADDED],
        n_removed=counted[ChangeKind.REMOVED],
        n_cancelled=counted[ChangeKind.CANCELLED],
        n_reopened=len(reopened),
    )


def _total(series: Series | None, on: date) -> Total | None:
    at = series.position(on) if series else -1
    if series is None or not 0 <= at < len(series.n_scope):
        return None
    return Total(series.n_scope[at], series.n_done[at])


def _weight(change: FeatureChange) -> tuple[int, int, str]:
    """Finished features first, then other statuses, new and gone ones, then by what was done."""
    order = (change.is_finished, change.is_restated, change.is_new, change.is_gone, True)
    return order.index(True), -change.work.n_finished, change.feature_id
