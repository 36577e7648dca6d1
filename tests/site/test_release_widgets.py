"""Releases as a page shows them: the verdict in words, why, who waived what, and how it moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mkdocs_feature_tracker.metrics.readiness import releases
from mkdocs_feature_tracker.model.forecast import Forecast
from mkdocs_feature_tracker.model.history import Source
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.release import (
    GateRules,
    OwnGate,
    Release,
    ReleaseDay,
    Verdict,
)
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.site.place import Place, SiteMap
from mkdocs_feature_tracker.site.widgets import render_text
from tests.site.conftest import AS_OF, SEARCH, ProjectOf, page_of
from tests.site.test_widgets import Page, shown

READY = """\
# Implementation Tracking: Bulk import

> **Feature ID**: FEAT-7
> **Status**: In Progress
> **Last Updated**: 2026-11-19
> **Target**: 2026-12-04
> **Owner**: Mara
> **Release**: 2.4

### Status Summary
- **Tests Written**: ✅
- **Implementation**: ✅
- **Code Review**: ✅
- **QA Testing**: ✅
- **Documentation**: ✅

## Acceptance Criteria
- [x] **AC1**: A file of 10,000 rows is read
  - **Test Status**: ✅ 4/4 passing
  - **Implementation**: ✅ Complete

## Test Coverage
- **Overall Coverage**: 91%

## Pre-Deployment Checklist
- [x] Code review completed
- [x] Rollback plan prepared

## Deployment Plan
1. **Feature Flag**: `bulk_import` - Default: OFF
2. **Pilot**: Two schools, 2026-11-24
3. **Full Release**: Everybody, with 2.4
"""

WAIVED = READY.replace("91%", "71%").replace("Owner**: Mara", "Owner**: Ines")
WAIVERS = """
## Waivers

