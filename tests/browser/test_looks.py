"""Everything can be seen: in both schemes, on paper, on a phone, zoomed, and in forced colours."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.scripts import OPEN_ALL, TOO_FAINT, WIDTH
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser

Open = Callable[..., Visit]
TOGGLE = "form[data-md-component=palette] label:not([hidden])"

CUT = """[...document.querySelectorAll(".ft *")].filter((one) => {
  const style = getComputedStyle(one);
  return ["hidden", "clip"].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1
    && !one.closest(".ft-sr, svg, thead") && one.checkVisibility() && one.clientWidth > 1;
}).map((one) => `${one.className}: ${one.textContent.trim().slice(0, 40)}`)"""

MOVING = """[...document.querySelectorAll(".ft, .ft *")].flatMap((one) =>
  ["", "::before", "::after"].map((part) => [one, part, getComputedStyle(one, part)]))
  .filter(([, , style]) => style.animationName !== "none"
    || !/^(0s(, )?)+$/.test(style.transitionDuration))
  .map(([one, part]) => one.className + part)"""

BORDERLESS = """[...document.querySelectorAll(".ft-chip")].filter((one) => {
  const style = getComputedStyle(one);
  return one.checkVisibility()
    && (style.borderTopStyle === "none" || style.borderTopColor === style.backgroundColor);
}).map((one) => one.textContent)"""

UNFILLED = """[...document.querySelectorAll(".ft-bar, .ft-stackbar, .ft-ring")].filter((one) =>
  one.checkVisibility() && one.querySelector("path, rect, circle")
  && ![...one.querySelectorAll("path, rect, circle")].some((shape) => {
    const { fill, stroke } = getComputedStyle(shape);
    const ground = getComputedStyle(document.body).backgroundColor;
    return [fill, stroke].some((colour) => colour !== "none" && colour !== ground);
  })).map((one) => one.outerHTML.slice(0, 80))"""

LOST = (TOO_FAINT, BORDERLESS, UNFILLED)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_lines_and_icons_have_contrast(visit: Open, pages: list[str], scheme: str) -> None:
    visiting = visit(color_scheme=scheme)

    faint = {path: visiting.go(path).evaluate(TOO_FAINT) for path in pages}

    assert {path: found for path, found in faint.items() if found} == {}


def test_the_palette_toggle_changes_live_charts_too(visit: Open) -> None:
    visiting = visit("progress/flow/")
    visiting.wake_all()
    for scheme in ("slate", "default"):
        visiting.page.click(TOGGLE)
        visiting.page.wait_for_selector(f"body[data-md-color-scheme={scheme}]")
        visiting.page.wait_for_timeout(400)

        assert visiting.page.evaluate(TOO_FAINT) == []


def test_a_dark_page_is_printed_dark_on_white_with_chart_and_table(visit: Open) -> None:
    visiting = visit("progress/flow/", color_scheme="dark", width=700)
    visiting.wake_all()
    page = visiting.page
    page.emulate_media(media="print", color_scheme="dark")
    page.wait_for_timeout(300)
    charts = page.evaluate(
        """[...document.querySelectorAll("figure.ft-chart[data-figure]")].map((figure) => {
          const [plot, canvas] = [".ft-plot", ".ft-canvas"].map((one) => figure.querySelector(one));
          return [
            figure.querySelector(".ft-live").checkVisibility(),
            getComputedStyle(plot).opacity,
            plot.getBoundingClientRect().right <= innerWidth && plot.clientWidth > 500,
            figure.querySelector("tbody tr:last-child td").checkVisibility(),
          ];
        })"""
    )

    assert page.evaluate(TOO_FAINT, True) == []
    assert charts
    assert charts == [[False, "1", True, True]] * len(charts)


def test_nothing_is_cut_off_on_the_smallest_phone_and_at_200_per_cent(
    visit: Open, pages: list[str]
) -> None:
    visiting = visit(device_scale_factor=2)
    wrong = {}
    for path in pages:
        visiting.page.set_viewport_size({"width": 640, "height": 450})
        page = visiting.go(path)
        is_wide, cut = page.evaluate(WIDTH) > 640, page.evaluate(CUT)
        page.set_viewport_size({"width": 320, "height": 640})
        closed = page.evaluate(WIDTH)
        page.evaluate(OPEN_ALL)
        wrong[path] = (is_wide, cut, max(closed, page.evaluate(WIDTH)))

    assert {path: found for path, found in wrong.items() if found != (False, [], 320)} == {}


def test_nothing_moves_for_readers_who_want_no_motion(visit: Open, dashboards: list[str]) -> None:
    visiting = visit(reduced_motion="reduce")

    moving = {path: visiting.go(path).evaluate(MOVING) for path in dashboards}

    assert {path: found for path, found in moving.items() if found} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_chips_lines_and_bars(
    visit: Open, dashboards: list[str], features: list[str], scheme: str
) -> None:
    visiting = visit(color_scheme=scheme, forced_colors="active")
    lost = {}
    for path in [*dashboards, *features[:4]]:
        page = visiting.go(path)
        lost[path] = [
            *page.evaluate(TOO_FAINT),
            *page.evaluate(BORDERLESS),
            *page.evaluate(UNFILLED),
        ]

    assert {path: found for path, found in lost.items() if found} == {}
