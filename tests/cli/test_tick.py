"""`feature-tracker tick`: one checkbox changes, and no other byte."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from mkdocs_feature_tracker.model.words import Status
from tests.cli.conftest import FEATURE, VOUCHERS, Run, status_at


@pytest.mark.parametrize("feature", [FEATURE, FEATURE.lower(), "318", "#318", "issue-318"])
def test_a_feature_is_named_by_id_or_issue(feature: str, run: Run, file: Path) -> None:
    result = run("tick", feature, "AC1", "--done")

    assert result.exit_code == 0
    assert result.stdout == "docs/vouchers.md:21: “AC1” is now done.\n"
    assert status_at(file, 21) is Status.DONE


def test_a_feature_is_named_by_the_path_of_its_document(run: Run, file: Path) -> None:
    assert run("tick", file, "AC1", "--done").exit_code == 0
    assert status_at(file, 21) is Status.DONE


@pytest.mark.parametrize(
    ("task", "line"),
    [
        ("AC1", 21),
        ("ac1", 21),
        ("Unit Tests", 8),
        ("unit tests: buying, redeeming, refunds", 8),
        ("redeeming", 8),
        ("bought", 15),
        ("Selling", 14),
        (":17", 17),
    ],
)
def test_a_task_is_named_by_id_title_part_or_line(
    task: str, line: int, run: Run, file: Path
) -> None:
    before = VOUCHERS.splitlines()

    assert run("tick", FEATURE, task, "--done").exit_code == 0

    after = file.read_text(encoding="utf-8").splitlines()
    assert [
        number
        for number, pair in enumerate(zip(before, after, strict=True), 1)
        if pair[0] != pair[1]
    ] == [line]
    assert after[line - 1] == before[line - 1].replace("[ ]", "[x]")


@pytest.mark.parametrize(
    ("way", "task", "written", "status"),
    [
        ("--done", "Mail", "- [x] **Mail**: the voucher is sent", Status.DONE),
        ("--open", "Mail", "- [ ] **Mail**: the voucher is sent", Status.NOT_STARTED),
        ("--open", "Backend", "- [ ] **Backend**: vouchers are stored", Status.NOT_STARTED),
        ("--cancel", "Backend", "- [-] **Backend**: vouchers are stored", Status.CANCELLED),
        ("--open", "AC10", "> - [ ] **AC10**: A guest pays with cheese", Status.NOT_STARTED),
    ],
)
def test_a_box_is_ticked_opened_and_cancelled(
    way: str, task: str, written: str, status: Status, run: Run, file: Path
) -> None:
    assert run("tick", FEATURE, task, way).exit_code == 0

    line = file.read_text(encoding="utf-8").splitlines().index(written) + 1
    assert status_at(file, line) is status


def test_what_stands_as_asked_is_not_written_again(run: Run, file: Path) -> None:
    inode = file.stat().st_ino

    result = run("tick", FEATURE, "Backend", "--done")

    assert (result.exit_code, file.stat().st_ino) == (0, inode)
    assert result.stdout == "docs/vouchers.md:12: “Backend” was already done.\n"


def as_json(text: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(text)
    return told


def test_a_program_is_told_what_was_and_what_is(run: Run, file: Path) -> None:
    assert as_json(run("tick", FEATURE, "Mail", "--done", "--json").stdout) == {
        "feature_id": FEATURE,
        "path": "docs/vouchers.md",
        "line": 13,
        "task_id": None,
        "title": "Mail",
        "note": "the voucher is sent",
        "status": "done",
        "was": "in_progress",
        "is_changed": True,
    }


def test_an_ambiguous_task_is_refused_with_its_candidates(run: Run, file: Path) -> None:
    result = run("tick", FEATURE, "rounding", "--done")

    assert result.exit_code == 2
    assert "“rounding” fits 2 tasks; name one by its line, such as :17:" in result.stderr
    assert "  17  not_started  Rounding\n  18  not_started  Rounding\n" in result.stderr
    assert file.read_bytes() == VOUCHERS.encode()


def test_an_unknown_task_is_refused_with_all_there_are(run: Run, file: Path) -> None:
    result = run("tick", FEATURE, "Champagne", "--done", "--json")

    told = as_json(result.stdout)
    assert result.exit_code == 2
    assert told["error"] == "no task fits “Champagne”. There are:"
    assert [one["line"] for one in told["candidates"]] == [
        8, 9, 12, 13, 14, 15, 16, 17, 18, 21, 22, 27,
    ]  # fmt: skip
    assert file.read_bytes() == VOUCHERS.encode()


def test_an_unknown_feature_is_refused_with_those_there_are(run: Run, file: Path) -> None:
    result = run("tick", "FEAT-1", "AC1", "--done")

    assert result.exit_code == 2
    assert f"  {FEATURE}  docs/vouchers.md  Vouchers" in result.stderr


def test_an_id_that_two_documents_carry_is_refused(run: Run, file: Path) -> None:
    (file.parent / "copy.md").write_bytes(file.read_bytes())

    result = run("tick", FEATURE, "AC1", "--done")

    assert result.exit_code == 2
    assert f"{FEATURE} is the name of 2 documents; name one by its path:" in result.stderr
    assert "docs/copy.md" in result.stderr
    assert run("tick", file, "AC1", "--done").exit_code == 0
    assert status_at(file, 21) is Status.DONE
    assert status_at(file.parent / "copy.md", 21) is Status.NOT_STARTED


def test_a_row_of_a_table_is_no_checkbox(run: Run, file: Path) -> None:
    result = run("tick", FEATURE, "Tell the clubs", "--done")

    assert result.exit_code == 2
    assert "“Tell the clubs” in line 27 is no checkbox" in result.stderr
    assert file.read_bytes() == VOUCHERS.encode()


def test_what_would_not_read_as_asked_is_not_written(run: Run, team: Path) -> None:
    folder = team / ".kiro" / "specs" / "mail"
    folder.mkdir(parents=True)
    text = "# Implementation Tracking: Mail\n\n- [ ] 1. Send\n- [ ] ~~Print~~\n"
    (folder / "tasks.md").write_text(text)

    cancelled = run("tick", folder / "tasks.md", "Send", "--cancel")
    opened = run("tick", folder / "tasks.md", "Print", "--open")

    assert (cancelled.exit_code, opened.exit_code) == (2, 2)
    assert "cannot be changed so that “1” reads as asked" in cancelled.stderr
    assert (folder / "tasks.md").read_text() == text


def test_documents_can_be_looked_for_elsewhere(
    run: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")

    assert run("tick", FEATURE, "AC1", "--done").exit_code == 2
    assert run("tick", FEATURE, "AC1", "--done", "--in", file.parent).exit_code == 0
    assert status_at(file, 21) is Status.DONE


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind here")
def test_a_folder_that_cannot_be_written_is_an_error_without_traceback(
    run: Run, file: Path
) -> None:
    file.parent.chmod(0o500)
    try:
        result = run("tick", FEATURE, "AC1", "--done")
    finally:
        file.parent.chmod(0o700)

    assert result.exit_code == 1
    assert "docs/vouchers.md cannot be changed: Permission denied" in result.stderr


@pytest.mark.parametrize("arguments", [[], ["--done", "--open"], ["--done", "--later"]])
def test_one_way_has_to_be_said(arguments: list[str], run: Run, file: Path) -> None:
    assert run("tick", FEATURE, "AC1", *arguments).exit_code == 2
    assert file.read_bytes() == VOUCHERS.encode()
