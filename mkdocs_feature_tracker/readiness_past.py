"""A project and where its documents lay in, how its releases stood day by day out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from mkdocs_feature_tracker import __version__
from mkdocs_feature_tracker.history.cache import Cache, digest
from mkdocs_feature_tracker.history.known import Elsewhere
from mkdocs_feature_tracker.metrics.readiness_days import moves, standing
from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.history import DayEnd, History, PastDocuments, Source
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.release import (
    GateRules,
    Release,
    ReleaseDay,
    Verdict,
)
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.past_documents import Documents, read_documents
from mkdocs_feature_tracker.project import checked, feature_of
from mkdocs_feature_tracker.reading.document import READER_VERSION

N_DAYS = 28
"""How far back the gates are judged again."""

_NAMESPACE = f"readiness 3 {__version__} {READER_VERSION}"


def judged(project: Project) -> list[Release]:
    """The releases whose day was not long ago, is to come, or is not known."""
    since = project.as_of - timedelta(days=N_DAYS)
    return [one for one in project.releases if one.on is None or one.on >= since]


def judged_ids(project: Project) -> set[str]:
    """The features whose past these releases need, those that they depend on included."""
    found: set[str] = set()
    for release in judged(project):
        found.update(release.unknown_ids)
        for feature in map(project.by_id.__getitem__, release.feature_ids):
            found.add(feature.feature_id)
            others = map(project.named, feature.document.header.depends_on)
            found.update(other.feature_id for other in others if other is not None)
    return found


def with_release_days(
    history: History,
    project: Project,
    workflow: Workflow,
    cache: Cache,
    elsewhere: Elsewhere | None = None,
) -> History:
    """The same past with the gates of each release as they stood on the days before today.

    The documents are those of each day, the gates and rules those of today. A day is judged once
    and kept. For `elsewhere` see `read_documents`.
    """
    past = history.documents
    if past is None:
        return history
    days = moves(_Judge(past, project, workflow, cache).days(elsewhere))
    releases = dict(history.releases)
    for name, own in days.items():
        earlier = (day for day in releases.get(name, ()) if day.on < own[0].on)
        releases[name] = (*earlier, *(day._replace(source=Source.GIT) for day in own))
    return replace(history, releases=releases)


class _Judge:
    """Judges the releases on the days before today, each day once."""

    def __init__(
        self, past: PastDocuments, project: Project, workflow: Workflow, cache: Cache
    ) -> None:
        self._past = past
        self._project = project
        self._workflow = workflow
        self._cache = cache
        self._names = [release.name for release in judged(project)]
        self._features: dict[tuple[str, DayEnd], Feature] = {}

    def days(self, elsewhere: Elsewhere | None) -> dict[date, dict[str, ReleaseDay]]:
        """How the releases stood at the end of each day, from the first that is known whole."""
        lay = {on: self._lay(on) for on in self._every_day()}
        keys = {on: self._key(on, lay[on]) for on in lay}
        kept = self._cache.get_many(_NAMESPACE, keys.values())
        left = [on for on in lay if keys[on] not in kept]
        wanted = {
            own: tuple(dict.fromkeys(lay[on][own] for on in left if own in lay[on]))
            for own in self._past.ends
        }
        documents = read_documents(
            self._past._replace(ends=wanted), self._workflow, self._names, self._cache, elsewhere
        )
        others = list(self._others(documents)) if left else []
        found: dict[date, dict[str, ReleaseDay]] = {}
        fresh: dict[str, bytes] = {}
        for on in lay:
            if keys[on] in kept:
                found[on] = _unpacked(on, kept[keys[on]])
                continue
            if self._lacks(lay[on], documents):
                found = {}  # the clone does not have a content: nothing is told before
                continue
            project = self._then(on, lay[on], documents, others)
            found[on] = standing(project, self._workflow, self._names)
            fresh[keys[on]] = _packed(found[on])
        self._cache.put_many(_NAMESPACE, fresh)
        return found

    def _every_day(self) -> Iterator[date]:
        on = self._past.first_on
        while on < self._project.as_of:
            yield on
            on += timedelta(days=1)

    def _lay(self, on: date) -> dict[str, DayEnd]:
        """The version of each document at the end of a day."""
        last = {
            own: next((end for end in reversed(ends) if end.on <= on), None)
            for own, ends in self._past.ends.items()
        }
        return {own: end for own, end in last.items() if end is not None and end.blob}

    def _key(self, on: date, lay: Mapping[str, DayEnd]) -> str:
        """Changes with whatever another answer could come from."""
        ends = sorted((own, *map(str, end)) for own, end in lay.items())
        return digest(f"{on} {self._rules} {ends}")

    @cached_property
    def _rules(self) -> str:
        today = [
            (one.feature_id, one.status, one.document.header.issue)
            for one in self._project.features
            if one.feature_id not in self._past.asked
        ]
        return digest(repr((self._names, today, self._workflow)))

    def _lacks(self, lay: Mapping[str, DayEnd], documents: Documents) -> bool:
        asked = (end for own, end in lay.items() if own in self._past.asked)
        return any((end.blob, end.dialect) not in documents for end in asked)

    def _others(self, documents: Documents) -> Iterator[Feature]:
        """Features that no judged release had on those days: as they are today."""
        for feature in self._project.features:
            ends = self._past.ends.get(feature.feature_id, ())
            is_read = any((end.blob, end.dialect) in documents for end in ends)
            if feature.feature_id not in self._past.asked and not is_read:
                yield feature

    def _then(
        self,
        on: date,
        lay: Mapping[str, DayEnd],
        documents: Documents,
        others: Iterable[Feature],
    ) -> Project:
        """The project as it stood at the end of a day."""
        features = list(others)
        for own, end in lay.items():
            document = documents.get((end.blob, end.dialect))
            if document is None or document.signs.placeholder:
                continue
            if (own, end) not in self._features:
                self._features[own, end] = _feature(own, end, document)
            features.append(self._features[own, end])
        project = replace(
            self._project, features=tuple(features), as_of=on, problems=(), releases=()
        )
        return checked(project, self._workflow) if _judges_problems(self._workflow) else project


def _packed(days: Mapping[str, ReleaseDay]) -> bytes:
    return json.dumps({name: day[1:-1] for name, day in days.items()}).encode()


def _unpacked(on: date, packed: bytes) -> dict[str, ReleaseDay]:
    rows = json.loads(packed).items()
    return {name: ReleaseDay(on, Verdict(verdict), *numbers) for name, (verdict, *numbers) in rows}


def _feature(name: str, end: DayEnd, document: Document) -> Feature:
    path = end.path.removeprefix(end.root)
    feature = feature_of(name, path, document, end.dialect or "markdown")
    if feature.updated_on is None and end.is_dated:
        return replace(feature, updated_on=end.on)
    return feature


def _judges_problems(workflow: Workflow) -> bool:
    """Whether a gate looks at problems, which are found anew for each day then."""

    def every(rules: GateRules) -> Iterator[GateRules]:
        yield rules
        for other in rules.types.values():
            yield from every(other)

    plans = (plan.rules for plan in workflow.releases if plan.rules)
    return any(
        gate.table == "problems"
        for one in (workflow.gate_rules, *plans)
        for rules in every(one)
        for gate in rules.own
    )
