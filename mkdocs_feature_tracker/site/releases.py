"""A project and a release in, which one is meant and how it stands in words out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.release import (
    GateResult,
    Release,
    ReleaseDay,
    Result,
    Verdict,
    folded_name,
)
from mkdocs_feature_tracker.site.widget import Request
from mkdocs_feature_tracker.site.wording import capital, count, day, days_from, listed

NO_RELEASE = (
    "No release is named yet: write “Release: 2.4” into the header of a tracking document, or name "
    "one in the option “releases” of the plugin."
)

VERDICT_STATES = {
    Verdict.GO: "done",
    Verdict.GO_WITH_WAIVERS: "at_risk",
    Verdict.NO_GO: "blocked",
}
"""The state whose colour and icon a verdict has."""

RESULT_STATES = {
    Result.PASS: "done",
    Result.FAIL: "failing",
    Result.UNKNOWN: "unknown",
    Result.WAIVED: "at_risk",
    Result.NOT_APPLICABLE: "not_applicable",
}
"""The state whose colour and icon the result of a gate has."""

RESULT_WORDS = {
    Result.PASS: "Pass",
    Result.FAIL: "Fail",
    Result.UNKNOWN: "Unknown",
    Result.WAIVED: "Waived",
    Result.NOT_APPLICABLE: "Not applicable",
}

_PARTS = {
    "acceptance": "acceptance",
    "acceptance_tests": "acceptance",
    "blockers": "blockers",
    "coverage": "measures",
    "code_quality": "measures",
    "deployment_checklist": "rollout",
    "rollout_plan": "rollout",
    "dependencies": "header",
    "fresh": "header",
}
"""The part of a feature's page that shows what a gate was read from; `progress` for all others."""


def release_named(project: Project, name: str) -> Release | None:
    """The release of that name, whatever its case and punctuation."""
    folded = folded_name(name)
    return next((one for one in project.releases if folded_name(one.name) == folded), None)


def next_release(project: Project) -> Release | None:
    """The release whose day comes next, else the first without a day, else the last one."""
    coming = [one for one in project.releases if one.on is not None and one.on >= project.as_of]
    undated = [one for one in project.releases if one.on is None]
    return next(iter([*coming, *undated, *project.releases[-1:]]), None)


def evidence(request: Request, gate: GateResult) -> str | None:
    """The line that a gate was read from, else the part of the feature's page that shows it."""
    url = request.place.site.source_url(gate.path, gate.line)
    if url is not None:
        return url
    page = request.place.to_feature(gate.feature_id)
    return page and f"{page}#ft-{_PARTS.get(gate.gate, 'progress')}"


def name_of(release: Release) -> str:
    """`Release 2.4`; a name that says so itself stays as it is."""
    return release.name if "release" in release.name.lower() else f"Release {release.name}"


def planned(release: Release, as_of: date) -> str:
    """`planned for 4 Dec`."""
    if release.on is None:
        return "without a day"
    return f"{'was ' if release.on < as_of else ''}planned for {day(release.on, as_of)}"


def sentence_of_all(project: Project) -> str:
    """`Release 2.4 comes next, in 14 days: NO-GO. 1 of 2 releases can go.`"""
    first = next_release(project)
    if first is None:
        return NO_RELEASE
    when = f", {days_from(first.on, project.as_of)}" if first.on else ""
    is_over = first.on is not None and first.on < project.as_of
    opening = f"{name_of(first)} {'was last' if is_over else 'comes next'}{when}: {first.verdict}."
    n_going = sum(one.verdict is not Verdict.NO_GO for one in project.releases)
    if len(project.releases) == 1:
        return opening
    return f"{opening} {n_going or 'None'} of {len(project.releases)} releases can go."


def sentence(release: Release, as_of: date) -> str:
    """`9 blocking gates fail and 3 are unknown, in 5 of 9 features.`"""
    features = count(len(release.feature_ids), "feature")
    held = release.holding_back
    n_held = len({gate.feature_id for gate in held})
    if held:
        found = f"{_held(held)}, in {n_held} of {features}."
    elif not release.feature_ids:
        found = "No feature is planned for it yet."
    elif release.verdict is Verdict.GO_WITH_WAIVERS:
        found = _waived(release, as_of)
    else:
        found = f"Every blocking gate of {features} passes."
    if not release.unknown_ids:
        return found
    verb = "is" if len(release.unknown_ids) == 1 else "are"
    return f"{found} {listed([*release.unknown_ids])} {verb} named for it, without a document."


