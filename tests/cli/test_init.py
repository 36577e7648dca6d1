"""`feature-tracker init`: one plugin more, every other line as it was, and a first document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_feature_tracker.cli.configuration import CannotAddError, with_plugin
from tests.cli.conftest import Run

SITE = """\
# Our site
site_name: Docs  # as on the door

plugins:
  # search first
  - search
  - tags:
      tags_file: tags.md   # all of them
      # nothing more

# what comes after
theme: {name: mkdocs}
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_the_plugin_comes_after_the_others_and_comments_stay() -> None:
    assert with_plugin(SITE) == SITE.replace(
        "      tags_file: tags.md   # all of them\n",
        "      tags_file: tags.md   # all of them\n  - feature-tracker\n",
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("site_name: A\n", "site_name: A\n\nplugins:\n  - search\n  - feature-tracker\n"),
        ("site_name: A", "site_name: A\n\nplugins:\n  - search\n  - feature-tracker\n"),
        ("", "plugins:\n  - search\n  - feature-tracker\n"),
        (
            "plugins:  # none\nsite_name: A\n",
            "plugins:  # none\n  - search\n  - feature-tracker\nsite_name: A\n",
        ),
        ("plugins: [search] # one\n", "plugins: [search, feature-tracker] # one\n"),
        ("plugins: [search,]\n", "plugins: [search, feature-tracker,]\n"),
        (
            "plugins: [\n  a,\n  b: {c: [d]}\n]\n",
            "plugins: [\n  a,\n  b: {c: [d]}, feature-tracker\n]\n",
        ),
        ("plugins: []\n", "plugins: [feature-tracker]\n"),
        ("plugins:\n- search\n", "plugins:\n- search\n- feature-tracker\n"),
        ("plugins:\n- search", "plugins:\n- search\n- feature-tracker"),
        (
            "plugins:\n    - blog:\n    - rss: {a: 1}\nnav: []\n",
            "plugins:\n    - blog:\n    - rss: {a: 1}\n    - feature-tracker\nnav: []\n",
        ),
        (
            "plugins:\n  search:\n    lang: en\n\nnav: []\n",
            "plugins:\n  search:\n    lang: en\n  feature-tracker: {}\n\nnav: []\n",
        ),
        ("plugins: {search: {}}\n", "plugins: {search: {}, feature-tracker: {}}\n"),
        (
            "plugins:\n  - a:\n      text: |\n        a\n        b\n\nx: 1\n",
            "plugins:\n  - a:\n      text: |\n        a\n        b\n  - feature-tracker\n\nx: 1\n",
        ),
        (
            "plugins:\r\n  - search\r\nnav: []\r\n",
            "plugins:\r\n  - search\r\n  - feature-tracker\r\nnav: []\r\n",
        ),
        (
            "a: !ENV [A, b]\nplugins:\n  - x: {y: !!python/name:z.z ''}\n",
            "a: !ENV [A, b]\nplugins:\n  - x: {y: !!python/name:z.z ''}\n  - feature-tracker\n",
        ),
    ],
)
def test_the_plugin_is_added_in_every_common_shape(before: str, after: str) -> None:
    assert with_plugin(before) == after
    assert with_plugin(after) == after


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("INHERIT: base.yml\n", "inherits"),
        ("plugins: [", "no YAML"),
        ("- a\n", "no `key: value` lines"),
        ("plugins: all\n", "uncommon"),
        ("plugins: &p [search]\nother: *p\n...\n---\n", "no YAML"),
        ("site_name: A\n...\n", "uncommon"),
    ],
)
def test_what_is_not_understood_is_left_to_its_author(text: str, reason: str) -> None:
    with pytest.raises(CannotAddError, match=reason):
        with_plugin(text)


def files(site: Path) -> list[str]:
    return sorted(str(path.relative_to(site)) for path in site.rglob("*") if path.is_file())


def steps(run: Run, *arguments: str) -> list[Any]:
    result = run("init", "--json", "--as-of", "2026-11-20", *arguments)
    assert result.exit_code == 0, result.stderr
    return [(step["path"], step["what"]) for step in json.loads(result.stdout)["files"]]


def test_an_empty_folder_becomes_a_site_with_a_first_document(run: Run, site: Path) -> None:
    assert steps(run, "--title", "Vouchers") == [
        ("mkdocs.yml", "created"),
        ("docs/index.md", "created"),
        ("docs/features/FEAT-2026-11-20-001.md", "created"),
    ]
    told = json.loads(run("report", "--json").stdout)
    assert [feature["title"] for feature in told["features"]] == ["Vouchers"]


def test_called_again_it_changes_nothing(run: Run, site: Path) -> None:
    steps(run)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}

    assert steps(run) == [
        ("mkdocs.yml", "kept"),
        ("docs/features/FEAT-2026-11-20-001.md", "kept"),
    ]
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_a_site_that_is_there_gets_the_plugin_and_a_document(run: Run, site: Path) -> None:
    (site / "mkdocs.yml").write_bytes(b"\xef\xbb\xbf" + SITE.encode())

    assert steps(run) == [
        ("mkdocs.yml", "changed"),
        ("docs/features/FEAT-2026-11-20-001.md", "created"),
    ]
    assert (site / "mkdocs.yml").read_bytes() == b"\xef\xbb\xbf" + with_plugin(SITE).encode()


def test_documents_that_are_there_are_enough(run: Run, team: Path) -> None:
    assert steps(run) == [
        ("mkdocs.yml", "created"),
        ("docs/index.md", "created"),
        ("docs/imports.md", "kept"),
    ]


def test_documents_outside_the_site_are_told_about(run: Run, team: Path) -> None:
    (team / "docs").rename(team / "plans")

    result = run("init")

    assert result.exit_code == 0
    assert "plans/imports.md lies outside docs_dir: name its folder in the option `roots`" in (
        result.stderr
    )


def test_a_configuration_that_cannot_be_changed_stays(run: Run, site: Path) -> None:
    (site / "mkdocs.yml").write_text("INHERIT: ../base.yml\n")

    result = run("init")

    assert result.exit_code == 2
    assert "mkdocs.yml stays as it is, since it may take its plugins from" in result.stderr
    assert "  - feature-tracker" in result.stderr
    assert files(site) == ["mkdocs.yml"]
    assert (site / "mkdocs.yml").read_text() == "INHERIT: ../base.yml\n"


def test_a_site_that_is_made_builds_without_a_warning(run: Run, site: Path) -> None:
    steps(run)

    build(load_config(str(site / "mkdocs.yml"), strict=True))

    assert (site / "site" / "progress" / "index.html").is_file()


def test_a_plugin_that_is_inherited_is_enough(run: Run, site: Path) -> None:
    (site / "base.yml").write_text("site_name: A\nplugins: [search, feature-tracker]\n")
    (site / "mkdocs.yml").write_text("INHERIT: base.yml\n")

    assert run("init").exit_code == 0
    assert (site / "mkdocs.yml").read_text() == "INHERIT: base.yml\n"
