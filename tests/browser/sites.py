"""The example in, built sites out: as it is, with instant navigation, and without the plugin."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).parents[2]
SITE_URL = "https://example.org/"
"""The address that `mkdocs.yml` names."""

TABS = """\
# Tabs

=== "First"

    Nothing is drawn here.

=== "Second"

    ```tracker
    widget: burnup
    id: in-a-tab
    ```

??? note "Closed"

    ```tracker
    widget: throughput
    id: in-a-fold
    ```
"""
BARE = {
    "index.md": "# Openhall\n\nA [booking service](progress/index.md) for sports halls.\n",
    "progress/index.md": "---\nhide: [navigation, toc]\n---\n\n# Progress\n\nNothing yet.\n",
}


def build_example(folder: Path) -> None:
    """The example site as `mkdocs.yml` has it."""
    _build(folder)


def build_instant(folder: Path) -> None:
    """The example with instant navigation, and a page with charts that are hidden at first."""
    docs = folder.with_name(f"{folder.name}-docs")
    shutil.copytree(ROOT / "example-site", docs)
    (docs / "tabs.md").write_text(TABS, encoding="utf-8")
    _build(folder, ["navigation.instant"], docs_dir=str(docs))


def build_bare(folder: Path) -> None:
    """Two pages in the example's theme, without the plugin: what Material alone does."""
    docs = folder.with_name(f"{folder.name}-docs")
    for name, text in BARE.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, encoding="utf-8")
    nav = [{"Home": "index.md"}, {"Progress": "progress/index.md"}]
    _build(folder, docs_dir=str(docs), plugins=["search"], nav=nav, exclude_docs="", not_in_nav="")


def build_plain(folder: Path) -> None:
    """The example's own pages without the plugin; fences of trackers are shown as code."""
    _build(folder, plugins=["search"])


def built_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """The site in `folder`, made by the first of several processes that want it."""
    done, lock = folder.with_suffix(".done"), folder.with_suffix(".lock")
    while not done.exists():
        try:
            lock.touch(exist_ok=False)
        except FileExistsError:
            time.sleep(0.1)
            continue
        try:
            make(folder)
            done.touch()
        finally:
            lock.unlink()
    return folder


def pages_below(site: Path, folder: str) -> list[str]:
    """The addresses of the pages of a built site that lie in a folder, relative to the site."""
    found = (site / folder).rglob("index.html")
    return sorted(f"{file.parent.relative_to(site).as_posix()}/" for file in found)


def _build(folder: Path, features: list[str] | None = None, **overrides: Any) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), **overrides)
    config.theme["features"] = [*config.theme["features"], *(features or [])]
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
