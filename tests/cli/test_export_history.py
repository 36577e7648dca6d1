"""`feature-tracker export` in real repositories: the past as a person would write it down."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.history.conftest import Repository, _only_this_git  # noqa: F401

PLANNED = "docs/planning/sign-in.md"
UNDER_WAY = "docs/implementation/issue-318/sign-in.md"
FINISHED = "docs/completed/2026-01/sign-in.md"
START = """\
# Implementation Tracking: Sign-in by link

> **Feature ID**: FEAT-2026-01-05-001
> **GitHub Issue**: #318
> **Status**: In Progress

## Progress Overview

**Overall Progress**: 20% Complete

## Test-Driven Development Progress

### Implementation Status (GREEN Phase)
- [ ] **Backend**: links that work once
- [ ] **Mail**: in all three languages

## Acceptance Criteria
- [ ] **AC1**: A member signs in by a link
  - **Test Status**: ⏳ Not Written
- [ ] **AC2**: A link works once

## Next Steps
- [ ] Ask the data protection officer

## Daily Progress Updates

### 2026-01-05 - Backend
- [x] Wrote this document
"""


class Story:
    """The document of one feature, changed day by day."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self.text = START
        self.path = PLANNED

    def on(self, day: str, *changes: tuple[str, str], committed_at: str = "") -> None:
        """Commits the document with each old text replaced by the new one."""
        for old, new in changes:
            assert old in self.text, old
            self.text = self.text.replace(old, new)
        self.repository.write(self.text, self.path)
        self.repository.git("add", "--all")
        self.repository.git(
            "commit", "--quiet", "--message", f"work of {day}", at=day, committed_at=committed_at
        )

    def move(self, path: str) -> None:
        self.repository.move(self.path, path)
        self.path = path


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """A month: a move, a rebase, a merged branch, and every kind of change to a criterion."""
    repository = Repository(tmp_path / "team")
    story = Story(repository)
    story.on("2026-01-05")
    story.on("2026-01-07", ("[ ] **Backend**", "[x] **Backend**"))
    story.move(UNDER_WAY)
    story.on("2026-01-08")
    # Written on the 9th, and rebased on the 20th: the author's day counts.
    story.on("2026-01-09", ("[ ] **AC1**", "[x] **AC1**"), committed_at="2026-01-20")
    repository.git("switch", "--quiet", "-c", "by-code")
    before = story.text
    ac3 = "- [ ] **AC2**: A link works once\n"
    story.on("2026-01-12", (ac3, f"{ac3}- [ ] **AC3**: A code works too\n"))
    repository.git("switch", "--quiet", "main")
    story.text = before
    story.on("2026-01-13", ("[ ] **Mail**", "[x] **Mail**"))
    repository.git("merge", "--quiet", "--no-edit", "by-code", at="2026-01-14")
    story.text = (repository.root / UNDER_WAY).read_text("utf-8")
    story.on("2026-01-15", ("[x] **AC1**", "[ ] **AC1**"))
    story.on("2026-01-16", ("A link works once", "A link works once, for 15 minutes"))
    story.on("2026-01-19", ("[ ] **AC3**", "[-] **AC3**"))
    story.on("2026-01-21", ("20% Complete", "75% Complete"), ("⏳ Not Written", "✅ Passing"))
    story.move(FINISHED)
    story.on("2026-01-22", ("[ ] **AC", "[x] **AC"), ("In Progress", "Done"), ("75%", "100%"))
    return story


@pytest.fixture(autouse=True)
def _calm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def exported(run: Run, monkeypatch: pytest.MonkeyPatch, root: Path, *options: str) -> Any:
    monkeypatch.chdir(root)
    result = run("export", "--as-of", "2026-01-24", *options)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)["tables"], result.stderr


