"""What a page has at its turn to be drawn, and what the other pages see of it meanwhile."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.plugin.conftest import CHECKOUT, Site

PAGES = ("features/checkout.md", "progress/features/feat-7.md", "progress/index.md")

HOOK = """\
import json
import pathlib

from mkdocs.plugins import event_priority

SEEN = {"its turn": {}, "meanwhile": {}, "loaded": {}}
FILES = []


def metas():
    return {file.src_uri: dict(file.page.meta) for file in FILES}


def loaded(config):
    return [str(uri) for uri in (*config.extra_css, *config.extra_javascript)]


def on_env(env, config, files):
    FILES[:] = files.documentation_pages()
    return env


def on_page_context(context, page, config, nav):
    uri = page.file.src_uri
    SEEN["its turn"][uri] = dict(page.meta)
    SEEN["meanwhile"][uri] = {other: meta for other, meta in metas().items() if other != uri}
    return context


def on_post_page(output, page, config):
    SEEN["loaded"][page.file.src_uri] = loaded(config)
    return output


@event_priority(-200)
def on_post_build(config):
    SEEN["the end"] = metas()
    SEEN["contents"] = {file.src_uri: file.page.content for file in FILES}
    SEEN["loaded"][""] = loaded(config)
    pathlib.Path(config.site_dir, "seen.json").write_text(json.dumps(SEEN, default=str))
"""


@pytest.fixture
def seen(shop: Site) -> dict[str, Any]:
    """What a hook of the site's owner has seen in the course of a build."""
    shop.write("hook.py", HOOK)
    shop.write("docs/index.md", "---\nicon: material/home\n---\n# Shop\n\nFirst FEAT-12.\n")
    shop.settings["hooks"] = ["hook.py"]
    found: dict[str, Any] = json.loads(shop.build().html("seen.json"))
    return found


@pytest.mark.parametrize("uri", PAGES)
def test_a_page_is_described_at_its_turn_and_to_whoever_looks_at_the_whole_site(
    seen: dict[str, Any], uri: str
) -> None:
    described = seen["its turn"][uri]

    assert described["description"]
    assert seen["the end"][uri] == described


@pytest.mark.parametrize("uri", PAGES)
def test_other_pages_see_no_metadata_of_ours_which_a_theme_would_look_through(
    seen: dict[str, Any], uri: str
) -> None:
    for other, metas in seen["meanwhile"].items():
        assert metas.get(uri, {}) == {}, other


@pytest.mark.parametrize("line", ["icon: material/cart", "description: How guests pay"])
def test_metadata_of_the_author_is_seen_by_all_pages(shop: Site, line: str) -> None:
    shop.write("hook.py", HOOK)
    shop.write("docs/features/checkout.md", f"---\n{line}\n---\n{CHECKOUT}")
    shop.settings["hooks"] = ["hook.py"]

    meanwhile = json.loads(shop.build().html("seen.json"))["meanwhile"]

    key, _, value = line.partition(": ")
    assert meanwhile["index.md"]["features/checkout.md"][key] == value


def test_a_title_of_the_front_matter_still_names_the_page_in_the_navigation(shop: Site) -> None:
    shop.write("docs/features/checkout.md", f"---\ntitle: Pay as a guest\n---\n{CHECKOUT}")

    page = shop.build().html("index.html")

    assert "Pay as a guest" in page
    assert "Guest checkout" not in page


def test_a_page_loads_what_it_shows_and_the_site_all_of_it(seen: dict[str, Any]) -> None:
    everything = seen["loaded"][""]

    assert seen["loaded"]["index.md"] == ["assets/feature-tracker.css"]
    assert set(seen["loaded"]["index.md"]) < set(seen["loaded"][PAGES[0]]) < set(everything)


def test_pages_hold_their_places_again_once_they_are_written(seen: dict[str, Any]) -> None:
    assert "data-tracker-fence" in seen["contents"]["progress/index.md"]
    assert "data-widget" not in seen["contents"]["progress/index.md"]
