"""A built site knows the past of its features, and is built where nobody knows it."""

from __future__ import annotations

import json
import logging
from itertools import pairwise
from typing import Any

import pytest
from mkdocs.commands.build import build

from mkdocs_feature_tracker.plugin import replaying
from tests.history.conftest import Repository, _only_this_git  # noqa: F401
from tests.plugin.conftest import CHECKOUT, REFUNDS, Built, Site


@pytest.fixture
def team(shop: Site) -> Repository:
    """The shop as a repository: its documents were written on one day and ticked on another."""
    repository = Repository(shop.folder)
    repository.write(".cache/\nsite/\n", ".gitignore")
    repository.commit("2026-11-03")
    box = "[ ] **E2E Tests**"
    repository.commit("2026-11-10", CHECKOUT.replace(box, "[x] **E2E Tests**"), CHECKOUT_PATH)
    return repository


CHECKOUT_PATH = "docs/features/checkout.md"


def table(built: Built, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(built.html("tracker.json"))["tables"][name]
    return rows


def notes(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the plugin says besides what it finds in documents."""
    messages = [
        record.getMessage()
        for record in caplog.records
        if record.name.endswith("feature_tracker") and record.levelno == logging.INFO
    ]
    return [text.removeprefix("feature_tracker: ") for text in messages if ": FT" not in text]


def test_the_site_carries_the_past_of_documents_inside_and_outside(
    team: Repository, shop: Site
) -> None:
    built = shop.build()

    done = {(row["feature_id"], row["on"]): row["n_done"] for row in table(built, "history")}
    assert done["FEAT-12", "2026-11-03"] == 1
    assert done["FEAT-12", "2026-11-09"] == 1
    assert done["FEAT-12", "2026-11-10"] == 2
    assert done["FEAT-7", "2026-11-20"] == 1
    (change,) = table(built, "scope_changes")
    assert (change["change"], change["title"], change["author"]) == (
        *("finished", "E2E Tests"),
        "Ada",
    )


def test_a_rebuild_after_an_edit_sees_it_and_reads_no_version_again(
    team: Repository, shop: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.build()
    shop.write(CHECKOUT_PATH, CHECKOUT)
    n_read: list[int] = []
    line = replaying.ProgressLine
    monkeypatch.setattr(line, "__call__", lambda self, n, n_all: n_read.append(n), raising=True)

    built = shop.build()

    assert [row["change"] for row in table(built, "scope_changes")] == ["finished", "reopened"]
    assert table(built, "scope_changes")[-1]["on"] == "2026-11-20"
    assert not n_read


def test_two_builds_of_one_server_know_the_same_past(team: Repository, shop: Site) -> None:
    config = shop.config(strict=True)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    first = (shop.folder / "site" / "tracker.json").read_text()
    build(config)
    config.plugins.on_shutdown()

    assert (shop.folder / "site" / "tracker.json").read_text() == first


def test_a_rebuild_after_any_edit_writes_what_a_fresh_build_would(
    team: Repository, shop: Site
) -> None:
    """What is remembered from build to build changes nothing in what comes out."""
    ticked = CHECKOUT.replace("[ ]", "[x]")
    grown = f"{ticked}- [ ] **E2E Tests**: A guest pays twice\n"
    stated = grown.replace("> **Status**", "> **Updated**: 2026-11-19\n> **Status**")
    gone = "tracking/refunds.md"
    tracker_json = shop.folder / "site" / "tracker.json"
    served = shop.config(strict=False)
    served.plugins.on_startup(command="serve", dirty=False)
    build(served)
    seen: list[str] = []

    for number, (path, text) in enumerate(
        (
            (CHECKOUT_PATH, ticked),
            (CHECKOUT_PATH, grown),
            (CHECKOUT_PATH, stated),
            (gone, REFUNDS.replace("FEAT-7", "FEAT-8")),
            (gone, None),
            (gone, REFUNDS),
            (CHECKOUT_PATH, CHECKOUT),
        )
    ):
        if text is None:
            (shop.folder / path).unlink()
        else:
            shop.write(path, text)
        build(served)
        seen.append(tracker_json.read_text())
        shop.options["cache_dir"] = f".cache/fresh-{number}"
        shop.build(strict=False)
        assert seen[-1] == tracker_json.read_text()

    served.plugins.on_shutdown()
    assert all(before != after for before, after in pairwise(seen))


def test_a_document_that_states_no_update_was_updated_at_its_last_revision(
    team: Repository, shop: Site
) -> None:
    built = shop.build()

    updated = {row["feature_id"]: row["updated_on"] for row in table(built, "features")}
    assert updated == {"FEAT-12": "2026-11-10", "FEAT-7": "2026-11-03"}
    stale = [row for row in table(built, "problems") if row["code"] == "FT303"]
    assert [row["feature_id"] for row in stale] == ["FEAT-12"]


def test_without_a_repository_the_build_says_so_once_and_makes_nothing_up(
    shop: Site, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    built = shop.build()

    assert [note for note in notes(caplog) if "past" in note] == [
        "`docs` is in no git repository, so the past is unknown."
    ]
    assert built.warnings == []
    numbered = [row for row in table(built, "history") if row["n_scope"] is not None]
    assert {row["on"] for row in numbered} == {"2026-11-20"}


def test_a_shallow_clone_is_said(
    team: Repository, site: Site, shop: Site, caplog: pytest.LogCaptureFixture
) -> None:
    url = team.root.as_uri()
    team.git("clone", "--quiet", "--depth", "1", url, str(team.root / "clone"))
    clone = Site(team.root / "clone")
    clone.options["roots"] = ["tracking"]
    caplog.set_level(logging.INFO)

    built = clone.build()

    assert [note for note in notes(caplog) if "shallow" in note]
    assert built.warnings == []
    assert table(built, "scope_changes") == []


def test_a_snapshot_stands_in_and_git_can_be_left_out(team: Repository, shop: Site) -> None:
    shop.write(
        "past.snapshot",
        '{"feature_tracker_history":1,"note":"written by hand"}\n'
        '{"feature":"FEAT-7","on":"2026-10-01","scope":1,"done":0,'
        '"items":[[1,null,"implementation","Backend",false]]}\n',
    )
    shop.options["history"] = {"git": False, "snapshot": "past.snapshot"}

    built = shop.build()

    sources = {row["on"]: row["source"] for row in table(built, "history")}
    assert sources["2026-10-01"] == "snapshot"
    assert sources["2026-11-20"] == "document"
    assert "git" not in sources.values()


def test_a_snapshot_that_is_not_there_is_said_and_the_site_is_built(
    team: Repository, shop: Site, caplog: pytest.LogCaptureFixture
) -> None:
    shop.options["history"] = {"snapshot": "gone.snapshot"}
    caplog.set_level(logging.INFO)

    built = shop.build()

    assert "The snapshot `gone.snapshot` cannot be read" in " ".join(notes(caplog))
    assert table(built, "history")


def test_a_replay_that_fails_costs_the_past_and_not_the_site(
    team: Repository,
    shop: Site,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the disk is on fire")

    monkeypatch.setattr(replaying, "past_of", fail)
    caplog.set_level(logging.INFO)

    built = shop.build()

    assert "the disk is on fire" in " ".join(notes(caplog))
    assert built.has("index.html")
    assert table(built, "history") == []


def test_a_damaged_cache_is_said_once_and_made_anew(
    team: Repository, shop: Site, caplog: pytest.LogCaptureFixture
) -> None:
    shop.build()
    first = shop.build()
    file = shop.folder / ".cache" / "feature-tracker" / "cache.sqlite"
    file.write_bytes(b"not a database " * 100)
    caplog.clear()
    caplog.set_level(logging.INFO)

    second = shop.build()

    assert len([note for note in notes(caplog) if "cache" in note]) == 1
    assert second.html("tracker.json") == first.html("tracker.json")


def test_the_past_can_be_switched_off(team: Repository, shop: Site) -> None:
    shop.options["history"] = {"enabled": False}

    assert table(shop.build(), "history") == []


def test_refunds_without_boxes_has_a_past_too(team: Repository, shop: Site) -> None:
    team.commit("2026-11-12", REFUNDS.replace("[x]", "[-]"), "tracking/refunds.md")

    built = shop.build()

    last = [row for row in table(built, "history") if row["feature_id"] == "FEAT-7"][-1]
    assert (last["n_scope"], last["n_done"]) == (0, 0)
