"""Every state that a checkout can be in: read, or one clear sentence."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mkdocs_feature_tracker.history import git
from mkdocs_feature_tracker.history.replay import replay
from mkdocs_feature_tracker.history.rules import Rules
from tests.history.conftest import Repository, days, document, make_reader, sentences, today

START = document(" AC1: Log in", " AC2: Log out")
ONE = START.replace("[ ] AC1", "[x] AC1")
TWO = ONE.replace("[ ] AC2", "[x] AC2")


@pytest.fixture
def three_days(repository: Repository) -> Repository:
    """Three versions of one document."""
    repository.commit("2026-01-05", START)
    repository.commit("2026-01-06", ONE)
    repository.commit("2026-01-07", TWO)
    return repository


def clone(of: Repository, folder: Path, *options: str) -> Repository:
    """A clone over the file protocol, as a server would give it."""
    of.git("clone", "--quiet", *options, f"file://{of.root}", str(folder))
    copy = Repository.__new__(Repository)
    copy.root = folder
    return copy


def test_a_checkout_knows_its_root_and_the_commit_it_stands_on(three_days: Repository) -> None:
    checkout = git.find(three_days.root / "docs")

    assert checkout.root == three_days.root.resolve()
    assert checkout.head == three_days.git("rev-parse", "HEAD")
    assert checkout.commit == three_days.git("rev-parse", "--short", "HEAD")
    assert checkout.committed_at == datetime(2026, 1, 7, 12, tzinfo=UTC)
    assert checkout.note == ""


def test_a_folder_outside_any_repository_is_said(tmp_path: Path) -> None:
    checkout = git.find(tmp_path)

    assert checkout.root is None
    assert checkout.note == f"`{tmp_path.name}` is in no git repository, so the past is unknown."


def test_a_folder_that_does_not_exist_is_said(tmp_path: Path) -> None:
    assert git.find(tmp_path / "none").note == "The folder `none` does not exist."


def test_a_machine_without_git_is_said(
    three_days: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "no programs"))

    history = three_days.history("2026-01-20")

    assert sentences(history.notes) == "The git program was not found, so the past is unknown."
    assert days(history.features["FEAT-1"]) == [("01-20", 2, 2)]


def test_a_bare_repository_is_said(three_days: Repository, tmp_path: Path) -> None:
    clone(three_days, tmp_path / "bare.git", "--bare")

    checkout = git.find(tmp_path / "bare.git")

    assert checkout.root is None
    assert "`bare.git` lies in a bare git repository without a working tree" in checkout.note


def test_a_bare_repository_checked_out_elsewhere_is_read(
    three_days: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a deploy hook does: `git --git-dir=… --work-tree=… checkout`."""
    clone(three_days, tmp_path / "bare.git", "--bare")
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "bare.git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(site))
    three_days.root = site
    three_days.git("checkout", "--quiet", "--force", "main")

    history = three_days.history()

    assert history.notes == ()
    assert len(history.features["FEAT-1"].points) == 3


