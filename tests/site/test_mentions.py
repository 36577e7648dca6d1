"""A Feature ID in running text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mkdocs_feature_tracker.model.forecast import Forecast
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.site.mentions import has_mention, mention, with_states
from mkdocs_feature_tracker.site.place import Place, SiteMap
from tests.site.conftest import page_of


def test_a_mention_links_to_its_feature_and_says_how_it_stands(product: Project) -> None:
    html = with_states(mention(product.by_id["FEAT-3"], page_of(product, "")), product)

    assert 'href="progress/features/3/"' in html
    assert ">FEAT-3<" in html
    assert ">Blocked<" in html


def test_a_feature_without_a_page_is_mentioned_without_a_link(product: Project) -> None:
    html = mention(product.by_id["FEAT-3"], Place("", SiteMap()))

    assert "<a" not in html
    assert "FEAT-3" in html


def test_the_state_waits_until_the_forecasts_are_known(product: Project) -> None:
    late = Forecast(product.as_of, feature_id="FEAT-1", p85_on=date(2026, 12, 12))
    early = mention(product.by_id["FEAT-1"], page_of(product, ""))

    assert has_mention(early)
    assert not has_mention("<p>FEAT-1</p>")
    assert ">In progress<" in with_states(early, product)
    assert ">At risk<" in with_states(early, replace(product, forecasts=(late,)))
