"""The plugin in the company of others: each that is installed is built with, strictly and twice."""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_feature_tracker.plugin.navigation import NAV_PLUGINS
from mkdocs_feature_tracker.plugin.replaying import Replay
from tests.history.conftest import Repository, _only_this_git  # noqa: F401
from tests.plugin.conftest import CHECKOUT, REFUNDS, Built, Site
from tests.plugin.test_history import CHECKOUT_PATH, table, team  # noqa: F401

HOME = """\
# Shop

First FEAT-12, see [all](progress/index.md).

```tracker
widget: burnup
```
"""
REDIRECTS = {"old.md": "progress/index.md", "refunds.md": "progress/features/feat-7.md"}
LANGUAGES = [
    {"locale": "en", "name": "English", "default": True},
    {"locale": "de", "name": "Deutsch"},
]
SETTINGS: dict[str, dict[str, Any]] = {
    "autorefs": {},
    "awesome-nav": {},
    "awesome-pages": {},
    "exclude-search": {"exclude": ["none.md"]},
    "git-authors": {"exclude": ["progress/**"]},
    "git-revision-date-localized": {"enable_creation_date": True},
    "glightbox": {},
    "i18n": {"docs_structure": "suffix", "languages": LANGUAGES},
    "include-markdown": {},
    "literate-nav": {},
    "macros": {"on_undefined": "strict", "on_error_fail": True},
    "mike": {},
    "minify": {"minify_html": True, "htmlmin_opts": {"remove_comments": True}},
    "monorepo": {},
    "print-site": {},
    "redirects": {"redirect_maps": REDIRECTS},
    "rss": {"match_path": ".*"},
    "section-index": {},
    "material/blog": {},
    "material/social": {"enabled": False},
    "material/tags": {},
}
"""Other plugins with the settings they are tried with."""

TYPICAL = (
    *("material/tags", "material/blog", "material/social", "awesome-nav"),
    *("git-revision-date-localized", "minify"),
)
PLACES = ("data-tracker-fence", "data-tracker-state", "featuretrackerplace")
"""What must not be left on a page."""


