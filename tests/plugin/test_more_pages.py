"""Blockers, quality, team, decisions, updates and health: their place, order, and replacement."""

from __future__ import annotations

import re

import pytest

from mkdocs_feature_tracker.site.pages import PAGES
from tests.plugin.conftest import Built, Site

NEW = ("blockers", "quality", "team", "decisions", "updates", "health")
FIXED = [{"Home": "index.md"}]


def pages(built: Built) -> list[str]:
    """The generated pages as the navigation of the home page lists them."""
    names = {"progress/": "overview"} | {f"progress/{name}/": name for name in PAGES}
    html = built.html("index.html").partition("md-nav--primary")[2]
    links = dict.fromkeys(re.findall(r'href="(progress/[^"]*)"', html))
    return [names[link] for link in links if link in names]


@pytest.mark.parametrize("name", NEW)
def test_a_page_begins_with_the_answer_to_its_question(shop: Site, name: str) -> None:
    page = shop.build().article(f"progress/{name}/index.html")

    first = page.partition("</h1>")[2]
    answer = re.sub(r"<[^>]+>", " ", first.partition('<p class="ft-lead">')[2].partition("</p>")[0])
    assert answer.strip().endswith(".")
    assert first.index("ft-lead") < first.index("ft-asof")
    assert "cannot be shown" not in page


@pytest.mark.parametrize("nav", [None, FIXED])
def test_the_pages_stand_in_the_navigation_in_one_order(shop: Site, nav: object) -> None:
    shop.settings |= {"nav": nav} if nav else {}

    built = shop.build()

    assert not built.warnings
    assert pages(built) == list(PAGES)


@pytest.mark.parametrize("nav", [None, FIXED])
def test_another_order_moves_the_named_pages_to_the_front(shop: Site, nav: object) -> None:
    shop.settings |= {"nav": nav} if nav else {}
    shop.options["pages"] = {"order": ["updates", "overview"], "updates": "News", "team": False}

    built = shop.build()

    assert pages(built)[:3] == ["updates", "overview", "features"]
    assert "team" not in pages(built)
    assert "News" in built.html("index.html")


def test_every_page_links_to_the_others_and_says_which_it_is(shop: Site) -> None:
    shop.options["pages"] = {"order": ["overview", "health"], "health": "Trust", "team": False}

    page = shop.build().article("progress/quality/index.html")

    row = page.partition('class="ft-pages"')[2].partition("</nav>")[0]
    links = re.findall(r'<a href="([^"]+)"([^>]*)>(.*?)</a>', row)
    assert [(href, title) for href, _, title in links[:3]] == [
        ("../", "Progress"),
        ("../health/", "Trust"),
        ("../features/", "Features"),
    ]
    assert "Team" not in row
    assert [title for _, here, title in links if "aria-current" in here] == ["Quality"]


def test_next_and_previous_follow_the_order(shop: Site) -> None:
    shop.settings["theme"]["features"] = ["navigation.footer"]
    shop.options["pages"] = {"order": ["overview", "health"]}

    page = shop.build().html("progress/index.html")

    assert 'aria-label="Next: Health"' in page


def test_a_page_that_is_no_page_cannot_be_ordered(
    shop: Site, caplog: pytest.LogCaptureFixture
) -> None:
    shop.options["pages"] = {"order": ["overview", "blokers"]}

    with pytest.raises(Exception, match="Aborted"):
        shop.config()
    assert "order[1]" in caplog.text
    assert "blockers" in caplog.text


@pytest.mark.parametrize("name", NEW)
def test_a_page_can_be_left_out_and_renamed(shop: Site, name: str) -> None:
    shop.options["pages"] = {name: False}
    assert not shop.build().has(f"progress/{name}/index.html")

    shop.options["pages"] = {name: "In our words"}
    built = shop.build(config=shop.config(site_dir=str(shop.folder / "renamed")))
    assert "In our words</h1>" in built.article(f"progress/{name}/index.html")


@pytest.mark.parametrize("nav", [None, FIXED])
@pytest.mark.parametrize("own", ["progress/quality.md", "progress/quality/index.md"])
def test_a_page_of_the_author_takes_the_place_of_ours(shop: Site, nav: object, own: str) -> None:
    shop.settings |= {"nav": nav} if nav else {}
    shop.write(f"docs/{own}", "# Our own\n\n```tracker\nwidget: measures\n```\n")

    built = shop.build()

    page = built.article("progress/quality/index.html")
    assert "Our own" in page
    assert "Test coverage" not in page
    assert not built.warnings
    assert "Our own" in built.html("index.html")
    assert pages(built) == list(PAGES)


def test_a_page_that_the_nav_names_itself_is_not_named_twice(shop: Site) -> None:
    shop.write("docs/progress/quality.md", "# Our own\n")
    shop.settings["nav"] = [{"Home": "index.md"}, {"Ours": "progress/quality.md"}]

    html = shop.build().html("index.html")

    assert "progress/quality/" in html
    assert "Our own" not in html
    assert "progress/health/" in html
