"""Tables that readers sort, search and filter, by mouse, by keyboard and by the page's address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.visit import Visit

pytestmark = pytest.mark.browser

Open = Callable[..., Visit]
FEATURES = "progress/features/"
ROWS = """[...document.querySelectorAll("tbody > tr")].filter((row) => row.checkVisibility())
  .map((row) => [row.dataset.status, row.dataset.team, row.querySelector(".ft-id").textContent])"""
CELLS = """(name) => { const at = document.querySelector(`th[data-sort=${name}]`).cellIndex;
  return [...document.querySelectorAll("tbody > tr")].map(({ cells }) =>
    cells[at].dataset.v ?? cells[at].textContent.trim()); }"""
SORTED = """[...document.querySelectorAll("th[aria-sort]")].map((th) =>
  [th.dataset.sort, th.ariaSort])"""
CONTROLS = """[...document.querySelectorAll(".ft :is(button, input, select)")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true })).length"""
SMALL = """[...document.querySelectorAll(".ft-tools :is(button, input, select), .ft-sort")]
  .map((one) => one.type === "checkbox" ? one.closest("label") : one)
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)"""
SHIFTS = """new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().map((one) => one.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done([]), 300); })"""
FOCUS = """document.activeElement.closest("[data-ft-table]")
  ? [document.activeElement.localName, document.activeElement.name ?? ""] : null"""


def rows(visiting: Visit) -> list[tuple[str, str, str]]:
    return [tuple(row) for row in visiting.page.evaluate(ROWS)]


def settled(visiting: Visit, query: str) -> None:
    """Waits until the address has this query."""
    visiting.page.wait_for_function("(query) => location.search === query", arg=query)


def count_of(visiting: Visit) -> str:
    return visiting.page.locator("caption [data-ft-n]").first.text_content() or ""


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


# ---- filters and the address -------------------------------------------------------------------


def test_a_choice_narrows_the_table_counts_and_stands_in_the_address(visit: Open) -> None:
    visiting = visit(FEATURES)
    n_all = len(rows(visiting))
    visiting.page.select_option("[name=team]", "Backend")
    shown = rows(visiting)

    assert 0 < len(shown) < n_all
    assert all("Backend" in row[1].split("|") for row in shown)
    assert count_of(visiting) == f"{len(shown)} of {n_all} features"
    settled(visiting, "?team=Backend")
    status = visiting.page.locator(".ft-tools [role=status]")
    assert status.text_content() == f"{len(shown)} of {n_all} features"


def test_totals_follow_the_filter(visit: Open) -> None:
    visiting = visit(f"{FEATURES}?status=in_progress")
    caption = visiting.page.locator("caption").first.inner_text()
    n_done, n_scope = visiting.page.evaluate(
        """["done", "scope"].map((name) =>
          [...document.querySelectorAll("tbody > tr:not([hidden])")]
            .reduce((total, row) => total + Number(row.dataset[name]), 0))"""
    )

    assert caption.endswith(f"{n_done} of {n_scope} tasks done")


@pytest.mark.parametrize(
    ("query", "keeps"),
    [
        ("?status=blocked", lambda row: row[0] == "blocked"),
        ("?status=-done", lambda row: row[0] != "done"),
        ("?status=-done&status=-cancelled", lambda row: row[0] not in ("done", "cancelled")),
        ("?team=-backend", lambda row: "Backend" not in row[1].split("|")),
        ("?find=feat-2026-09", lambda row: row[2].startswith("FEAT-2026-09")),
        ("?q=feat-2026-09", lambda row: row[2].startswith("FEAT-2026-09")),
        ("?find=web+-backend", lambda row: "Web" in row[1] and "Backend" not in row[1]),
        ("?team=Nobody", lambda row: False),
    ],
)
def test_an_address_shows_what_it_says(
    visit: Open, query: str, keeps: Callable[[tuple[str, str, str]], bool]
) -> None:
    visiting = visit(FEATURES)
    wanted = [row for row in rows(visiting) if keeps(row)]
    visiting.go(FEATURES + query)

    assert rows(visiting) == wanted
    assert visiting.page.locator("[data-ft-none]").is_visible() == (not wanted)


def test_clearing_removes_it_from_table_and_address(visit: Open) -> None:
    visiting = visit(FEATURES)
    usual = rows(visiting)
    visiting.go(f"{FEATURES}?status=blocked&find=door&sort=-share&other=stays#ft-features")
    assert len(rows(visiting)) == 1
    visiting.page.click(".ft-clear")

    assert rows(visiting) == usual
    assert visiting.page.evaluate(SORTED) == []
    settled(visiting, "?other=stays")
    assert visiting.page.evaluate("document.activeElement.name") == "find"
    assert not visiting.page.locator(".ft-clear").is_visible()


def test_hide_done_is_an_exclusion_like_any_other(visit: Open) -> None:
    visiting = visit(FEATURES)
    visiting.page.check("text=Hide done")

    assert "done" not in {row[0] for row in rows(visiting)}
    settled(visiting, "?status=-done")
    visiting.page.reload()
    assert visiting.page.is_checked("text=Hide done")


@pytest.mark.parametrize("is_instant", [False, True])
def test_the_back_button_brings_the_filter_back(
    visit: Open, instant: str, is_instant: bool
) -> None:
    visiting = visit(FEATURES, **({"site": instant} if is_instant else {}))
    visiting.page.select_option("[name=status]", "blocked")
    settled(visiting, "?status=blocked")
    shown = rows(visiting)
    visiting.page.click("tbody > tr:not([hidden]) th a")
    visiting.page.wait_for_selector("[data-widget=feature]")
    visiting.page.go_back()
    visiting.page.wait_for_selector("[data-ft-table][data-ready] .ft-tools")

    assert visiting.page.input_value("[name=status]") == "blocked"
    assert rows(visiting) == shown


def test_instant_navigation_brings_a_table_that_answers(visit: Open, instant: str) -> None:
    visiting = visit("progress/", site=instant)
    for _ in range(3):
        visiting.follow(FEATURES)
        visiting.page.select_option("[name=status]", "blocked")
        settled(visiting, "?status=blocked")
        assert {row[0] for row in rows(visiting)} == {"blocked"}
        visiting.follow("progress/")
        assert visiting.page.evaluate("location.search") == ""


def test_without_a_server_the_table_still_answers(visit: Open, example_folder: Path) -> None:
    visiting = visit(site=f"{example_folder.as_uri()}/")
    visiting.go("progress/features/index.html?status=-done")
    visiting.page.fill("[name=find]", "web")
    visiting.page.click("th[data-sort=title] button")
    visiting.page.wait_for_timeout(400)

    shown = rows(visiting)
    assert shown
    assert all("Web" in row[1] and row[0] != "done" for row in shown)
    assert not [one for one in visiting.errors if "search_index" not in one]
    visiting.errors.clear()  # the search of Material itself finds no index without a server


def test_two_tables_on_a_page_keep_their_filters_apart(visit: Open) -> None:
    visiting = visit(FEATURES)
    visiting.page.evaluate(
        """() => { const twin = document.querySelector("[data-ft-table]").cloneNode(true);
          twin.id = "twin"; delete twin.dataset.ready;
          document.querySelector("[data-ft-table]").replaceWith(...["one", "two"].map((id) => {
            const copy = twin.cloneNode(true); copy.id = id;
            copy.querySelectorAll(".ft-sort").forEach((one) => one.replaceWith(one.textContent));
            return copy; })); }"""
    )
    visiting.page.add_script_tag(url=f"{visiting.site}assets/tables.js")
    visiting.page.select_option("#two [name=status]", "blocked")
    settled(visiting, "?two-status=blocked")

    assert visiting.page.locator("#one tbody > tr:visible").count() > 1
    assert visiting.page.locator("#two tbody > tr:visible").count() == 1


# ---- the archive -------------------------------------------------------------------------------


def test_a_filter_opens_the_archive_where_it_finds_something(visit: Open) -> None:
    visiting = visit("guide/embeds/")
    archive = visiting.page.locator(".ft-archive")
    tools = visiting.page.locator("[data-ft-table]:has(.ft-archive)")
    title = archive.locator("tbody th a").first.text_content() or ""

    assert not archive.locator("tbody").is_visible()
    tools.locator("[name=find]").fill(title)
    assert archive.locator("tbody > tr:visible").count() == 1
    tools.locator(".ft-clear").click()
    assert not archive.locator("tbody").is_visible()
    tools.locator("[name=find]").fill("no such feature")
    assert not archive.is_visible()


# ---- without a script, on a phone, on paper ----------------------------------------------------


def test_without_a_script_there_is_the_whole_table_and_no_dead_control(visit: Open) -> None:
    shown = len(rows(visit(FEATURES)))
    visiting = visit(f"{FEATURES}?status=blocked", java_script_enabled=False)

    assert visiting.page.locator("tbody > tr:visible").count() == shown
    assert visiting.page.locator(".ft :is(button, input, select):visible").count() == 0
    assert visiting.page.locator("thead th:visible").first.text_content() == "Feature"


def test_nothing_moves_when_the_script_comes(visit: Open) -> None:
    visiting = visit()
    for width in (1280, 360):
        visiting.page.set_viewport_size({"width": width, "height": 900})
        visiting.go(FEATURES)
        assert visiting.page.evaluate(CONTROLS) > 0
        assert visiting.page.evaluate(SHIFTS) == []


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
