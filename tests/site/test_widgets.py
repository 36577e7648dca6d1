"""Widgets as a page shows them: what they say, what they leave out, and how they refuse."""

from __future__ import annotations

import html as entities
import re

import pytest

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.site.place import Place, SiteMap
from mkdocs_feature_tracker.site.widgets import WIDGETS, render, render_text
from tests.site.conftest import BARE, ProjectOf, page_of
from tests.site.pages_shown import Page, shown

# ---- every widget ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WIDGETS)
@pytest.mark.parametrize("feature_id", ["FEAT-1", "FEAT-2", "FEAT-3", "FEAT-4"])
def test_a_widget_is_sound_html_without_inline_style_or_script(
    product: Project, name: str, feature_id: str
) -> None:
    about = WIDGETS[name].about
    names_feature = about in ("feature", "either")
    page = shown(product, f"widget: {name}" + f"\nfeature: {feature_id}" * names_feature)

    assert len(page.ids) == len(set(page.ids))
    assert f"ft-{name}" in page.ids
    assert not page.tags & {"script", "style"}
    assert not {name for name in page.attributes if name == "style" or name.startswith("on")}


@pytest.mark.parametrize("name", WIDGETS)
def test_a_widget_of_an_empty_project_says_so(name: str, project_of: ProjectOf) -> None:
    if WIDGETS[name].about != "feature":
        assert shown(project_of(), f"widget: {name}").text


@pytest.mark.parametrize("name", WIDGETS)
def test_every_option_says_what_it_takes_and_means(name: str) -> None:
    for option in WIDGETS[name].options:
        assert option.meaning.endswith(".")
        assert option.kind.words
    assert WIDGETS[name].meaning.endswith(".")


def test_ids_can_be_told_apart_where_a_page_shows_a_widget_twice(product: Project) -> None:
    page = shown(product, "widget: cards\nid: web")

    assert page.ids
    assert all(one.startswith("web-cards") for one in page.ids)


def test_the_title_can_be_changed_or_left_out(product: Project) -> None:
    assert "h2" not in shown(product, "widget: features\ntitle: ''").tags
    assert "Our work" in shown(product, "widget: features\ntitle: Our work").text


def test_document_text_is_escaped_in_every_part(project_of: ProjectOf) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    project = project_of(
        f"# Implementation Tracking: {evil}\n\n"
        f"> **Feature ID**: FEAT-1\n> **Status**: In Progress\n> **Branch**: {evil}\n"
        f"> **Team**: {evil}\n> **Owner**: {evil}\n> **Release**: {evil}\n> **Priority**: {evil}\n"
        f"> **Reviewer**: {evil}\n> **Depends On**: {evil}\n\n"
        f"## Acceptance Criteria\n- [ ] **AC1**: {evil}\n\n"
        f"## Agent Execution Status\n1. **{evil}** 🚧\n   - {evil}\n\n"
        "### Current Blockers\n| Blocker | Severity | Description | Area | ETA |\n|-|-|-|-|-|\n"
        f"| {evil} | {evil} | {evil} | {evil} | {evil} |\n\n"
        f"## Architecture Decisions\n1. **Decision**: {evil}\n   - **Rationale**: {evil}\n\n"
        f"### Modified Files\n- `{evil}` - {evil} ✅\n\n"
        f"## Deployment Plan\n1. **{evil}**: {evil}\n\n"
        f"## Daily Progress Updates\n\n### 2026-11-19 - {evil}\n- {evil}\n"
    )
    bodies = [f"widget: {name}" for name, one in WIDGETS.items() if one.about != "feature"]

    for body in (*bodies, "widget: feature\nfeature: FEAT-1"):
        html = render_text(body, project, page_of(project)).html
        page = Page(html)
        assert not page.tags & {"script", "img"}
        assert "onerror" not in page.attributes
    assert evil in entities.unescape(html)


# ---- refusals ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "found", "hint"),
    [
        ("widget: featurs", "Unknown widget `featurs`.", "features"),
        ("title: x", "The fence names no `widget`.", ""),
        ("widget: features\ncolums: [title]", "Unknown option `colums`.", "columns"),
        ("widget: features\nsort: titel", "`sort` cannot be `titel`.", "title"),
        ("widget: tdd\nfeature: FEAT-11", "Unknown feature `FEAT-11`.", "FEAT-1"),
        ("widget: tdd", "The widget `tdd` needs the option `feature` on this page.", ""),
        ("widget: [", "The options are no valid YAML", ""),
    ],
)
def test_a_wrong_fence_is_a_visible_box_and_a_problem(
    product: Project, body: str, found: str, hint: str
) -> None:
    rendered = render_text(body, product, page_of(product))
    page = Page(rendered.html)

    assert 'class="ft-error" role="note"' in rendered.html
    assert found.replace("`", "") in page.text.replace(" .", ".")
    (problem,) = rendered.problems
    assert found in problem
    if hint:
        assert f"Did you mean {hint}" in page.text
        assert f"Did you mean `{hint}`?" in problem