| Gate | Reason | Approved by | Expires | Follow-up |
|---|---|---|---|---|
| Coverage | Old parser leaves with 2.4 | Jonas | {expires} | #90 |
"""


def waived_until(expires: str) -> str:
    return WAIVED + WAIVERS.format(expires=expires)


def day(n_days_ago: int, verdict: Verdict, n_failing: int, n_passing: int) -> ReleaseDay:
    on, source = AS_OF - timedelta(days=n_days_ago), Source.GIT if n_days_ago else None
    return ReleaseDay(on, verdict, n_passing, n_failing, 1, 0, source)


def with_days(project: Project, *days: ReleaseDay) -> Project:
    (release,) = project.releases
    return replace(project, releases=(replace(release, days=days),))


def dated(project: Project, *days: date | None) -> Project:
    """The project with releases of these days and nothing else known of them."""
    some = tuple(
        Release(f"1.{n}", Verdict.GO, on, ("FEAT-7",)) for n, on in enumerate(days, start=1)
    )
    return replace(project, releases=some)


# ---- one release -------------------------------------------------------------------------------


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


# ---- which release -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["release", "gates", "readiness", "readiness_history"])
def test_where_no_release_is_named_the_widget_says_how_to_name_one(
    project_of: ProjectOf, name: str
) -> None:
    bare = "# Implementation Tracking: Bare\n\n> **Feature ID**: FEAT-9\n"
    page = shown(project_of(bare), f"widget: {name}")

    assert "write “Release: 2.4” into the header" in page.text


@pytest.mark.parametrize(
    ("days", "name"),
    [
        ((date(2026, 11, 2), AS_OF, date(2026, 12, 4), None), "1.2"),
        ((date(2026, 11, 2), None), "1.2"),
        ((date(2026, 10, 1), date(2026, 11, 2)), "1.2"),
    ],
)
def test_the_next_release_is_the_one_that_comes_today_or_later_else_the_undated_else_the_last(
    project_of: ProjectOf, days: tuple[date | None, ...], name: str
) -> None:
    assert f"Release {name}" in shown(dated(project_of(READY), *days), "widget: release").words


def test_on_the_page_of_a_release_its_name_may_be_left_out(project_of: ProjectOf) -> None:
    project = dated(project_of(READY), date(2026, 12, 1), date(2026, 12, 24))
    place = Place("progress/releases/1.2/", SiteMap(releases={"1.2": "progress/releases/1.2/"}))

    assert "Release 1.2" in render_text("widget: release", project, place).html


def test_a_release_is_found_whatever_its_case(project_of: ProjectOf) -> None:
    text = READY.replace("**Release**: 2.4", "**Release**: Winter Term")
    assert "GO" in shown(project_of(text), "widget: release\nrelease: winter term").words


def test_an_unknown_release_is_refused_with_the_ones_that_are_there(project_of: ProjectOf) -> None:
    project = project_of(READY)
    rendered = render_text("widget: gates\nrelease: 2.5", project, page_of(project))

    assert rendered.problems == (
        "widget `gates`: Unknown release `2.5`. Allowed: 2.4. Did you mean `2.4`?",
    )


# ---- all releases, the matrix, the timeline, the chart -----------------------------------------


def test_a_card_says_in_words_what_holds_its_release_back(project_of: ProjectOf) -> None:
    page = shown(project_of(READY, SEARCH), "widget: readiness")

    assert "1 of 2 releases can go." in page.text
    assert {"GO", "NO-GO"} <= set(page.words)
    assert "Audit log search" in page.text
    assert "Index cluster" in page.text


def test_the_matrix_has_a_cell_for_every_gate_with_its_reason_and_evidence(
    project_of: ProjectOf,
) -> None:
    project = project_of(READY, SEARCH.replace("1.10", "2.4"))
    html = render_text("widget: gates", project, page_of(project)).html

    (release,) = project.releases
    assert html.count("<td") == len(release.gates)
    for gate in release.gates:
        assert f"https://code.example/blob/main/{gate.path}#L{gate.line}" in html
    assert 'title="1 open blocker: “Index cluster”' in html
    assert 'tabindex="0" role="region" aria-label="Gates of Release 2.4 by feature"' in html


def test_the_matrix_puts_first_what_blocks_and_the_feature_that_holds_back_most(
    project_of: ProjectOf,
) -> None:
    page = shown(project_of(READY, SEARCH.replace("1.10", "2.4")), "widget: gates")

    order = [page.text.index(words) for words in ("Deployment checklist", "Documentation informs")]
    assert order == sorted(order)
    assert page.text.index("Audit log search") < page.text.index("Bulk import")
    assert "1 of 2 features has a gate that holds the release back." in page.text


def test_the_matrix_shows_only_the_features_that_its_filter_picks(project_of: ProjectOf) -> None:
    page = shown(
        project_of(READY, SEARCH.replace("1.10", "2.4")), "widget: gates\nfilter: {owner: Mara}"
    )

    assert "Bulk import" in page.text
    assert "Audit log search" not in page.text


def test_a_rollout_of_a_release_is_a_timeline_with_today_and_the_release_in_it(
    project_of: ProjectOf,
) -> None:
    text = shown(project_of(READY), "widget: rollout\nrelease: 2.4").text

    order = [text.index(words) for words in ("20 Nov today", "24 Nov", "4 Dec", "Without a day")]
    assert order == sorted(order)
    assert "Pilot Bulk import" in text
    assert "Planned release" in text
    assert "Full Release" in text.partition("Without a day")[2]


def test_a_rollout_without_feature_and_release_holds_all_features(project_of: ProjectOf) -> None:
    page = shown(project_of(READY, SEARCH), "widget: rollout")

    assert "Alpha Release" in page.text
    assert "Pilot" in page.text
    assert "Planned release" not in page.text


def test_the_chart_of_a_release_without_a_past_says_when_its_history_starts(
    project_of: ProjectOf,
) -> None:
    page = shown(project_of(READY), "widget: readiness_history")

    assert "History starts 20 Nov 2026" in page.text
    assert "svg" not in page.tags


def test_the_chart_of_a_release_tells_since_when_its_verdict_stands(project_of: ProjectOf) -> None:
    days = (
        day(6, Verdict.NO_GO, 5, 7),
        day(3, Verdict.GO, 0, 12),
        day(1, Verdict.NO_GO, 2, 10),
        day(0, Verdict.NO_GO, 1, 11),
    )
    page = shown(with_days(project_of(READY), *days), "widget: readiness_history")

    assert "NO-GO since 19 Nov 2026; 2 gates hold it back; 6 did on 14 Nov 2026." in page.text
    assert {"svg", "figure", "details", "table"} <= page.tags
    assert "Source of the history: git." in page.text


# ---- other places ------------------------------------------------------------------------------


def test_a_features_chip_leads_to_its_release(project_of: ProjectOf) -> None:
    project = project_of(READY)
    place = Place("a/", SiteMap(features={"FEAT-7": "a/"}, releases={"2.4": "releases/2.4/"}))

    html = render_text("widget: header", project, place).html

    assert '<a class="ft-tag" href="../releases/2.4/">Release 2.4</a>' in html


def test_the_card_of_the_gates_tells_the_verdict_of_the_next_release(
    project_of: ProjectOf,
) -> None:
    page = shown(project_of(READY, SEARCH), "widget: cards\nshow: gates")

    assert "NO-GO" in page.words
    assert "Release 1.10, in 8 days" in page.text


def test_the_card_of_the_gates_counts_them_where_no_release_is_meant(
    project_of: ProjectOf,
) -> None:
    one_team = shown(project_of(SEARCH), "widget: cards\nshow: gates\nfilter: {team: Platform}")
    assert "1 of 3 gates passed" in one_team.text

    one_release = "widget: cards\nshow: gates\nfilter: {release: '2.4'}"
    assert "Release 2.4" in shown(project_of(READY, SEARCH), one_release).text
