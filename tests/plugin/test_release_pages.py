"""The pages and badges of releases in a built site."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from tests.history.conftest import Repository, _only_this_git  # noqa: F401
from tests.plugin.conftest import CHECKOUT, Site


@pytest.fixture
def releasing(shop: Site) -> Site:
    shop.write("docs/features/checkout.md", _in_release(CHECKOUT, "2.4", "2026-12-04"))
    late = CHECKOUT.replace("FEAT-12", "FEAT-13").replace("Guest checkout", "Gift cards")
    shop.write("docs/features/gifts.md", _in_release(late, "Winter Sale!", "2027-01-22"))
    return shop


def _in_release(document: str, name: str, on: str) -> str:
    return document.replace(
        "> **Started**", f"> **Release**: {name}\n> **Target**: {on}\n> **Started**"
    )


def widgets(page: str) -> list[str]:
    return re.findall(r'data-widget="(\w+)"', page)


def test_every_release_has_a_page_beside_the_list_of_all(releasing: Site) -> None:
    built = releasing.build()

    assert widgets(built.article("progress/releases/index.html")) == ["pages", "readiness"]
    for slug in ("2.4", "winter-sale"):
        page = built.article(f"progress/releases/{slug}/index.html")
        assert widgets(page) == ["release", "gates", "rollout", "readiness_history"]
        assert "NO-GO" in page
        assert "cannot be shown" not in page


def test_the_list_leads_to_the_releases_and_each_of_them_back(releasing: Site) -> None:
    built = releasing.build()

    assert 'href="2.4/"' in built.article("progress/releases/index.html")
    assert 'href="../"' in built.article("progress/releases/2.4/index.html")


def test_features_and_overview_lead_to_the_release(releasing: Site) -> None:
    built = releasing.build()

    chip = '<a class="ft-tag" href="../../progress/releases/2.4/">Release 2.4</a>'
    assert chip in built.article("features/checkout/index.html")
    assert 'href="releases/2.4/"' in built.article("progress/index.html")


def test_a_fixed_navigation_gets_the_releases_after_the_features(releasing: Site) -> None:
    releasing.settings["nav"] = [{"Home": "index.md"}]
    page = releasing.build().html("index.html")

    order = [
        page.index(f'href="progress/{place}"')
        for place in ("", "features/", "releases/", "releases/2.4/", "flow/")
    ]
    assert order == sorted(order)


def test_the_pages_of_releases_can_be_renamed_and_left_out(releasing: Site) -> None:
    releasing.options["pages"] = {"releases": "Can we ship?"}
    built = releasing.build()
    assert "Can we ship?</h1>" in built.html("progress/releases/index.html").replace("\n", "")
    assert built.has("progress/releases/2.4/index.html")

    releasing.options["pages"] = {"releases": False}
    built = releasing.build(config=releasing.config(site_dir=str(releasing.folder / "without")))
    assert not built.has("progress/releases/index.html")
    assert not built.has("progress/releases/2.4/index.html")
    assert '<span class="ft-tag">Release 2.4</span>' in built.html("features/checkout/index.html")


def test_without_any_release_the_page_says_how_to_name_one(shop: Site) -> None:
    article = shop.build().article("progress/releases/index.html")

    assert "write “Release: 2.4” into the header" in article


def test_a_page_of_the_authors_own_stands_for_the_generated_one(releasing: Site) -> None:
    releasing.write("docs/progress/releases/2.4.md", "# Our spring release\n")
    built = releasing.build()

    assert "Our spring release" in built.article("progress/releases/2.4/index.html")
    assert 'href="2.4/"' in built.article("progress/releases/index.html")


def test_a_release_tells_what_moved_and_where_that_is_known_from(releasing: Site) -> None:
    ready = _in_release(CHECKOUT, "2.4", "2026-12-04").replace(
        "**Implementation**: 🚧", "**Implementation**: ✅"
    )
    repository = Repository(releasing.folder)
    repository.commit("2026-11-10")
    repository.commit("2026-11-20", ready, "docs/features/checkout.md")

    article = releasing.build().article("progress/releases/2.4/index.html")
    words = " ".join(re.sub(r"<[^>]+>", " ", article).split())

    assert "Since yesterday 1 fewer fails" in words
    assert "Since last week 1 fewer fails" in words
    assert "NO-GO since at least 10 Nov 2026" in words
    assert "Source of the history: git." in words


# ---- badges ------------------------------------------------------------------------------------


def test_the_site_carries_a_badge_of_every_feature_and_release(releasing: Site) -> None:
    built = releasing.build()

    titles = {
        name: ElementTree.fromstring(built.html(f"badges/{name}.svg"))[0].text
        for name in ("feat-7", "feat-12", "2.4", "winter-sale")
    }
    assert titles == {
        "feat-7": "Refunds: done, 100%",
        "feat-12": "Guest checkout: in progress, 50%",
        "2.4": "Release 2.4: NO-GO",
        "winter-sale": "Release Winter Sale!: NO-GO",
    }


def test_a_badge_tells_what_only_the_history_knows(shop: Site) -> None:
    Repository(shop.folder).commit("2026-11-03")

    svg = shop.build().html("badges/feat-12.svg")

    assert "Guest checkout: at risk, 50%" in svg


def test_a_page_may_show_a_badge_by_a_relative_link(releasing: Site) -> None:
    releasing.write("docs/index.md", "# Shop\n\n![Release](badges/2.4.svg)\n")

    assert releasing.build().warnings == []


def test_a_badge_of_the_authors_own_stays(releasing: Site) -> None:
    releasing.write("docs/badges/2.4.svg", "<svg/>")

    assert releasing.build().html("badges/2.4.svg") == "<svg/>"


def test_badges_can_be_left_out(releasing: Site) -> None:
    releasing.options["badges"] = False

    assert not releasing.build().has("badges/2.4.svg")
