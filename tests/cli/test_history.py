"""`feature-tracker history export`: the past in a file to commit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.history.conftest import Repository, _only_this_git  # noqa: F401

DOCUMENT = """\
# Implementation Tracking: Sign-in by link

> **Feature ID**: FEAT-7

## Acceptance Criteria
- [ ] **AC1**: A member signs in by a link
- [ ] **AC2**: A link works once
"""


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    repository = Repository(tmp_path / "team")
    repository.commit("2026-01-05", DOCUMENT)
    repository.commit("2026-01-07", DOCUMENT.replace("[ ] **AC1", "[x] **AC1"))
    monkeypatch.chdir(repository.root)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return repository


def test_a_line_is_a_day_of_a_feature_and_the_first_one_tells_where_it_is_from(
    team: Repository, run: Run
) -> None:
    result = run("history", "export", "--note", "before the move", "--as-of", "2026-01-31")

    first, *lines = (json.loads(line) for line in result.stdout.splitlines())
    assert first == {"feature_tracker_history": 1, "note": "before the move"}
    assert [(line["feature"], line["on"], line["scope"], line["done"]) for line in lines] == [
        ("FEAT-7", "2026-01-05", 2, 0),
        ("FEAT-7", "2026-01-07", 2, 1),
    ]
    assert result.stderr == ""


def test_a_later_export_only_adds_lines(team: Repository, run: Run) -> None:
    run("history", "export", "--output", "past/history.snapshot")
    before = Path("past/history.snapshot").read_text("utf-8")
    team.commit("2026-01-09", DOCUMENT.replace("[ ]", "[x]"))

    run("history", "export", "--output", "past/history.snapshot")

    after = Path("past/history.snapshot").read_text("utf-8")
    assert after.startswith(before)
    assert after.count("\n") == before.count("\n") + 1


def test_the_days_on_which_a_release_moved_come_last(team: Repository, run: Run) -> None:
    released = DOCUMENT.replace("FEAT-7\n", "FEAT-7\n> **Release**: 2.4\n")
    team.commit("2026-01-08", released)
    team.commit("2026-01-09", released + "\n## Test Coverage\n- **Overall Coverage**: 91%\n")
    team.write(released.replace("[ ]", "[x]"))

    result = run("history", "export", "--as-of", "2026-01-12")

    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert all("feature" in line for line in lines[1:-2])
    assert [(line["release"], line["on"], line["verdict"]) for line in lines[-2:]] == [
        ("2.4", "2026-01-08", "NO-GO"),
        ("2.4", "2026-01-09", "NO-GO"),
    ]
    assert [line["unknown"] for line in lines[-2:]] == [6, 5]


def test_work_that_is_not_committed_is_left_out(team: Repository, run: Run) -> None:
    before = run("history", "export").stdout
    team.write(DOCUMENT.replace("[ ]", "[x]"))

    assert run("history", "export").stdout == before


def test_nothing_is_written_where_nothing_is_known(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "login.md").write_text(DOCUMENT)
    (tmp_path / "history.snapshot").write_text("precious")
    monkeypatch.chdir(tmp_path)

    result = run("history", "export", "--output", "history.snapshot")

    assert result.exit_code == 1
    assert "nothing is written" in result.stderr
    assert "no git repository" in result.stderr
    assert (tmp_path / "history.snapshot").read_text() == "precious"


def test_a_file_that_cannot_be_written_is_said(team: Repository, run: Run) -> None:
    team.write("a file", "blocked")

    result = run("history", "export", "--output", "blocked/history.snapshot")

    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
