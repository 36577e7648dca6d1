"""One feature or a project in, its daily updates out, the newest first."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import NamedTuple

from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.records import Update
from mkdocs_feature_tracker.model.words import UPDATE_KINDS
from mkdocs_feature_tracker.site.options import ListOf, Number, Option
from mkdocs_feature_tracker.site.place import Origin
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import MOST_ROWS, Request, View, Widget
from mkdocs_feature_tracker.site.wording import day, days_from

KIND_WORDS = {
    "completed": "Completed",
    "in_progress": "In progress",
    "blocker": "Blockers",
    "plan": "Next",
    "note": "Notes",
}
_OPEN_DAYS = 3
"""Older days of a single feature are folded."""


def _view(request: Request) -> View | None:
    kinds = request.options["kinds"]
    found = [
        (feature, update)
        for feature in selected(request)
        for update in feature.document.updates
        if update.kind in kinds
    ]
    if not found:
        return None
    found.sort(key=lambda pair: pair[1].on, reverse=True)
    limit = request.options["limit"]
    shown = found[: limit or MOST_ROWS]
    days = [_day(request, [*rows]) for _, rows in groupby(shown, key=lambda pair: pair[1].on)]
    n_open = _OPEN_DAYS if request.feature is not None and not limit else len(days)
    return {
        "days": days[:n_open],
        "older": days[n_open:],
        "n_days": len({update.on for _, update in found}),
        "n_hidden": len(found) - len(shown),
        "last_on": found[0][1].on,
        "last_when": days_from(found[0][1].on, request.project.as_of),
        "is_project": request.feature is None,
        "all_href": request.place.to_page("updates") if limit and not request.feature else None,
        "feed_href": request.place.to_page("feed") if request.feature is None else None,
    }


class Entry(NamedTuple):
    """What one team wrote on one day about one feature, by kind."""

    feature: Feature
    href: str | None
    team: str | None
    origin: Origin
    line: int
    kinds: list[tuple[str, str, list[Update]]]


def _day(
    request: Request, rows: list[tuple[Feature, Update]]
) -> tuple[date, str, str, list[Entry]]:
    on, as_of = rows[0][1].on, request.project.as_of
    entries = [
        _entry(request, [*group])
        for _, group in groupby(rows, key=lambda pair: (pair[0].feature_id, pair[1].team))
    ]
    return on, day(on, as_of), days_from(on, as_of), entries


def _entry(request: Request, rows: list[tuple[Feature, Update]]) -> Entry:
    feature, first = rows[0]
    kinds: dict[str, list[Update]] = {}
    for _, update in rows:
        kinds.setdefault(update.kind, []).append(update)
    return Entry(
        feature=feature,
        href=request.place.to_feature(feature.feature_id),
        team=first.team,
        origin=request.origin(feature),
        line=first.line,
        kinds=[(kind, KIND_WORDS[kind], kinds[kind]) for kind in UPDATE_KINDS if kind in kinds],
    )


WIDGET = Widget(
    name="updates",
    title="Updates",
    meaning="Daily updates as a timeline, of one feature or of all, the newest first.",
    view=_view,
    about="either",
    own_options=(
        FILTER,
        Option("kinds", ListOf(*UPDATE_KINDS), UPDATE_KINDS, "The kinds of entries to show."),
        Option("limit", Number(), None, "How many entries at most; 300 by default."),
    ),
    sections=("updates",),
    nothing="No document has a dated update. Teams write them below “Daily Progress Updates”, a "
    "heading for each day.",
)
