"""Features in, one plain sentence on how they stand out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from mkdocs_feature_tracker.checks.contradictions import is_contradicted
from mkdocs_feature_tracker.metrics import progress
from mkdocs_feature_tracker.metrics.attention import AT_RISK, Reason, display_state
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.words import Severity, Status
from mkdocs_feature_tracker.site.wording import count, day, days_from, listed, percent


def of_project(features: Sequence[Feature], project: Project) -> str:
    """`47% of 268 tasks in 12 features are done; 2 features are blocked and 3 are at risk.`"""
    if not features:
        return briefly(features)
    return f"{briefly(features).removesuffix('.')}; {_troubles(features, project)}."


def briefly(features: Sequence[Feature]) -> str:
    """`47% of 268 tasks in 12 features are done.` It needs no history, and so no waiting."""
    if not features:
        return "No feature is tracked here yet."
    total = progress.of_features(features)
    across = count(total.n_features, "feature")
    if total.share is None:
        which = "without" if total.n_features == 1 else "none of them with"
        return f"{across}, {which} tasks that could be counted."
    if total.n_scope == 1:
        return f"The only task in {across} is {'done' if total.share == 1 else 'open'}."
    if total.share == 1:
        return f"All {total.n_scope} tasks in {across} are done."
    return f"{percent(total.share)} of {total.n_scope} tasks in {across} are done."


def of_feature(feature: Feature, as_of: date) -> str:
    """`61% done: 9 of 23 tasks to go, 2 blockers open, target 30 Nov in 10 days.`"""
    opening, *rest = [*_how_far(feature), *_what_else(feature, as_of)]
    if not rest:
        return f"{opening}."
    mark = ";" if feature.share is None else ":"
    return f"{opening}{mark} {', '.join(rest)}."


def _troubles(features: Sequence[Feature], project: Project) -> str:
    states = Counter(display_state(feature, project) for feature in features)
    n_contradicted = sum(
        is_contradicted(feature) for feature in features if feature.status not in progress.LEFT_OUT
    )
    found = [
        (states[Status.BLOCKED.value], "is blocked", "are blocked"),
        (states[AT_RISK], "is at risk", "are at risk"),
        (n_contradicted, "contradicts itself", "contradict themselves"),
    ]
    clauses: list[str] = []
    for n, one, many in found:
        if n:
            who = f"{n}" if clauses else count(n, "feature")  # tasks were counted before
            clauses.append(f"{who} {one if n == 1 else many}")
    return listed(clauses) if clauses else "none is blocked or at risk"


def _how_far(feature: Feature) -> list[str]:
    stated = feature.document.header.stated_share
    n_left = feature.n_scope - feature.n_done
    if feature.status in progress.LEFT_OUT:
        return ["Cancelled" if feature.status is Status.CANCELLED else "Not applicable"]
    if feature.share is None:
        unknown = "No tasks to count"
        return [unknown] if stated is None else [unknown, f"the document states {percent(stated)}"]
    if not n_left:
        return ["Done", f"all {count(feature.n_scope, 'task')}"]
    is_said = feature.status is Status.DONE
    opening = "Said to be done" if is_said else f"{percent(feature.share)} done"
    return [opening, f"{n_left} of {count(feature.n_scope, 'task')} to go"]


def _what_else(feature: Feature, as_of: date) -> list[str]:
    header = feature.document.header
    clauses = []
    if feature.n_blockers_open:
        clauses.append(f"{count(feature.n_blockers_open, 'blocker')} open")
    if feature.status is Status.DONE and header.finished_on is not None:
        clauses.append(f"finished on {day(header.finished_on, as_of)}")
    elif feature.is_open and header.target_on is not None:
        passed = "passed " if header.target_on < as_of else ""
        when = days_from(header.target_on, as_of)
        clauses.append(f"target {day(header.target_on, as_of)} {passed}{when}")
    return clauses


class Clause(NamedTuple):
    """A reason in words around a text of the document, which may hold Markdown."""

    before: str
    subject: str = ""
    after: str = ""


def of_reasons(
    reasons: Iterable[Reason], feature: Feature, as_of: date
) -> list[tuple[str, int, Clause]]:
    """Each reason's kind, its line, and its words."""
    return [(reason.kind, reason.line, of_reason(reason, feature, as_of)) for reason in reasons]


def of_reason(reason: Reason, feature: Feature, as_of: date) -> Clause:
    """`Blocker “Legal review”, high, ETA passed 8 days ago`."""
    header = feature.document.header
    n_days = reason.n_days or 0
    if reason.blocker is not None:
        severity = "" if reason.blocker.severity is Severity.UNKNOWN else reason.blocker.severity
        late = f"ETA passed {_ago(n_days)}" if n_days else ""
        after = "".join(f", {word}" for word in (severity, late) if word)
        return Clause("Blocker ", reason.blocker.title, after)
    if reason.kind == "blocked":
        return Clause("Its status is blocked")
    if reason.kind == "target_passed" and header.target_on is not None:
        return Clause(f"Target of {day(header.target_on, as_of)} passed {_ago(n_days)}")
    if reason.on is not None:
        after = f"{count(n_days, 'day')} past its target"
        return Clause(f"85% sure to be done by {day(reason.on, as_of)}, {after}")
    if reason.kind == "stale":
        return Clause(f"No update for {n_days} days")
    return Clause(f"States {percent(header.stated_share)}, its tasks give {percent(feature.share)}")


def _ago(n_days: int) -> str:
    return f"{count(n_days, 'day')} ago"
