"""Tables that readers sort, by mouse and by keyboard, on a phone, on paper and without a script."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.scripts import SORTED
from tests.browser.visit import Visit, rows, settled

if TYPE_CHECKING:
    from playwright.sync_api import Route

pytestmark = pytest.mark.browser

Open = Callable[..., Visit]
FEATURES = "progress/features/"
CELLS = """(name) => { const at = document.querySelector(`th[data-sort=${name}]`).cellIndex;
  return [...document.querySelectorAll("tbody > tr")].map(({ cells }) =>
    cells[at].dataset.v ?? cells[at].textContent.trim()); }"""
CONTROLS = """[...document.querySelectorAll(".ft :is(button, input, select)")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true })).length"""
SMALL = """[...document.querySelectorAll(".ft-tools :is(button, input, select), .ft-sort")]
  .map((one) => one.type === "checkbox" ? one.closest("label") : one)
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)"""
SHIFTS_SINCE = """(file) => new Promise((done) => {
  const came = performance.getEntriesByType("resource").find((one) => one.name.endsWith(file));
  const since = (one) => one.startTime > came.responseEnd;
  new PerformanceObserver((list) => done(list.getEntries().filter(since).map((one) => one.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done([]), 300); })"""
LATE_SECONDS = 0.5
FOCUS = """document.activeElement.closest("[data-ft-table]")
  ? [document.activeElement.localName, document.activeElement.name ?? ""] : null"""


# ---- sorting -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["title", "status", "share", "phase", "team", "target_on"])
def test_a_heading_sorts_both_ways_with_what_is_missing_last(visit: Open, name: str) -> None:
    visiting = visit(FEATURES)
    found = []
    for direction in ("ascending", "descending"):
        visiting.page.click(f"th[data-sort={name}] button")
        assert visiting.page.evaluate(SORTED) == [[name, direction]]
        cells = visiting.page.evaluate(CELLS, name)
        filled = [cell for cell in cells if cell not in ("", "—")]
        assert cells[: len(filled)] == filled
        found.append([float(cell) for cell in filled] if name in ("status", "share") else filled)

    up, down = found
    if name in ("share", "status", "target_on"):
        assert up == sorted(up)
        assert down == sorted(up, reverse=True)
    assert sorted(up) == sorted(down)


def test_equal_rows_keep_the_order_of_the_page(visit: Open) -> None:
    visiting = visit(FEATURES)
    usual = rows(visiting)
    visiting.page.click("th[data-sort=blockers] button")
    visiting.page.click("th[data-sort=status] button")

    assert [row[2] for row in rows(visiting)] == [
        row[2] for row in sorted(usual, key=lambda row: [one[0] for one in usual].index(row[0]))
    ]


def test_keyboard_alone_reaches_filter_and_sort(visit: Open) -> None:
    visiting = visit(FEATURES)
    page = visiting.page
    page.focus(".ft-tools [name=find]")
    page.keyboard.type("platform")
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUS))
        if reached[-1] == ["button", ""] and page.evaluate(
            "document.activeElement.closest('th')?.dataset.sort === 'share'"
        ):
            break
    page.keyboard.press("Enter")

    assert [one[1] for one in reached if one[0] == "select"] == [
        "status",
        "team",
        "owner",
        "phase",
        "release",
    ]
    assert page.evaluate(SORTED) == [["share", "ascending"]]
    settled(visiting, "?find=platform&sort=share")
    assert 0 < len(rows(visiting)) < page.locator("tbody > tr").count()


# ---- without a script, on a phone, on paper ----------------------------------------------------


def test_without_a_script_there_is_the_whole_table_and_no_dead_control(visit: Open) -> None:
    shown = len(rows(visit(FEATURES)))
    visiting = visit(f"{FEATURES}?status=blocked", java_script_enabled=False)

    assert visiting.page.locator("tbody > tr:visible").count() == shown
    assert visiting.page.locator(".ft :is(button, input, select):visible").count() == 0
    assert visiting.page.locator("thead th:visible").first.text_content() == "Feature"


def test_nothing_moves_when_the_script_comes(visit: Open) -> None:
    visiting = visit()
    visiting.context.route("**/tables.js", _late)
    for width in (1280, 360):
        visiting.page.set_viewport_size({"width": width, "height": 900})
        visiting.go(FEATURES)
        assert visiting.page.evaluate(CONTROLS) > 0
        assert visiting.page.evaluate(SHIFTS_SINCE, "/tables.js") == []


def _late(route: Route) -> None:
    """Once the whole table is drawn, for a slow machine draws a long one bit by bit."""
    time.sleep(LATE_SECONDS)
    route.continue_()


@pytest.mark.parametrize("width", [320, 360, 800])
def test_a_phone_has_room_and_targets_for_a_thumb(visit: Open, width: int) -> None:
    visiting = visit(width=width, has_touch=True, is_mobile=True)
    page = visiting.go(f"{FEATURES}?status=-done")
    more = page.locator(".ft-more-tools")
    if more.is_visible():
        assert not page.locator("[name=team]").is_visible()
        more.tap()
        assert more.get_attribute("aria-expanded") == "true"
        page.select_option("[name=sort]", "-share")
        assert page.evaluate(SORTED) == [["share", "descending"]]
    page.select_option("[name=team]", "-Backend")

    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(SMALL) == []


def test_paper_shows_what_is_filtered_without_the_controls(visit: Open) -> None:
    visiting = visit(f"{FEATURES}?status=blocked")
    visiting.page.emulate_media(media="print")

    assert not visiting.page.locator(".ft-tools").is_visible()
    assert {row[0] for row in rows(visiting)} == {"blocked"}


def test_controls_have_names_and_the_table_one_region_that_speaks(visit: Open) -> None:
    visiting = visit(FEATURES)
    named: list[Any] = visiting.page.evaluate(
        """[...document.querySelectorAll(".ft-tools :is(input, select, button)")]
           .filter((one) => !(one.ariaLabel || one.textContent.trim() || one.closest("label")))
           .map((one) => one.outerHTML)"""
    )

    assert named == []
    assert visiting.page.locator(".ft-tools [aria-live=polite]").count() == 1
    assert visiting.page.get_by_role("search", name="Filter the table").count() == 1
    assert visiting.page.get_by_role("button", name="Progress", exact=True).count() == 1
