"""The items of one version and of the next in, numbers out that stay with an item for life."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from mkdocs_feature_tracker.model.history import Item

REWORDED_FROM = 0.65
"""How alike two titles of one section must be to be one item reworded.

Of 5,150 pairs of different tasks that stand in one section of a real document, 2.5 % are this
alike, and only a pair of which one vanishes while the other appears can be mistaken. Of fifteen
hand-made rewordings ("Export to CSV" → "Export to CSV and Excel") eleven are.
"""

CLEAR_LEAD = 0.05
"""How much more alike the best candidate must be than the next one, else the match is not clear."""

_MOST_COMPARED = 2_500

Key = Callable[[Item], Hashable]


class Identities:
    """Numbers the items of one feature.

    An item is known by its explicit ID, else by its section and title; a reworded title that
    clearly matches an item that vanished in the same version continues it. An item that was
    removed and comes back keeps its number.
    """

    def __init__(self, n_items: int = 0) -> None:
        """Numbers go on after `n_items`."""
        self._known: dict[Hashable, int] = {}
        self._n_items = n_items

    def follow(self, before: Mapping[int, Item], after: tuple[Item, ...]) -> dict[int, Item]:
        """The items of `after` by number, in their order; `before` is the version it changes."""
        if len(before) == len(after) and all(
            old[:3] == new[:3] for old, new in zip(before.values(), after, strict=True)
        ):
            return dict(zip(before, after, strict=True))
        vanished = dict(before)
        appeared = dict(enumerate(after))
        numbers: dict[int, int] = {}
        for key in (_as_written, _in_section, _as_known, _by_title):
            numbers |= _paired(vanished, appeared, key)
        numbers |= _reworded(vanished, appeared)
        used = set(numbers.values())
        for position, item in enumerate(after):
            if position not in numbers:
                numbers[position] = self._number(item, used)
                used.add(numbers[position])
            self._known[_as_known(item)] = numbers[position]
        return {numbers[position]: item for position, item in enumerate(after)}

    def _number(self, item: Item, used: set[int]) -> int:
        number = self._known.get(_as_known(item))
        if number is None or number in used:
            self._n_items += 1
            return self._n_items
        return number


def similarity(one: str, other: str) -> float:
    """How alike two titles are, 0 to 1: the mean of shared words and of shared runs of letters.

    Letters are not compared where too few words are shared to reach `REWORDED_FROM`.
    """
    words, others = _words(one), _words(other)
    n_words = len(words) + len(others)
    if not n_words:
        return 0.0
    shared = 2 * sum((Counter(words) & Counter(others)).values()) / n_words
    if shared + 1 < 2 * REWORDED_FROM:
        return shared / 2
    letters = SequenceMatcher(None, " ".join(words), " ".join(others), autojunk=False)
    return (shared + letters.ratio()) / 2


def is_same_wording(one: str, other: str) -> bool:
    """Whether two titles differ in nothing but case, spaces, punctuation and emoji."""
    return one == other or _plain(one) == _plain(other)


def _paired(vanished: dict[int, Item], appeared: dict[int, Item], key: Key) -> dict[int, int]:
    """Pairs equal keys in document order, and takes the pairs out of both."""
    waiting: dict[Hashable, list[int]] = {}
    for number, item in vanished.items():
        waiting.setdefault(key(item), []).append(number)
    pairs: dict[int, int] = {}
    for position, item in appeared.items():
        numbers = waiting.get(key(item))
        if numbers and not _contradict(vanished[numbers[0]], item):
            pairs[position] = numbers.pop(0)
    for position, number in pairs.items():
        del appeared[position], vanished[number]
    return pairs


def _reworded(vanished: dict[int, Item], appeared: dict[int, Item]) -> dict[int, int]:
    if not vanished or len(vanished) * len(appeared) > _MOST_COMPARED:
        return {}
    ranked = sorted(
        (
            (similarity(old.title, new.title), position, number)
            for position, new in appeared.items()
            for number, old in vanished.items()
            if old.section == new.section and not _contradict(old, new)
        ),
        key=lambda match: (-match[0], match[1], match[2]),
    )
    pairs: dict[int, int] = {}
    for alike, position, number in ranked:
        if alike < REWORDED_FROM:
            break
        if position in pairs or number in pairs.values():
            continue
        rival = max(
            (
                other
                for other, at, of in ranked
                if (at == position) != (of == number)
                and at not in pairs
                and of not in pairs.values()
            ),
            default=0.0,
        )
        if alike - rival >= CLEAR_LEAD:
            pairs[position] = number
    return pairs


def _contradict(old: Item, new: Item) -> bool:
    """Two different explicit IDs are two items, however alike their titles are."""
    return (
        old.task_id is not None
        and new.task_id is not None
        and old.task_id.casefold() != new.task_id.casefold()
    )


def _as_written(item: Item) -> Hashable:
    return item[:3]


def _in_section(item: Item) -> Hashable:
    return (item.section, item.task_id is None, _name(item))


def _as_known(item: Item) -> Hashable:
    return (None if item.task_id else item.section, _name(item))


def _name(item: Item) -> str:
    return item.task_id.casefold() if item.task_id else _plain(item.title)


def _by_title(item: Item) -> Hashable:
    """An item that was given an ID, or lost it, goes on under its title."""
    return (item.section, _plain(item.title))


@lru_cache(maxsize=100_000)
def _plain(title: str) -> str:
    return " ".join(_words(title)) or title


def _words(title: str) -> list[str]:
    return re.findall(r"\w+", title.casefold())
