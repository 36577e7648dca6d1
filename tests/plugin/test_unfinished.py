"""A long replay keeps nobody waiting: pages are written at once, their widgets put in at last."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_feature_tracker import replayer
from mkdocs_feature_tracker.history import beside
from mkdocs_feature_tracker.plugin.replaying import Replay
from tests.history.conftest import _only_this_git  # noqa: F401
from tests.plugin.conftest import CHECKOUT, Built, Site
from tests.plugin.test_history import CHECKOUT_PATH, Repository, table, team  # noqa: F401

SHRINK = """
import re

def on_post_page(output, page, config):
    output = re.sub(r"<!--.*?-->", "", output, flags=re.S)
    output = re.sub(r'=\\"([\\w-]+)\\"', r"=\\1", output)
    output = re.sub(r"<div [^>]*></div>", "", output)
    return re.sub(r"\\s+", " ", output)
"""
HIDE = """
import base64

def on_post_page(output, page, config):
    head, body, rest = output.partition("<body")
    return head + body + "><p>" + base64.b64encode(rest.encode()).decode() + "</p>"
"""


@pytest.fixture
def is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A replay that is ready when the last page has been written, and not before."""
    monkeypatch.setattr(Replay, "is_ready", property(lambda self: False))


def files(built: Built) -> dict[str, bytes]:
    return {
        str(path.relative_to(built.folder)): path.read_bytes()
        for path in built.folder.rglob("*")
        if path.is_file() and path.suffix != ".gz"
    }


@pytest.mark.parametrize("has_folders", [True, False])
@pytest.mark.usefixtures("team")
def test_a_site_that_could_not_wait_is_the_same_site(
    shop: Site, monkeypatch: pytest.MonkeyPatch, has_folders: bool
) -> None:
    shop.settings["use_directory_urls"] = has_folders
    shop.write(
        CHECKOUT_PATH, CHECKOUT.replace("Started", "Last Updated**: 2026-11-18\n> **Started")
    )
    shop.write("docs/index.md", "# Shop\n\nFEAT-12 comes next.\n\n```tracker\nwidget: flow\n```\n")
    shop.write(
        "docs/own.md", "# Own\n\n## Before\n\n```tracker\nwidget: burndown\n```\n\n## After\n"
    )
    usual = files(shop.build(strict=False))
    monkeypatch.setattr(Replay, "is_ready", property(lambda self: False))

    late = files(shop.build(strict=False))

    assert late.keys() == usual.keys()
    assert [name for name in usual if late[name] != usual[name]] == []


@pytest.mark.usefixtures("team", "is_slow")
def test_links_to_a_widget_that_waits_are_known_and_its_heading_is_in_the_contents(
    shop: Site,
) -> None:
    shop.settings["validation"] = {"links": {"anchors": "warn"}}
    shop.write("docs/index.md", "# Shop\n\n[past](features/checkout.md#ft-burndown)\n")

    built = shop.build()

    assert built.warnings == []
    page = built.html("features/checkout/index.html")
    assert 'href="#ft-burndown"' in page
    assert "all 2 tasks are done" in page.lower()


@pytest.mark.usefixtures("team", "is_slow")
def test_a_page_that_was_shrunk_meanwhile_has_its_widgets(shop: Site) -> None:
    shop.write("shrink.py", SHRINK)
    shop.settings["hooks"] = ["shrink.py"]

    built = shop.build()

    assert built.warnings == []
    page = built.html("features/checkout/index.html")
    assert "class=md-content" in page, "it was shrunk"
    assert '<section class="ft-part' in page, "and has widgets, which came later"
    assert not [path for path, text in files(built).items() if b"featuretrackerplace" in text]


@pytest.mark.usefixtures("team", "is_slow")
def test_a_page_whose_places_were_hidden_is_named(shop: Site) -> None:
    shop.write("hide.py", HIDE)
    shop.settings["hooks"] = ["hide.py"]

    built = shop.build(strict=False)

    said = [text for text in built.warnings if "build once more" in text]
    assert any("features/checkout.md" in text for text in said)


@pytest.mark.usefixtures("team", "is_slow")
def test_two_builds_of_one_server_finish_their_pages(shop: Site) -> None:
    first = files(shop.build())

    assert files(shop.build()) == first


@pytest.mark.usefixtures("team")
def test_a_long_history_is_read_by_a_python_of_its_own(
    shop: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = shop.build().html("tracker.json")
    (shop.folder / ".cache" / "feature-tracker" / "cache.sqlite").unlink()
    n_started: list[str] = []
    run_beside = replayer.run_beside

    def counted(module: str, message: bytes) -> bool:
        n_started.append(module)
        return run_beside(module, message)

    monkeypatch.setattr(replayer, "run_beside", counted)
    monkeypatch.setattr(replayer, "MANY_COMMITS", 2)
    monkeypatch.setattr(beside, "_has_room", lambda: True)

    assert shop.build().html("tracker.json") == usual
    assert shop.build().html("tracker.json") == usual
    assert n_started == ["mkdocs_feature_tracker.replayer"], "once, and not for what is known"


@pytest.mark.usefixtures("team")
def test_where_no_other_python_can_be_had_the_past_is_known_all_the_same(
    shop: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "python-broken"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setattr(beside.sys, "executable", str(broken))
    monkeypatch.setattr(replayer, "MANY_COMMITS", 2)
    monkeypatch.setattr(beside, "_has_room", lambda: True)

    built = shop.build()

    assert [row["change"] for row in table(built, "scope_changes")] == ["finished"]
