"""The generated pages: Markdown made of fences that an author can copy."""

from __future__ import annotations

import markdown
import pytest
import yaml

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.site.pages import PAGES, pages
from mkdocs_feature_tracker.site.widgets import render_text
from tests.site.conftest import ProjectOf, page_of

DOCUMENT = "# Implementation Tracking: {title}\n\n> **Feature ID**: {id}\n> **Status**: Planned\n"


def test_a_project_has_every_page_in_order_and_the_features_asked_for(product: Project) -> None:
    found = pages(product, features=product.features[:1])

    assert [page.name for page in found if page.name != "release"] == [*PAGES, "feature"]
    places = {page.name: page.src_uri for page in found}
    assert places["overview"] == "progress/index.md"
    assert places["features"] == "progress/features/index.md"
    assert places["flow"] == "progress/flow.md"
    assert places["feature"] == "progress/features/feat-1.md"
    assert found[-1].feature_id == "FEAT-1"


def test_only_the_pages_with_a_title_are_there_in_the_order_of_the_titles(
    product: Project,
) -> None:
    found = pages(product, titles={"updates": "News", "overview": "How we stand"})

    assert [(page.name, page.title) for page in found] == [
        ("updates", "News"),
        ("overview", "How we stand"),
    ]
    assert "# News" in found[0].markdown


def test_the_front_matter_of_a_page_is_its_meta(product: Project) -> None:
    for page in pages(product, features=product.features):
        front = page.markdown.split("---\n")[1]
        assert yaml.safe_load(front) == page.meta
        assert page.meta["render_macros"] is False


def test_every_fence_of_every_page_renders_without_a_problem(product: Project) -> None:
    for page in pages(product, features=product.features):
        bodies = page.markdown.split("```tracker\n")[1:]
        assert bodies
        for body in bodies:
            assert render_text(body.split("```")[0], product, page_of(product)).problems == ()


def test_another_base_folder_moves_all_pages(product: Project) -> None:
    assert all(
        page.src_uri.startswith("status/") for page in pages(product, "status/", product.features)
    )


@pytest.mark.parametrize(
    "title",
    [
        "[Beta](javascript:alert(1)) of **all** `things`",
        "<script>alert(1)</script>",
        "A {{ macro }} {% raw %} {: .class } :smile:",
        "_snake_ & co. #12 ~x~ | $y$",
    ],
)
def test_a_title_means_nothing_but_its_words(project_of: ProjectOf, title: str) -> None:
    project = project_of(DOCUMENT.format(title="Plain", id="FEAT-1"))
    odd = project.features[0]
    object.__setattr__(odd, "title", title)

    (*_, page) = pages(project, features=[odd])
    heading = next(line for line in page.markdown.splitlines() if line.startswith("# "))
    html = markdown.markdown(heading, extensions=["attr_list", "toc"])

    assert page.title == title
    assert "<script" not in html
    assert "<a" not in html
    assert "<em" not in html
    assert "<strong" not in html
    assert "{{" not in page.markdown.split("---\n")[2]


def test_ids_that_would_share_a_file_get_files_of_their_own(project_of: ProjectOf) -> None:
    ids = ["FEAT-1", "feat-1", "index", "a/../b", "owner/repo#4"]
    project = project_of(*(DOCUMENT.format(title="T", id=one) for one in ids))

    names = [page.src_uri for page in pages(project, features=project.features)]

    assert len(set(names)) == len(names) == len(PAGES) + len(ids)
    assert all(".." not in name.split("/") for name in names)
    assert all(name.startswith("progress/") and name.count("/") <= 2 for name in names)
