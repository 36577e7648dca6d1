"""How the pages find their place in every kind of navigation, without a warning."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.plugin.conftest import CHECKOUT, Built, Site


@pytest.fixture
def strict_shop(shop: Site) -> Site:
    shop.settings["validation"] = {"nav": {"omitted_files": "warn"}}
    return shop


def entries(built: Built) -> list[str]:
    """The words of the main navigation as the home page shows it."""
    html = built.html("index.html").partition("md-nav--primary")[2].partition("md-nav--second")[0]
    words = re.findall(r'<span class="md-ellipsis">\s*(.*?)\s*</span>', html, re.S)
    return list(dict.fromkeys(" ".join(word.split()) for word in words if word.strip()))


def test_without_a_nav_the_pages_appear_by_themselves(strict_shop: Site) -> None:
    built = strict_shop.build()

    assert not built.warnings
    assert {"Progress", "Features", "Refunds", "Guest checkout"} <= set(entries(built))


def test_the_section_takes_the_title_of_the_option(strict_shop: Site) -> None:
    strict_shop.options["pages"] = {"nav_title": "Where we are"}

    assert "Where we are" in entries(strict_shop.build())


def test_a_fixed_nav_gets_one_section(strict_shop: Site) -> None:
    strict_shop.settings["nav"] = [{"Home": "index.md"}]

    built = strict_shop.build()

    assert not built.warnings
    assert entries(built)[0] == "Home"
    assert {"Progress", "Features", "Refunds"} <= set(entries(built))


@pytest.mark.parametrize("own", ["progress/index.md", "progress/features/index.md"])
def test_a_nav_that_names_one_of_the_pages_is_left_as_it_is(strict_shop: Site, own: str) -> None:
    strict_shop.settings["nav"] = [{"Home": "index.md"}, {"Us": [{"State": own}]}]

    built = strict_shop.build()

    assert not built.warnings
    assert entries(built) == ["Home", "Us", "State"]
    assert built.has("progress/features/feat-7/index.html")


def test_a_nav_may_name_a_document_too(strict_shop: Site) -> None:
    nav: list[Any] = ["index.md", {"Checkout": "features/checkout.md"}]
    strict_shop.settings["nav"] = nav
    strict_shop.options["pages"] = {"nav": False}

    built = strict_shop.build()

    assert not built.warnings
    assert "Checkout" in entries(built)
    assert "Progress" not in entries(built)


def test_pages_are_kept_out_of_the_nav_on_request(strict_shop: Site) -> None:
    strict_shop.options["pages"] = {"nav": False}

    built = strict_shop.build()

    assert not built.warnings
    assert "Progress" not in entries(built)
    assert built.has("progress/index.html")


def test_an_ordinary_page_that_the_nav_forgot_is_still_complained_of(strict_shop: Site) -> None:
    strict_shop.settings["nav"] = [{"Home": "index.md"}]
    strict_shop.write("docs/forgotten.md", "# Forgotten\n")

    warnings = strict_shop.build(strict=False).warnings

    assert len(warnings) == 1
    assert "forgotten.md" in warnings[0]
    assert "progress" not in warnings[0]


def test_two_builds_with_one_configuration_attach_the_section_once(strict_shop: Site) -> None:
    strict_shop.settings["nav"] = [{"Home": "index.md"}]
    config = strict_shop.config(strict=True)
    strict_shop.build(config=config)
    strict_shop.write("tracking/second.md", CHECKOUT.replace("FEAT-12", "FEAT-9"))

    built = strict_shop.build(config=config)

    assert not built.warnings
    assert entries(built).count("Progress") == 1
    assert built.html("index.html").count("progress/features/feat-9/") >= 1
    assert len(config.nav or []) == 2
