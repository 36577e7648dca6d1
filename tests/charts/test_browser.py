"""Charts in a browser: Plotly comes late and once, draws the same, and leaves nothing behind."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import mkdocs_feature_tracker
from mkdocs_feature_tracker.charts import bundle
from mkdocs_feature_tracker.site.figure import figure
from tests.charts.charts_of import EVERY_KIND

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = pytest.mark.browser
ASSETS = Path(mkdocs_feature_tracker.__file__).parent / "assets"
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
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
BOX = """(selector) => { const box = document.querySelector(selector).getBoundingClientRect();
  return [box.left, box.top, box.width, box.height]; }"""
LIVE_TEXTS = ":is(.xtick text, .ytick text, .annotation-text)"


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        try:
            started = playwright.chromium.launch(executable_path=path, args=QUIET)
        except sync_api.Error:
            pytest.skip("no Chromium is installed")
        yield started
        started.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("site")
    for name in ("feature-tracker.css", "charts.css", "charts.js"):
        shutil.copy(ASSETS / name, folder)
    shutil.copy(bundle.find(), folder / bundle.FILE_NAME)
    charts = "".join(figure(make()) for make in EVERY_KIND)
    (folder / "index.html").write_text(HEAD + charts + FOOT, encoding="utf-8")
    (folder / "features/3").mkdir(parents=True)
    return (folder / "index.html").as_uri()


class Visit:
    """A page with what it asked for and what it complained of."""

    def __init__(self, browser: sync_api.Browser, url: str, width: int = 1000) -> None:
        self.page = browser.new_page(viewport={"width": width, "height": 900})
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(url)

    def wake(self, key: str) -> None:
        self.page.focus(f"#{key} .ft-canvas")
        self.page.wait_for_selector(f"#{key} .ft-canvas[data-live]", timeout=30_000)

    @property
    def n_bundles(self) -> int:
        return sum(url.endswith(bundle.FILE_NAME) for url in self.requests)

    def line_colour(self) -> str:
        colour = self.page.evaluate(
            "getComputedStyle(document.querySelector"
            "('#down .ft-live .scatterlayer .trace:last-child .js-line')).stroke"
        )
        return str(colour)


@pytest.fixture
def visit(browser: sync_api.Browser, site: str) -> Iterator[Visit]:
    visiting = Visit(browser, site)
    yield visiting
    visiting.page.close()
    assert visiting.errors == []


def test_a_page_that_nobody_touches_loads_no_plotly(visit: Visit) -> None:
    visit.page.wait_for_timeout(200)

    assert visit.n_bundles == 0
    assert visit.page.locator(".ft-live").count() == 0


def test_a_pointer_brings_one_plotly_for_all_charts(visit: Visit) -> None:
    visit.page.hover("#down .ft-canvas")
    visit.page.wait_for_selector("#down .ft-canvas[data-live]", timeout=30_000)
    visit.wake("up")

    assert visit.n_bundles == 1
    assert visit.page.locator(".ft-live").count() == 2
    assert all(url.startswith("file:") for url in visit.requests)


@pytest.mark.parametrize("width", [1000, 360])
def test_plotly_draws_the_same_within_two_pixels(
    browser: sync_api.Browser, site: str, width: int
) -> None:
    visit = Visit(browser, site, width)
    for key in KEYS:
        visit.wake(key)
        still = visit.page.evaluate(TEXTS, [key, ".ft-plot text"])
        live = visit.page.evaluate(TEXTS, [key, f".ft-live {LIVE_TEXTS}"])

        assert len(still) == len(live)
        for text, x, y in still:
            assert any(
                text == other and abs(x - at_x) <= 2 and abs(y - at_y) <= 2
                for other, at_x, at_y in live
            ), (key, text, x, y)
        plot = visit.page.evaluate(BOX, f"#{key} .ft-plot")
        area = visit.page.evaluate(BOX, f"#{key} .ft-live .nsewdrag")
        assert plot == pytest.approx(area, abs=2)
    visit.page.close()
    assert visit.errors == []


def test_a_change_of_scheme_changes_the_lines(visit: Visit) -> None:
    visit.wake("down")
    assert visit.line_colour() == "rgb(9, 106, 238)"

    visit.page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    visit.page.wait_for_timeout(300)

    assert visit.line_colour() == "rgb(67, 127, 251)"


def test_paper_gets_the_drawing_in_the_colours_of_paper(visit: Visit) -> None:
    visit.page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    visit.wake("down")
    visit.page.emulate_media(media="print")
    shown = visit.page.evaluate(
        "['.ft-live', '.ft-plot', '.ft-plot .ft-l-actual']"
        ".map((one) => getComputedStyle(document.querySelector(`#down ${one}`)))"
        ".map((style) => [style.display, style.opacity, style.stroke])"
    )

    assert shown[0][0] == "none"
    assert shown[1][1] == "1"
    assert shown[2][2] == "rgb(9, 106, 238)"


def test_instant_navigation_leaves_one_request_and_one_live_chart(visit: Visit) -> None:
    markup = visit.page.inner_html("main")
    for _ in range(4):
        visit.wake("down")
        visit.page.evaluate("(html) => window.navigate(html)", markup)
    visit.wake("down")

    assert visit.n_bundles == 1
    assert visit.page.locator(".ft-live").count() == 1


def test_a_page_told_of_twice_keeps_its_charts(visit: Visit) -> None:
    visit.wake("down")
    visit.page.evaluate("told.forEach((one) => { one(); one(); })")
    visit.page.hover("#down .ft-canvas")

    assert visit.page.locator("#down .ft-live").count() == 1


def test_a_chart_in_a_hidden_tab_has_the_right_width_when_it_is_shown(visit: Visit) -> None:
    visit.wake("up")
    visit.page.evaluate("document.querySelector('main').style.display = 'none'")
    visit.page.set_viewport_size({"width": 700, "height": 900})
    visit.page.evaluate("document.querySelector('main').style.display = ''")
    visit.page.wait_for_timeout(500)
    plot = visit.page.evaluate(BOX, "#up .ft-plot")

    assert visit.page.evaluate(BOX, "#up .ft-live .nsewdrag") == pytest.approx(plot, abs=2)


def test_arrow_keys_read_the_points(visit: Visit) -> None:
    visit.wake("down")
    visit.page.keyboard.press("ArrowRight")
    spoken = visit.page.locator("#down [aria-live]")

    assert spoken.text_content() == "2026-10-12, 20 in scope, 20 ideally, 20 remaining"
    visit.page.keyboard.press("ArrowRight")
    assert (spoken.text_content() or "").endswith("19 remaining")


def test_enter_leads_to_the_feature_of_the_point(visit: Visit) -> None:
    visit.wake("ages")
    visit.page.keyboard.press("ArrowDown")

    assert visit.page.locator("#ages [aria-live]").text_content() == (
        "Role-based sharing: 30 days, blocked"
    )
    with visit.page.expect_navigation(url="**/features/3/"):
        visit.page.keyboard.press("Enter")


def test_a_click_on_a_bar_leads_to_its_feature(visit: Visit) -> None:
    visit.wake("ages")
    left, top, width, height = visit.page.evaluate(BOX, "#ages .ft-plot")
    visit.page.mouse.move(left + width / 4, top + height * 0.68 / 3)
    visit.page.wait_for_selector("#ages .ft-canvas[data-leads]")
    with visit.page.expect_navigation(url="**/features/3/"):
        visit.page.mouse.click(left + width / 4, top + height * 0.68 / 3)


def test_nothing_scrolls_sideways_on_a_small_phone(browser: sync_api.Browser, site: str) -> None:
    visit = Visit(browser, site, 320)
    for key in KEYS:
        visit.wake(key)

    assert visit.page.evaluate("document.documentElement.scrollWidth") == 320
    visit.page.close()


def test_without_a_bundle_the_drawing_stays(browser: sync_api.Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    context.route("**/plotly.min.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(site)
    with page.expect_event("requestfailed"):
        page.hover("#down .ft-canvas")
    page.wait_for_timeout(100)

    assert page.locator(".ft-live").count() == 0
    assert page.evaluate("getComputedStyle(document.querySelector('.ft-plot')).opacity") == "1"
    context.close()
