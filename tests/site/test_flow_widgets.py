"""Charts, forecasts and the scope ledger as a page shows them, with a past and without one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mkdocs_feature_tracker.model.forecast import HitRate
from mkdocs_feature_tracker.model.history import FeatureHistory, History, Source
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.release import Release, Verdict
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.project import with_history
from mkdocs_feature_tracker.site.past import hits_in_words, past_of
from tests.metrics.pasts import paced, past, steadily, together
from tests.site.conftest import AS_OF, ProjectOf
from tests.site.pages_shown import shown

CHARTS = ("burnup", "cumulative_flow", "throughput", "cycle_time", "ages", "burndowns")
EIGHT_WEEKS_AGO = AS_OF - timedelta(days=55)


def search_going_on() -> FeatureHistory:
    """50 tasks, one done every second day: 23 remain after 55 days."""
    return paced(50, steadily(56, 0.5), "FEAT-1", EIGHT_WEEKS_AGO)


def vault_done_in_september() -> FeatureHistory:
    days = {"2026-09-01": "a b", "2026-09-11": "a+ b+", "2026-11-02": "a+ b+ c"}
    return past(days, "FEAT-2", {"2026-09-11": Status.DONE})


def sharing_with_changes() -> FeatureHistory:
    days = {
        "2026-11-02": "roles+ dialog",
        "2026-11-05": "roles dialog audit",
        "2026-11-09": "dialog~",
    }
    return past(days, "FEAT-3")


@pytest.fixture
def moving(product: Project) -> Project:
    history = together(search_going_on(), vault_done_in_september(), sharing_with_changes())
    return with_history(product, history, Workflow())


@pytest.fixture
def experienced(moving: Project) -> Project:
    """With a feature whose 40 tasks were done one a day: its forecasts have come due."""
    tenants = paced(40, steadily(41), "FEAT-4", date(2026, 8, 20))
    features = {"FEAT-1": search_going_on(), "FEAT-4": tenants}
    return with_history(moving, History(features), Workflow())


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_a_drawing_a_table_and_its_source(moving: Project, name: str) -> None:
    page = shown(moving, f"widget: {name}")

    assert {"svg", "figure", "details"} <= page.tags
    assert f"ft-{name}-chart" in page.ids
    assert "Source" in page.text


@pytest.mark.parametrize("name", [*CHARTS, "burndown", "forecast", "scope_ledger"])
def test_without_documents_every_figure_says_so_and_draws_nothing(
    project_of: ProjectOf, name: str
) -> None:
    page = shown(project_of(), f"widget: {name}")

    assert "No data." in page.text
    assert "svg" not in page.tags


def test_a_features_page_shows_its_burndown_between_progress_and_tests(moving: Project) -> None:
    page = shown(moving, "widget: feature\nfeature: FEAT-1")

    order = [page.ids.index(f"ft-{name}") for name in ("progress", "burndown", "tdd")]
    assert order == sorted(order)
    assert "23 of 50 tasks remain" in page.text
    assert "Source of the history: git." in page.text


def test_a_feature_without_a_past_has_no_burndown_on_its_page(product: Project) -> None:
    assert "ft-burndown" not in shown(product, "widget: feature\nfeature: FEAT-1").ids
    alone = shown(product, "widget: burndown\nfeature: FEAT-1")
    assert "Nothing is known of its past" in alone.text


def test_one_known_day_is_a_point_and_says_when_a_line_appears(product: Project) -> None:
    history = together(past({"2026-11-20": "a b"}, "FEAT-1"))
    page = shown(with_history(product, history, Workflow()), "widget: burndown\nfeature: FEAT-1")

    assert "History starts 20 Nov 2026; a line appears with the second day." in page.text


def test_a_finished_feature_is_frozen_at_its_finish(moving: Project) -> None:
    page = shown(moving, "widget: burndown\nfeature: FEAT-2")

    assert "Finished on 11 Sep 2026: nothing after that day is shown." in page.text
    assert "All 2 tasks are done" in page.text


def test_a_history_that_begins_after_the_finish_draws_nothing(product: Project) -> None:
    history = together(past({"2026-11-01": "a+", "2026-11-03": "a+ b"}, "FEAT-2"))
    page = shown(with_history(product, history, Workflow()), "widget: burndown\nfeature: FEAT-2")

    assert "svg" not in page.tags


def test_no_target_no_ideal_line(moving: Project) -> None:
    assert "No target date, so no ideal line." in shown(moving, "widget: burndown").text
    with_target = shown(moving, "widget: burndown\nfeature: FEAT-1").text
    assert "no ideal line" not in with_target
    assert "Ideal" in with_target


def test_a_target_of_the_project_gives_its_charts_a_line_and_a_chance(
    product: Project, project_of: ProjectOf
) -> None:
    history = together(search_going_on())
    wanted = Workflow(target_on=AS_OF + timedelta(days=53))
    aimed = with_history(product, history, wanted)

    burndown, burnup = (shown(aimed, f"widget: {name}").text for name in ("burndown", "burnup"))
    for text in (burndown, burnup):
        assert "target 12 Jan" in text
        assert "The chance to make the target of 12 Jan 2027 is 99%." in text
    assert "Ideal" in burndown
    assert "no ideal line" not in burndown


def test_a_planned_release_has_its_day_on_its_charts(product: Project) -> None:
    planned = Release("1.10", Verdict.NO_GO, AS_OF + timedelta(days=53), ("FEAT-1",))
    aimed = with_history(
        replace(product, releases=(planned,)), together(search_going_on()), Workflow()
    )

    text = shown(aimed, "widget: burndown\nfilter: {release: '1.10'}").text

    assert "The chance to make the target of 12 Jan 2027 is 99%." in text


def test_an_ideal_line_rests_on_the_days_off_that_the_options_name(product: Project) -> None:
    history = together(search_going_on())
    moving = with_history(product, history, Workflow())
    from_sunday = replace(moving, working_days=(6, 0, 1, 2, 3))

    usual = shown(moving, "widget: burndown\nfeature: FEAT-1").text
    other = shown(from_sunday, "widget: burndown\nfeature: FEAT-1").text

    assert "7 Nov 2026 29 50 19.2 8 Nov 2026 29 50 19.2" in usual, "Saturday and Sunday"
    assert "5 Nov 2026 30 50 19.7 6 Nov 2026 30 50 19.7 7 Nov 2026 29 50 19.7" in other


def test_every_source_of_a_history_is_named(product: Project) -> None:
    own = search_going_on()
    first = own.points[0]._replace(source=Source.SNAPSHOT)
    history = History(
        {"FEAT-1": replace(own, points=(first, *own.points[1:]))}, ("The clone is shallow.",)
    )
    page = shown(with_history(product, history, Workflow()), "widget: burndown")

    assert "Source of the history: git and the snapshot file." in page.text
    assert "The clone is shallow." in page.text


def test_the_forecast_names_its_dates_the_chance_and_how_often_it_was_right(
    experienced: Project,
) -> None:
    page = shown(experienced, "widget: forecast\nfeature: FEAT-1")
    forecast = past_of(experienced).by_feature["FEAT-1"]

    assert forecast.p85_on is not None
    assert f"is done by {forecast.p85_on.day} " in page.text
    assert "the chance to make the target of 28 Nov 2026 is 0%" in page.text
    assert forecast.hits.n_resolved
    met = f"{forecast.hits.n_met} of {forecast.hits.n_resolved} times"
    assert f"Our 85% dates of single features were met {met}" in page.text


def test_the_hit_rate_stands_on_the_chart_of_a_feature(experienced: Project) -> None:
    hits = past_of(experienced).hits_of_features
    text = shown(experienced, "widget: burndown\nfeature: FEAT-1").text

    assert f"Our 85% dates were met {hits.n_met} of {hits.n_resolved} times." in text


def test_a_project_without_a_hit_rate_shows_that_of_its_features_by_name(
    experienced: Project,
) -> None:
    known = past_of(experienced)
    unproved = replace(known.of_project, hits=HitRate())
    met = f"{known.hits_of_features.n_met} of {known.hits_of_features.n_resolved} times"

    assert hits_in_words(unproved, known) == [f"The 85% dates of single features were met {met}."]
    assert hits_in_words(replace(unproved, hits=HitRate(3, 4)), known) == []


def test_too_little_pace_gives_a_reason_instead_of_a_date(moving: Project) -> None:
    page = shown(moving, "widget: forecast\nfeature: FEAT-3")

    assert "No forecast: " in page.text
    assert "85% confidence" not in page.text


def test_a_filter_that_is_a_release_has_the_releases_forecast(moving: Project) -> None:
    of_release = shown(moving, "widget: burndown\nfilter: {release: '1.10'}").text
    of_owner = shown(moving, "widget: burndown\nfilter: {owner: Jonas}").text

    assert "Forecast: 50%" in of_release
    assert "Forecast: 50%" not in of_owner


def test_forecasts_are_worked_out_once_for_all_pages(moving: Project) -> None:
    assert past_of(moving) is past_of(moving)
    assert past_of(replace(moving)) is not past_of(moving)


def test_the_verdict_of_flow_tells_the_speed_and_the_end(moving: Project) -> None:
    text = shown(moving, "widget: verdict\nabout: flow").text
    of_owner = shown(moving, "widget: verdict\nabout: flow\nfilter: {owner: Jonas}").text

    assert "finished in the last 7 days; " in text
    assert "finished in the last 7 days." in of_owner  # no forecast is made for an owner


def test_the_verdict_of_flow_says_where_nothing_is_known(product: Project) -> None:
    text = shown(product, "widget: verdict\nabout: flow").text

    assert text.startswith("Nothing is known of the past yet")


def test_the_ledger_tells_what_changed_when_and_by_whom(moving: Project) -> None:
    page = shown(moving, "widget: scope_ledger\nfeature: FEAT-3")

    assert "audit Added 5 Nov Ada c0ffee" in page.text
    assert "roles Reopened 5 Nov" in page.text
    assert "dialog Cancelled 9 Nov" in page.text


def test_the_ledger_shows_only_the_changes_asked_for(moving: Project) -> None:
    page = shown(moving, "widget: scope_ledger\nchanges: finished\nlimit: 2")

    assert "Finished" in page.text
    assert "Added" not in page.text
    assert "more changes." in page.text


def test_throughput_names_what_was_done_when_first_seen(moving: Project) -> None:
    history = together(past({"2026-11-02": "a+ b c", "2026-11-05": "a+ b+ c"}, "FEAT-1"))
    page = shown(with_history(moving, history, Workflow()), "widget: throughput\nweeks: 3")

    assert "1 of 2 done tasks (50%) was done when first seen and is not counted." in page.text


def test_the_grid_says_which_feature_has_no_history(moving: Project) -> None:
    page = shown(moving, "widget: burndowns")

    assert "Sandbox tenants" in page.text
    assert "no history" in page.text
    assert "2 more features not shown." in shown(moving, "widget: burndowns\nlimit: 2").text


def test_the_features_table_has_a_trend_where_there_is_a_history(
    moving: Project, product: Project
) -> None:
    assert "8 weeks" in shown(moving, "widget: features").text
    assert "no history" in shown(moving, "widget: features").text
    assert "8 weeks" not in shown(product, "widget: features").text
    asked_for = shown(product, "widget: features\ncolumns: [title, trend]")
    assert asked_for.text.count("no history") == len(product.features)


def test_the_forecast_card_counts_features_past_their_targets(
    moving: Project, product: Project
) -> None:
    assert "1 of 2 run late" in shown(moving, "widget: cards\nshow: forecast").text
    assert "ft-cards-forecast" not in shown(product, "widget: cards").ids


def test_a_chart_leads_from_its_page_to_the_features(moving: Project) -> None:
    page = shown(moving, "widget: cycle_time", "progress/flow/")

    assert "../features/2/" in page.links
    assert date(2026, 9, 11) == past_of(moving).cycles[0].finished_on
