"""Releases beside each other: which one a widget means, its gates, its rollout, how it moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.release import Release, Verdict
from mkdocs_feature_tracker.site.place import Place, SiteMap
from mkdocs_feature_tracker.site.widgets import render_text
from tests.site.conftest import AS_OF, READY, SEARCH, ProjectOf, day, page_of, with_days
from tests.site.pages_shown import shown


def dated(project: Project, *days: date | None) -> Project:
    """The project with releases of these days and nothing else known of them."""
    some = tuple(
        Release(f"1.{n}", Verdict.GO, on, ("FEAT-7",)) for n, on in enumerate(days, start=1)
    )
    return replace(project, releases=some)


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
