"""The steps of one feature in, its days, scope ledger and items out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from mkdocs_feature_tracker.history.identity import is_same_wording
from mkdocs_feature_tracker.history.lives import Life, live
from mkdocs_feature_tracker.history.timeline import Step
from mkdocs_feature_tracker.model.history import (
    ChangeKind,
    FeatureHistory,
    Item,
    Point,
    ScopeChange,
    Source,
)
from mkdocs_feature_tracker.model.words import Status


def fold(feature_id: str, steps: Sequence[Step], day_of: Callable[[int], date]) -> FeatureHistory:
    """Puts what happened on one day into one point; `day_of` knows the time zone.

    The scope of the first dated step is the base line. An item is finished on the last day on
    which it became done, and born done where it was so when first seen.
    """
    points: list[Point] = []
    changes: list[ScopeChange] = []
    lives: dict[int, Life] = {}
    before: dict[int, Item] | None = None
    for step in steps:
        items = step.items or {}
        on = day_of(step.at)
        if before is None:
            for number, item in items.items():
                if item.in_scope:
                    lives[number] = Life(item, on, is_born_done=item.is_done)
        else:
            for event in _events(before, items, lives):
                changes.append(_entry(event, on, step))
                live(lives, changes[-1], event.item)
        before = items
        if step.is_dated:
            if points and points[-1].on == on:
                points.pop()
            points.append(_point(step, on, changes))
    return FeatureHistory(
        feature_id,
        tuple(points),
        tuple(changes),
        tuple(life.told(number) for number, life in lives.items()),
    )


def until(history: FeatureHistory, as_of: date) -> FeatureHistory:
    """The same history with everything dated after `as_of` put on that day.

    Clocks go wrong and sites are built for a day in the past; the working tree is still the last
    point, so what it shows must have happened by then.
    """
    if history.revised_on and history.revised_on > as_of:
        history = replace(history, revised_on=as_of)
    if not history.points or history.points[-1].on <= as_of:
        return history
    points = [point for point in history.points if point.on <= as_of]
    late = history.points[len(points) :]
    base = points.pop() if points and points[-1].on == as_of else None
    days = [base, *late] if base else list(late)
    points.append(
        late[-1]._replace(
            on=as_of,
            n_added=sum(day.n_added for day in days),
            n_removed=sum(day.n_removed for day in days),
            n_reopened=sum(day.n_reopened for day in days),
            n_finished=sum(day.n_finished for day in days),
        )
    )
    return replace(
        history,
        points=tuple(points),
        changes=tuple(entry._replace(on=min(entry.on, as_of)) for entry in history.changes),
        items=tuple(
            life._replace(
                first_on=min(life.first_on, as_of),
                finished_on=life.finished_on and min(life.finished_on, as_of),
                left_on=life.left_on and min(life.left_on, as_of),
            )
            for life in history.items
        ),
    )


def status_of(items: Iterable[Item]) -> Status:
    """The status that the scope gives to a document without a status of its own."""
    statuses = {item.status for item in items if item.in_scope}
    if not statuses:
        return Status.UNKNOWN
    if statuses == {Status.DONE}:
        return Status.DONE
    return Status.NOT_STARTED if statuses <= _UNTOUCHED else Status.IN_PROGRESS


_UNTOUCHED = {Status.NOT_STARTED, Status.UNKNOWN}


class _Event(NamedTuple):
    kind: ChangeKind
    number: int
    item: Item
    old: Item | None


def _events(
    before: Mapping[int, Item], after: Mapping[int, Item], lives: Mapping[int, Life]
) -> Iterator[_Event]:
    """What happened to the scope from one version to the next, in the order of the document."""
    if before is after:
        return
    for number, item in after.items():
        old = before.get(number)
        if old is item or old == item:
            continue
        was_in, is_in = old is not None and old.in_scope, item.in_scope
        was_done = lives[number].item.is_done if number in lives else item.is_done
        if old is not None and (was_in or is_in) and not is_same_wording(old.title, item.title):
            yield _Event(ChangeKind.REWORDED, number, item, old)
        if is_in and not was_in:
            yield _Event(ChangeKind.ADDED, number, item, old)
        elif was_in and not is_in:
            is_cancelled = item.status in (Status.CANCELLED, Status.NOT_APPLICABLE)
            kind = ChangeKind.CANCELLED if is_cancelled else ChangeKind.REMOVED
            yield _Event(kind, number, item, old)
        if is_in and item.is_done and not was_done:
            yield _Event(ChangeKind.FINISHED, number, item, old)
        if is_in and not item.is_done and was_done:
            yield _Event(ChangeKind.REOPENED, number, item, old)
    for number, old in before.items():
        if number not in after and old.in_scope:
            yield _Event(ChangeKind.REMOVED, number, old, old)


def _entry(event: _Event, on: date, step: Step) -> ScopeChange:
    item, old = event.item, event.old
    return ScopeChange(
        on=on,
        item=event.number,
        task_id=item.task_id,
        section=item.section,
        title=item.title,
        change=event.kind,
        is_done=event.kind is ChangeKind.ADDED and item.is_done,
        old_title=old.title if old and event.kind is ChangeKind.REWORDED else None,
        commit=step.commit,
        author=step.author,
    )


def _point(step: Step, on: date, changes: Sequence[ScopeChange]) -> Point:
    items = (step.items or {}).values()
    kinds = [entry.change for entry in _of_day(changes, on)]
    return Point(
        on=on,
        n_scope=sum(item.in_scope for item in items),
        n_done=sum(item.is_done for item in items),
        n_added=kinds.count(ChangeKind.ADDED),
        n_removed=kinds.count(ChangeKind.REMOVED) + kinds.count(ChangeKind.CANCELLED),
        n_reopened=kinds.count(ChangeKind.REOPENED),
        n_finished=kinds.count(ChangeKind.FINISHED),
        stated_share=step.stated_share,
        status=step.status or status_of(items),
        source=Source.GIT if step.commit else Source.DOCUMENT,
        is_gone=step.items is None,
    )


def _of_day(changes: Sequence[ScopeChange], on: date) -> Iterator[ScopeChange]:
    for entry in reversed(changes):
        if entry.on != on:
            return
        yield entry
