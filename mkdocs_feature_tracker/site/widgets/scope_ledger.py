"""A feature or a project in, what was added to its scope and taken out of it out, newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from mkdocs_feature_tracker.model.history import ChangeKind, FeatureHistory, ScopeChange
from mkdocs_feature_tracker.site.options import ListOf, Number, Option
from mkdocs_feature_tracker.site.past import histories, sources_of
from mkdocs_feature_tracker.site.place import Origin
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import Request, View, Widget
from mkdocs_feature_tracker.site.wording import listed

_DEFAULT = tuple(kind.value for kind in ChangeKind if kind is not ChangeKind.FINISHED)
_COMMIT_LETTERS = 7
_OPEN_ROWS = 12
"""Older changes are folded."""


class Row(NamedTuple):
    """One change; `title` is that of the feature, null where all rows are of one."""

    change: ScopeChange
    title: str | None
    href: str | None
    origin: Origin | None
    commit: str | None
    commit_url: str | None


def _view(request: Request) -> View | None:
    some = histories(request, selected(request))
    if not some:
        return None
    found = _changes(some, request.options["changes"], request)
    rows = [_row(request, name, change) for name, change in found[: request.options["limit"]]]
    return {
        "rows": rows[:_OPEN_ROWS],
        "older": rows[_OPEN_ROWS:],
        "has_commits": any(row.commit for row in rows),
        "n_hidden": len(found) - len(rows),
        "summary": _summary([change for _, change in found]),
        "remarks": sources_of(some),
        "is_one": request.feature is not None,
        "kinds": {kind.value: kind.value.capitalize() for kind in ChangeKind},
    }


def _changes(
    some: Sequence[FeatureHistory], kinds: Sequence[str], request: Request
) -> list[tuple[str, ScopeChange]]:
    """Those of equal days stay in the order in which they were made."""
    found = [
        (history.feature_id, change)
        for history in some
        for change in history.changes
        if change.change.value in kinds and change.on <= request.project.as_of
    ]
    return sorted(found, key=lambda pair: pair[1].on, reverse=True)


def _row(request: Request, name: str, change: ScopeChange) -> Row:
    feature = request.project.by_id.get(name)
    commit_url = request.place.site.commit_url
    return Row(
        change,
        None if request.feature else feature.title if feature else name,
        request.place.to_feature(name),
        request.origin(feature) if feature else None,
        change.commit[:_COMMIT_LETTERS] if change.commit else None,
        commit_url(change.commit) if change.commit else None,
    )


def _summary(changes: Sequence[ScopeChange]) -> str:
    """`12 added, 3 removed and 1 reworded since their features were first seen.`"""
    counted = Counter(change.change for change in changes)
    parts = [f"{counted[kind]} {kind.value}" for kind in ChangeKind if counted[kind]]
    if not parts:
        return "The scope has not changed since it is known."
    return f"{listed(parts)} since their features were first seen."


WIDGET = Widget(
    name="scope_ledger",
    title="Scope ledger",
    meaning="Every task that was added, removed, cancelled, reworded or reopened: when, by whom "
    "and with which commit.",
    view=_view,
    about="either",
    own_options=(
        FILTER,
        Option(
            "changes",
            ListOf(*(kind.value for kind in ChangeKind)),
            _DEFAULT,
            "Only these changes; all but `finished` by default.",
        ),
        Option("limit", Number(), 50, "How many changes at most; 50 by default."),
    ),
    nothing="Nothing is known of the past, so no change is either.",
)
