"""A feature in, its verdict, facts and dependencies out."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_feature_tracker.metrics.attention import reasons
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.site import sentences
from mkdocs_feature_tracker.site.widget import Request, View, Widget, stamp
from mkdocs_feature_tracker.site.wording import day, days_from


class Link(NamedTuple):
    """Another feature with its state; `href` is null where it has no page."""

    title: str
    href: str | None
    state: str


def _view(request: Request) -> View:
    project, place, feature = request.project, request.place, request.subject
    as_of, site, header = project.as_of, place.site, feature.document.header
    return {
        **stamp(request),
        "feature": feature,
        "header": header,
        "origin": request.origin(feature),
        "state": request.state(feature),
        "sentence": sentences.of_feature(feature, as_of),
        "reasons": sentences.of_reasons(reasons(feature, project), feature, as_of),
        "issue_url": site.issue_url(header.issue) if header.issue else None,
        "branch_url": site.branch_url(header.branch) if header.branch else None,
        "all_href": place.to_page("features"),
        "releases": _releases(request),
        "dates": _dates(request),
        "depends_on": _depends_on(request),
        "waited_on_by": [
            _link(request, other)
            for other in {one.feature_id: one for one in project.waiting_for(feature)}.values()
        ],
    }


def _releases(request: Request) -> list[tuple[str, str | None]]:
    """The releases that it is planned for, with the links to their pages."""
    feature = request.subject
    named = [one.name for one in request.project.releases if feature.feature_id in one.feature_ids]
    names = named or [name for name in [feature.document.header.release] if name]
    return [(name, request.place.to_release(name)) for name in names]


def _dates(request: Request) -> list[tuple[str, str, str]]:
    """Label, day and how far away it is: of a finished feature only the days."""
    feature, as_of = request.subject, request.project.as_of
    header = feature.document.header
    named = [
        ("Started", header.started_on),
        ("Target", header.target_on),
        ("Finished", header.finished_on),
        ("Updated", feature.updated_on),
    ]
    return [
        (
            label,
            day(on, as_of),
            days_from(on, as_of) if feature.is_open and label != "Started" else "",
        )
        for label, on in named
        if on is not None
    ]


def _depends_on(request: Request) -> list[tuple[str, Link | None]]:
    """What the header names; by its ID and by its issue it is one and the same feature."""
    found: dict[str, tuple[str, Link | None]] = {}
    for name in request.subject.document.header.depends_on:
        other = request.project.named(name)
        key = other.feature_id if other else name
        found.setdefault(key, (name, _link(request, other) if other else None))
    return list(found.values())


def _link(request: Request, other: Feature) -> Link:
    href = request.place.to_feature(other.feature_id)
    return Link(other.title, href, request.state(other))


WIDGET = Widget(
    name="header",
    title="",
    meaning="Verdict, status, issue, branch, document, dates, people, and dependencies.",
    view=_view,
)
