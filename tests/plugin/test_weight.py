"""What the example's overview loads before anybody touches it, beside a page without us."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_feature_tracker.plugin.assets import SCRIPTS, STYLESHEETS, lean
from mkdocs_feature_tracker.site.widgets import WIDGETS

ROOT = Path(__file__).parent.parent.parent
ASSETS = ROOT / "mkdocs_feature_tracker" / "assets"
MOST_BYTES = 15_000

BARE = """\
---
title: Progress
description: 64% of 236 tasks in 15 features are done.
hide: [navigation, toc]
---

# Progress
"""


def built(folder: Path, **settings: object) -> Path:
    """The example with other settings; the site's folder comes out."""
    configuration = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    configuration |= {"docs_dir": str(ROOT / "example-site"), **settings}
    for plugin in configuration["plugins"]:
        if isinstance(plugin, dict) and "feature-tracker" in plugin:
            snapshot = ROOT / plugin["feature-tracker"]["history"]["snapshot"]
            plugin["feature-tracker"]["history"]["snapshot"] = str(snapshot)
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(configuration), "utf-8")
    config = load_config(str(file), site_dir=str(folder / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return folder / "site"


def built_bare(folder: Path) -> Path:
    """The example without the plugin, and with an empty page where the overview would be."""
    docs = folder / "docs"
    shutil.copytree(ROOT / "example-site", docs)
    (docs / "progress").mkdir()
    (docs / "progress" / "index.md").write_text(BARE, "utf-8")
    nav = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]
    nav.append({"Progress": "progress/index.md"})
    return built(folder, docs_dir=str(docs), plugins=["search"], nav=nav)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("example"))


def squeezed(content: bytes) -> int:
    return len(gzip.compress(content, 9, mtime=0))


def ours_on(page: str) -> set[str]:
    return {
        uri for uri in (*STYLESHEETS, *SCRIPTS) if re.search(rf'="[./]*{re.escape(uri)}"', page)
    }


def test_the_overview_weighs_little_more_than_a_page_without_us(
    example: Path, tmp_path: Path
) -> None:
    bare = built_bare(tmp_path)
    page = (example / "progress" / "index.html").read_text("utf-8")

    loaded = {uri: squeezed((example / uri).read_bytes()) for uri in ours_on(page)}
    html = squeezed(page.encode()) - squeezed((bare / "progress" / "index.html").read_bytes())

    assert "data-figure" in page
    assert html + sum(loaded.values()) <= MOST_BYTES, (html, loaded)


def styled(name: str) -> set[str]:
    """The classes that the rules of a stylesheet begin with."""
    text = re.sub(r"/\*.*?\*/", "", (ASSETS / name).read_text("utf-8"), flags=re.S)
    selectors = [
        one for rule in re.findall(r"([^{};]+)\{", text) for one in re.split(r",(?![^(]*\))", rule)
    ]
    found = (re.match(r"\s*(?:(?:div)?\.ft\.ft )?\.(ft-[\w-]+)", one) for one in selectors)
    return {match.group(1) for match in found if match}


def used(page: str) -> set[str]:
    return {name for names in re.findall(r'class="([^"]*)"', page) for name in names.split()}


def pages(site: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(site.rglob("index.html")):
        yield file.relative_to(site).as_posix(), file.read_text("utf-8")


def test_every_page_loads_what_styles_it(example: Path) -> None:
    base = styled("feature-tracker.css")
    own = {uri: styled(Path(uri).name) - base for uri in STYLESHEETS[1:]}

    for name, page in pages(example):
        needed = {uri for uri, classes in own.items() if classes & used(page)}
        needed |= {"assets/charts.js"} if "data-figure=" in page else set()
        needed |= {"assets/tables.js", "assets/tables.css"} if "data-ft-table" in page else set()
        assert needed <= ours_on(page), name


def test_the_guide_shows_every_widget_so_that_none_is_left_out_here(example: Path) -> None:
    shown = set()
    for _, page in pages(example):
        shown |= set(re.findall(r'data-widget="(\w+)"', page))

    assert set(WIDGETS) <= shown


def test_a_page_without_widgets_loads_the_base_alone(example: Path) -> None:
    page = (example / "guide" / "install" / "index.html").read_text("utf-8")

    assert ours_on(page) == {"assets/feature-tracker.css"}


def test_instant_navigation_loads_everything_at_once(tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "features": ["navigation.instant"]}
    site = built(tmp_path, theme=theme)
    page = (site / "guide" / "install" / "index.html").read_text("utf-8")

    assert ours_on(page) == {*STYLESHEETS, *SCRIPTS}


@pytest.mark.parametrize("uri", [*STYLESHEETS, *SCRIPTS, "assets/live.js"])
def test_what_is_shipped_has_no_comments_and_lost_nothing_else(example: Path, uri: str) -> None:
    shipped = (example / uri).read_text("utf-8")
    source = (ASSETS / Path(uri).name).read_text("utf-8")

    assert shipped == lean(uri, source)
    assert not re.search(r"^\s*(//|/\*)", shipped, flags=re.M)
    comments = r"/\*.*?\*/" if uri.endswith(".css") else r"\A/\*.*?\*/|^\s*//[^\n]*$"
    rest = re.sub(comments, "", source, flags=re.S | re.M)
    assert "".join(shipped.split()) == "".join(rest.split())
