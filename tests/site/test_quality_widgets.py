"""Measures of all features against their targets: what is missed comes first."""

from __future__ import annotations

import re

import pytest

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.site.widgets import render_text
from tests.site.conftest import BARE, SEARCH, ProjectOf, page_of
from tests.site.pages_shown import shown

WEAK = """\
# Implementation Tracking: Zoning

> **Feature ID**: FEAT-5
> **Status**: In Progress

### Test Coverage
- **Unit Tests**: 64%
- **Overall Coverage**: 71% (target: 80%)

### Code Quality
- **ESLint**: ❌ 3 errors
- **TypeScript**: ✅ Strict mode

### Performance
- **Page Load Impact**: 190ms (target: <100ms) ❌
- **Bundle Size Impact**: +9KB
"""


@pytest.fixture
def measured(project_of: ProjectOf) -> Project:
    return project_of(SEARCH, WEAK, BARE)


def test_the_sentence_counts_what_is_missed_and_who_is_silent(measured: Project) -> None:
    text = shown(measured, "widget: verdict\nabout: quality").text

    assert text.startswith(
        "3 of 5 stated targets and checks are missed, in 1 feature; 1 feature states none."
    )


def test_where_all_is_met_the_sentence_says_so(project_of: ProjectOf) -> None:
    one = shown(project_of(SEARCH), "widget: verdict\nabout: quality").text
    two = shown(
        project_of(SEARCH.replace("82%", "82% (target: 80%)")), "widget: verdict\nabout: quality"
    ).text

    assert one.startswith("The only stated target or check is met.")
    assert two.startswith("All 2 stated targets and checks are met.")


def test_coverage_is_a_matrix_with_the_missed_first_and_marks_at_the_targets(
    measured: Project,
) -> None:
    body = "widget: measures\ngroups: [coverage]"
    text = shown(measured, body).text
    html = render_text(body, measured, page_of(measured)).html

    assert "0 of 1 target or check met, the missed ones first" in text
    assert text.index("Zoning") < text.index("Audit log search")
    assert re.search(r"71% L\d+ ≥ 80% missed", text)
    assert 'd="M80 0V8"' in html


def test_what_a_document_does_not_state_has_no_data_and_is_never_zero(measured: Project) -> None:
    text = shown(measured, "widget: measures\ngroups: [coverage]").text

    assert re.search(r"Audit log search 82% L\d+ No data", text)
    assert "0%" not in text.replace("80%", "")


def test_linters_are_a_matrix_of_words(measured: Project) -> None:
    text = shown(measured, "widget: measures\ngroups: [code_quality]").text

    assert re.search(r"ESLint TypeScript Zoning 3 errors L\d+ Passing L\d+", text)


def test_performance_is_a_list_that_begins_with_what_is_missed(measured: Project) -> None:
    text = shown(measured, "widget: measures\ngroups: [performance]").text

    assert re.search(r"Result Page Load Impact L\d+ Zoning 190 ms < 100 ms missed", text)
    assert text.index("API Response Time") < text.index("Bundle Size Impact")
    assert re.search(r"Bundle Size Impact L\d+ Zoning 9 KB — —", text)


def test_several_groups_are_told_apart_by_their_captions(measured: Project) -> None:
    page = shown(measured, "widget: measures")

    assert "Test coverage · " in page.text
    assert "Code quality · " in page.text
    assert {"ft-measures-coverage", "ft-measures-code-quality"} <= set(page.ids)


def test_names_that_few_documents_use_get_no_column(project_of: ProjectOf) -> None:
    odd = "".join(f"- **Suite {n}**: 5{n}%\n" for n in range(8))
    project = project_of(f"{BARE}\n### Test Coverage\n{odd}")

    text = shown(project, "widget: measures\ngroups: [coverage]").text

    assert "Suite 5" in text
    assert "Suite 6" not in text
    assert "2 more measures that only few documents name." in text


def test_where_nothing_is_measured_the_page_says_how_to_state_it(project_of: ProjectOf) -> None:
    project = project_of(BARE)

    assert "Documents state values below" in shown(project, "widget: measures").text
    assert "Nobody has stated a target" in shown(project, "widget: verdict\nabout: quality").text
