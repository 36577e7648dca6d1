"""The HTML of a figure: name, words, table, and nothing that a document could smuggle in."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from mkdocs_feature_tracker.charts import interactive, small
from mkdocs_feature_tracker.charts.ages import UnderWay, ages
from mkdocs_feature_tracker.charts.burndown import burndown
from mkdocs_feature_tracker.charts.chart import Chart
from mkdocs_feature_tracker.site.figure import figure, small_figures, spark
from tests.charts.charts_of import EVERY_KIND, THREE_WEEKS, a_burndown

EVIL = """<script>alert(1)</script></svg>' onload='x "{{ 7 }}" %{x} & co"""
every_kind = pytest.mark.parametrize("make", EVERY_KIND)


class Page(HTMLParser):
    """Start tags with their attributes, and whether every tag is closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def carried(page: Page) -> dict[str, Any]:
    found = json.loads(page.attributes("figure")[0]["data-figure"] or "")
    assert isinstance(found, dict)
    return found


@every_kind
def test_a_figure_carries_its_plotly_data_in_an_attribute(make: Callable[[], Chart]) -> None:
    chart = make()

    assert carried(Page(figure(chart))) == interactive.figure(chart)


@every_kind
def test_a_figure_has_a_name_words_and_a_table_out_of_the_search(
    make: Callable[[], Chart],
) -> None:
    chart = make()
    text = figure(chart)
    page = Page(text)
    drawing = next(one for one in page.attributes("svg") if one.get("role") == "img")

    assert page.attributes("figure")[0]["id"] == chart.key
    assert drawing["aria-labelledby"] == f"{chart.key}-t {chart.key}-d"
    assert "data-search-exclude" in drawing
    assert f'<title id="{chart.key}-t">{chart.title}</title>' in text
    assert f'<figcaption class="ft-sum">{chart.summary}</figcaption>' in text
    assert text.count("<tr>") == len(chart.rows) + 1
    assert "data-search-exclude" in next(
        one for one in page.attributes("div") if one.get("class") == "ft-scroll"
    )


@every_kind
def test_a_figure_needs_no_inline_script_or_style(make: Callable[[], Chart]) -> None:
    page = Page(figure(make()))

    assert not page.attributes("script")
    assert not [one for _, one in page.tags if "style" in one or any(k[:2] == "on" for k in one)]


def test_a_figure_is_the_same_each_time() -> None:
    assert figure(a_burndown()) == figure(a_burndown())


def test_what_a_document_says_stays_text() -> None:
    chart = ages("ages", [UnderWay(EVIL, "in_progress", 3, "features/1/")], None, title=EVIL)
    text = figure(chart)
    page = Page(text)

    assert not page.attributes("script")
    assert html.escape("<script>alert(1)") in text
    assert carried(page)["data"][0]["hovertext"] == [
        html.escape(f"{EVIL}: 3 days, in progress", quote=False)
    ]
    assert not re.search("<script", text)


def test_a_chart_with_nothing_to_draw_is_a_box_with_words() -> None:
    text = figure(burndown("key", None, remarks=("The clone is shallow.",)))

    assert "<svg" not in text
    assert 'id="key"' in text
    assert "Nothing is known of the past, so there is no line yet. The clone is shallow." in text


def test_the_grid_links_each_feature_and_shows_its_state_in_words() -> None:
    one = small.SmallOne("Sharing & <b>", "blocked", THREE_WEEKS, "features/1/")
    text = small_figures(small.grid("grid", [one]))

    assert '<a href="features/1/">Sharing &amp; &lt;b&gt;</a>' in text
    assert "Blocked" in text
    assert Page(text).attributes("figure")[0]["id"] == "grid"


def test_a_grid_without_history_says_so() -> None:
    text = small_figures(small.grid("grid", [small.SmallOne("Sharing", "unknown", None)]))

    assert "Nothing is known of the past of any feature." in text


def test_a_sparkline_is_a_picture_with_a_name() -> None:
    text = spark(small.sparkline([0.1, 0.5]))

    assert 'role="img" aria-label="50% done, 10% 8 weeks ago"' in text
    assert "no history" in spark(None)