def test_every_wrong_option_is_named_at_once(product: Project) -> None:
    body = "widget: features\ncolums: [title]\nlimit: many"

    assert len(render_text(body, product, page_of(product)).problems) == 2


def test_what_an_author_writes_into_a_fence_is_escaped(product: Project) -> None:
    body = "widget: '<script>alert(1)</script>` [x](javascript:alert(1)) `'"

    html = render_text(body, product, page_of(product)).html

    assert "<script" not in html
    assert "href" not in html


def test_settings_may_come_as_plain_values(product: Project) -> None:
    settings = {"widget": "features", "limit": 1, "filter": {"team": ["Web"]}}

    assert render(settings, product, page_of(product)).problems == ()


# ---- the project -------------------------------------------------------------------------------


def test_the_verdict_is_one_sentence_with_its_day(product: Project) -> None:
    text = shown(product, "widget: verdict").text

    n_scope = sum(one.n_scope for one in product.features)

    assert f"of {n_scope} tasks in 4 features are done; 1 feature is blocked" in text
    assert "As of 20 Nov 2026" in text


def test_the_verdict_of_the_table_counts_features_by_what_they_need(product: Project) -> None:
    text = shown(product, "widget: verdict\nabout: features").text

    assert text.startswith("1 of 4 features is done; 1 is blocked, ")


def test_attention_that_is_cut_leads_to_all_features(product: Project) -> None:
    place = Place("progress/", SiteMap(pages={"features": "progress/features/"}))
    page = Page(render_text("widget: attention\nlimit: 1", product, place).html)

    assert "more feature" in page.text
    assert "features/" in page.links


def test_cards_sum_what_the_features_hold(product: Project) -> None:
    text = shown(product, "widget: cards").text
    n_done = sum(one.n_done for one in product.features)
    n_scope = sum(one.n_scope for one in product.features)

    assert f"{n_done} of {n_scope} tasks done" in text
    assert "1 of 4 features done" in text
    assert "1 open blocker, 1 serious oldest ETA 8 days ago: Audit log search" in text
    assert "28 Nov next target, in 8 days Audit log search 1 overdue" in text


def test_attention_gives_reason_owner_and_line(product: Project) -> None:
    page = shown(product, "widget: attention")

    assert "Blocker “Index cluster”, high, ETA passed 8 days ago" in page.text
    assert "Target of 14 Nov passed 6 days ago" in page.text
    assert "No update for 14 days" in page.text
    assert "Ines" in page.text
    assert "https://code.example/blob/main/3.md#L7" in page.links
    assert "Credentials vault" not in page.text


def test_a_calm_project_is_told_that_nothing_needs_attention(project_of: ProjectOf) -> None:
    assert "Nothing needs attention" in shown(project_of(BARE), "widget: attention").text


def test_the_table_puts_blocked_features_first_and_finished_ones_last(product: Project) -> None:
    ids = re.findall(r"FEAT-\d", shown(product, "widget: features").text)

    assert ids == ["FEAT-3", "FEAT-1", "FEAT-4", "FEAT-2"]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ("filter: {team: platform}", ["FEAT-1", "FEAT-2"]),
        ("filter: {status: [blocked, done]}", ["FEAT-3", "FEAT-2"]),
        ("filter: {release: 1.10}", ["FEAT-1"]),
        ("filter: {phase: green}", ["FEAT-3", "FEAT-1"]),
        ("filter: {owner: '@ines', team: [Web, Platform]}", ["FEAT-3"]),
        ("sort: title", ["FEAT-1", "FEAT-2", "FEAT-3", "FEAT-4"]),
        ("sort: target_on\nlimit: 2", ["FEAT-3", "FEAT-1"]),
        ("sort: -target_on\nlimit: 2", ["FEAT-1", "FEAT-3"]),
    ],
)
def test_features_are_filtered_and_sorted_as_asked(
    product: Project, options: str, ids: list[str]
) -> None:
    text = shown(product, f"widget: features\n{options}").text

    assert list(dict.fromkeys(re.findall(r"FEAT-\d", text)))[: len(ids)] == ids
    if "filter" in options:
        assert len(set(re.findall(r"FEAT-\d", text))) == len(set(ids))


def test_a_feature_without_tasks_shows_no_percentage(product: Project) -> None:
    text = shown(product, "widget: features\nfilter: {status: not_started}").text

    assert "—" in text
    assert "%" not in text


def test_a_stated_share_may_stand_in_and_is_called_stated(project_of: ProjectOf) -> None:
    project = project_of(BARE + "> **Progress**: 40%\n")

    assert "40% stated" in shown(project, "widget: features").text


def test_states_are_listed_with_their_features(product: Project) -> None:
    text = shown(product, "widget: statuses").text

    assert "Done 1 Credentials vault" in text
    assert "Blocked 1 Role-based sharing" in text


def test_updates_of_the_project_name_their_feature(product: Project) -> None:
    text = shown(product, "widget: updates").text

    assert "19 Nov yesterday Audit log search Platform" in text
    assert "Completed Search by actor" in text
