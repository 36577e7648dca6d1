"""A Feature ID in running text."""

from __future__ import annotations

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.site.mentions import mention
from mkdocs_feature_tracker.site.place import Place, SiteMap
from tests.site.conftest import AS_OF, page_of


def test_a_mention_links_to_its_feature_and_says_how_it_stands(product: Project) -> None:
    html = mention(product.by_id["FEAT-3"], page_of(product, ""), AS_OF)

    assert 'href="progress/features/3/"' in html
    assert ">FEAT-3<" in html
    assert ">Blocked<" in html


def test_a_feature_without_a_page_is_mentioned_without_a_link(product: Project) -> None:
    html = mention(product.by_id["FEAT-3"], Place("", SiteMap()), AS_OF)

    assert "<a" not in html
    assert "FEAT-3" in html