def test_the_variables_of_a_hook_do_not_lead_astray(
    three_days: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/other-index")

    assert git.find(three_days.root / "docs").root == three_days.root.resolve()


def test_a_worktree_has_the_whole_past(three_days: Repository, tmp_path: Path) -> None:
    three_days.git("worktree", "add", "--quiet", str(tmp_path / "tree"), "-b", "side")
    three_days.root = tmp_path / "tree"

    history = three_days.history()

    assert history.notes == ()
    assert [done for _, _, done in days(history.features["FEAT-1"])] == [0, 1, 2]


def test_a_submodule_has_its_own_past(three_days: Repository, tmp_path: Path) -> None:
    outer = Repository(tmp_path / "outer")
    outer.commit("2026-01-10", document(" One", feature_id="FEAT-2"), "docs/two.md")
    outer.git("submodule", "--quiet", "add", f"file://{three_days.root}", "team")
    outer.commit("2026-01-11")
    files = [outer.root / "docs/two.md", outer.root / "team/docs/login.md"]

    grouped = git.checkouts(files)

    assert [checkout.root for checkout in grouped] == [outer.root, outer.root / "team"]
    assert list(grouped.values()) == [[files[0]], [files[1]]]


def test_documents_of_two_repositories_are_replayed_together(
    three_days: Repository, tmp_path: Path
) -> None:
    other = Repository(tmp_path / "other")
    other.commit("2026-01-06", document(" One", feature_id="FEAT-2"))
    reader = make_reader(tmp_path)
    found = today(tmp_path, reader)
    checkouts = list(git.checkouts(Path(own.path) for own in found))

    history = replay(checkouts, found, reader, Rules(date(2026, 1, 31)))

    assert days(history.features["FEAT-1"])[-1] == ("01-07", 2, 2)
    assert days(history.features["FEAT-2"]) == [("01-06", 1, 0)]


def test_a_clone_of_one_commit_says_so_and_invents_nothing(
    three_days: Repository, tmp_path: Path
) -> None:
    shallow = clone(three_days, tmp_path / "shallow", "--depth", "1")

    history = shallow.history("2026-01-20")

    assert days(history.features["FEAT-1"]) == [("01-20", 2, 2)]
    assert history.features["FEAT-1"].changes == ()
    assert "`shallow` is shallow, so its history starts where it was cut" in sentences(
        history.notes
    )


def test_a_shallow_clone_knows_what_changed_after_the_cut(
    three_days: Repository, tmp_path: Path
) -> None:
    shallow = clone(three_days, tmp_path / "shallow", "--depth", "2")

    history = shallow.history().features["FEAT-1"]

    assert days(history) == [("01-07", 2, 2)]
    assert [(entry.change.value, entry.task_id) for entry in history.changes] == [
        ("finished", "AC2")
    ]
    assert history.points[0].n_finished == 1


def test_a_partial_clone_fetches_nothing_and_says_what_it_leaves_out(
    three_days: Repository, tmp_path: Path
) -> None:
    three_days.git("config", "uploadpack.allowFilter", "true")
    partial = clone(three_days, tmp_path / "partial", "--filter=blob:none")
    objects = sorted((partial.root / ".git/objects").rglob("*"))

    history = partial.history()

    assert days(history.features["FEAT-1"]) == [("01-07", 2, 2)]
    assert "The clone is partial: 2 older contents are not here" in sentences(history.notes)
    assert sorted((partial.root / ".git/objects").rglob("*")) == objects


def test_a_treeless_clone_is_said(three_days: Repository, tmp_path: Path) -> None:
    three_days.git("config", "uploadpack.allowFilter", "true")
    treeless = clone(three_days, tmp_path / "treeless", "--filter=tree:0")

    history = treeless.history("2026-01-20")

    assert "could not be read whole" in sentences(history.notes)
    assert days(history.features["FEAT-1"]) == [("01-20", 2, 2)]


def test_symlinks_and_submodules_are_no_documents(three_days: Repository) -> None:
    os.symlink("login.md", three_days.root / "docs/also.md")
    three_days.git("add", "--all")
    three_days.git("commit", "--quiet", "-m", "link", at="2026-01-09")

    log = git.log(git.find(three_days.root))

    assert [change.path for commit in log.commits for change in commit.changes] == [
        "docs/login.md"
    ] * 3 + ["docs/also.md"]
    assert log.commits[-1].changes[0].new_blob == ""


def test_each_content_is_given_once_and_in_order(three_days: Repository) -> None:
    checkout = git.find(three_days.root)
    blobs = [commit.changes[0].new_blob for commit in git.log(checkout).commits]

    texts = [content.decode() for _, content in git.contents(checkout, blobs)]

    assert texts == [START, ONE, TWO]


def test_the_users_own_git_settings_change_nothing(
    three_days: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "gitconfig"
    config.write_text(
        "[diff]\n renames = copies\n noprefix = true\n external = false\n"
        "[log]\n showSignature = true\n diffMerges = combined\n date = relative\n"
        "[core]\n quotepath = true\n abbrev = 20\n[color]\n ui = always\n"
    )
    plain = git.log(git.find(three_days.root))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))

    assert git.log(git.find(three_days.root)) == plain


def test_commits_are_counted_no_further_than_asked(repository: Repository) -> None:
    for day in ("2026-01-05", "2026-01-06"):
        repository.commit(day, f"# {day}\n")
    checkout = git.find(repository.root)

    assert git.has_commits(checkout, 2)
    assert not git.has_commits(checkout, 3)
    assert not git.has_commits(git.Checkout(), 1)
