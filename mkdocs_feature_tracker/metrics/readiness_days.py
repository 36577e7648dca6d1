"""Releases as they stand and as they stood in, how each of them moved day by day out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from mkdocs_feature_tracker.metrics.readiness import releases
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.release import (
    Release,
    ReleaseDay,
    Result,
    Verdict,
    folded_name,
)
from mkdocs_feature_tracker.model.workflow import Workflow


def standing(project: Project, workflow: Workflow, names: Sequence[str]) -> dict[str, ReleaseDay]:
    """How the named releases stand on the project's day; those without features are left out."""
    known = {folded_name(one.name): one for one in releases(project, workflow, names)}
    return {
        name: counted(release, project.as_of)
        for name in names
        if (release := known.get(folded_name(name))) and release.feature_ids
    }


def moves(days: Mapping[date, Mapping[str, ReleaseDay]]) -> dict[str, tuple[ReleaseDay, ...]]:
    """The days on which each release moved, from how all stood at the end of every day.

    A release starts with the first day on which it has features.
    """
    found: dict[str, list[ReleaseDay]] = {}
    for on, stood in days.items():
        for name in {**found, **stood}:
            own = found.setdefault(name, [])
            now = stood.get(name) or ReleaseDay(on, Verdict.NO_GO, 0, 0, 0, 0)
            if not own or own[-1][1:] != now[1:]:
                own.append(now)
    return {name: tuple(own) for name, own in found.items()}


def counted(release: Release, on: date) -> ReleaseDay:
    """How the gates of a release stand, as one day of its past."""
    results = Counter((gate.result, gate.is_blocking) for gate in release.gates)
    return ReleaseDay(
        on,
        release.verdict,
        n_passing=results[Result.PASS, True] + results[Result.PASS, False],
        n_failing=results[Result.FAIL, True],
        n_unknown=results[Result.UNKNOWN, True],
        n_waived=release.n_waived,
    )


def with_days(
    releases: Iterable[Release], past: Mapping[str, Sequence[ReleaseDay]], as_of: date
) -> tuple[Release, ...]:
    """The releases with their days, today being the last; those without a past stay as they are."""
    known = {folded_name(name): days for name, days in past.items()}
    found: list[Release] = []
    for release in releases:
        before = [day for day in known.get(folded_name(release.name), ()) if day.on < as_of]
        days = (*before, counted(release, as_of)) if before else ()
        found.append(replace(release, days=days))
    return tuple(found)
