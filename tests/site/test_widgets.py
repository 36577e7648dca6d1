"""Widgets as a page shows them: what they say, what they leave out, and how they refuse."""

from __future__ import annotations

import html as entities
import re
from html.parser import HTMLParser

import pytest

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.site.place import Place, SiteMap
from mkdocs_feature_tracker.site.widgets import WIDGETS, render, render_text
from tests.site.conftest import BARE, ProjectOf, page_of

PARTS = [name for name, widget in WIDGETS.items() if widget.about == "feature"]
PARTS_OF_ALL = ["agents", "blockers", "decisions", "measures", "updates"]
VOID = {"br", "path", "circle", "rect", "hr"}


class Page(HTMLParser):
    """Checks that tags nest, and gathers texts, ids and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.ids: list[str] = []
        self.attributes: set[str] = set()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def shown(project: Project, body: str, url: str = "progress/") -> Page:
    """A fence without problems, drawn on a page."""
    rendered = render_text(body, project, page_of(project, url))
    assert rendered.problems == ()
    return Page(rendered.html)


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


# ---- a feature ---------------------------------------------------------------------------------


def test_a_whole_feature_shows_every_part_that_its_document_fills(product: Project) -> None:
    page = shown(product, "widget: feature\nfeature: FEAT-1")

    for part in (*PARTS, *PARTS_OF_ALL):
        assert f"ft-{part}" in page.ids
    assert "No data." not in page.text


def test_a_whole_feature_has_no_empty_shells(product: Project) -> None:
    page = shown(product, "widget: feature\nfeature: FEAT-4")

    assert page.ids == ["ft-feature", "ft-header"]
    assert "h2" not in page.tags


@pytest.mark.parametrize("part", [*sorted(set(PARTS) - {"feature", "header"}), *PARTS_OF_ALL])
def test_a_part_without_content_says_why_when_it_stands_alone(product: Project, part: str) -> None:
    text = shown(product, f"widget: {part}\nfeature: FEAT-4").text

    assert "No data. The document has no section for it" in text


def test_the_header_says_what_the_feature_waits_for_and_what_waits_for_it(
    product: Project,
) -> None:
    page = shown(product, "widget: header\nfeature: FEAT-1", "progress/features/1/")

    assert "Waits for Credentials vault Done FEAT-9 not tracked here" in page.text
    assert "../2/" in page.links
    assert "https://code.example/issues/260" in page.links
    waited = shown(product, "widget: header\nfeature: FEAT-2").text
    assert "Waited for by Audit log search" in waited


def test_stated_and_computed_share_stand_side_by_side(product: Project) -> None:
    page = shown(product, "widget: progress\nfeature: FEAT-1")
    feature = product.by_id["FEAT-1"]

    assert f"Computed {feature.n_done} of {feature.n_scope} tasks" in page.text
    assert "90% Stated more than 10 points apart" in page.text


def test_what_is_cancelled_is_not_drawn_as_done(project_of: ProjectOf) -> None:
    text = (
        BARE.replace("Planned", "Cancelled") + "\n## Acceptance Criteria\n\n- [x] AC1: It starts\n"
    )
    project = project_of(text)
    html = render_text("widget: progress\nfeature: FEAT-4", project, page_of(project)).html

    assert "100%" in html
    assert "ft-s-cancelled" in html
    assert "ft-s-done" not in html


def test_the_stepper_marks_the_current_phase(product: Project) -> None:
    html = render_text("widget: tdd\nfeature: FEAT-1", product, page_of(product)).html

    (current,) = re.findall(r'aria-current="step".*?</li>', html)
    assert "<b>GREEN</b>" in current


def test_a_criterion_stands_beside_its_tests_and_implementation(product: Project) -> None:
    text = shown(product, "widget: acceptance\nfeature: FEAT-1").text

    assert "1 of 2 criteria done; tests pass for 1 of the 2 that state them and fail for 1." in text
    assert re.search(r"AC2 Narrows by date range L\d+ In progress", text)
    assert "Failing Failing, 3 errors" in text


def test_a_measure_stands_against_its_target(product: Project) -> None:
    text = shown(product, "widget: measures\nfeature: FEAT-1").text

    assert re.search(r"API Response Time L\d+ 7.2 s < 10 s met", text)


def test_a_feature_is_found_by_its_issue_and_in_any_case(product: Project) -> None:
    for name in ("feat-1", "#260"):
        assert "Search by actor" in shown(product, f"widget: updates\nfeature: '{name}'").text


def test_on_its_own_page_a_feature_needs_not_be_named(product: Project) -> None:
    assert "GREEN" in shown(product, "widget: tdd", "progress/features/1/").text


def test_without_a_code_host_no_source_is_linked(product: Project) -> None:
    html = render_text("widget: feature\nfeature: FEAT-1", product, Place("", SiteMap())).html

    assert Page(html).links == []


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


def test_a_list_of_thousands_is_cut_and_says_so(project_of: ProjectOf) -> None:
    boxes = "\n".join(f"- [ ] **AC{number}**: Criterion" for number in range(1, 1001))
    project = project_of(f"{BARE}\n## Acceptance Criteria\n{boxes}\n")

    page = shown(project, "widget: feature\nfeature: FEAT-4")

    assert "0 of 1000 criteria done" in page.text
    assert "700 more entries in the document." in page.text
    assert "AC300" in page.text
    assert "AC301" not in page.text
