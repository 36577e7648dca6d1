"""What calls for somebody's attention, and what does not."""

from __future__ import annotations

from datetime import date

import pytest

from mkdocs_feature_tracker.checks.contradictions import is_contradicted
from mkdocs_feature_tracker.metrics.attention import (
    AT_RISK,
    display_state,
    needing_attention,
    reasons,
)
from mkdocs_feature_tracker.model.forecast import Forecast
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.document import read

AS_OF = date(2026, 11, 20)
BLOCKERS = """\
### Current Blockers
| Blocker | Severity | Description | Area | ETA |
|---|---|---|---|---|
"""


def feature(header: str, body: str = "", n_done: int = 0, n_scope: int = 0) -> Feature:
    lines = "\n".join(f"> **{line.strip()}" for line in header.split(";") if line.strip())
    text = f"# Implementation Tracking: Search\n\n> **Feature ID**: FEAT-1\n{lines}\n\n{body}\n"
    document = read(text.encode())
    return Feature(
        "FEAT-1",
        "docs/1.md",
        "docs/1.md",
        "Search",
        document.header.status or Status.UNKNOWN,
        document,
        n_scope,
        n_scope,
        n_done,
        document.header.updated_on,
        "markdown",
    )


def project_of(*features: Feature, forecasts: tuple[Forecast, ...] = ()) -> Project:
    return Project(features, AS_OF, forecasts=forecasts)


def due_on(p85_on: date | None) -> Forecast:
    return Forecast(AS_OF, feature_id="FEAT-1", p85_on=p85_on)


def kinds(one: Feature, *forecasts: Forecast) -> list[str]:
    return [reason.kind for reason in reasons(one, project_of(one, forecasts=forecasts))]


def test_a_blocked_status_points_to_its_own_line() -> None:
    (reason,) = reasons(feature("Status**: Blocked"), project_of())

    assert (reason.kind, reason.line) == ("blocked", 4)


def test_a_serious_open_blocker_needs_attention_and_points_to_its_line() -> None:
    one = feature("Status**: In Progress", BLOCKERS + "| Access | High | | Legal | |")

    (reason,) = reasons(one, project_of())

    assert reason.kind == "blocked"
    assert reason.blocker is not None
    assert reason.line == reason.blocker.line == 9


def test_a_small_blocker_needs_attention_only_when_its_eta_has_passed() -> None:
    rows = (
        "| Late | Low | | | 2026-11-18 |\n| Soon | Low | | | 2026-11-25 |\n| Some day | Low | | | |"
    )

    (reason,) = reasons(feature("Status**: In Progress", BLOCKERS + rows), project_of())

    assert (reason.kind, reason.n_days) == ("eta_passed", 2)


def test_the_target_day_itself_is_not_late() -> None:
    assert kinds(feature("Status**: In Progress; Target**: 2026-11-20")) == []
    assert kinds(feature("Status**: In Progress; Target**: 2026-11-19")) == ["target_passed"]


def test_work_goes_stale_after_the_given_days() -> None:
    assert kinds(feature("Status**: In Progress; Last Updated**: 2026-11-13")) == []
    assert kinds(feature("Status**: In Progress; Last Updated**: 2026-11-12")) == ["stale"]


@pytest.mark.parametrize("status", ["Planned", "Done", "Cancelled"])
def test_what_nobody_works_on_cannot_go_stale(status: str) -> None:
    assert kinds(feature(f"Status**: {status}; Last Updated**: 2026-01-02")) == []


def test_a_document_without_dates_is_not_called_stale() -> None:
    assert kinds(feature("Status**: In Progress")) == []


@pytest.mark.parametrize(
    ("stated", "contradicted"), [("60%", False), ("61%", True), ("40%", False), ("39%", True)]
)
def test_more_than_ten_points_between_stated_and_computed_contradict(
    stated: str, contradicted: bool
) -> None:
    one = feature(f"Status**: In Progress; Progress**: {stated}", n_done=5, n_scope=10)

    assert is_contradicted(one) is contradicted
    assert kinds(one) == (["contradicted"] if contradicted else [])


def test_an_unknown_share_contradicts_nothing() -> None:
    assert not is_contradicted(feature("Status**: In Progress; Progress**: 90%"))


def test_a_finished_feature_is_never_late() -> None:
    assert kinds(feature("Status**: Done; Target**: 2026-01-01")) == []


@pytest.mark.parametrize(
    ("header", "state"),
    [
        ("Status**: In Progress; Target**: 2026-11-01", AT_RISK),
        ("Status**: In Progress; Last Updated**: 2026-11-01", AT_RISK),
        ("Status**: Planned; Target**: 2026-11-01", AT_RISK),
        ("Status**: Blocked; Target**: 2026-11-01", "blocked"),
        ("Status**: Done; Target**: 2026-11-01", "done"),
        ("Status**: In Progress; Target**: 2026-12-01", "in_progress"),
        ("Team**: Web", "unknown"),
    ],
)
def test_at_risk_is_open_and_late_but_not_blocked(header: str, state: str) -> None:
    assert display_state(feature(header), project_of()) == state


def test_the_most_pressing_feature_comes_first() -> None:
    stale = feature("Status**: In Progress; Last Updated**: 2026-10-01")
    late = feature("Status**: In Progress; Target**: 2026-11-10")
    blocked = feature("Status**: Blocked")
    calm = feature("Status**: In Progress")

    found = needing_attention([calm, stale, late, blocked], project_of())

    assert [one.feature for one in found] == [blocked, late, stale]


def test_a_forecast_past_a_target_to_come_is_a_risk_and_says_by_how_much() -> None:
    one = feature("Status**: In Progress; Target**: 2026-12-03")
    project = project_of(one, forecasts=(due_on(date(2026, 12, 12)),))

    (reason,) = reasons(one, project)

    assert (reason.kind, reason.n_days, reason.on) == ("forecast_late", 9, date(2026, 12, 12))
    assert reason.line == 5
    assert display_state(one, project) == AT_RISK


@pytest.mark.parametrize("p85_on", [None, date(2026, 12, 2), date(2026, 12, 3)])
def test_a_forecast_up_to_the_target_day_or_without_a_date_is_no_risk(p85_on: date | None) -> None:
    one = feature("Status**: In Progress; Target**: 2026-12-03")

    assert kinds(one, due_on(p85_on)) == []
    assert display_state(one, project_of(one, forecasts=(due_on(p85_on),))) == "in_progress"


def test_a_target_that_has_passed_says_it_all() -> None:
    one = feature("Status**: In Progress; Target**: 2026-11-19")

    assert kinds(one, due_on(date(2026, 12, 12))) == ["target_passed"]


@pytest.mark.parametrize("status", ["Blocked", "Done", "Cancelled"])
def test_only_what_goes_on_can_be_at_risk_by_its_forecast(status: str) -> None:
    one = feature(f"Status**: {status}; Target**: 2026-12-03")
    project = project_of(one, forecasts=(due_on(date(2026, 12, 12)),))

    assert display_state(one, project) == one.status.value
