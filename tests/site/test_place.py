"""Links from one page to another, and from a document's text to the code host."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.site.place import Origin, Place, SiteMap


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "progress/", "progress/"),
        ("progress/", "", "../"),
        ("", "", "./"),
        ("progress/features/feat-1/", "progress/features/feat-2/", "../feat-2/"),
        ("progress/features/feat-1/", "progress/features/feat-1/", "./"),
        ("progress/features/feat-1/", "progress/", "../../"),
        ("progress/index.html", "progress/features/feat-1.html", "features/feat-1.html"),
        ("progress/features/feat-1.html", "progress/index.html", "../index.html"),
        ("a/b/", "a/b/c/#ft-blockers", "c/#ft-blockers"),
        ("a/", "https://example.org/x", "https://example.org/x"),
        ("a/", "#here", "#here"),
    ],
)
def test_links_are_relative_to_the_page_they_stand_on(here: str, there: str, link: str) -> None:
    assert Place(here, SiteMap()).to(there) == link


def test_a_page_knows_the_feature_that_it_is_about() -> None:
    site = SiteMap(features={"FEAT-1": "features/feat-1/"})

    assert Place("features/feat-1/", site).feature_id == "FEAT-1"
    assert Place("progress/", site).feature_id is None


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("../limits.md#top", "code:docs/limits.md:1"),
        ("notes.md", "code:docs/login/notes.md:1"),
        ("javascript:alert(1)", None),
        ("JavaScript:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("data:text/html,x", None),
        ("//evil.example", None),
        ("/absolute", None),
        ("../../../outside.md", None),
    ],
)
def test_a_link_in_a_document_leads_to_the_web_or_to_a_file_of_the_repository(
    target: str, href: str | None
) -> None:
    site = SiteMap(source_url=lambda path, line: f"code:{path}:{line}")

    assert Origin("docs/login/progress.md", site).href(target) == href