def test_daily_scope_and_done_are_what_a_person_would_write_down(
    story: Story, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables, said = exported(run, monkeypatch, story.repository.root)

    assert [
        (row["on"][8:], row["n_scope"], row["n_done"], row["n_added"], row["n_removed"])
        for row in tables["history"]
    ] == [
        ("05", 4, 0, 0, 0),
        ("06", 4, 0, 0, 0),
        ("07", 4, 1, 0, 0),
        ("08", 4, 1, 0, 0),
        ("09", 4, 2, 0, 0),
        ("10", 4, 2, 0, 0),
        ("11", 4, 2, 0, 0),
        ("12", 5, 2, 1, 0),
        ("13", 5, 3, 0, 0),
        ("14", 5, 3, 0, 0),
        ("15", 5, 2, 0, 0),
        ("16", 5, 2, 0, 0),
        ("17", 5, 2, 0, 0),
        ("18", 5, 2, 0, 0),
        ("19", 4, 2, 0, 1),
        ("20", 4, 2, 0, 0),
        ("21", 4, 2, 0, 0),
        ("22", 4, 4, 0, 0),
        ("23", 4, 4, 0, 0),
        ("24", 4, 4, 0, 0),
    ]
    assert {row["source"] for row in tables["history"]} == {"git"}
    assert [row["on"][8:] for row in tables["history"] if row["n_reopened"]] == ["15"]
    assert [row["stated_share"] for row in tables["history"]] == [0.2] * 16 + [0.75] + [1.0] * 3
    assert said == ""


def test_every_change_of_the_scope_has_its_commit_and_author(
    story: Story, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables, _ = exported(run, monkeypatch, story.repository.root)

    assert [
        (row["on"][8:], row["change"], row["task_id"] or row["title"])
        for row in tables["scope_changes"]
    ] == [
        ("07", "finished", "Backend"),
        ("09", "finished", "AC1"),
        ("12", "added", "AC3"),
        ("13", "finished", "Mail"),
        ("15", "reopened", "AC1"),
        ("16", "reworded", "AC2"),
        ("19", "cancelled", "AC3"),
        ("22", "finished", "AC1"),
        ("22", "finished", "AC2"),
    ]
    commits = story.repository.git("log", "--format=%h").split()
    assert {row["commit"] for row in tables["scope_changes"]} <= set(commits)
    assert {row["author"] for row in tables["scope_changes"]} == {"Ada"}


def test_a_shallow_clone_says_so_and_invents_nothing(
    story: Story, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    url = story.repository.root.as_uri()
    story.repository.git("clone", "--quiet", "--depth", "1", url, str(tmp_path / "shallow"))

    tables, said = exported(run, monkeypatch, tmp_path / "shallow")

    assert "shallow" in said
    assert "git fetch --unshallow" in said
    assert len(said.splitlines()) == 1
    numbered = [row for row in tables["history"] if row["n_scope"] is not None]
    assert [(row["on"], row["n_scope"], row["n_done"], row["source"]) for row in numbered] == [
        ("2026-01-24", 4, 4, "document")
    ]
    assert tables["scope_changes"] == []


def test_a_snapshot_gives_a_shallow_clone_its_past_again(
    story: Story, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(story.repository.root)
    options = "plugins: [{feature-tracker: {history: {snapshot: history.snapshot}}}]\n"
    (story.repository.root / "mkdocs.yml").write_text(f"site_name: S\n{options}")
    run("history", "export", "--output", "history.snapshot", "--note", "for CI")
    whole, _ = exported(run, monkeypatch, story.repository.root)
    story.repository.commit("2026-01-23")
    url = story.repository.root.as_uri()
    story.repository.git("clone", "--quiet", "--depth", "1", url, str(tmp_path / "shallow"))

    tables, said = exported(run, monkeypatch, tmp_path / "shallow")

    assert "shallow" in said
    kept = [row for row in tables["history"] if row["on"] < "2026-01-24"]
    assert {row["source"] for row in kept} == {"snapshot"}
    assert [dict(row, source="") for row in tables["history"]] == [
        dict(row, source="") for row in whole["history"]
    ]
    assert tables["scope_changes"] == whole["scope_changes"]


def test_a_document_without_a_date_was_updated_at_its_last_revision(
    story: Story, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    undated = "### 2026-01-05 - Backend\n- [x] Wrote this document\n"
    story.on("2026-01-23", (undated, ""))

    tables, _ = exported(run, monkeypatch, story.repository.root)

    assert tables["features"][0]["updated_on"] == "2026-01-23"


def test_the_options_may_leave_the_past_alone(
    story: Story, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = "plugins: [{feature-tracker: {history: {enabled: false}}}]\n"
    (story.repository.root / "mkdocs.yml").write_text(f"site_name: S\n{options}")

    tables, _ = exported(run, monkeypatch, story.repository.root)

    assert tables["history"] == []
