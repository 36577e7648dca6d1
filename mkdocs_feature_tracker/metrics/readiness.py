"""A project and its rules in, every release out: its gates, its waivers and a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from mkdocs_feature_tracker.metrics import gates, own_gates
from mkdocs_feature_tracker.metrics.findings import Finding
from mkdocs_feature_tracker.metrics.progress import LEFT_OUT
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.records import Waiver
from mkdocs_feature_tracker.model.release import (
    GATES,
    GateResult,
    GateRules,
    OwnGate,
    Release,
    ReleasePlan,
    ReleaseWaiver,
    Result,
    Verdict,
    folded_name,
    gate_named,
)
from mkdocs_feature_tracker.model.workflow import Workflow


def releases(
    project: Project, workflow: Workflow, names: Iterable[str] | None = None
) -> tuple[Release, ...]:
    """Every release that a header or the options name, by day, those without one last.

    A release that only cancelled features name is none. A feature that the options list belongs
    to that release in addition to the one of its header. With `names`, only those releases.
    """
    wanted = None if names is None else {folded_name(name) for name in names}
    plans = {folded_name(plan.name): plan for plan in workflow.releases}
    named: dict[str, str] = {}
    members: dict[str, list[Feature]] = {key: [] for key in plans}
    for feature in project.features:
        name = feature.document.header.release
        if name and feature.status not in LEFT_OUT:
            named.setdefault(folded_name(name), name)
            members.setdefault(folded_name(name), []).append(feature)
    found = [
        _release(plans.get(key) or ReleasePlan(named[key]), own, project, workflow.gate_rules)
        for key, own in members.items()
        if wanted is None or key in wanted
    ]
    return tuple(sorted(found, key=_order))


def _release(
    plan: ReleasePlan, members: Sequence[Feature], project: Project, rules: GateRules
) -> Release:
    listed = {name: project.named(name) for name in plan.features}
    ids = {feature.feature_id for feature in (*members, *listed.values()) if feature is not None}
    features = [
        feature
        for feature in project.features
        if feature.feature_id in ids and feature.status not in LEFT_OUT
    ]
    results = tuple(
        result
        for feature in features
        for result in gate_results(feature, plan.name, plan.rules or rules, project)
    )
    unknown_ids = tuple(name for name, feature in listed.items() if feature is None)
    targets = [on for feature in features if (on := feature.document.header.target_on)]
    return Release(
        name=plan.name,
        verdict=verdict(results, is_known=bool(features) and not unknown_ids),
        on=plan.on or max(targets, default=None),
        feature_ids=tuple(feature.feature_id for feature in features),
        gates=results,
        waivers=tuple(
            ReleaseWaiver(
                feature.feature_id,
                feature.path,
                waiver,
                _is_live(waiver, rules_for(feature, plan.rules or rules).own, project.as_of),
            )
            for feature in features
            for waiver in feature.document.waivers
        ),
        unknown_ids=unknown_ids,
    )


def gate_results(
    feature: Feature, release: str, rules: GateRules, project: Project
) -> Iterator[GateResult]:
    """All gates of one feature in the order in which they are shown, the team's own last."""
    rules = rules_for(feature, rules)
    for gate, title in GATES.items():
        if gate not in rules.off:
            finding = gates.find(gate, feature, rules, project)
            is_blocking = rules.is_blocking(gate)
            yield _result(feature, release, gate, title, is_blocking, finding, rules, project.as_of)
    for own in (own for own in rules.own if own.name not in rules.off):
        finding = own_gates.find(own, feature)
        is_blocking = rules.blocking.get(own.name, own.is_blocking)
        yield _result(
            feature, release, own.name, own.title, is_blocking, finding, rules, project.as_of
        )


def rules_for(feature: Feature, rules: GateRules) -> GateRules:
    """The rules for a feature's type, which its header names as `Type`."""
    extra = feature.document.header.extra
    types = (text for key, text in extra.items() if key.strip().casefold() == "type")
    return rules.types.get(next(types, "").strip().casefold(), rules)


def verdict(results: Iterable[GateResult], *, is_known: bool = True) -> Verdict:
    """Whether a release with these gates can go out.

    Without `is_known`, nobody can tell: it has no features, or some that no document describes.
    """
    results = tuple(results)
    if not is_known or any(result.holds_back for result in results):
        return Verdict.NO_GO
    is_waived = any(result.is_blocking and result.result is Result.WAIVED for result in results)
    return Verdict.GO_WITH_WAIVERS if is_waived else Verdict.GO


def _result(
    feature: Feature,
    release: str,
    gate: str,
    title: str,
    is_blocking: bool,
    finding: Finding,
    rules: GateRules,
    as_of: date,
) -> GateResult:
    """The finding, unless a live waiver stands for it."""
    result, reason, waiver = finding.result, finding.reason, None
    if result in (Result.FAIL, Result.UNKNOWN):
        waiver = _newest(gate, feature.document.waivers, rules.own)
        if waiver is not None and _is_live(waiver, rules.own, as_of):
            result = Result.WAIVED
            reason = f"{reason}; waived until {waiver.expires_on}"
            if waiver.approver:
                reason = f"{reason} by {waiver.approver}"
        elif waiver is not None:
            when = f"expired on {waiver.expires_on}" if waiver.expires_on else "names no expiry"
            reason, waiver = f"{reason}; its waiver {when}", None
    return GateResult(
        feature_id=feature.feature_id,
        release=release,
        gate=gate,
        title=title,
        is_blocking=is_blocking,
        result=result,
        reason=reason,
        path=feature.path,
        line=finding.line,
        waiver=waiver,
        bare=finding.result,
    )


def _newest(gate: str, waivers: Iterable[Waiver], own: Iterable[OwnGate]) -> Waiver | None:
    """The waiver of a gate that counts longest; null where there is none."""
    own = tuple(own)
    meant = [waiver for waiver in waivers if gate_named(waiver.gate, own) == gate]
    return max(meant, key=lambda waiver: waiver.expires_on or date.min, default=None)


def _is_live(waiver: Waiver, own: Iterable[OwnGate], as_of: date) -> bool:
    if gate_named(waiver.gate, own) is None or waiver.expires_on is None:
        return False
    return as_of <= waiver.expires_on


def _order(release: Release) -> tuple[date, list[tuple[int, str]]]:
    """By day; then by name, in which numbers count as such: 2.9 before 2.10."""
    parts = re.findall(r"\d+|\D+", release.name.casefold())
    return release.on or date.max, [
        (int(part), "") if part.isdecimal() else (-1, part) for part in parts
    ]
