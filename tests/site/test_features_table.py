"""The features table as it leaves the server: its controls, its archive, and days of forecasts."""

from __future__ import annotations

import re

import pytest

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.project import with_history
from mkdocs_feature_tracker.site.past import past_of
from mkdocs_feature_tracker.site.toolbar import DAY, TEXT, toolbar
from mkdocs_feature_tracker.site.widgets import render_text
from mkdocs_feature_tracker.site.wording import day
from tests.metrics.pasts import paced, steadily, together
from tests.site.conftest import AS_OF, SHARING, VAULT, ProjectOf, page_of
from tests.site.pages_shown import shown
from tests.site.test_flow_widgets import EIGHT_WEEKS_AGO, search_going_on

CANCELLED = """\
# Implementation Tracking: Kiosk

> **Feature ID**: FEAT-7
> **Status**: Cancelled
> **Last Updated**: 2026-03-02
"""


def html_of(project: Project, options: str = "") -> str:
    rendered = render_text(f"widget: features\n{options}", project, page_of(project))
    assert rendered.problems == ()
    return rendered.html


def options_of(html: str, name: str) -> list[str]:
    select = html.partition(f'<select name="{name}"')[2].partition("</select>")[0]
    return re.findall(r'<option value="([^"]*)"', select)


# ---- the toolbar -------------------------------------------------------------------------------


def test_a_filter_offers_each_value_that_a_row_has_and_all_but_it(product: Project) -> None:
    html = html_of(product, "toolbar: true")

    assert options_of(html, "team") == ["", "Platform", "Web", "-Platform", "-Web"]
    assert options_of(html, "status")[1:5] == ["blocked", "in_progress", "not_started", "done"]
    assert "cancelled" not in options_of(html, "status")


def test_a_filter_that_leaves_no_choice_is_not_shown(product: Project) -> None:
    html = html_of(product, "toolbar: true")

    assert '<select name="release" aria-label="Release" hidden>' in html
    assert '<select name="team" aria-label="Team">' in html


def test_a_box_hides_what_is_done_where_something_is(product: Project) -> None:
    assert 'name="status" value="-done"' in html_of(product, "toolbar: true")
    assert 'value="-done"> Hide' not in html_of(
        product, "toolbar: true\nfilter: {status: [blocked, at_risk, not_started]}"
    )


def test_rows_carry_what_they_are_filtered_and_summed_by(project_of: ProjectOf) -> None:
    project = project_of(SHARING.replace("Web", "Web, R&D <b>"), VAULT)
    html = html_of(project, "toolbar: true")

    assert 'data-status="blocked" data-team="Web|R&amp;D &lt;b&gt;" data-owner="Ines"' in html
    assert 'data-done="1" data-scope="2"' in html
    assert "<b>" not in "".join(options_of(html, "team"))


def test_embeds_have_no_toolbar_unless_they_ask_for_one(product: Project) -> None:
    html = html_of(product)

    assert "<form" not in html
    assert "data-team" not in html
    assert 'data-sort="title"' in html
    assert "<form" not in html_of(product, "toolbar: true\nlimit: 1")


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ("target_on", 'data-sort="target_on" aria-sort="ascending"'),
        ("-share", 'data-sort="share" data-number aria-sort="descending"'),
    ],
)
def test_the_order_of_the_rows_is_said(product: Project, order: str, wanted: str) -> None:
    html = html_of(product, f"sort: {order}")

    assert wanted in html
    assert html.count("aria-sort") == 1
    assert f'data-ft-table="{order}"' in html
    assert "aria-sort" not in html_of(product)


def test_controls_are_made_from_rows_alone() -> None:
    rows = [{"team": ("web", "API")}, {"team": ()}, {"team": ("Ops",)}]
    made = toolbar("title", rows, [("title", "Title", TEXT), ("on", "Day", DAY)])

    assert [value for value, _ in made.filters[0].choices] == ["API", "Ops", "web"]
    assert made.orders == (
        ("title", "Title: A to Z"),
        ("-title", "Title: Z to A"),
        ("on", "Day: earliest first"),
        ("-on", "Day: latest first"),
    )
    assert toolbar("title", []).filters == ()


# ---- the archive -------------------------------------------------------------------------------


def test_what_was_finished_long_ago_folds_and_still_counts(product: Project) -> None:
    page = shown(product, "widget: features\narchive_after_days: 30")
    table, _, archive = page.text.partition("1 finished before 21 Oct")

    assert "Credentials vault" not in table
    assert "Credentials vault" in archive
    assert table.startswith("Features 4 4 features")
    assert "details" not in shown(product, "widget: features\narchive_after_days: 70").tags
    assert "details" not in shown(product, "widget: features").tags


def test_cancelled_features_fold_by_their_last_update(project_of: ProjectOf) -> None:
    project = project_of(SHARING, VAULT, CANCELLED)

    text = shown(project, "widget: features\narchive_after_days: 90").text
    assert "1 cancelled before 22 Aug" in text
    text = shown(project, "widget: features\narchive_after_days: 60").text
    assert "2 finished or cancelled before 21 Sep" in text


def test_nothing_folds_where_nothing_else_would_be_left(product: Project) -> None:
    options = "widget: features\narchive_after_days: 30\nfilter: {status: done}"

    assert "details" not in shown(product, options).tags


# ---- days of forecasts -------------------------------------------------------------------------


def test_a_target_that_the_forecast_passes_has_its_day_beside_it(product: Project) -> None:
    project = with_history(product, together(search_going_on()), Workflow())
    ahead_on = past_of(project).by_feature["FEAT-1"].p85_on
    html = html_of(project)

    assert ahead_on is not None
    assert f'ft-mark ft-s-at_risk">≈ {day(ahead_on, AS_OF)} forecast' in html
    assert "forecast" not in html_of(product)


def test_a_feature_without_a_target_has_the_day_of_its_forecast(product: Project) -> None:
    tenants = paced(50, steadily(56, 0.5), "FEAT-4", EIGHT_WEEKS_AGO)
    project = with_history(product, together(tenants), Workflow())
    ahead_on = past_of(project).by_feature["FEAT-4"].p85_on
    html = html_of(project)

    assert ahead_on is not None
    assert f'<span class="ft-ahead">≈ {day(ahead_on, AS_OF)} forecast</span>' in html
    row = html.partition("FEAT-4</span>")[2].partition("</tr>")[0]
    assert 'data-v="" data-label="Target"' in row
