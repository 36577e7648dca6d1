"""A feature as a page shows it: every part that its document fills, and why others are empty."""

from __future__ import annotations

import re

import pytest

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.site.place import Place, SiteMap
from mkdocs_feature_tracker.site.widgets import WIDGETS, render_text
from tests.site.conftest import BARE, ProjectOf, page_of
from tests.site.pages_shown import Page, shown

PARTS = [name for name, widget in WIDGETS.items() if widget.about == "feature"]
PARTS_OF_ALL = ["agents", "blockers", "decisions", "measures", "updates"]


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


def test_a_list_of_thousands_is_cut_and_says_so(project_of: ProjectOf) -> None:
    boxes = "\n".join(f"- [ ] **AC{number}**: Criterion" for number in range(1, 1001))
    project = project_of(f"{BARE}\n## Acceptance Criteria\n{boxes}\n")

    page = shown(project, "widget: feature\nfeature: FEAT-4")

    assert "0 of 1000 criteria done" in page.text
    assert "700 more entries in the document." in page.text
    assert "AC300" in page.text
    assert "AC301" not in page.text
