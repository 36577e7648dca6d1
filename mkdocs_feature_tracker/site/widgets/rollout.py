"""A feature, a release or a project in, its deployment stages in the order of their days out."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import NamedTuple

from mkdocs_feature_tracker.metrics.progress import LEFT_OUT
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.records import Stage
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.site.options import Option, Text
from mkdocs_feature_tracker.site.place import Origin
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import MOST_ROWS, Request, View, Widget
from mkdocs_feature_tracker.site.wording import day, days_from


class Step(NamedTuple):
    """A stage of a feature and who gets it; `href` leads to the rollout on the feature's page."""

    stage: Stage
    audience: str
    title: str
    href: str | None
    origin: Origin


class Moment(NamedTuple):
    """A day of the timeline: `kind` is `past` or `coming`; `today` and `release` hold no steps."""

    kind: str
    on: date
    words: str
    when: str
    steps: list[Step]


def _view(request: Request) -> View | None:
    if request.feature is not None:
        return _of_feature(request, request.feature)
    return _of_group(request)


def _of_feature(request: Request, feature: Feature) -> View | None:
    checklist = [
        task for task in feature.document.tasks if task.section == "deployment" and task.is_leaf
    ]
    if not feature.document.rollout and not checklist:
        return None
    counted = [task for task in checklist if task.status not in LEFT_OUT]
    return {
        "stages": feature.document.rollout[:MOST_ROWS],
        "checklist": checklist[:MOST_ROWS],
        "n_hidden": max(0, len(checklist) - MOST_ROWS),
        "n_checked": sum(task.status is Status.DONE for task in counted),
        "n_checks": len(counted),
        "origin": request.origin(feature),
    }


def _of_group(request: Request) -> View | None:
    steps = [
        _step(request, feature, stage)
        for feature in _features(request)
        for stage in feature.document.rollout
    ]
    if not steps:
        return None
    dated = [(step.stage.on, step) for step in steps if step.stage.on is not None]
    undated = [step for step in steps if step.stage.on is None]
    shown = sorted(dated, key=lambda pair: pair[0])[:MOST_ROWS]
    by_feature = groupby(undated[:MOST_ROWS], key=lambda step: (step.title, step.href))
    return {
        "moments": _moments(request, shown),
        "undated": [(title, href, [*own]) for (title, href), own in by_feature],
        "n_steps": len(steps),
        "n_dated": len(dated),
        "n_coming": sum(on >= request.project.as_of for on, _ in dated),
        "n_hidden": len(dated[MOST_ROWS:]) + len(undated[MOST_ROWS:]),
    }


def _features(request: Request) -> list[Feature]:
    """Those of the release, where there is one; what is cancelled goes out to nobody."""
    release = request.release
    return [
        feature
        for feature in selected(request)
        if feature.status not in LEFT_OUT
        and (release is None or feature.feature_id in release.feature_ids)
    ]


def _step(request: Request, feature: Feature, stage: Stage) -> Step:
    page = request.place.to_feature(feature.feature_id)
    href = page and f"{page}#ft-rollout"
    return Step(stage, _audience(stage), feature.title, href, request.origin(feature))


def _audience(stage: Stage) -> str:
    """Empty where the text says no more than the day, which is shown already."""
    text = stage.audience or stage.description or ""
    return "" if stage.on and text == stage.on.isoformat() else text


def _moments(request: Request, dated: list[tuple[date, Step]]) -> list[Moment]:
    """The days in their order, with today and the day of the release among them."""
    if not dated:
        return []
    as_of, release = request.project.as_of, request.release
    moments = [
        _moment("past" if on < as_of else "coming", on, as_of, [step for _, step in steps])
        for on, steps in groupby(dated, key=lambda pair: pair[0])
    ]
    moments.append(_moment("today", as_of, as_of))
    if release is not None and release.on is not None:
        moments.append(_moment("release", release.on, as_of))
    order = ("past", "today", "coming", "release")
    return sorted(moments, key=lambda one: (one.on, order.index(one.kind)))


def _moment(kind: str, on: date, as_of: date, steps: list[Step] | None = None) -> Moment:
    return Moment(kind, on, day(on, as_of), days_from(on, as_of), steps or [])


WIDGET = Widget(
    name="rollout",
    title="Rollout",
    meaning="Of a feature the feature flag, its release stages in order and the checklist before "
    "deployment; of a release or the whole project the stages on a timeline.",
    view=_view,
    about="either",
    own_options=(
        FILTER,
        Option(
            "release",
            Text(),
            "",
            "The features of this release only; on a release's page it may be left out.",
        ),
    ),
    sections=("deployment_plan", "deployment_checklist"),
    nothing="No document has a deployment plan with stages.",
)
