"""`feature-tracker new`: what it fills in, where it writes, and what it never does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mkdocs_feature_tracker.reading.document import read
from tests.cli.conftest import Run, start

DAY = ("--as-of", "2026-11-20")


def made(run: Run, *arguments: object) -> dict[str, Any]:
    result = run("new", *arguments, "--json", *DAY)
    assert result.exit_code == 0, result.output
    told: dict[str, Any] = json.loads(result.stdout)
    return told


def test_a_new_document_reads_as_a_feature_with_all_that_was_told(run: Run, team: Path) -> None:
    told = made(run, "Gift vouchers", "--issue", "318", "--team", "Web", "--team", "R&D")

    document = read((team / told["path"]).read_bytes())
    header = document.header
    assert document.title == told["title"] == "Gift vouchers"
    assert header.feature_id == told["feature_id"] == "FEAT-2026-11-20-001"
    assert (header.issue, header.teams) == ("318", ("Web", "R&D"))
    assert header.branch == "feature/issue-318-gift-vouchers"
    assert str(header.started_on) == "2026-11-20"


def test_a_new_document_has_nothing_to_complain_about_but_its_samples(run: Run, team: Path) -> None:
    told = made(run, "Gift vouchers")

    problems = json.loads(run("check", told["path"], "--json", *DAY).stdout)["problems"]

    assert {problem["code"] for problem in problems} == {"FT112"}
    assert run("check", told["path"], *DAY).exit_code == 0


def test_what_nobody_told_stays_a_slot_and_so_unknown(run: Run, team: Path) -> None:
    text = (team / made(run, "Gift vouchers")["path"]).read_text(encoding="utf-8")

    assert "> **GitHub Issue**: #[issue-number]" in text
    assert "> **Team**: [Team areas involved]" in text
    assert "> **Branch**: feature/issue-[number]-[brief-description]" in text


def test_ids_count_up_from_every_number_that_any_markdown_names(run: Run, team: Path) -> None:
    (team / "docs" / "spec.md").write_text("# Specification\n\nID: FEAT-2026-11-20-007\n")

    ids = [made(run, title)["feature_id"] for title in ("One", "Two")]

    assert ids == ["FEAT-2026-11-20-008", "FEAT-2026-11-20-009"]


def test_several_at_once_get_an_id_each(run: Run, team: Path) -> None:
    processes = [start("new", f"Feature {number}", *DAY) for number in range(4)]

    assert [process.wait() for process in processes] == [0] * 4
    assert sorted(path.name for path in team.glob("FEAT-*.md")) == [
        f"FEAT-2026-11-20-00{number}.md" for number in range(1, 5)
    ]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (None, "FEAT-2026-11-20-001.md"),
        ("{}", "docs/features/FEAT-2026-11-20-001.md"),
        ("{roots: [../plans, features]}", "../plans/FEAT-2026-11-20-001.md"),
    ],
)
def test_a_document_goes_where_the_options_look_for_it(
    options: str | None, expected: str, run: Run, team: Path
) -> None:
    if options is not None:
        (team / "mkdocs.yml").write_text(f"plugins: [feature-tracker: {options}]\n")

    assert made(run, "Gift vouchers")["path"] == expected
    assert (team / expected).is_file()


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("docs", "docs/FEAT-2026-11-20-001.md"),
        ("plans/new", "plans/new/FEAT-2026-11-20-001.md"),
        ("plans/issue-318/progress.md", "plans/issue-318/progress.md"),
    ],
)
def test_a_folder_or_a_file_can_be_named(output: str, expected: str, run: Run, team: Path) -> None:
    assert made(run, "Gift vouchers", "--output", output)["path"] == expected
    assert (team / expected).is_file()


def test_a_document_that_is_there_is_never_overwritten(run: Run, team: Path) -> None:
    before = (team / "docs" / "imports.md").read_bytes()

    result = run("new", "Imports", "--output", "docs/imports.md")

    assert result.exit_code == 2
    assert "docs/imports.md is there already; nothing was written." in result.stderr
    assert (team / "docs" / "imports.md").read_bytes() == before


def test_the_teams_own_template_is_filled_and_else_left_byte_by_byte(run: Run, team: Path) -> None:
    template = (
        "\ufeff---\r\ntitle: '[Feature Title]'\r\nowner: \"[name]\"\r\n---\r\n"
        "# [ISSUE-ID] [Name of the feature] – progress tracker 🚀\r\n\r\n"
        "| Field | Value |\r\n|---|---|\r\n| Feature ID | `FEAT-YYYY-MM-DD-XXX` |\r\n"
        "| Started | [Date] |\r\n| Team | [who] |\r\n\r\n## Tasks\r\n- [ ] Ask the club\r\n"
    )
    (team / "own.md").write_bytes(template.encode())

    told = made(run, 'Vouchers: "gifts"', "--template", "own.md", "--team", "Web")

    expected = (
        template.replace("'[Feature Title]'", '"Vouchers: \\"gifts\\""')
        .replace("[ISSUE-ID] [Name of the feature]", 'FEAT-2026-11-20-001 Vouchers: "gifts"')
        .replace("`FEAT-YYYY-MM-DD-XXX`", "FEAT-2026-11-20-001")
        .replace("[Date]", "2026-11-20")
        .replace("[who]", "Web")
    )
    assert (team / told["path"]).read_bytes().decode() == expected


def test_a_heading_without_a_slot_gets_the_title_at_its_end(run: Run, team: Path) -> None:
    (team / "own.md").write_text("# Implementation Tracking\n\n- [ ] Ask the club\n")

    told = made(run, "Gift vouchers", "--template", "own.md")

    assert (
        (team / told["path"]).read_text().startswith("# Implementation Tracking: Gift vouchers\n")
    )


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([" "], "a feature needs a title"),
        (["[Feature Title]"], "would still read as a slot"),
        (["Vouchers", "--issue", "soon"], "`soon` is no issue"),
        (["Vouchers", "--id", "FEAT-2025-10-02-007"], "FEAT-2025-10-02-007 is taken"),
        (["Vouchers", "--template", "docs/weekly.md"], "is no tracking document"),
        (["Vouchers", "--template", "nowhere.md"], "'nowhere.md' does not exist"),
        ([], "Missing argument 'TITLE'"),
    ],
)
def test_wrong_use_writes_nothing(
    arguments: list[str], complaint: str, run: Run, team: Path
) -> None:
    before = sorted(team.rglob("*"))

    result = run("new", *arguments)

    assert result.exit_code == 2
    assert complaint in " ".join(result.stderr.split())
    assert sorted(team.rglob("*")) == before


def test_a_folder_that_cannot_be_made_is_an_error_without_traceback(run: Run, team: Path) -> None:
    result = run("new", "Vouchers", "--output", "docs/imports.md/below")

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")


def test_a_branch_keeps_letters_without_their_accents(run: Run, team: Path) -> None:
    told = made(run, "Größe über Café", "--issue", "12")

    header = read((team / told["path"]).read_bytes()).header
    assert header.branch == "feature/issue-12-grosse-uber-cafe"
