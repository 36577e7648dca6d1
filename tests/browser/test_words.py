"""What is drawn is also written: without JavaScript, in tables, in chips, and not in the search."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.browser.scripts import FIGURES
from tests.browser.visit import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

Open = Callable[..., Visit]
Figure = dict[str, Any]

DEAD = """[...document.querySelectorAll(".ft :is(button, input, select, textarea, [role=button])")]
  .filter((one) => one.checkVisibility() && !one.disabled && !one.closest("form[action]"))
  .map((one) => one.outerHTML.slice(0, 120))"""

WORDLESS = """[...document.querySelectorAll(".ft-chip, .ft-mark")].filter((one) => {
  const icon = getComputedStyle(one, "::before");
  return one.checkVisibility() && !(/[a-z]{2}/i.test(one.textContent)
    && icon.maskImage.startsWith("url(") && parseFloat(icon.width) > 5);
}).map((one) => one.outerHTML.slice(0, 120))"""


class Written(NamedTuple):
    """What one page says to a reader without JavaScript."""

    figures: list[Figure]
    dead: list[str]
    wordless: list[str]


@pytest.fixture(scope="module")
def written(browser: Browser, example: str, pages: list[str]) -> dict[str, Written]:
    """Every page, read once."""
    visiting = Visit(browser, example, java_script_enabled=False)
    found = {}
    for path in pages:
        page = visiting.go(path)
        found[path] = Written(*map(page.evaluate, (FIGURES, DEAD, WORDLESS)))
    visiting.close()
    return found


def test_without_javascript_every_figure_is_drawn_worded_and_tabled(
    written: dict[str, Written],
) -> None:
    n_figures = 0
    for path, page in written.items():
        for figure in page.figures:
            n_figures += 1
            assert figure["summary"].count(" ") >= 3, (path, figure["key"])
            assert figure["drawn"], (path, figure["key"])
            assert figure["rows"], (path, figure["key"])
            if figure["data"]:
                assert figure["title"], (path, figure["key"])
                assert figure["description"] == figure["summary"], (path, figure["key"])

    assert n_figures > 10


def test_without_javascript_no_control_is_shown_that_does_nothing(
    written: dict[str, Written],
) -> None:
    assert {path: page.dead for path, page in written.items() if page.dead} == {}


def test_the_table_of_a_figure_has_the_numbers_that_plotly_gets(
    written: dict[str, Written],
) -> None:
    kinds = set()
    for path, page in written.items():
        for figure in page.figures:
            if figure["data"]:
                kinds.add(figure["kind"])
                assert set(_of_plotly(figure)) == set(_of_table(figure)), (path, figure["key"])

    assert len(kinds) >= 5


def test_every_chip_has_a_word_and_an_icon(written: dict[str, Written]) -> None:
    assert {path: page.wordless for path, page in written.items() if page.wordless} == {}


def test_the_search_finds_features_and_no_numbers_of_charts(
    visit: Open, example_folder: Path
) -> None:
    index = (example_folder / "search/search_index.json").read_text(encoding="utf-8")
    texts = " ".join(f"{one['title']} {one['text']}" for one in json.loads(index)["docs"])
    visiting = visit("progress/flow/")
    columns = {" ".join(figure["columns"]) for figure in visiting.page.evaluate(FIGURES)}
    page = visiting.page
    page.click(".md-search__input")
    page.keyboard.type("Divisible Halls")
    page.wait_for_selector(".md-search-result__link")
    found = page.eval_on_selector_all(
        ".md-search-result__link", "(all) => all.map((one) => new URL(one.href).pathname)"
    )

    assert any(path.startswith("/features/implementation/issue-431/") for path in found)
    assert "FEAT-" in texts
    assert "Data as a table" not in texts
    assert len(columns) >= 4
    assert [heads for heads in columns if heads in re.sub(r"\s+", " ", texts)] == []


def _of_plotly(figure: Figure) -> Iterator[tuple[str, str, str]]:
    """Row, column and value of every point that a table has to hold."""
    for trace in figure["data"]:
        if trace.get("hoverinfo") == "skip" or trace["name"].startswith("Mean"):
            continue
        values = trace["x"] if trace.get("orientation") == "h" else trace["y"]
        if trace["name"] in figure["columns"]:
            for on, value in zip(trace["x"], values, strict=True):
                yield _day(on), trace["name"], f"{value:g}"
            continue
        for text, value in zip(trace["hovertext"], values, strict=True):
            name = re.sub(r"^Week from ", "", text).rsplit(": ", 1)[0]
            yield _unescaped(name), figure["columns"][-1], f"{value:g}"


def _of_table(figure: Figure) -> Iterator[tuple[str, str, str]]:
    is_by_day = figure["columns"][0] == "Day"
    for name, *cells in figure["rows"]:
        columns = figure["columns"][1:] if is_by_day else figure["columns"][-1:]
        for column, cell in zip(columns, cells if is_by_day else cells[-1:], strict=True):
            if cell:
                yield name, column, f"{float(cell.replace(',', '')):g}"


def _day(text: str) -> str:
    on: date = datetime.fromisoformat(text).date()
    return f"{on.day} {on:%b %Y}"


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
