"""Features and a day in, what needs somebody's attention out: blocked, late, contradicted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from mkdocs_feature_tracker.checks.attention import (
    eta_days_late,
    is_serious,
    quiet_days,
    target_days_late,
    updated_line,
)
from mkdocs_feature_tracker.checks.contradictions import is_contradicted
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.records import Blocker
from mkdocs_feature_tracker.model.words import Status

AT_RISK = "at_risk"
"""The display state of an open feature that is overdue or stale; no status of a document."""

DISPLAY_STATES = (
    Status.BLOCKED.value,
    AT_RISK,
    Status.IN_PROGRESS.value,
    Status.NOT_STARTED.value,
    Status.UNKNOWN.value,
    Status.DONE.value,
    Status.CANCELLED.value,
    Status.NOT_APPLICABLE.value,
)
"""Every state that a feature is shown in, the one that needs a look first coming first."""

KINDS = ("blocked", "eta_passed", "target_passed", "stale", "contradicted")
"""Reasons for attention, the most pressing one first."""


class Reason(NamedTuple):
    """Why a feature needs attention, and the line that says so.

    `n_days` is how long ago the target or the blocker's ETA passed, or how long nobody wrote; null
    where no date passed. `blocker` is set for `eta_passed`, and for `blocked` unless only the
    status says so.
    """

    kind: str
    line: int
    n_days: int | None = None
    blocker: Blocker | None = None


class Attention(NamedTuple):
    """A feature with all its reasons, the most pressing one first."""

    feature: Feature
    reasons: tuple[Reason, ...]


def needing_attention(
    features: Iterable[Feature], as_of: date, stale_after_days: int
) -> list[Attention]:
    """The features with at least one reason, the most pressing one first."""
    found = [
        Attention(feature, because)
        for feature in features
        if (because := reasons(feature, as_of, stale_after_days))
    ]
    return sorted(found, key=_urgency)


def reasons(feature: Feature, as_of: date, stale_after_days: int) -> tuple[Reason, ...]:
    """Everything that calls for attention on `as_of`; nothing for a cancelled feature."""
    found: list[Reason] = []
    if feature.is_open:
        found += _blocked(feature, as_of)
        found += _eta_passed(feature, as_of)
        found += _target_passed(feature, as_of)
        found += _stale(feature, as_of, stale_after_days)
    if feature.is_open or feature.status is Status.DONE:
        found += _contradicted(feature)
    return tuple(found)


def display_state(feature: Feature, as_of: date, stale_after_days: int) -> str:
    """The status, or `at_risk` where an open feature that is not blocked is overdue or stale."""
    if feature.is_open and feature.status is not Status.BLOCKED:
        late = _target_passed(feature, as_of) or _stale(feature, as_of, stale_after_days)
        if late:
            return AT_RISK
    return feature.status.value


def _blocked(feature: Feature, as_of: date) -> list[Reason]:
    serious = [
        Reason("blocked", blocker.line, eta_days_late(blocker, as_of), blocker)
        for blocker in feature.document.blockers
        if is_serious(blocker)
    ]
    if serious or feature.status is not Status.BLOCKED:
        return serious
    return [Reason("blocked", _line(feature, "status"))]


def _eta_passed(feature: Feature, as_of: date) -> list[Reason]:
    """Lesser blockers whose ETA is over; of a serious one `blocked` says it already."""
    return [
        Reason("eta_passed", blocker.line, n_days, blocker)
        for blocker in feature.document.blockers
        if not is_serious(blocker) and (n_days := eta_days_late(blocker, as_of)) is not None
    ]


def _target_passed(feature: Feature, as_of: date) -> list[Reason]:
    n_days = target_days_late(feature, as_of)
    return [] if n_days is None else [Reason("target_passed", _line(feature, "target_on"), n_days)]


def _stale(feature: Feature, as_of: date, stale_after_days: int) -> list[Reason]:
    n_days = quiet_days(feature, as_of, stale_after_days)
    return [] if n_days is None else [Reason("stale", updated_line(feature), n_days)]


def _contradicted(feature: Feature) -> list[Reason]:
    if not is_contradicted(feature):
        return []
    return [Reason("contradicted", _line(feature, "stated_share"))]


def _line(feature: Feature, field: str) -> int:
    return feature.document.header.lines.get(field, feature.document.line)


def _urgency(attention: Attention) -> tuple[int, int, str]:
    first = attention.reasons[0]
    return KINDS.index(first.kind), -(first.n_days or 0), attention.feature.feature_id
