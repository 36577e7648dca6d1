"""A feature and a day in, what is late, quiet or blocked out: the rules, and FT3xx made of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mkdocs_feature_tracker.model.problem import Problem, found
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.records import Blocker
from mkdocs_feature_tracker.model.words import Severity, Status

_SERIOUS = (Severity.CRITICAL, Severity.HIGH)
_GOES_ON = (Status.IN_PROGRESS, Status.BLOCKED)


def eta_passed(feature: Feature, project: Project) -> Iterator[Problem]:
    """FT301 for each open blocker of an open feature whose ETA is over."""
    if not feature.is_open:
        return
    for blocker in feature.document.blockers:
        n_days = eta_days_late(blocker, project.as_of)
        if n_days is not None:
            yield found(
                "FT301",
                blocker.line,
                f"the blocker “{blocker.title}” was to be gone {_ago(n_days)}, on {blocker.eta_on}",
                "close the blocker, or write when it will be gone",
                feature.path,
            )


def target_passed(feature: Feature, project: Project) -> Iterator[Problem]:
    """FT302 where an open feature is past its target date."""
    n_days = target_days_late(feature, project.as_of)
    if n_days is not None:
        header = feature.document.header
        yield found(
            "FT302",
            header.lines.get("target_on", feature.document.line),
            f"the target date {header.target_on} passed {_ago(n_days)}",
            "agree on a new date, or finish the feature",
            feature.path,
        )


def no_update(feature: Feature, project: Project) -> Iterator[Problem]:
    """FT303 where work goes on and nobody wrote for longer than `stale_after_days`."""
    n_days = quiet_days(feature, project.as_of, project.stale_after_days)
    if n_days is not None:
        yield found(
            "FT303",
            updated_line(feature),
            f"the last update was {_ago(n_days)}, on {feature.updated_on}",
            "write how the feature stands",
            feature.path,
        )


def blocked(feature: Feature, project: Project) -> Iterator[Problem]:
    """FT304 for each open critical or high blocker, else for a status that says blocked."""
    if not feature.is_open:
        return
    serious = [blocker for blocker in feature.document.blockers if is_serious(blocker)]
    for blocker in serious:
        yield found(
            "FT304",
            blocker.line,
            f"blocked by “{blocker.title}” ({blocker.severity})",
            "resolve the blocker, or ask for help with it",
            feature.path,
        )
    if not serious and feature.status is Status.BLOCKED:
        yield found(
            "FT304",
            feature.document.header.lines.get("status", feature.document.line),
            "the status says blocked",
            "write under Current Blockers what it waits for",
            feature.path,
        )


def is_serious(blocker: Blocker) -> bool:
    """Whether a blocker is open and critical or high."""
    return blocker.is_open and blocker.severity in _SERIOUS


def eta_days_late(blocker: Blocker, as_of: date) -> int | None:
    """For how many days an open blocker's ETA has been over; null where it is not."""
    if not blocker.is_open or blocker.eta_on is None or blocker.eta_on >= as_of:
        return None
    return (as_of - blocker.eta_on).days


def target_days_late(feature: Feature, as_of: date) -> int | None:
    """For how many days an open feature's target has been over; null where it is not."""
    target_on = feature.document.header.target_on
    if not feature.is_open or target_on is None or target_on >= as_of:
        return None
    return (as_of - target_on).days


def quiet_days(feature: Feature, as_of: date, stale_after_days: int) -> int | None:
    """For how many days nobody wrote, where those are too many; null where they are not.

    Work that nobody has begun, and a document without any date, cannot go stale.
    """
    if feature.status not in _GOES_ON or feature.updated_on is None:
        return None
    n_days = (as_of - feature.updated_on).days
    return n_days if n_days > stale_after_days else None


def updated_line(feature: Feature) -> int:
    """Where the last update stands: in the header, else in the log."""
    lines = feature.document.header.lines
    newest = (update.line for update in feature.document.updates if update.on == feature.updated_on)
    return lines.get("updated_on") or next(newest, feature.document.line)


def _ago(n_days: int) -> str:
    return f"{n_days} day{'' if n_days == 1 else 's'} ago"
