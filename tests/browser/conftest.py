"""Chromium, the built example behind a server of this process, and pages that must stay quiet."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import chromium
from tests.browser.server import Server
from tests.browser.sites import (
    build_bare,
    build_example,
    build_instant,
    built_once,
    pages_below,
)
from tests.browser.visit import Visit
from tests.plugin.conftest import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        try:
            started = chromium.launch(playwright)
        except sync_api.Error:
            pytest.skip(chromium.MISSING)
        yield started
        started.close()


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of the run share."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "browser-sites"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Serves a folder, with extra headers where wanted; its address comes out."""
    servers: list[Server] = []

    def started(folder: Path, **headers: str) -> str:
        servers.append(Server(folder, **headers))
        return servers[-1].url

    yield started
    for server in servers:
        server.close()


@pytest.fixture(scope="session")
def example_folder(sites: Path) -> Path:
    return built_once(sites / "example", build_example)


@pytest.fixture(scope="session")
def instant_folder(sites: Path) -> Path:
    return built_once(sites / "instant", build_instant)


@pytest.fixture(scope="session")
def bare_folder(sites: Path) -> Path:
    return built_once(sites / "bare", build_bare)


@pytest.fixture(scope="session")
def example(example_folder: Path, serve: Callable[..., str]) -> str:
    """The address of the example site."""
    return serve(example_folder)


@pytest.fixture(scope="session")
def instant(instant_folder: Path, serve: Callable[..., str]) -> str:
    """The address of the example with instant navigation and the page `tabs/`."""
    return serve(instant_folder)


@pytest.fixture(scope="session")
def dashboards(example_folder: Path) -> list[str]:
    """The pages below `progress/`."""
    return pages_below(example_folder, "progress")


@pytest.fixture(scope="session")
def features(example_folder: Path) -> list[str]:
    """The pages of features, which stand where their documents do."""
    return pages_below(example_folder, "features")


@pytest.fixture(scope="session")
def pages(dashboards: list[str], features: list[str]) -> list[str]:
    """Every page that the plugin made or added to, and the one that shows all widgets."""
    return [*dashboards, *features, "guide/embeds/"]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A small site to write."""
    monkeypatch.chdir(tmp_path)
    return Site(tmp_path)


@pytest.fixture
def visit(browser: Browser, example: str) -> Iterator[Callable[..., Visit]]:
    """Opens a page of the example: `visit("progress/", width=360, color_scheme="dark")`.

    `site` is the address of another site. At the end no page may have reported an error or asked
    another host for anything.
    """
    opened: list[Visit] = []

    def open_page(path: str | None = None, site: str = example, **options: Any) -> Visit:
        opened.append(Visit(browser, site, **options))
        if path is not None:
            opened[-1].go(path)
        return opened[-1]

    yield open_page
    complaints = [(one.errors, one.foreign) for one in opened if one.errors or one.foreign]
    for one in opened:
        one.close()
    assert complaints == []
