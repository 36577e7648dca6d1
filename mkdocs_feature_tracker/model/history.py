"""What is kept of each version of a document, and what becomes of it day by day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from mkdocs_feature_tracker.model.document import Document, Signs
from mkdocs_feature_tracker.model.records import Task
from mkdocs_feature_tracker.model.release import ReleaseDay
from mkdocs_feature_tracker.model.words import Status


class Item(NamedTuple):
    """One leaf task of a version: in scope, or taken out of it as cancelled or not applicable."""

    task_id: str | None
    section: str
    title: str
    status: Status
    in_scope: bool

    @property
    def is_done(self) -> bool:
        """Whether it counts as done scope."""
        return self.in_scope and self.status is Status.DONE


class Shape(NamedTuple):
    """The little that history needs of one version, whatever its path.

    `status` is the header's; null where the document does not state one.
    """

    feature_id: str | None
    issue: str | None
    title: str | None
    status: Status | None
    stated_share: float | None
    signs: Signs
    items: tuple[Item, ...]

    @property
    def n_scope(self) -> int:
        """How many items are in scope."""
        return sum(item.in_scope for item in self.items)


class Source(StrEnum):
    """Where a point of a history is known from, the better source first."""

    GIT = "git"
    SNAPSHOT = "snapshot"
    DOCUMENT = "document"


class ChangeKind(StrEnum):
    """What happened to one item of the scope."""

    ADDED = "added"
    REMOVED = "removed"
    CANCELLED = "cancelled"
    REWORDED = "reworded"
    REOPENED = "reopened"
    FINISHED = "finished"


class Point(NamedTuple):
    """A feature at the end of the day `on`.

    `n_removed` counts removals and cancellations, so that scope grows by `n_added - n_removed`
    from one point to the next. `n_scope` and `n_done` are null where only a stated share or a
    status is known. `status` is the document's, else the one that its scope gives. `is_gone` tells
    that the feature has no document any more, or none until a later point.
    """

    on: date
    n_scope: int | None
    n_done: int | None
    n_added: int = 0
    n_removed: int = 0
    n_reopened: int = 0
    n_finished: int = 0
    stated_share: float | None = None
    status: Status = Status.UNKNOWN
    source: Source = Source.GIT
    is_gone: bool = False


class ScopeChange(NamedTuple):
    """One line of the scope ledger.

    `item` numbers the item within its feature, through rewording and moving; `title` is the title
    after the change and `old_title` the one before a rewording. `is_done` tells of an added item
    whether it was done already. `commit` and `author` are null for what is not committed yet.
    """

    on: date
    item: int
    task_id: str | None
    section: str
    title: str
    change: ChangeKind
    is_done: bool = False
    old_title: str | None = None
    commit: str | None = None
    author: str | None = None


class ItemLife(NamedTuple):
    """An item from the day on which it was first in scope.

    `finished_on` is its final finish: null while it is open, and for an item that was done when
    first seen (`is_born_done`), since nobody knows when that was. `left_on` is the day on which
    it was removed or cancelled, null while it is in scope.
    """

    item: int
    task_id: str | None
    section: str
    title: str
    first_on: date
    is_born_done: bool
    finished_on: date | None
    left_on: date | None


@dataclass(frozen=True, slots=True)
class FeatureHistory:
    """One feature through time: a point for each day on which something changed.

    The scope of the first point is the base line; it is no change and not in the ledger.
    `revised_on` is the day of the document's last revision, null where that is unknown.
    """

    feature_id: str
    points: tuple[Point, ...] = ()
    changes: tuple[ScopeChange, ...] = ()
    items: tuple[ItemLife, ...] = ()
    revised_on: date | None = None

    @property
    def starts_on(self) -> date | None:
        """The first day that is known; null where none is."""
        return self.points[0].on if self.points else None


class DayEnd(NamedTuple):
    """The version of a document at the end of the day `on`: a blob of the repository at `root`.

    `path` is absolute. `blob` is empty where there was no document any more. A version that is not
    `is_dated` was made on that day or before: nobody knows, since the clone was cut there.
    """

    on: date
    root: str
    path: str
    blob: str
    dialect: str = ""
    is_dated: bool = True


class PastDocuments(NamedTuple):
    """Where the documents of some features lay on the days since `first_on`.

    `asked` are the features that had to be told of, those that no commit holds included. `ends`
    has the versions by Feature ID, oldest first, the first one being the last before those days;
    what was changed since by features that nobody asked for is among them.
    """

    first_on: date
    asked: frozenset[str]
    ends: Mapping[str, tuple[DayEnd, ...]]


@dataclass(frozen=True, slots=True)
class History:
    """The past of all features, by feature ID.

    A feature whose document is gone ends with a point that says so. `notes` are sentences
    about what could not be known, for the author of the site. `documents` is null where nobody
    asked for them, or nothing is known. `releases` has the days before today of each release by
    its name, where they are known.
    """

    features: dict[str, FeatureHistory] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    documents: PastDocuments | None = None
    releases: dict[str, tuple[ReleaseDay, ...]] = field(default_factory=dict)

    @property
    def starts_on(self) -> date | None:
        """The first day that is known of any feature."""
        starts = [history.starts_on for history in self.features.values() if history.starts_on]
        return min(starts, default=None)


def shape_of(document: Document) -> Shape:
    """What history keeps of a document as read."""
    header = document.header
    return Shape(
        feature_id=header.feature_id,
        issue=header.issue,
        title=document.title,
        status=header.status,
        stated_share=header.stated_share,
        signs=document.signs,
        items=items_of(document.tasks),
    )


def items_of(tasks: Iterable[Task]) -> tuple[Item, ...]:
    """The leaves in scope, and those that were taken out of it."""
    return tuple(
        Item(task.task_id, task.section, task.title, task.status, task.in_scope)
        for task in tasks
        if task.is_leaf and (task.in_scope or task.status in _TAKEN_OUT)
    )


_TAKEN_OUT = (Status.CANCELLED, Status.NOT_APPLICABLE)
