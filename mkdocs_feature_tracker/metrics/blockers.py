"""Features and a day in, their open blockers out: the worst first, with age and lateness."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from mkdocs_feature_tracker.checks.attention import eta_days_late
from mkdocs_feature_tracker.metrics.progress import LEFT_OUT
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.records import Blocker
from mkdocs_feature_tracker.model.words import Severity

_SEVERITIES = tuple(Severity)
_WORDS = re.compile(r"\w+")


class OpenBlocker(NamedTuple):
    """An open blocker of a feature.

    `named_on` is the first day on which the feature's updates name it, null where none does.
    `n_days_late` is how long ago its ETA passed, null where it has not.
    """

    feature: Feature
    blocker: Blocker
    named_on: date | None
    n_days_late: int | None


def open_blockers(features: Iterable[Feature], as_of: date) -> list[OpenBlocker]:
    """By severity, then the latest past its ETA, then the oldest; none of cancelled features."""
    found = [
        OpenBlocker(feature, blocker, _named_on(feature, blocker), eta_days_late(blocker, as_of))
        for feature in features
        if feature.status not in LEFT_OUT
        for blocker in feature.document.blockers
        if blocker.is_open
    ]
    return sorted(found, key=_urgency)


def _named_on(feature: Feature, blocker: Blocker) -> date | None:
    name = _folded(blocker.title)
    days = (
        update.on
        for update in feature.document.updates
        if name and f" {name} " in f" {_folded(update.text)} "
    )
    return min(days, default=None)


def _folded(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def _urgency(one: OpenBlocker) -> tuple[int, int, date, date, str]:
    return (
        _SEVERITIES.index(one.blocker.severity),
        -(one.n_days_late or 0),
        one.named_on or date.max,
        one.blocker.eta_on or date.max,
        one.feature.feature_id,
    )
