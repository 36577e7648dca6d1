"""Features in, how far they are out: scope and done by project, section and status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.records import Task
from mkdocs_feature_tracker.model.words import GATES, TASK_SECTIONS, Status

LEFT_OUT = (Status.CANCELLED, Status.NOT_APPLICABLE)
"""Statuses that take a task out of its feature's scope, and a feature out of the project's."""


class Progress(NamedTuple):
    """How far several features are together.

    `share` is summed done over summed scope, `mean_share` the mean of the features' own shares;
    both are null without any scope. Cancelled features are in `n_left_out` and nowhere else.
    """

    n_features: int
    n_features_done: int
    n_without_scope: int
    n_left_out: int
    n_scope: int
    n_done: int
    share: float | None
    mean_share: float | None


class SectionProgress(NamedTuple):
    """The leaf tasks of one section, without cancelled and not-applicable ones.

    `is_counted` tells whether the section belongs to the feature's scope; `n_open_started` are
    those in progress, `n_blocked` those blocked.
    """

    section: str
    n_scope: int
    n_done: int
    n_started: int
    n_blocked: int
    is_counted: bool

    @property
    def share(self) -> float | None:
        """Done over scope of the section; null where all its tasks were cancelled."""
        return self.n_done / self.n_scope if self.n_scope else None


class GateCount(NamedTuple):
    """How many gates are passed among those that documents state; the rest are unknown."""

    n_passed: int
    n_stated: int
    n_unknown: int


def of_features(features: Iterable[Feature]) -> Progress:
    """Sum scope and done over all features that are not cancelled."""
    everything = list(features)
    counted = [feature for feature in everything if feature.status not in LEFT_OUT]
    shares = [feature.share for feature in counted if feature.share is not None]
    n_scope = sum(feature.n_scope for feature in counted)
    n_done = sum(feature.n_done for feature in counted)
    return Progress(
        n_features=len(counted),
        n_features_done=sum(feature.status is Status.DONE for feature in counted),
        n_without_scope=len(counted) - len(shares),
        n_left_out=len(everything) - len(counted),
        n_scope=n_scope,
        n_done=n_done,
        share=n_done / n_scope if n_scope else None,
        mean_share=sum(shares) / len(shares) if shares else None,
    )


def by_section(document: Document) -> list[SectionProgress]:
    """Progress of every section that has leaf tasks, in the template's order."""
    rows: dict[str, list[Task]] = {}
    for task in document.tasks:
        if task.is_leaf:
            rows.setdefault(task.section, []).append(task)
    return [_of_section(name, rows[name]) for name in TASK_SECTIONS if name in rows]


def _of_section(name: str, tasks: list[Task]) -> SectionProgress:
    statuses = Counter(task.status for task in tasks)
    return SectionProgress(
        section=name,
        n_scope=len(tasks) - sum(statuses[status] for status in LEFT_OUT),
        n_done=statuses[Status.DONE],
        n_started=statuses[Status.IN_PROGRESS],
        n_blocked=statuses[Status.BLOCKED],
        is_counted=any(task.in_scope for task in tasks),
    )


def gates_passed(features: Iterable[Feature]) -> GateCount:
    """Count the status summaries' gates; not-applicable ones are left out."""
    found: Counter[Status] = Counter()
    for feature in features:
        if feature.status not in LEFT_OUT:
            stated = {gate.gate: gate.status for gate in feature.document.gates}
            found.update(stated.get(name, Status.UNKNOWN) for name in GATES)
    n_unknown = found[Status.UNKNOWN]
    n_stated = found.total() - n_unknown - sum(found[status] for status in LEFT_OUT)
    return GateCount(found[Status.DONE], n_stated, n_unknown)
