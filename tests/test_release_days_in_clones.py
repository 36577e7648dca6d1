"""The days of a release where git knows less: in clones that are cut, and with a snapshot."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_feature_tracker.cli.settings import HistorySettings
from mkdocs_feature_tracker.history.snapshot import read, written
from tests.history.conftest import Repository, _only_this_git  # noqa: F401
from tests.release_days import LOGIN, SEARCH, TESTS, document, loaded, told


@pytest.fixture
def published(tmp_path: Path) -> Repository:
    """Two features of a release, one of which nobody has touched since the first day."""
    repository = Repository(tmp_path / "repository")
    repository.commit("2026-11-02", document("LOGIN-1"), LOGIN)
    repository.commit("2026-11-03", document("SEARCH-1", "TBD"), SEARCH)
    repository.commit("2026-11-10", document("SEARCH-1", "❌"), SEARCH)
    repository.commit("2026-11-16", document("SEARCH-1", "✅"), SEARCH)
    return repository


def cloned(repository: Repository, *options: str) -> Path:
    clone = repository.root.parent / "clone"
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.git("clone", "--quiet", *options, repository.root.as_uri(), str(clone))
    return clone


def test_a_shallow_clone_knows_the_days_since_it_was_cut(published: Repository) -> None:
    assert told(loaded(cloned(published, "--depth", "2"))) == [
        ("11-10", "NO-GO", 1, 1, 0, 0),
        ("11-16", "GO", 2, 0, 0, 0),
        ("11-20", "GO", 2, 0, 0, 0),
    ]


def test_a_partial_clone_knows_the_days_since_the_last_content_that_it_lacks(
    published: Repository,
) -> None:
    assert told(loaded(cloned(published, "--filter=blob:none"))) == [
        ("11-16", "GO", 2, 0, 0, 0),
        ("11-20", "GO", 2, 0, 0, 0),
    ]


def test_a_snapshot_tells_the_days_that_a_shallow_clone_does_not(
    published: Repository, tmp_path: Path
) -> None:
    whole = loaded(published.root)
    file = tmp_path / "history.snapshot"
    file.write_text(written(whole.history, "a test"), "utf-8")
    settings = TESTS._replace(history=HistorySettings(snapshot=file))
    clone = cloned(published, "--depth", "1")

    assert told(loaded(clone, settings)) == told(whole)


def test_the_days_of_a_release_survive_a_snapshot(published: Repository) -> None:
    history = loaded(published.root).history
    text = written(history, "a test")
    kept = read(text)

    assert not kept.notes
    assert written(kept, "a test") == text
    assert text.count('"release":"2.4"') == 4, "quiet days take no line"
