"""Tables that readers search and filter, by their controls and by the page's address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.scripts import SORTED
from tests.browser.visit import Visit, rows, settled

pytestmark = pytest.mark.browser

Open = Callable[..., Visit]
FEATURES = "progress/features/"


def count_of(visiting: Visit) -> str:
    return visiting.page.locator("caption [data-ft-n]").first.text_content() or ""


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
