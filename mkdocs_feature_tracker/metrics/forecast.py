"""Features with their history in, when their work will be finished out, with the measured hit rate.

Each forecast draws 7-day blocks of the last 90 days, quiet days included, until no work is left.
What was finished and what was added on the same days stay together in a block.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from mkdocs_feature_tracker.metrics import calibration
from mkdocs_feature_tracker.metrics.daily import by_release, by_team, histories_of
from mkdocs_feature_tracker.metrics.outlook import LEVELS, Case, Outlook
from mkdocs_feature_tracker.metrics.pace import Pace, Past, burnt, pace, past_of, refusal
from mkdocs_feature_tracker.metrics.passage import outlooks
from mkdocs_feature_tracker.model.forecast import Forecast, HitRate
from mkdocs_feature_tracker.model.history import FeatureHistory, History
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.release import Release


class Subject(NamedTuple):
    """What is forecast: one feature, a release, a team, or the project where none is named."""

    histories: tuple[FeatureHistory, ...]
    feature_id: str | None = None
    release: str | None = None
    team: str | None = None
    target_on: date | None = None


def subjects(
    features: Sequence[Feature],
    history: History,
    releases: Sequence[Release] = (),
    project_target_on: date | None = None,
) -> list[Subject]:
    """The project, its releases, its teams and its features, in this order.

    The project also remembers features whose documents are gone. Without `releases`, they are those
    that headers name, without a date.
    """
    by_id = {feature.feature_id: feature for feature in features}
    targets = {release.name: release.on for release in releases}
    of_releases = {
        release.name: [by_id[name] for name in release.feature_ids] for release in releases
    }
    return [
        Subject(tuple(history.features.values()), target_on=project_target_on),
        *(
            Subject(tuple(histories_of(own, history)), release=name, target_on=targets.get(name))
            for name, own in (of_releases or by_release(features)).items()
        ),
        *(
            Subject(tuple(histories_of(own, history)), team=name)
            for name, own in by_team(features).items()
        ),
        *(
            Subject(
                tuple(histories_of((feature,), history)),
                feature_id=feature.feature_id,
                target_on=feature.document.header.target_on,
            )
            for feature in features
        ),
    ]


def forecasts(wanted: Sequence[Subject], as_of: date) -> list[Forecast]:
    """One forecast for each subject, in their order; equal input gives equal output.

    The hit rate of a feature is that of all features together; releases, teams and the project
    share the one of the releases and the project. With 20 or more resolved past forecasts of its
    kind a forecast is calibrated by them.
    """
    known = [_Known.of(subject, as_of) for subject in wanted]
    of_features = _record(own for own in known if own.subject.feature_id is not None)
    of_groups = _record(
        own for own in known if own.subject.feature_id is None and own.subject.team is None
    )
    records = [of_groups if own.subject.feature_id is None else of_features for own in known]
    answers = iter(
        outlooks(
            [
                _case(own, record, as_of)
                for own, record in zip(known, records, strict=True)
                if own.reason is None
            ]
        )
    )
    return [
        _forecast(own, record, next(answers) if own.reason is None else None, as_of)
        for own, record in zip(known, records, strict=True)
    ]


class _Known(NamedTuple):
    subject: Subject
    past: Past | None
    pace: Pace | None
    reason: str | None

    @classmethod
    def of(cls, subject: Subject, as_of: date) -> _Known:
        past = past_of(subject.histories, as_of)
        if past is None:
            return cls(subject, None, None, "No history is known yet.")
        now = pace(past, len(past.series.n_open) - 1)
        return cls(subject, past, now, refusal(now))


class _Record(NamedTuple):
    """How the method did, and what its days are multiplied by; null where it is not calibrated."""

    hits: HitRate
    factors: tuple[float, ...] | None


def _record(known: Iterable[_Known]) -> _Record:
    tried = calibration.trials(own.past for own in known if own.past)
    return _Record(calibration.hit_rate(tried), calibration.stretches(tried))


def _asked_days(subject: Subject, as_of: date) -> int:
    return (subject.target_on - as_of).days if subject.target_on else 0


def _case(own: _Known, record: _Record, as_of: date) -> Case:
    assert own.past is not None  # what is not refused is known
    assert own.pace is not None
    asked_days = _asked_days(own.subject, as_of)
    if record.factors:
        asked_days = int(asked_days / record.factors[-1])
    return Case(own.pace.n_open, burnt(own.past, own.pace.window), asked_days)


def _forecast(own: _Known, record: _Record, outlook: Outlook | None, as_of: date) -> Forecast:
    subject, reason = own.subject, own.reason
    if outlook and record.factors:
        asked_days = _asked_days(subject, as_of)
        outlook = calibration.moved(outlook, record.factors, asked_days)
    days = [outlook.within_days[LEVELS.index(level)] for level in _SHOWN] if outlook else []
    p50_on, p85_on, p95_on = [
        None if n_days is None else as_of + timedelta(days=n_days) for n_days in days or [None] * 3
    ]
    if outlook:
        reason = _too_far(p50_on, p85_on, p95_on)
    return Forecast(
        as_of=as_of,
        feature_id=subject.feature_id,
        release=subject.release,
        team=subject.team,
        n_open=own.pace.n_open if own.pace else None,
        p50_on=p50_on,
        p85_on=p85_on,
        p95_on=p95_on,
        target_on=subject.target_on,
        chance_on_target=_chance(own, outlook, as_of),
        reason=reason,
        hits=record.hits,
        is_calibrated=outlook is not None and record.factors is not None,
    )


_SHOWN = (0.5, 0.85, 0.95)


def _too_far(p50_on: date | None, p85_on: date | None, p95_on: date | None) -> str | None:
    if p50_on is None:
        return "At this pace the work takes more than two years."
    if p85_on is None:
        return "The 85% and 95% dates are more than two years away."
    return "The 95% date is more than two years away." if p95_on is None else None


def _chance(own: _Known, outlook: Outlook | None, as_of: date) -> float | None:
    """Open work misses a target that has come, whatever its pace."""
    target_on = own.subject.target_on
    if target_on is None or own.pace is None or own.pace.n_open == 0:
        return None
    if target_on <= as_of:
        return 0.0
    return round(outlook.chance, 4) if outlook else None
