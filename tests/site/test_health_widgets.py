"""How far the numbers can be trusted: what is clean, contradicts itself, is stale or unknown."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from mkdocs_feature_tracker.model.history import History
from mkdocs_feature_tracker.model.problem import found
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.project import with_history
from tests.metrics.pasts import past
from tests.site.conftest import BARE, SEARCH, SHARING, VAULT, ProjectOf
from tests.site.pages_shown import shown

TEMPLATE = BARE.replace("FEAT-4", "FEAT-YYYY-MM-DD-XXX").replace("Sandbox tenants", "[Title]")


@pytest.fixture
def mixed(project_of: ProjectOf) -> Project:
    """A contradicting document, two clean ones, a stale one, and a template."""
    project = project_of(SEARCH, VAULT, SHARING, BARE, TEMPLATE)
    born_done = past({"2026-09-11": "rotation+"}, "FEAT-2")
    seen_done = past({"2026-10-05": "a b", "2026-10-06": "a+ b"}, "FEAT-1")
    histories = {"FEAT-1": seen_done, "FEAT-2": born_done}
    return with_history(project, History(histories, ("A shallow clone.",)), Workflow())


def test_the_sentence_says_how_far_the_numbers_can_be_trusted(mixed: Project) -> None:
    text = shown(mixed, "widget: verdict\nabout: health").text

    assert text.startswith(
        "Mostly: 3 of 4 documents are read without a warning; 1 contradicts itself, 1 is stale "
        "and 50% of done tasks were done when first seen."
    )


def test_clean_documents_are_trusted_without_reserve(project_of: ProjectOf) -> None:
    text = shown(project_of(BARE), "widget: verdict\nabout: health").text

    assert text.startswith("Yes: the document is read without a warning.")


def test_a_file_that_cannot_be_read_is_not_passed_over(project_of: ProjectOf) -> None:
    whole = project_of(BARE)
    unread = found("FT114", 1, "the file cannot be opened", path="docs/lost.md")
    project = replace(whole, problems=(*whole.problems, unread))

    text = shown(project, "widget: verdict\nabout: health").text

    assert text.startswith(
        "Mostly: 1 of 1 document is read without a warning; 1 file could not be read."
    )


def test_an_empty_project_has_no_numbers(project_of: ProjectOf) -> None:
    text = shown(project_of(), "widget: verdict\nabout: health").text

    assert text.startswith("There are no numbers yet: no tracking document was found.")


def test_the_least_certain_features_come_first_with_what_is_wrong(mixed: Project) -> None:
    page = shown(mixed, "widget: health")

    places = [
        page.text.index(title)
        for title in ("Audit log search", "sharing", "Credentials", "tenants")
    ]
    assert places == sorted(places)
    assert re.search(r"Audit log search L1 \d+ 90% and \d+% yesterday 5 Oct 0 of 1", page.text)
    assert "14 days ago (stale)" in page.text
    assert re.search(r"Sandbox tenants L1 none — No data No data —", page.text)


def test_it_says_where_the_past_comes_from_and_what_is_not_known(mixed: Project) -> None:
    text = shown(mixed, "widget: health").text

    assert "Done when first seen 50% 1 of 2 done tasks" in text
    assert "Past known since 11 Sep 2026" in text
    assert "A shallow clone." in text
    assert "Templates, not counted 1" in text
    assert "5.md" in text


def test_problems_stand_by_document_the_worst_first_with_their_hints(mixed: Project) -> None:
    page = shown(mixed, "widget: problems")

    assert re.search(r"\d+ warnings?, \d+ info in \d documents?\.", page.text)
    assert re.search(r"Audit log search \d+ (\S+/)?1\.md warning FT", page.text)
    assert page.text.index("1.md warning") < page.text.index("3.md info")
    assert page.text.count("3.md ") == 1
    assert "features/1/" in page.links


def test_problems_can_be_filtered_like_features(mixed: Project) -> None:
    text = shown(mixed, "widget: problems\nfilter: {team: Web}").text

    assert "3.md" in text
    assert "1.md" not in text


def test_without_problems_the_page_says_so(project_of: ProjectOf) -> None:
    assert "No problem was found" in shown(project_of(BARE), "widget: problems").text


def test_without_any_past_nothing_is_invented(project_of: ProjectOf) -> None:
    text = shown(project_of(BARE, as_of=date(2026, 11, 20)), "widget: health").text

    assert "Done when first seen No data Past known since No data" in text
