"""What changed since yesterday and since last week, as a page shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.site.widgets import render_text
from tests.metrics.pasts import past, together
from tests.site.conftest import AS_OF, SEARCH, ProjectOf, page_of
from tests.site.pages_shown import shown

YESTERDAY, LAST_WEEK = AS_OF - timedelta(days=1), AS_OF - timedelta(days=7)


@pytest.fixture
def moving(product: Project) -> Project:
    """Search got two tasks done this week, one of them today; sharing was blocked on Monday."""
    search = past({"2026-11-02": "a b c d", "2026-11-17": "a+ b c d", "2026-11-20": "a+ b+ c d e"})
    vault = past({"2026-11-02": "x", "2026-11-16": "x+"}, "FEAT-2")
    sharing = past(
        {"2026-11-02": "roles+ dialog", "2026-11-16": "roles+ dialog"},
        "FEAT-3",
        {"2026-11-16": Status.BLOCKED},
    )
    return replace(product, history=together(search, vault, sharing))


def test_each_span_has_a_heading_with_its_day_and_a_sentence(moving: Project) -> None:
    page = shown(moving, "widget: changes")

    assert "Since yesterday 19 Nov" in page.text
    assert "1 task finished and 1 added." in page.text
    assert "Since last week 13 Nov" in page.text
    assert "3 tasks finished and 1 added." in page.text
    assert "50% done, from 14%; the scope grew by 1 to 8 tasks." in page.text


def test_each_line_leads_to_its_feature_and_tells_its_shares(moving: Project) -> None:
    page = shown(moving, "widget: changes\ndays: 7")

    assert "features/1/" in page.links
    assert "0% → 40%" in page.text


def test_a_status_is_shown_from_one_to_the_other_with_words(moving: Project) -> None:
    page = shown(moving, "widget: changes\ndays: [7]")

    assert "Role-based sharing In progress → Blocked" in page.text
    assert "Credentials vault Not started → Done" in page.text


def test_dated_blockers_and_passed_targets_are_told(moving: Project) -> None:
    assert "Target of 14 Nov passed" in shown(moving, "widget: changes\ndays: 7").text
    assert "passed" not in shown(moving, "widget: changes\ndays: 1").text
    assert "Blocker resolved Flaky tests" in shown(moving, "widget: changes\ndays: 14").text


def test_a_blocker_that_still_stands_open_is_not_told_as_resolved(project_of: ProjectOf) -> None:
    project = project_of(SEARCH.replace("Index cluster", "Flaky tests"))
    history = together(past({"2026-11-02": "a b", "2026-11-16": "a+ b"}))

    page = shown(replace(project, history=history), "widget: changes\ndays: 14")

    assert "1 task finished" in page.text
    assert "Blocker resolved" not in page.text


def test_a_quiet_day_says_that_nothing_has_changed(product: Project) -> None:
    history = together(past({"2026-11-02": "a b"}))
    page = shown(replace(product, history=history), "widget: changes\ndays: 1")

    assert "Nothing has changed." in page.text


def test_a_history_that_starts_later_says_from_when_it_counts(product: Project) -> None:
    history = together(past({"2026-11-18": "a b", "2026-11-19": "a+ b"}))
    page = shown(replace(product, history=history), "widget: changes\ndays: 7")

    assert "The history starts on 18 Nov; this counts from then. 1 task finished." in page.text
    assert "New" not in page.text


def test_a_history_that_starts_today_promises_the_second_day(product: Project) -> None:
    history = together(past({"2026-11-20": "a b"}))
    page = shown(replace(product, history=history), "widget: changes\ndays: 1")

    assert "The history starts today: what changed is known from the second day on." in page.text


def test_without_a_history_only_dates_in_the_documents_speak(product: Project) -> None:
    page = shown(product, "widget: changes\ndays: 14")

    assert "Nothing is known of the past" in page.text
    assert "Flaky tests" in page.text


def test_a_feature_that_came_is_new_and_one_that_went_is_gone(moving: Project) -> None:
    fresh = past({"2026-11-18": "a b c"}, "FEAT-4")
    lost = past({"2026-11-02": "a", "2026-11-18": None}, "FEAT-OLD")
    histories = [*moving.history.features.values(), fresh, lost]
    page = shown(replace(moving, history=together(*histories)), "widget: changes\ndays: 7")

    assert "Sandbox tenants Not started New, 3 tasks" in page.text
    assert "FEAT-OLD Its document is gone" in page.text


def test_more_features_than_the_limit_are_counted(moving: Project) -> None:
    page = shown(moving, "widget: changes\ndays: 7\nlimit: 1")

    assert "2 more features" in page.text


def test_a_filter_leaves_the_others_out(moving: Project) -> None:
    page = shown(moving, "widget: changes\ndays: 7\nfilter: {team: Web}")

    assert "Role-based sharing" in page.text
    assert "Audit log search" not in page.text


def test_markup_in_a_blocker_is_text(project_of: ProjectOf) -> None:
    text = (
        "# Implementation Tracking: X\n\n> **Feature ID**: FEAT-1\n> **Status**: Active\n\n"
        "## Daily Progress Updates\n\n### 2026-11-19 - Web\n"
        "**Blockers:**\n- Waits for <script>x</script>\n"
    )
    page = shown(project_of(text), "widget: changes\ndays: 7")

    assert "script" not in page.tags
    assert "<script>x</script>" in page.text


@pytest.mark.parametrize("days", ["0", "[]", "[1, soon]", "{a: 1}"])
def test_wrong_days_are_refused_and_say_what_is_allowed(product: Project, days: str) -> None:
    (problem,) = render_text(f"widget: changes\ndays: {days}", product, page_of(product)).problems

    assert "Allowed: a list of whole numbers from 1." in problem
