"""`feature-tracker status`: one line of the status summary changes, in whatever shape it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mkdocs_feature_tracker.reading.document import read
from tests.cli.conftest import Run

HEAD = "# Progress: Vouchers\n\n**Feature ID**: FEAT-1\n\n## Status Summary\n"


def changed(line: str, run: Run, team: Path, *arguments: str) -> str:
    """`line` after `feature-tracker status FEAT-1 …`."""
    file = team / "docs" / "vouchers.md"
    file.write_bytes(f"{HEAD}{line}\r\nMore.\n".encode())
    result = run("status", "FEAT-1", *arguments)
    assert result.exit_code == 0, result.stderr
    after = file.read_bytes().decode()
    assert after.startswith(HEAD)
    assert after.endswith("\r\nMore.\n")
    return after.removeprefix(HEAD).removesuffix("\r\nMore.\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- **Code Review**: ✅ / ❌ / 🚧  ", "- **Code Review**: ✅ Done  "),
        ("- **Code Review**: ❌", "- **Code Review**: ✅ Done"),
        ("- **Code Review:** 🚧 60% (two open)", "- **Code Review:** ✅ Done"),
        ("> **Review**: Pending", "> **Review**: ✅ Done"),
        ("- Code Review: not started", "- Code Review: ✅ Done"),
        ("**Code Review: pending**", "**Code Review: ✅ Done**"),
        ("- **Code Review**:", "- **Code Review**: ✅ Done"),
        ("- **Code Review**: ❌ <!-- Ana -->", "- **Code Review**: ✅ Done <!-- Ana -->"),
        (
            "**Tests Written**: ❌ | **Code Review**: ❌ | **QA Testing**: ❌",
            "**Tests Written**: ❌ | **Code Review**: ✅ Done | **QA Testing**: ❌",
        ),
    ],
)
def test_the_value_of_a_line_changes_and_nothing_else(
    before: str, after: str, run: Run, team: Path
) -> None:
    assert changed(before, run, team, "code_review", "done") == after


def test_a_cell_of_a_table_changes(run: Run, team: Path) -> None:
    table = "| Gate | Status | Note |\n|---|---|---|\n| Code Review | {} | `a|b` by Ana |"

    after = changed(table.format("❌  "), run, team, "review", "60%")

    assert after == table.format("60%  ")


@pytest.mark.parametrize(
    ("value", "written", "status"),
    [
        ("done", "✅ Done", "done"),
        ("in_progress", "🚧 In Progress", "in_progress"),
        ("In Progress", "🚧 In Progress", "in_progress"),
        ("not-started", "❌ Not Started", "not_started"),
        ("blocked", "⛔ Blocked", "blocked"),
        ("cancelled", "Cancelled", "cancelled"),
        ("not_applicable", "N/A", "not_applicable"),
        ("🚧 60% (mails are missing)", "🚧 60% (mails are missing)", "in_progress"),
        ("approved by Ana", "approved by Ana", "done"),
    ],
)
def test_a_value_is_a_status_or_any_text_that_says_one(
    value: str, written: str, status: str, run: Run, team: Path
) -> None:
    line = changed("- **Implementation**: ❌", run, team, "implementation", value)

    assert line == f"- **Implementation**: {written}"
    gates = {gate.gate: gate for gate in read((team / "docs/vouchers.md").read_bytes()).gates}
    assert gates["implementation"].status == status


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("tests_written", "Tests Written"),
        ("tests", "Tests Written"),
        ("Implementation", "Implementation"),
        ("code review", "Code Review"),
        ("qa", "QA Testing"),
        ("docs", "Documentation"),
    ],
)
def test_a_gate_is_named_in_many_ways(name: str, label: str, run: Run, team: Path) -> None:
    assert changed(f"- **{label}**: ❌", run, team, name, "done") == f"- **{label}**: ✅ Done"


def test_a_program_is_told_what_was_and_what_is(run: Run, team: Path) -> None:
    result = run("status", "FEAT-2025-10-02-007", "qa", "blocked", "--json")

    assert json.loads(result.stdout) == {
        "feature_id": "FEAT-2025-10-02-007",
        "path": "docs/imports.md",
        "line": 18,
        "gate": "qa_testing",
        "status": "blocked",
        "was": "not_started",
        "is_changed": True,
    }


def test_what_stands_as_asked_is_not_written_again(run: Run, team: Path) -> None:
    run("status", "#234", "qa", "done")
    inode = (team / "docs" / "imports.md").stat().st_ino

    result = run("status", "#234", "qa", "done")

    assert result.stdout == "docs/imports.md:18: qa_testing was already ✅ Done.\n"
    assert (team / "docs" / "imports.md").stat().st_ino == inode


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["#234", "deployment", "done"], "“deployment” is no line of the status summary"),
        (["#234", "test", "done"], "“test” fits 2 lines of the status summary"),
        (["#234", "qa", "simmering"], "“simmering” is no status"),
        (["#234", "qa", "✅ / ❌ / 🚧"], "is no status"),
        (["#235", "qa", "done"], "no tracking document has the Feature ID, issue or path #235"),
        (["docs/search.md", "qa", "done"], "add `- **QA Testing**: ✅ Done`"),
    ],
)
def test_what_is_unknown_is_refused(
    arguments: list[str], complaint: str, run: Run, team: Path
) -> None:
    before = {path: path.read_bytes() for path in (team / "docs").iterdir()}

    result = run("status", *arguments)

    assert result.exit_code == 2
    assert complaint in result.stderr
    assert {path: path.read_bytes() for path in (team / "docs").iterdir()} == before


def test_the_candidates_of_a_refusal_can_be_read_by_a_program(run: Run, team: Path) -> None:
    told = json.loads(run("status", "#234", "test", "done", "--json").stdout)

    assert told["candidates"] == [{"gate": "tests_written"}, {"gate": "qa_testing"}]


def test_a_bar_that_would_end_the_value_is_refused(run: Run, team: Path) -> None:
    file = team / "docs" / "imports.md"
    before = file.read_bytes()

    assert run("status", file, "review", "Done, by Ana").exit_code == 0
    file.write_bytes(before)
    assert run("status", file, "review", "Done | by Ana").exit_code == 2
    assert file.read_bytes() == before