def _held(held: Sequence[GateResult]) -> str:
    n_failing = sum(gate.result is Result.FAIL for gate in held)
    n_unknown = len(held) - n_failing
    is_unknown = f"{'is' if n_unknown == 1 else 'are'} unknown"
    gates = count(n_failing or n_unknown, "blocking gate")
    if not n_failing:
        return f"{gates} {is_unknown}"
    opening = f"{gates} {'fails' if n_failing == 1 else 'fail'}"
    return f"{opening} and {n_unknown} {is_unknown}" if n_unknown else opening


def _waived(release: Release, as_of: date) -> str:
    waived = [gate for gate in release.gates if gate.is_blocking and gate.waiver]
    days = [gate.waiver.expires_on for gate in waived if gate.waiver and gate.waiver.expires_on]
    until = f"until {day(min(days), as_of)}, {days_from(min(days), as_of)}" if days else ""
    if len(waived) == 1:
        return f"1 blocking gate stands by a waiver, {until}."
    return f"{len(waived)} blocking gates stand by waivers, the first of them {until}."


_WORST_FIRST = (
    "blockers",
    "acceptance_tests",
    "coverage",
    "acceptance",
    "deployment_checklist",
    "dependencies",
)
"""Gates that say what is wrong tell more than those that say how far the work is."""


def held_by_feature(release: Release) -> list[tuple[str, list[GateResult]]]:
    """What holds the release back by feature, the worst gate and the worst feature first."""
    by_feature: dict[str, list[GateResult]] = {}
    for gate in sorted(release.holding_back, key=_how_bad):
        by_feature.setdefault(gate.feature_id, []).append(gate)
    return sorted(by_feature.items(), key=lambda pair: (*_how_bad(pair[1][0]), -len(pair[1])))


def _how_bad(gate: GateResult) -> tuple[bool, int]:
    is_named = gate.gate in _WORST_FIRST
    place = _WORST_FIRST.index(gate.gate) if is_named else len(_WORST_FIRST)
    return gate.result is Result.UNKNOWN, place


class Tally(NamedTuple):
    """How many gates pass, and how many blocking ones fail, are unknown or are waived."""

    n_passing: int
    n_failing: int
    n_unknown: int
    n_waived: int

    @property
    def states(self) -> list[tuple[str, int]]:
        """The parts of a bar, those that are empty left out."""
        names = ("failing", "unknown", "at_risk", "done")
        parts = (self.n_failing, self.n_unknown, self.n_waived, self.n_passing)
        return [(name, n) for name, n in zip(names, parts, strict=True) if n]


def tally(release: Release) -> Tally:
    """The gates of a release as they stand."""
    blocking = [gate.result for gate in release.gates if gate.is_blocking]
    return Tally(
        sum(gate.result is Result.PASS for gate in release.gates),
        blocking.count(Result.FAIL),
        blocking.count(Result.UNKNOWN),
        release.n_waived,
    )


def changes(release: Release, as_of: date) -> list[tuple[str, str]]:
    """What moved since yesterday and since last week, where that is known.

    Example: `("Since yesterday", "2 fewer fail (7), 2 more pass (61)")`.
    """
    found = []
    for label, n_days in (("Since yesterday", 1), ("Since last week", 7)):
        then = _at(release.days, as_of - timedelta(days=n_days))
        now = _at(release.days, as_of)
        if then is not None and now is not None:
            found.append((label, _moved(then, now)))
    return found


def _at(days: Sequence[ReleaseDay], on: date) -> ReleaseDay | None:
    """A day without an entry of its own is as the last one before it."""
    return next((one for one in reversed(days) if one.on <= on), None)


def _moved(then: ReleaseDay, now: ReleaseDay) -> str:
    clauses = []
    if then.verdict is not now.verdict:
        clauses.append(f"from {then.verdict} to {now.verdict}")
    for before, after, one, many in (
        (then.n_failing, now.n_failing, "fails", "fail"),
        (then.n_unknown, now.n_unknown, "is unknown", "are unknown"),
        (then.n_waived, now.n_waived, "is waived", "are waived"),
        (then.n_passing, now.n_passing, "passes", "pass"),
    ):
        n = abs(after - before)
        if n:
            more = "more" if after > before else "fewer"
            clauses.append(f"{n} {more} {one if n == 1 else many} ({after})")
    return capital(", ".join(clauses)) or "Nothing changed"
