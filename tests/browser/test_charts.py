"""Each kind of chart: Plotly comes late and once, draws the same, and answers to the keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import mkdocs_feature_tracker
from mkdocs_feature_tracker.charts import bundle
from mkdocs_feature_tracker.site.figure import figure
from tests.browser.scripts import BOX
from tests.browser.visit import Visit
from tests.charts.charts_of import EVERY_KIND

pytestmark = pytest.mark.browser

Open = Callable[..., Visit]
ASSETS = Path(mkdocs_feature_tracker.__file__).parent / "assets"
KEYS = ("down", "up", "flow", "weeks", "cycle", "ages")

HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Charts</title>
<meta name="viewport" content="width=device-width"><style>
[data-md-color-scheme] { --md-default-bg-color: #fff; --md-default-fg-color: #000000de; }
@media screen { [data-md-color-scheme="slate"] { --md-default-bg-color: #1e2129;
  --md-default-fg-color: #e2e4e9d1; } }
body { background: var(--md-default-bg-color); font-family: sans-serif; margin: 16px; }
</style><link rel="stylesheet" href="feature-tracker.css"><link rel="stylesheet" href="charts.css">
<script>
const told = []; window.document$ = { subscribe: (one) => told.push(one) };
window.navigate = (html) => { document.querySelector("main").innerHTML = html;
  told.forEach((one) => one()); };
</script></head><body data-md-color-scheme="default"><main><div class="ft">"""
FOOT = """</div></main><script src="charts.js"></script></body></html>"""

TEXTS = """([key, selector]) => [...document.querySelectorAll(`#${key} ${selector}`)]
  .map((one) => [one.textContent, one.getBoundingClientRect()])
  .filter(([, box]) => box.width)
  .map(([text, box]) => [text, box.left + box.width / 2, box.top + box.height / 2])"""
LIVE_TEXTS = ":is(.xtick text, .ytick text, .annotation-text)"


@pytest.fixture(scope="module")
def charts(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page with one chart of each kind, in a theme that is hardly one."""
    folder = tmp_path_factory.mktemp("site")
    for name in ("feature-tracker.css", "charts.css", "charts.js", "live.js"):
        shutil.copy(ASSETS / name, folder)
    shutil.copy(bundle.find(), folder / bundle.FILE_NAME)
    figures = "".join(figure(make()) for make in EVERY_KIND)
    (folder / "index.html").write_text(HEAD + figures + FOOT, encoding="utf-8")
    (folder / "features/3").mkdir(parents=True)
    return f"{folder.as_uri()}/"


@pytest.fixture
def here(visit: Open, charts: str) -> Visit:
    return visit("index.html", site=charts, width=1000)


def test_a_page_that_nobody_touches_loads_no_plotly(here: Visit) -> None:
    here.page.wait_for_timeout(200)

    assert here.n_bundles == 0
    assert here.page.locator(".ft-live").count() == 0


def test_a_pointer_brings_one_plotly_for_all_charts(here: Visit) -> None:
    here.page.hover("#down .ft-canvas")
    here.page.wait_for_selector("#down .ft-canvas[data-live]")
    here.wake("up")

    assert here.n_bundles == 1
    assert here.page.locator(".ft-live").count() == 2
    assert all(url.startswith("file:") for url in here.requests)


@pytest.mark.parametrize("width", [1000, 360])
def test_plotly_draws_the_same_within_two_pixels(visit: Open, charts: str, width: int) -> None:
    here = visit("index.html", site=charts, width=width)
    for key in KEYS:
        here.wake(key)
        still = here.page.evaluate(TEXTS, [key, ".ft-plot text"])
        live = here.page.evaluate(TEXTS, [key, f".ft-live {LIVE_TEXTS}"])

        assert len(still) == len(live)
        for text, x, y in still:
            assert any(
                text == other and abs(x - at_x) <= 2 and abs(y - at_y) <= 2
                for other, at_x, at_y in live
            ), (key, text, x, y)
        plot = here.page.evaluate(BOX, f"#{key} .ft-plot")
        area = here.page.evaluate(BOX, f"#{key} .ft-live .nsewdrag")
        assert plot == pytest.approx(area, abs=2)


def test_a_page_told_of_twice_keeps_its_charts(here: Visit) -> None:
    here.wake("down")
    here.page.evaluate("told.forEach((one) => { one(); one(); })")
    here.page.hover("#down .ft-canvas")

    assert here.page.locator("#down .ft-live").count() == 1


def test_arrow_keys_read_the_points(here: Visit) -> None:
    here.wake("down")
    here.page.keyboard.press("ArrowRight")
    spoken = here.page.locator("#down [aria-live]")

    assert spoken.text_content() == "2026-10-12, 20 in scope, 20 ideally, 20 remaining"
    here.page.keyboard.press("ArrowRight")
    assert (spoken.text_content() or "").endswith("19 remaining")


def test_enter_leads_to_the_feature_of_the_point(here: Visit) -> None:
    here.wake("ages")
    here.page.keyboard.press("ArrowDown")

    assert here.page.locator("#ages [aria-live]").text_content() == (
        "Role-based sharing: 30 days, blocked"
    )
    with here.page.expect_navigation(url="**/features/3/"):
        here.page.keyboard.press("Enter")


def test_nothing_scrolls_sideways_on_a_small_phone(visit: Open, charts: str) -> None:
    here = visit("index.html", site=charts, width=320)
    for key in KEYS:
        here.wake(key)

    assert here.page.evaluate("document.documentElement.scrollWidth") == 320


def test_without_a_bundle_the_drawing_stays(visit: Open, charts: str) -> None:
    here = visit(site=charts)
    here.context.route("**/plotly.min.js", lambda route: route.abort())
    here.go("index.html")
    with here.page.expect_event("requestfailed"):
        here.page.hover("#down .ft-canvas")
    here.page.wait_for_timeout(100)
    here.errors.clear()  # the console tells of the request that failed

    assert here.page.locator(".ft-live").count() == 0
    assert here.page.evaluate("getComputedStyle(document.querySelector('.ft-plot')).opacity") == "1"
