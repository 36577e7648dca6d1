"""A release as its widget shows it: the verdict in words, why, and who waived what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mkdocs_feature_tracker.metrics.readiness import releases
from mkdocs_feature_tracker.model.forecast import Forecast
from mkdocs_feature_tracker.model.release import GateRules, OwnGate, Release, Verdict
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.site.place import Place, SiteMap
from mkdocs_feature_tracker.site.widgets import render_text
from tests.site.conftest import AS_OF, READY, SEARCH, ProjectOf, day, page_of, with_days
from tests.site.pages_shown import Page, shown

WAIVED = READY.replace("91%", "71%").replace("Owner**: Mara", "Owner**: Ines")
WAIVERS = """
## Waivers

| Gate | Reason | Approved by | Expires | Follow-up |
|---|---|---|---|---|
| Coverage | Old parser leaves with 2.4 | Jonas | {expires} | #90 |
"""


def waived_until(expires: str) -> str:
    return WAIVED + WAIVERS.format(expires=expires)


def test_a_release_that_is_ready_says_go_and_when(project_of: ProjectOf) -> None:
    page = shown(project_of(READY), "widget: release")

    assert "GO" in page.words
    assert "in 14 days" in page.text
    assert "Every blocking gate of 1 feature passes." in page.text
    assert "Nothing holds it back." in page.text


def test_a_release_says_by_when_its_open_tasks_are_done(project_of: ProjectOf) -> None:
    project = project_of(SEARCH)
    (release,) = project.releases
    known = Forecast(
        AS_OF,
        release=release.name,
        n_open=3,
        p85_on=date(2027, 1, 4),
        target_on=date(2026, 12, 4),
        chance_on_target=0.2,
    )
    unknown = replace(known, p85_on=None, reason="Too little pace.")

    def told(forecast: Forecast) -> str:
        return shown(replace(project, forecasts=(forecast,)), "widget: release").text

    words = "3 open tasks: done by 4 Jan 2027 with 85% confidence, 20% sure by 4 Dec 2026."
    assert words in told(known)
    assert "3 open tasks; no forecast: too little pace." in told(unknown)
    assert "open task" not in told(replace(known, n_open=0))


def test_a_waiver_that_expires_tomorrow_lets_the_release_go_and_says_who_let_it(
    project_of: ProjectOf,
) -> None:
    page = shown(project_of(waived_until("2026-11-21")), "widget: release")

    assert "GO WITH WAIVERS" in page.words
    assert "Live until 21 Nov, tomorrow" in page.text
    for words in ("Old parser leaves with 2.4", "Approved by Jonas", "Follow-up #90"):
        assert words in page.text


def test_a_waiver_that_expired_yesterday_counts_for_nothing(project_of: ProjectOf) -> None:
    page = shown(project_of(waived_until("2026-11-19")), "widget: release")

    assert "NO-GO" in page.words
    assert "Expired 19 Nov, yesterday: it counts for nothing" in page.text
    assert "1 blocking gate fails, in 1 of 1 feature." in page.text


def test_a_waiver_without_a_day_or_for_no_gate_says_why_it_does_not_count(
    project_of: ProjectOf,
) -> None:
    text = waived_until("") + "| Vibes | None needed | Jonas | 2026-12-24 | |\n"
    page = shown(project_of(text), "widget: release")

    assert "Counts for nothing: it names no day on which it expires" in page.text
    assert "Counts for nothing: there is no such gate" in page.text


def test_a_waiver_of_a_gate_of_the_teams_own_goes_by_its_title(project_of: ProjectOf) -> None:
    gate = OwnGate("penetration_test", "Penetration test", "tasks", {"title": ("Pen*",)}, {})
    project = project_of(waived_until("2026-12-24").replace("| Coverage |", "| penetration-test |"))
    found = releases(project, Workflow(gate_rules=GateRules(own=(gate,))))
    page = shown(replace(project, releases=found), "widget: release")

    assert "Penetration test" in page.text
    assert "penetration-test" not in page.text


def test_a_waiver_of_a_gate_that_passes_is_not_needed(project_of: ProjectOf) -> None:
    text = waived_until("2026-12-24").replace("71%", "91%")
    page = shown(project_of(text), "widget: release")

    assert "GO" in page.words
    assert "Not needed: the gate passes without it" in page.text


def test_waivers_stand_above_what_holds_the_release_back(project_of: ProjectOf) -> None:
    page = shown(project_of(waived_until("2026-11-19")), "widget: release")

    assert page.ids.index("ft-release-waivers") < page.ids.index("ft-release-held")


def test_what_holds_a_release_back_leads_to_the_line_that_says_so(project_of: ProjectOf) -> None:
    page = shown(project_of(SEARCH), "widget: release")

    line = SEARCH.split("\n").index("- **Code Review**: ❌") + 1
    assert f"https://code.example/blob/main/1.md#L{line}" in page.links
    assert "features/1/" in page.links


def test_without_a_code_host_a_reason_leads_to_the_features_page(project_of: ProjectOf) -> None:
    project = project_of(SEARCH)
    place = Place("releases/", SiteMap(features={"FEAT-1": "features/feat-1/"}))

    page = Page(render_text("widget: release", project, place).html)

    assert "../features/feat-1/#ft-blockers" in page.links
    assert "../features/feat-1/#ft-acceptance" in page.links


def test_gates_that_say_what_is_wrong_come_before_those_that_say_how_far_it_is(
    project_of: ProjectOf,
) -> None:
    text = shown(project_of(SEARCH), "widget: release").text.partition("What holds it back")[2]

    order = [text.index(words) for words in ("Blockers", "Acceptance tests", "Code review")]
    assert order == sorted(order)


def test_gates_with_the_same_reason_share_a_line(project_of: ProjectOf) -> None:
    bare = "# Implementation Tracking: Bare\n\n> **Feature ID**: FEAT-9\n> **Release**: 3\n"
    page = shown(project_of(bare), "widget: release")

    assert "Tests written, Implementation, Code review, QA testing" in page.text


def test_a_release_says_what_moved_since_yesterday_and_last_week(project_of: ProjectOf) -> None:
    days = (
        day(9, Verdict.NO_GO, 5, 7),
        day(1, Verdict.NO_GO, 2, 10),
        day(0, Verdict.GO_WITH_WAIVERS, 0, 12),
    )
    page = shown(with_days(project_of(READY), *days), "widget: release")

    yesterday = "Since yesterday From NO-GO to GO WITH WAIVERS, 2 fewer fail (0), 2 more pass (12)"
    assert yesterday in page.text
    assert "Since last week From NO-GO to GO WITH WAIVERS, 5 fewer fail (0)" in page.text


def test_where_nothing_is_known_of_last_week_nothing_is_said_of_it(project_of: ProjectOf) -> None:
    days = day(2, Verdict.NO_GO, 5, 7), day(0, Verdict.NO_GO, 5, 7)
    page = shown(with_days(project_of(READY), *days), "widget: release")

    assert "Since yesterday Nothing changed" in page.text
    assert "Since last week" not in page.text


def test_a_feature_that_nobody_describes_is_named(project_of: ProjectOf) -> None:
    project = project_of(READY)
    lacking = Release("3.0", Verdict.NO_GO, unknown_ids=("FEAT-70", "FEAT-71"))
    page = shown(replace(project, releases=(lacking,)), "widget: release")

    assert "FEAT-70 and FEAT-71 are named for it, without a document." in page.text
    assert "Nothing holds it back" not in page.text


def test_texts_of_documents_stay_texts(project_of: ProjectOf) -> None:
    wicked = waived_until("2026-11-21").replace("Old parser", "<script>alert(1)</script> parser")
    html = render_text("widget: release", project_of(wicked), page_of(project_of(wicked))).html

    assert "<script" not in html
    assert "&lt;script&gt;" in html
