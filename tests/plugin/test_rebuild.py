"""What a second build in one process shows, and what the server watches."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from mkdocs_feature_tracker.plugin import FeatureTrackerPlugin
from mkdocs_feature_tracker.plugin.watching import watch
from tests.plugin.conftest import CHECKOUT, Site


class Server:
    """Remembers what it was asked to watch."""

    def __init__(self) -> None:
        self.watched: dict[str, bool] = {}

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        self.watched[os.path.relpath(path, os.path.realpath("."))] = recursive


@pytest.fixture
def config(shop: Site) -> MkDocsConfig:
    """A configuration whose plugin lives on from build to build, as `mkdocs serve` has it."""
    config = shop.config(strict=True)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    return config


def table(config: MkDocsConfig) -> str:
    return (Path(config.site_dir) / "progress/features/index.html").read_text("utf-8")


def test_an_edit_shows_after_one_build(shop: Site, config: MkDocsConfig) -> None:
    assert "1/2" in table(config)
    shop.write("docs/features/checkout.md", CHECKOUT.replace("[ ]", "[x]"))

    build(config)

    assert "2/2" in table(config)
    page = (Path(config.site_dir) / "features/checkout/index.html").read_text("utf-8")
    assert "☐" not in page


def test_a_new_document_appears_and_a_removed_one_goes(shop: Site, config: MkDocsConfig) -> None:
    shop.write("tracking/gifts.md", CHECKOUT.replace("FEAT-12", "FEAT-20"))
    (shop.folder / "docs/features/checkout.md").unlink()

    build(config)

    assert "FEAT-20" in table(config)
    assert "FEAT-12" not in table(config)
    assert (Path(config.site_dir) / "progress/features/feat-20/index.html").is_file()

    (shop.folder / "tracking/gifts.md").unlink()
    build(config)

    assert "FEAT-20" not in table(config)
    assert not (Path(config.site_dir) / "progress/features/feat-20").exists()


def test_a_second_build_is_the_same_as_the_first(config: MkDocsConfig) -> None:
    def pages() -> dict[str, bytes]:
        site = Path(config.site_dir)
        files = [path for path in site.rglob("*") if path.suffix in (".html", ".json", ".css")]
        return {str(path.relative_to(site)): path.read_bytes() for path in files}

    first = pages()
    build(config)

    assert pages() == first
    assert config.extra_css.count("assets/feature-tracker.css") == 1


def test_a_second_build_writes_nothing_that_is_watched(shop: Site, config: MkDocsConfig) -> None:
    def stamps() -> dict[Path, int]:
        watched = (shop.folder / "docs", shop.folder / "tracking")
        return {path: path.stat().st_mtime_ns for folder in watched for path in folder.rglob("*")}

    before = stamps()
    build(config)

    assert stamps() == before


def test_the_files_behind_generated_pages_go_with_the_build(config: MkDocsConfig) -> None:
    plugin = config.plugins["feature-tracker"]
    assert isinstance(plugin, FeatureTrackerPlugin)
    assert plugin._build is not None
    files = [Path(file.abs_src_path or "") for file in plugin._build.generated]
    assert files
    assert all(file.is_file() for file in files)

    config.plugins.on_shutdown()

    assert not any(file.exists() for file in files)


def test_the_server_watches_the_roots(config: MkDocsConfig) -> None:
    server = Server()

    config.plugins.on_serve(server, config=config, builder=build)  # type: ignore[arg-type]

    assert server.watched == {"tracking": True}


def test_a_root_around_everything_is_watched_without_what_builds_write(shop: Site) -> None:
    for folder in (".cache/feature-tracker", ".git/refs", "src/deep", "build/cache"):
        (shop.folder / folder).mkdir(parents=True)
    server = Server()

    watch(server, [str(shop.folder)], [shop.folder / "build/cache"])  # type: ignore[arg-type]

    assert server.watched == {
        ".": False,
        "build": False,
        "docs": True,
        "src": True,
        "tracking": True,
    }


def test_a_real_server_takes_what_is_watched(shop: Site) -> None:
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(shop.folder))

    watch(server, [str(shop.folder / "tracking")], [])

    assert os.path.realpath(shop.folder / "tracking") in server._watched_paths
    server.server_close()
