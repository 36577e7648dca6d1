"""A base line of items and the ledger after it in, the life of each item out, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mkdocs_feature_tracker.model.history import (
    ChangeKind,
    FeatureHistory,
    Item,
    ItemLife,
    ScopeChange,
)
from mkdocs_feature_tracker.model.words import Status


@dataclass(slots=True)
class Life:
    """An item while its history is gone through; `item` is how it last stood in scope."""

    item: Item
    first_on: date
    is_born_done: bool
    finished_on: date | None = None
    left_on: date | None = None

    def told(self, number: int) -> ItemLife:
        """The life as it is handed on."""
        item = self.item
        return ItemLife(
            number,
            item.task_id,
            item.section,
            item.title,
            self.first_on,
            self.is_born_done,
            self.finished_on,
            self.left_on,
        )


def live(lives: dict[int, Life], entry: ScopeChange, item: Item) -> None:
    """Takes one line of the ledger into the lives; `item` is how it stands after it."""
    life = lives.get(entry.item)
    if life is None:
        if entry.change is ChangeKind.ADDED:
            lives[entry.item] = Life(item, entry.on, is_born_done=item.is_done)
        return
    if item.in_scope:
        life.item = item
    match entry.change:
        case ChangeKind.ADDED:
            life.left_on = None
        case ChangeKind.REMOVED | ChangeKind.CANCELLED:
            life.left_on = entry.on
        case ChangeKind.FINISHED:
            life.finished_on = entry.on
        case ChangeKind.REOPENED:
            life.finished_on, life.is_born_done = None, False
        case ChangeKind.REWORDED:
            pass


def lives_of(
    base: Mapping[int, Item], start: date | None, changes: Iterable[ScopeChange]
) -> tuple[ItemLife, ...]:
    """The lives that a base line of the day `start` and the ledger since tell."""
    lives = {}
    if start is not None:
        lives = {number: Life(item, start, item.is_done) for number, item in base.items()}
    for entry in changes:
        is_done = entry.is_done or entry.change is ChangeKind.FINISHED
        live(lives, entry, _item(entry, is_done))
    return tuple(life.told(number) for number, life in lives.items())


def base_line(history: FeatureHistory) -> dict[int, Item]:
    """The items of the first point, as they stood before anything was logged about them."""
    logged: dict[int, list[ScopeChange]] = {}
    for entry in history.changes:
        logged.setdefault(entry.item, []).append(entry)
    items: dict[int, Item] = {}
    for life in history.items:
        own = logged.get(life.item, [])
        if own and own[0].change is ChangeKind.ADDED:
            continue
        turns = [entry.change for entry in own if entry.change in _TURNS]
        was_done = turns[0] is ChangeKind.REOPENED if turns else is_done(life)
        wordings = [entry.old_title for entry in own if entry.old_title is not None]
        items[life.item] = _item(life, was_done)._replace(title=[*wordings, life.title][0])
    return items


def standing(lives: Iterable[ItemLife]) -> dict[int, Item]:
    """The items that are in scope at the end of a history."""
    return {life.item: _item(life, is_done(life)) for life in lives if life.left_on is None}


def is_done(life: ItemLife) -> bool:
    """Whether the item is done, since whenever."""
    return life.is_born_done or life.finished_on is not None


_TURNS = (ChangeKind.REOPENED, ChangeKind.FINISHED)


def _item(known: ItemLife | ScopeChange, is_done: bool) -> Item:
    status = Status.DONE if is_done else Status.NOT_STARTED
    return Item(known.task_id, known.section, known.title, status, in_scope=True)
