"""A project before and now in, what is different out: progress, scope and gates by feature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from mkdocs_feature_tracker.history.fold import fold
from mkdocs_feature_tracker.history.identity import Identities
from mkdocs_feature_tracker.history.timeline import Step
from mkdocs_feature_tracker.metrics.progress import Progress, of_features
from mkdocs_feature_tracker.metrics.readiness import gate_results
from mkdocs_feature_tracker.model.history import ChangeKind, ScopeChange, items_of
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.release import GateResult, Verdict
from mkdocs_feature_tracker.model.workflow import Workflow


class GateChange(NamedTuple):
    """A gate before and now; null where the options did not ask for it."""

    gate: str
    title: str
    before: GateResult | None
    now: GateResult | None

    @property
    def is_any(self) -> bool:
        """Whether its result is another one."""
        return (self.before and self.before.result) is not (self.now and self.now.result)


class FeatureDifference(NamedTuple):
    """What is different in one feature; `before` is null for a new one, `now` for one that is gone.

    `scope` is the ledger of its tasks between the two, in the order of the document; of a new
    feature it is empty, since all of its scope is new.
    """

    before: Feature | None
    now: Feature | None
    scope: tuple[ScopeChange, ...] = ()
    gates: tuple[GateChange, ...] = ()

    @property
    def feature(self) -> Feature:
        """The feature as it stands, else as it stood."""
        feature = self.now or self.before
        assert feature is not None
        return feature

    @property
    def counts(self) -> dict[ChangeKind, int]:
        """How many tasks were finished, added, …; kinds that did not happen are left out."""
        counted = Counter(entry.change for entry in self.scope)
        return {kind: counted[kind] for kind in ChangeKind if counted[kind]}

    @property
    def is_any(self) -> bool:
        """Whether anything is different at all."""
        if self.before is None or self.now is None:
            return True
        return bool(self.scope or self.gates or self.before.status is not self.now.status)


class VerdictChange(NamedTuple):
    """A release whose verdict is another one; null where it was not there before, or is gone."""

    release: str
    before: Verdict | None
    now: Verdict | None


class Comparison(NamedTuple):
    """Everything that is different; `features` in the project's order, those gone last."""

    before: Progress
    now: Progress
    features: tuple[FeatureDifference, ...]
    verdicts: tuple[VerdictChange, ...]


def compare(before: Project, now: Project, workflow: Workflow) -> Comparison:
    """What was done from one to the other; both are seen on the day of `now`.

    Example: a criterion ticked is one `finished` in the feature's `scope`, and where it was the
    last open one, its gate `acceptance` goes from `fail` to `pass`.
    """
    gates_before, gates_now = _gates(before, workflow), _gates(now, workflow)
    ids = dict.fromkeys([*now.by_id, *before.by_id])
    found = [
        _of_feature(
            before.by_id.get(name),
            now.by_id.get(name),
            gates_before.get(name, {}),
            gates_now.get(name, {}),
            now.as_of,
        )
        for name in ids
    ]
    return Comparison(
        of_features(before.features),
        of_features(now.features),
        tuple(difference for difference in found if difference.is_any),
        _verdicts(before, now),
    )


def _of_feature(
    before: Feature | None,
    now: Feature | None,
    gates_before: Mapping[str, GateResult],
    gates_now: Mapping[str, GateResult],
    as_of: date,
) -> FeatureDifference:
    if before is None or now is None:
        return FeatureDifference(before, now)
    titles = {gate.gate: gate.title for gate in (*gates_now.values(), *gates_before.values())}
    gates = [
        GateChange(name, title, gates_before.get(name), gates_now.get(name))
        for name, title in titles.items()
    ]
    return FeatureDifference(
        before, now, _ledger(before, now, as_of), tuple(gate for gate in gates if gate.is_any)
    )


def _ledger(before: Feature, now: Feature, as_of: date) -> tuple[ScopeChange, ...]:
    """The scope ledger of a history of two versions."""
    identities = Identities()
    old = identities.follow({}, items_of(before.document.tasks))
    new = identities.follow(old, items_of(now.document.tasks))
    steps = [Step(at, items, None, None) for at, items in enumerate((old, new))]
    return fold(now.feature_id, steps, lambda at: as_of).changes


def _gates(project: Project, workflow: Workflow) -> dict[str, dict[str, GateResult]]:
    """The gates of every feature, those outside of any release included."""
    gates: dict[str, dict[str, GateResult]] = {}
    for release in project.releases:
        for result in release.gates:
            gates.setdefault(result.feature_id, {}).setdefault(result.gate, result)
    for feature in project.features:
        if feature.feature_id not in gates:
            results = gate_results(feature, "", workflow.gate_rules, project)
            gates[feature.feature_id] = {result.gate: result for result in results}
    return gates


def _verdicts(before: Project, now: Project) -> tuple[VerdictChange, ...]:
    old = {release.name.casefold(): release.verdict for release in before.releases}
    new = {release.name.casefold(): release.verdict for release in now.releases}
    names = {release.name.casefold(): release.name for release in (*now.releases, *before.releases)}
    return tuple(
        VerdictChange(name, old.get(key), new.get(key))
        for key, name in names.items()
        if old.get(key) is not new.get(key)
    )
