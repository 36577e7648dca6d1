"""Charts live and die with their page: instant navigation, hidden places, and no server at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.scripts import BOX, FIGURES
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser

Open = Callable[..., Visit]
LIVE = """[...document.querySelectorAll("figure.ft-chart")].map((figure) =>
  [figure.id, figure.querySelectorAll(".ft-live").length,
   [...figure.querySelectorAll(".ft-live text")].map((text) => text.textContent)])
  .filter(([, count]) => count)"""
GLOBALS = ("window", "document", "document.documentElement", "document.body")


def test_instant_navigation_and_a_full_load_give_the_same_charts(
    visit: Open, instant: str, dashboards: list[str]
) -> None:
    direct, led = visit(site=instant), visit("guide/", site=instant)
    led.page.evaluate("window.__same = true")
    for path in dashboards:
        drawn = direct.go(path).evaluate(FIGURES)
        assert led.follow(path).evaluate(FIGURES) == drawn, path
        if drawn and path.count("/") == 1:
            assert direct.wake_all() == led.wake_all()
            assert led.page.evaluate(LIVE) == direct.page.evaluate(LIVE)

    assert led.page.evaluate("window.__same")


def test_ten_navigations_leave_one_request_and_nothing_behind(visit: Open, instant: str) -> None:
    visiting = visit("guide/problems/", site=instant)
    plain = [_listeners(visiting, "guide/options/", "guide/problems/") for _ in range(4)]
    _listeners(visiting, "progress/flow/", "progress/")
    drawn = [_listeners(visiting, "progress/flow/", "progress/") for _ in range(10)]

    assert visiting.n_bundles == 1
    assert len({lasting for lasting, _ in drawn}) == 1
    # Material itself keeps a few listeners of each page that it took away.
    assert drawn[9][1] - drawn[6][1] == plain[3][1] - plain[0][1]


def test_charts_work_without_a_server(visit: Open, instant_folder: Path) -> None:
    visiting = visit(site=f"{instant_folder.as_uri()}/")
    visiting.go("progress/flow/index.html")

    assert len(visiting.wake_all()) >= 5


@pytest.mark.parametrize(
    ("opener", "key"),
    [
        ("label >> text=Second", "in-a-tab-burnup-chart"),
        ("summary >> text=Closed", "in-a-fold-throughput-chart"),
    ],
)
def test_a_chart_that_was_hidden_has_the_right_width(
    visit: Open, instant: str, opener: str, key: str
) -> None:
    visiting = visit("tabs/", site=instant)
    page = visiting.page
    page.click(opener)
    visiting.wake(key)
    _assert_same_place(visiting, key)

    page.click("label >> text=First" if "tab" in key else opener)
    page.set_viewport_size({"width": 700, "height": 900})
    page.click(opener)
    page.wait_for_timeout(400)
    _assert_same_place(visiting, key)


def test_a_bar_leads_to_its_feature(visit: Open) -> None:
    visiting = visit("progress/flow/")
    page = visiting.page
    key = "ft-ages-chart"
    visiting.wake(key)
    href = page.evaluate(
        f"JSON.parse(document.getElementById('{key}').dataset.figure).data[0].customdata[0]"
    )
    bar = page.locator(f"#{key} .ft-live .barlayer .point path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    place = (box["x"] + box["width"] / 3, box["y"] + box["height"] / 2)
    page.mouse.move(*place)
    page.wait_for_selector(f"#{key} .ft-canvas[data-leads]")
    wanted = page.evaluate("(href) => new URL(href, location).href", href)
    with page.expect_navigation(url=wanted):
        page.mouse.click(*place)

    assert page.locator(".ft-head").count() == 1


def _assert_same_place(visiting: Visit, key: str) -> None:
    plot = visiting.page.evaluate(BOX, f"#{key} .ft-plot")
    assert plot[2] > 250
    assert visiting.page.evaluate(BOX, f"#{key} .ft-live .nsewdrag") == pytest.approx(plot, abs=2)


def _listeners(visiting: Visit, *paths: str) -> tuple[int, int]:
    """How many there are on what outlives a page, and in all, after some pages were visited."""
    for path in paths:
        visiting.follow(path)
        keys = visiting.wake_all(at_most=2)
        assert [[key, 1] for key in keys] == [one[:2] for one in visiting.page.evaluate(LIVE)]
        assert bool(keys) is path.startswith("progress/")
    session = visiting.context.new_cdp_session(visiting.page)
    session.send("HeapProfiler.collectGarbage")
    n_lasting = 0
    for name in GLOBALS:
        found = session.send("Runtime.evaluate", {"expression": name})["result"]["objectId"]
        heard = session.send("DOMDebugger.getEventListeners", {"objectId": found})["listeners"]
        n_lasting += len(heard)
    n_all = session.send("Memory.getDOMCounters")["jsEventListeners"]
    session.detach()
    return n_lasting, n_all
