"""A feature in, its files, endpoints, migrations and components by state out."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from mkdocs_feature_tracker.model.records import Artifact
from mkdocs_feature_tracker.model.words import ARTIFACT_KINDS, Status
from mkdocs_feature_tracker.site.options import ListOf, Option
from mkdocs_feature_tracker.site.place import Origin
from mkdocs_feature_tracker.site.widget import MOST_ROWS, Request, View, Widget

KIND_WORDS = {
    "migration": "Migrations",
    "endpoint": "Endpoints",
    "component": "Components",
    "file": "New files",
    "modified_file": "Modified files",
}
_ORDER = (
    "done",
    "in_progress",
    "failing",
    "blocked",
    "not_started",
    "unknown",
    "cancelled",
    "not_applicable",
)
_OPEN_UP_TO = 8


def _view(request: Request) -> View | None:
    feature = request.subject
    rows: dict[str, list[Artifact]] = {}
    for artifact in feature.document.artifacts:
        rows.setdefault(artifact.kind, []).append(artifact)
    kinds = request.options["kinds"]
    origin = request.origin(feature)
    groups = [_group(kind, rows[kind], origin) for kind in kinds if kind in rows]
    return {"groups": groups, "origin": origin} if groups else None


class Group(NamedTuple):
    """All artifacts of one kind. A long list is folded under its summary."""

    kind: str
    words: str
    n_all: int
    n_done: int
    states: list[tuple[str, int]]
    is_open: bool
    n_hidden: int
    rows: list[tuple[Status, str, str, str | None, Artifact | None]]


def _group(kind: str, artifacts: list[Artifact], origin: Origin) -> Group:
    states = Counter(artifact.status.value for artifact in artifacts)
    return Group(
        kind=kind,
        words=KIND_WORDS[kind],
        n_all=len(artifacts),
        n_done=states[Status.DONE.value],
        states=[(state, states[state]) for state in _ORDER if states[state]],
        is_open=len(artifacts) <= _OPEN_UP_TO,
        rows=[_row(artifact, origin) for artifact in artifacts[:MOST_ROWS]],
        n_hidden=max(0, len(artifacts) - MOST_ROWS),
    )


def _row(
    artifact: Artifact, origin: Origin
) -> tuple[Status, str, str, str | None, Artifact | None]:
    """Status, folder and name, address, and the artifact itself where it says more than that."""
    folder, slash, name = "", "", artifact.name
    if artifact.kind in ("file", "modified_file"):
        folder, slash, name = artifact.name.rpartition("/")
    _, _, _, _, stated_share, tests_status, functionality, note = artifact
    says_more = stated_share is not None or tests_status or functionality or note
    more = artifact if says_more else None
    return artifact.status, folder + slash, name, origin.line(artifact.line), more


WIDGET = Widget(
    name="artifacts",
    title="Artifacts",
    meaning="Migrations, endpoints, components and files with their states.",
    view=_view,
    own_options=(
        Option("kinds", ListOf(*ARTIFACT_KINDS), ARTIFACT_KINDS, "The kinds, in this order."),
    ),
    sections=(
        "database_changes",
        "api_implementation",
        "frontend_implementation",
        "new_files",
        "modified_files",
    ),
)
