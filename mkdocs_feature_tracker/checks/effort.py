"""A feature in, an actual effort that does not fit between its dates out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mkdocs_feature_tracker.model.problem import Problem, found
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.records import Measure

PEOPLE_IN_A_TEAM = 10
"""As many people as a team may have before its effort is doubted; nobody writes down how many."""

_EFFORTS = ("actual effort", "effort", "effort so far", "effort spent", "actual time", "time spent")
_DAYS_OF = {
    "day": 1.0,
    "days": 1.0,
    "d": 1.0,
    "person-day": 1.0,
    "person-days": 1.0,
    "pd": 1.0,
    "week": 5.0,
    "weeks": 5.0,
    "person-weeks": 5.0,
    "hour": 1 / 24,
    "hours": 1 / 24,
    "h": 1 / 24,
}


def more_than_the_calendar(feature: Feature, project: Project) -> Iterator[Problem]:
    """FT205 where the people who may have worked cannot have spent the effort that is stated.

    Every calendar day counts as a day of work, and a day as 24 hours, so that what is reported
    is impossible and not only unlikely.
    """
    days = _days_of_work(feature, project.as_of)
    if days is None:
        return
    n_people, people = _people(feature)
    for measure in feature.document.measures:
        effort_days = _effort_days(measure)
        if effort_days is not None and effort_days > n_people * days:
            yield found(
                "FT205",
                measure.line,
                f"{measure.value:g} {measure.unit} of effort do not fit into the {days}"
                f" day{'' if days == 1 else 's'} of work since {feature.document.header.started_on}"
                f" for {people}",
                "correct the effort or the dates, or name everybody who works on it",
                feature.path,
            )


def _days_of_work(feature: Feature, as_of: date) -> int | None:
    """Calendar days from the start to the finish, else to the last day that is known."""
    header = feature.document.header
    if header.started_on is None:
        return None
    end_on = header.finished_on or max(as_of, feature.updated_on or as_of)
    n_days = (end_on - header.started_on).days + 1
    return n_days if n_days > 0 else None


def _people(feature: Feature) -> tuple[int, str]:
    """How many may have worked on it at most: named people where no team is named."""
    header, n_agents = feature.document.header, len(feature.document.agents)
    n_teams = len(header.teams)
    if header.owners and not n_teams:
        n_people = len(header.owners) + n_agents
        return n_people, "one person" if n_people == 1 else f"{n_people} people"
    n_people = max(1, n_teams) * PEOPLE_IN_A_TEAM + n_agents
    return n_people, f"even {n_people} people"


def _effort_days(measure: Measure) -> float | None:
    """The days of an actual effort; null for anything else."""
    if measure.value is None or measure.name.casefold() not in _EFFORTS:
        return None
    days = _DAYS_OF.get((measure.unit or "").casefold())
    return None if days is None else measure.value * days
