"""Features of a project in, what needs attention out: blocked, late, stale, contradicted."""

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
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.records import Blocker
from mkdocs_feature_tracker.model.words import Status

AT_RISK = "at_risk"
"""The display state of an open feature that is overdue, stale, or forecast past its target."""

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

KINDS = ("blocked", "eta_passed", "target_passed", "forecast_late", "stale", "contradicted")
"""Reasons for attention, the most pressing one first."""


class Reason(NamedTuple):
    """Why a feature needs attention, and the line that says so.

    `n_days` is how long ago the target or the blocker's ETA passed, how long nobody wrote, or how
    many days after the target the work is forecast to be done; null where no date passed.
    `blocker` is set for `eta_passed`, and for `blocked` unless only the status says so; `on` is the
    day that is forecast.
    """

    kind: str
    line: int
    n_days: int | None = None
    blocker: Blocker | None = None
    on: date | None = None


class Attention(NamedTuple):
    """A feature with all its reasons, the most pressing one first."""

    feature: Feature
    reasons: tuple[Reason, ...]


def needing_attention(features: Iterable[Feature], project: Project) -> list[Attention]:
    """The features with at least one reason, the most pressing one first."""
    found = [
        Attention(feature, because)
        for feature in features
        if (because := reasons(feature, project))
    ]
    return sorted(found, key=_urgency)


def reasons(feature: Feature, project: Project) -> tuple[Reason, ...]:
    """Everything that calls for attention today; nothing for a cancelled feature."""
    found: list[Reason] = []
    as_of = project.as_of
    if feature.is_open:
        found += _blocked(feature, as_of)
        found += _eta_passed(feature, as_of)
        found += _target_passed(feature, as_of)
        found += _forecast_late(feature, project)
        found += _stale(feature, project)
    if feature.is_open or feature.status is Status.DONE:
        found += _contradicted(feature)
    return tuple(found)


def display_state(feature: Feature, project: Project) -> str:
    """The status, or `at_risk` where an open feature that is not blocked is late or stale."""
    if feature.is_open and feature.status is not Status.BLOCKED:
        is_late = _target_passed(feature, project.as_of) or _forecast_late(feature, project)
        if is_late or _stale(feature, project):
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


def _forecast_late(feature: Feature, project: Project) -> list[Reason]:
    """Work that is 85 % sure to be done only after a target that is still to come."""
    forecast = project.forecast_of(feature)
    target_on = feature.document.header.target_on
    if forecast is None or target_on is None or target_on < project.as_of:
        return []
    p85_on = forecast.p85_on
    if p85_on is None or p85_on <= target_on:
        return []
    n_days = (p85_on - target_on).days
    return [Reason("forecast_late", _line(feature, "target_on"), n_days, on=p85_on)]


def _stale(feature: Feature, project: Project) -> list[Reason]:
    n_days = quiet_days(feature, project.as_of, project.stale_after_days)
    return [] if n_days is None else [Reason("stale", updated_line(feature), n_days)]


def _contradicted(feature: Feature) -> list[Reason]:
    if not is_contradicted(feature):
        return []
    return [Reason("contradicted", _line(feature, "stated_share"))]


def _line(feature: Feature, field: str) -> int:
    return feature.document.header.lines.get(field, feature.document.line)


def _urgency(attention: Attention) -> tuple[int, bool, int, str]:
    feature, first = attention.feature, attention.reasons[0]
    goes_on = feature.status is not Status.BLOCKED
    return KINDS.index(first.kind), goes_on, -(first.n_days or 0), feature.feature_id