@pytest.fixture
def full_shop(shop: Site, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site on a subpath whose pages name features, show widgets and link to what is made."""
    monkeypatch.setattr(MkDocsConfig.plugins, "plugin_cache", {})  # other tests ended theirs
    shop.write("docs/index.md", HOME)
    shop.write("docs/blog/index.md", "# News\n")
    shop.settings["site_url"] = "https://example.org/shop/"
    shop.settings["repo_url"] = "https://github.com/example/shop"
    shop.settings["edit_uri"] = "edit/main/docs/"
    shop.settings["validation"] = {"links": {"anchors": "warn"}, "omitted_files": "warn"}
    request.getfixturevalue("team")
    notes = "\n## Notes\n\nA quokka asks for {{ braces }}.\n"
    shop.write(CHECKOUT_PATH, f"---\ntags: [web]\n---\n{CHECKOUT}{notes}")
    return shop


def use(site: Site, *names: str) -> None:
    """Loads others, those for the navigation before ours; skips where one is not installed."""
    there = {plugin.name for plugin in entry_points(group="mkdocs.plugins")}
    for name in names:
        if name not in there:
            pytest.skip(f"the MkDocs plugin {name} is not installed")
    plugins = [{name: SETTINGS[name]} for name in names]
    first = [plugin for plugin in plugins if plugin.keys() & {*NAV_PLUGINS}]
    last = [plugin for plugin in plugins if plugin not in first]
    site.settings["plugins"] = ["search", *first, {"feature-tracker": site.options}, *last]


def wrong_links(built: Built) -> list[str]:
    """The addresses within the site that lead to no file."""
    wrong = []
    for page in built.folder.rglob("*.html"):
        parser = _Links()
        parser.feed(page.read_text("utf-8"))
        for url in parser.urls:
            path = unquote(urlsplit(url).path)
            if urlsplit(url).scheme or urlsplit(url).netloc or not path:
                continue
            root = built.folder if path.startswith("/shop/") else page.parent
            target = Path(os.path.normpath(root / path.removeprefix("/shop/")))
            if not (target / "index.html" if target.is_dir() else target).is_file():
                wrong.append(f"{page.relative_to(built.folder)}: {url}")
    return wrong


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.urls += [value for name, value in attrs if name in ("href", "src") and value]


def places_left(built: Built) -> list[str]:
    pages = {path: path.read_text("utf-8") for path in built.folder.rglob("*.html")}
    return [str(path) for path, html in pages.items() if any(place in html for place in PLACES)]


def assert_complete(built: Built, has_folders: bool) -> None:
    """Everything that the plugin gives a site is there, and whole."""

    def html(path: str) -> str:
        return built.html(f"{path}/index.html" if has_folders else f"{path}.html")

    assert built.warnings == []
    assert places_left(built) == []
    assert wrong_links(built) == []
    document, outside = html("features/checkout"), html("progress/features/feat-7")
    assert "ft-part" in document
    assert "A quokka asks for {{ braces }}." in document
    assert "ft-part" in outside
    assert re.search(r"ft-mention.*FEAT-7", document, re.S)
    assert "ft-chart" in built.html("index.html"), "a chart"
    assert "ft-chart" in html("progress/flow")
    assert all(name in built.html("progress/features/index.html") for name in ("Guest", "Refunds"))
    navigation, _, _ = built.html("index.html").partition("<article")
    assert "progress/flow" in navigation
    index = built.html("search/search_index.json")
    assert all(word in index for word in ("quokka", "Refunds", "FEAT-12"))
    assert not any(place in index for place in PLACES)


@pytest.mark.parametrize("has_folders", [True, False])
@pytest.mark.parametrize("name", SETTINGS)
def test_a_strict_site_has_everything_in_the_company_of(
    name: str, has_folders: bool, full_shop: Site
) -> None:
    use(full_shop, name)
    full_shop.settings["use_directory_urls"] = has_folders
    if name == "monorepo":
        full_shop.settings["nav"] = ["index.md", "features/checkout.md", "blog/index.md"]

    assert_complete(full_shop.build(is_last=False), has_folders)
    assert_complete(full_shop.build(), has_folders)


@pytest.mark.parametrize("is_late", [False, True])
def test_a_strict_site_has_everything_in_typical_company(
    is_late: bool, full_shop: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(full_shop, *TYPICAL)
    if is_late:
        monkeypatch.setattr(Replay, "is_ready", property(lambda self: False))

    assert_complete(full_shop.build(is_last=False), True)
    assert_complete(full_shop.build(), True)


@pytest.mark.parametrize("name", ["glightbox", "i18n", "minify", "print-site", "rss"])
def test_pages_that_are_finished_after_the_build_survive(
    name: str, full_shop: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(full_shop, name)
    monkeypatch.setattr(Replay, "is_ready", property(lambda self: False))

    assert_complete(full_shop.build(), True)


def test_a_redirect_may_lead_to_a_generated_page(full_shop: Site) -> None:
    use(full_shop, "redirects")

    built = full_shop.build()

    assert 'url=../progress/features/feat-7/"' in built.html("refunds/index.html")


def test_the_page_for_print_has_the_widgets_of_all_pages(full_shop: Site) -> None:
    use(full_shop, "print-site")

    page = full_shop.build().html("print_page/index.html")

    assert 'data-widget="features"' in page
    assert page.count("ft-chart") > 1


def test_documents_of_a_monorepo_keep_their_own_place_and_past(full_shop: Site) -> None:
    use(full_shop, "monorepo")
    full_shop.write("returns/mkdocs.yml", "site_name: returns\nnav: [index.md]\n")
    full_shop.write("returns/docs/index.md", REFUNDS.replace("FEAT-7", "FEAT-30"))
    full_shop.settings["nav"] = [
        *("index.md", "features/checkout.md", "blog/index.md"),
        {"Returns": "!include ./returns/mkdocs.yml"},
    ]

    built = full_shop.build()

    places = {row["feature_id"]: row["path"] for row in table(built, "features")}
    assert places["FEAT-30"] == "returns/docs/index.md"
    assert places["FEAT-12"] == CHECKOUT_PATH
    assert ("FEAT-12", "2026-11-03") in {
        (row["feature_id"], row["on"]) for row in table(built, "history")
    }
    page = built.html("features/checkout/index.html")
    assert f"https://github.com/example/shop/blob/main/{CHECKOUT_PATH}#L" in page
