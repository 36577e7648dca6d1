"""A release in, its verdict, its waivers, what holds it back and what moved out."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

from mkdocs_feature_tracker.model.release import (
    GATES,
    GateResult,
    Release,
    ReleaseWaiver,
    Result,
    folded_name,
    gate_named,
)
from mkdocs_feature_tracker.site.place import Origin
from mkdocs_feature_tracker.site.releases import (
    NO_RELEASE,
    RESULT_STATES,
    RESULT_WORDS,
    VERDICT_STATES,
    changes,
    evidence,
    held_by_feature,
    name_of,
    planned,
    sentence,
    tally,
)
from mkdocs_feature_tracker.site.widget import MOST_ROWS, Request, View, Widget, stamp
from mkdocs_feature_tracker.site.wording import capital, count, day, days_from, percent


class Reason(NamedTuple):
    """Why gates of a feature hold the release back; one reason may be that of several gates."""

    state: str
    word: str
    titles: list[str]
    words: str
    gate: GateResult
    href: str | None


class Held(NamedTuple):
    """A feature that holds the release back, and why."""

    title: str
    href: str | None
    who: tuple[str, ...]
    reasons: list[Reason]


class Waived(NamedTuple):
    """A waiver, whether it counts in words, and the feature that it is about."""

    waiver: ReleaseWaiver
    gate: str
    state: str
    words: str
    title: str
    href: str | None
    origin: Origin


def _view(request: Request) -> View | None:
    release = request.release
    if release is None:
        return None
    as_of = request.project.as_of
    held = release.holding_back
    return {
        "release": release,
        "name": name_of(release),
        "state": VERDICT_STATES[release.verdict],
        "planned": planned(release, as_of),
        "when": days_from(release.on, as_of) if release.on else "",
        "sentence": sentence(release, as_of),
        "tally": tally(release),
        "forecast": _forecast(request, release),
        "by_gate": Counter(gate.title for gate in held).most_common(),
        "n_held": len(held),
        "held": [_held(request, *one) for one in held_by_feature(release)[:MOST_ROWS]],
        "waivers": [_waived(request, release, one) for one in _by_life(release)],
        "changes": changes(release, as_of),
        "all_href": request.place.to_page("releases"),
        **stamp(request),
    }


def _forecast(request: Request, release: Release) -> str:
    """When its open tasks are done, beside the day that is planned; "" where nothing says so."""
    found = (one for one in request.project.forecasts if one.release == release.name)
    one = next(found, None)
    if one is None or not one.n_open:
        return ""
    tasks = count(one.n_open, "open task")
    if one.p85_on is None:
        why = one.reason or "too little is known."
        return f"{tasks}; no forecast: {why[:1].lower()}{why[1:]}"
    chance = ""
    if one.target_on and one.chance_on_target is not None:
        chance = f", {percent(one.chance_on_target)} sure by {day(one.target_on)}"
    return f"{tasks}: done by {day(one.p85_on)} with 85% confidence{chance}."


def _held(request: Request, feature_id: str, gates: list[GateResult]) -> Held:
    feature = request.project.by_id[feature_id]
    header = feature.document.header
    reasons: dict[tuple[object, ...], Reason] = {}
    for gate in gates:
        shown = RESULT_STATES[gate.result], RESULT_WORDS[gate.result]
        new = Reason(*shown, [], capital(gate.reason), gate, evidence(request, gate))
        reason = reasons.setdefault((gate.result, gate.reason, gate.line), new)
        reason.titles.append(gate.title)
    return Held(
        title=feature.title,
        href=request.place.to_feature(feature_id),
        who=header.owners or header.teams,
        reasons=list(reasons.values()),
    )


def _by_life(release: Release) -> list[ReleaseWaiver]:
    """Those that count first, the one that ends first before the others."""
    return sorted(
        release.waivers,
        key=lambda one: (not one.is_live, one.waiver.expires_on or date.max),
    )


def _waived(request: Request, release: Release, one: ReleaseWaiver) -> Waived:
    feature = request.project.by_id.get(one.feature_id)
    gate = _gate_of(one, release)
    is_needed = one.is_live and (gate is None or gate.result is not Result.PASS)
    name = gate_named(one.waiver.gate) or one.waiver.gate
    return Waived(
        waiver=one,
        gate=gate.title if gate else GATES.get(name, one.waiver.gate),
        state="at_risk" if is_needed else "cancelled",
        words=_life(request, one, is_needed),
        title=feature.title if feature else one.feature_id,
        href=request.place.to_feature(one.feature_id),
        origin=Origin(one.path, request.place.site),
    )


def _gate_of(one: ReleaseWaiver, release: Release) -> GateResult | None:
    """The gate that a waiver is about; null where it is not looked at, or where there is none."""
    folded = folded_name(one.waiver.gate)
    gates = [gate for gate in release.gates if gate.feature_id == one.feature_id]
    named = {gate.gate: gate for gate in gates}
    for gate in gates:
        named |= {folded_name(gate.gate): gate, folded_name(gate.title): gate}
    return named.get(folded) or named.get(gate_named(one.waiver.gate) or "")


def _life(request: Request, one: ReleaseWaiver, is_needed: bool) -> str:
    """`Live until 11 Dec, in 21 days`, or why it counts for nothing."""
    as_of, expires_on = request.project.as_of, one.waiver.expires_on
    if expires_on is None:
        return "Counts for nothing: it names no day on which it expires"
    when = f"{day(expires_on, as_of)}, {days_from(expires_on, as_of)}"
    if one.is_live:
        return f"Live until {when}" if is_needed else "Not needed: the gate passes without it"
    if expires_on < as_of:
        return f"Expired {when}: it counts for nothing"
    return "Counts for nothing: there is no such gate"


WIDGET = Widget(
    name="release",
    title="",
    meaning="One release: its verdict and day, its waivers, what holds it back by feature, and "
    "what moved since yesterday and last week.",
    view=_view,
    about="release",
    nothing=NO_RELEASE,
)
