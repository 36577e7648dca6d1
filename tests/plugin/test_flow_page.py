"""The page about the flow of work, and what charts need of a site."""

from __future__ import annotations

import re

import pytest

from tests.plugin.conftest import Site


def test_the_flow_page_stands_in_the_site_with_every_figure(shop: Site) -> None:
    page = shop.build().html("progress/flow/index.html")

    drawn = re.findall(r'data-widget="(\w+)"', page)
    assert drawn[2:5] == ["forecast", "burndown", "burndowns"]
    assert drawn[5:] == ["cumulative_flow", "throughput", "cycle_time", "ages", "scope_ledger"]
    assert "cannot be shown" not in page


def test_the_flow_page_can_be_renamed_and_left_out(shop: Site) -> None:
    shop.options["pages"] = {"flow": "When it is done"}
    assert "When it is done</h1>" in shop.build().html("progress/flow/index.html").replace("\n", "")

    shop.options["pages"] = {"flow": False}
    built = shop.build(config=shop.config(site_dir=str(shop.folder / "without")))
    assert not built.has("progress/flow/index.html")


def test_pages_defer_the_script_of_the_charts_and_never_plotly_itself(shop: Site) -> None:
    built = shop.build()
    page = built.html("progress/flow/index.html")

    assert re.findall(r"<script[^>]*charts\.js[^>]*>", page) == [
        '<script src="../../assets/charts.js" defer>'
    ]
    assert 'href="../../assets/charts.css"' in page
    assert "plotly.min.js" not in page
    assert built.has("assets/charts.js")
    assert built.has("assets/plotly.min.js")


def test_a_plotly_of_the_authors_own_is_copied_under_the_same_name(shop: Site) -> None:
    shop.write("vendor/own.js", "window.Plotly = {};")
    shop.options["plotly_js"] = "vendor/own.js"

    assert shop.build().html("assets/plotly.min.js") == "window.Plotly = {};"


def test_a_plotly_that_is_not_there_is_refused_by_name(
    shop: Site, caplog: pytest.LogCaptureFixture
) -> None:
    shop.options["plotly_js"] = "vendor/none.js"
    config = shop.config

    with pytest.raises(Exception, match="Aborted"):
        config()
    assert "plotly_js" in caplog.text
