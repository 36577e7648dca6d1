"""A project with its past in, what changed since yesterday and since last week out."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mkdocs_feature_tracker.metrics.changes import Changes, FeatureChange, Work, changes
from mkdocs_feature_tracker.model.history import Point
from mkdocs_feature_tracker.model.phrases import whole_percent
from mkdocs_feature_tracker.site.options import Number, Numbers, Option
from mkdocs_feature_tracker.site.past import histories
from mkdocs_feature_tracker.site.place import Origin
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import Request, View, Widget
from mkdocs_feature_tracker.site.wording import count, day, listed, percent

_SHOWN = 8
_NAMES = {1: "Since yesterday", 7: "Since last week"}


class Line(NamedTuple):
    """A feature with what happened to it.

    `states` is its status before and now, or only the one of a feature that is new; empty where
    the status is the same. `words` are what was done to its tasks, `events` the colour, the name
    and the text of what happened besides.
    """

    title: str
    href: str | None
    states: tuple[str, ...]
    words: str
    shares: str
    events: list[tuple[str, str, str]]
    origin: Origin | None


class Column(NamedTuple):
    """All changes since one day."""

    name: str
    since: str
    summary: str
    lines: list[Line]
    n_hidden: int


def _view(request: Request) -> View | None:
    features = selected(request)
    some = histories(request, features)
    if not features and not some:
        return None
    as_of = request.project.as_of
    found = [(n, changes(features, some, as_of, n)) for n in request.options["days"]]
    return {
        "columns": [_column(request, n_days, one) for n_days, one in found],
        "ledger_href": request.place.to_page("flow"),
    }


def _column(request: Request, n_days: int, found: Changes) -> Column:
    as_of, limit = request.project.as_of, request.options["limit"]
    lines = [_line(request, change) for change in found.features]
    return Column(
        name=_NAMES.get(n_days, f"In the last {n_days} days"),
        since=day(found.since_on, as_of) if found.since_on and not found.is_short else "",
        summary=" ".join(_sentences(request, found)),
        lines=lines[:limit],
        n_hidden=max(0, len(lines) - limit),
    )


def _sentences(request: Request, found: Changes) -> list[str]:
    """`9 tasks finished, 2 added. 64% done, from 61%; the scope grew by 2 to 236 tasks.`"""
    as_of, said = request.project.as_of, []
    if found.since_on is None:
        said.append(
            "The history starts today: what changed is known from the second day on."
            if request.project.history.features
            else "Nothing is known of the past, so only dates in the documents speak."
        )
    elif found.is_short:
        said.append(f"The history starts on {day(found.since_on, as_of)}; this counts from then.")
    if any(found.work):
        said.append(f"{_done(found.work)}.")
    elif found.since_on is not None:
        said.append("No task has changed." if found.features else "Nothing has changed.")
    if found.before and found.now and found.before != found.now:
        said.append(_moved(found))
    return said


def _done(work: Work) -> str:
    """`3 tasks finished, 2 added and 1 reopened`; the noun goes with the first number."""
    named = [
        (work.n_finished, "finished"),
        (work.n_added, "added"),
        (work.n_removed, "removed"),
        (work.n_cancelled, "cancelled"),
        (work.n_reopened, "reopened"),
    ]
    parts = [(n, word) for n, word in named if n]
    return listed([f"{n if at else count(n, 'task')} {word}" for at, (n, word) in enumerate(parts)])


def _moved(found: Changes) -> str:
    before, now = found.before, found.now
    assert before is not None
    assert now is not None
    share = f"{percent(now.share)} done"
    was = percent(before.share)
    share += ", as before" if was == percent(now.share) else f", from {was}"
    n_grown = now.n_scope - before.n_scope
    if n_grown:
        verb = "grew" if n_grown > 0 else "shrank"
        share += f"; the scope {verb} by {abs(n_grown)} to {count(now.n_scope, 'task')}"
    return f"{share}."


def _line(request: Request, change: FeatureChange) -> Line:
    feature = change.feature
    return Line(
        title=feature.title if feature else change.feature_id,
        href=request.place.to_feature(change.feature_id) if feature else None,
        states=_states(change),
        words=_words(change),
        shares=_shares(change),
        events=_events(change, request.project.as_of),
        origin=request.origin(feature) if feature else None,
    )


def _states(change: FeatureChange) -> tuple[str, ...]:
    before, now = change.before, change.now
    if change.is_restated and before and now:
        return before.status.value, now.status.value
    return (now.status.value,) if change.is_new and now else ()


def _words(change: FeatureChange) -> str:
    """`New, 12 tasks, 2 tasks finished`."""
    said = []
    if change.is_gone:
        said.append("Its document is gone")
    elif change.is_new and change.now:
        said.append("New")
        said += [count(change.now.n_scope, "task")] if change.now.n_scope else []
    if any(change.work):
        said.append(_done(change.work))
    return ", ".join(said)


def _events(change: FeatureChange, as_of: date) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    if change.feature and change.n_days_late:
        target_on = change.feature.document.header.target_on
        found.append(("at_risk", f"Target of {day(target_on, as_of)} passed", ""))
    found += [("done", "Blocker resolved", blocker.title) for blocker in change.resolved]
    return found + [("blocked", "Blocker reported", update.text) for update in change.reported]


def _shares(change: FeatureChange) -> str:
    """`57% → 63%`, empty where the tasks give the same whole number."""
    before, now = (_share(point) for point in (change.before, change.now))
    if before is None or now is None or whole_percent(before) == whole_percent(now):
        return ""
    return f"{percent(before)} → {percent(now)}"


def _share(point: Point | None) -> float | None:
    return (point.n_done or 0) / point.n_scope if point and point.n_scope else None


WIDGET = Widget(
    name="changes",
    title="What changed",
    meaning="Since yesterday and since last week: features that are new, finished or in another "
    "status, tasks finished, added, removed, cancelled and reopened, and blockers.",
    view=_view,
    about="project",
    own_options=(
        FILTER,
        Option("days", Numbers(), (1, 7), "How many days back; a column for each."),
        Option(
            "limit", Number(), _SHOWN, f"How many features a column names; {_SHOWN} by default."
        ),
    ),
    nothing="No feature is tracked here yet.",
)
