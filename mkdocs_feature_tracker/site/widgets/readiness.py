"""A project in, a card for each of its releases out: can it go, when, and what holds it back."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_feature_tracker.model.release import GateResult, Release
from mkdocs_feature_tracker.site.options import Number, Option
from mkdocs_feature_tracker.site.releases import (
    NO_RELEASE,
    RESULT_STATES,
    VERDICT_STATES,
    Tally,
    evidence,
    held_by_feature,
    name_of,
    planned,
    sentence,
    sentence_of_all,
    tally,
)
from mkdocs_feature_tracker.site.widget import Request, View, Widget, stamp
from mkdocs_feature_tracker.site.wording import capital, days_from

_N_WORST = 3


class Held(NamedTuple):
    """A feature that holds a release back: the worst of its gates, and how many more there are.

    `href` leads to the feature, `evidence` to what the gate was read from.
    """

    title: str
    href: str | None
    gate: GateResult
    words: str
    state: str
    evidence: str | None
    n_more: int


class Card(NamedTuple):
    """A release as its card shows it; `worst` are the features that hold it back most."""

    release: Release
    name: str
    href: str | None
    state: str
    planned: str
    when: str
    sentence: str
    tally: Tally
    worst: list[Held]
    n_more: int


def _view(request: Request) -> View | None:
    releases = request.project.releases
    if not releases:
        return None
    limit = request.options["limit"] or len(releases)
    return {
        "cards": [_card(request, release) for release in releases[:limit]],
        "n_hidden": len(releases[limit:]),
        "sentence": sentence_of_all(request.project),
        **stamp(request),
    }


def _card(request: Request, release: Release) -> Card:
    as_of = request.project.as_of
    held = held_by_feature(release)
    return Card(
        release=release,
        name=name_of(release),
        href=request.place.to_release(release.name),
        state=VERDICT_STATES[release.verdict],
        planned=planned(release, as_of),
        when=days_from(release.on, as_of) if release.on else "",
        sentence=sentence(release, as_of),
        tally=tally(release),
        worst=[_held(request, feature_id, gates) for feature_id, gates in held[:_N_WORST]],
        n_more=len(held[_N_WORST:]),
    )


def _held(request: Request, feature_id: str, gates: list[GateResult]) -> Held:
    return Held(
        title=request.project.by_id[feature_id].title,
        href=request.place.to_feature(feature_id),
        gate=gates[0],
        words=capital(gates[0].reason),
        state=RESULT_STATES[gates[0].result],
        evidence=evidence(request, gates[0]),
        n_more=len(gates) - 1,
    )


WIDGET = Widget(
    name="readiness",
    title="Releases",
    meaning="A card for each release: whether it can go, when it is planned, how its gates stand "
    "and what holds it back first.",
    view=_view,
    about="project",
    own_options=(
        Option("limit", Number(), None, "How many releases at most; all of them by default."),
    ),
    nothing=NO_RELEASE,
)
