"""`feature-tracker check`: what it tells, in which form, and when it fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mkdocs_feature_tracker.model.problem import CODES
from tests.cli import sarif_shape
from tests.cli.conftest import Run

AS_OF = ("--as-of", "2025-11-20")
CLEAN = "# Progress: Exports\n\n**Feature ID**: FEAT-2025-11-03-001\n**Status**: In Progress\n"
CONTRADICTED = """\
# Implementation Tracking: Card payment

> **Feature ID**: FEAT-2025-11-04-001
> **Status**: In Progress

## Acceptance Criteria Progress
- [ ] **AC1**: A refund reaches the card
  - **Test Status**: ✅ Written, ❌ Failing

## Pre-Deployment Checklist
- [x] All tests passing
"""


def told(text: str) -> list[tuple[str, int, str]]:
    return [(one["path"], one["line"], one["code"]) for one in json.loads(text)["problems"]]


def test_problems_are_told_by_document_and_line_with_a_hint(run: Run, team: Path) -> None:
    result = run("check", *AS_OF)

    assert result.exit_code == 1
    assert result.stdout == (
        "docs/imports.md:35: FT304 info blocked by “No sandbox” (high)\n"
        "    resolve the blocker, or ask for help with it\n"
        "\n"
        "docs/search.md:4: FT106 warning no status recognised in “TERMINÉE”\n"
        "    begin with a status word such as “In progress”, or teach yours by `status_words`\n"
        "docs/search.md:5: FT105 warning “5/6/2025” may be either of two days\n"
        "    write dates as YYYY-MM-DD\n"
        "docs/search.md:9: FT107 warning checkbox [?] has no meaning\n"
        "    use [ ] open, [x] done, [/] in progress, [!] blocked, [-] cancelled or [NA]\n"
        "\n"
        "3 warnings and 1 info in 2 documents.\n"
    )


def test_all_tests_passing_beside_a_failing_criterion_names_both_lines(
    run: Run, team: Path
) -> None:
    (team / "docs" / "payment.md").write_text(CONTRADICTED, encoding="utf-8")

    result = run("check", "docs/payment.md")

    assert result.exit_code == 1
    assert "docs/payment.md:11: FT202 warning" in result.stdout
    assert "ticked in line 11, but tests fail: AC1 in line 7" in result.stdout


def test_a_clean_document_is_exit_code_0(run: Run, team: Path) -> None:
    (team / "docs" / "exports.md").write_text(CLEAN, encoding="utf-8")

    result = run("check", "docs/exports.md")

    assert (result.exit_code, result.stdout) == (0, "No problems.\n")


@pytest.mark.parametrize(
    ("fail_on", "path", "exit_code"),
    [
        ("error", "docs", 0),
        ("warning", "docs", 1),
        ("warning", "docs/imports.md", 0),
        ("info", "docs/imports.md", 1),
        ("never", "docs", 0),
    ],
)
def test_from_which_level_on_it_fails_can_be_said(
    fail_on: str, path: str, exit_code: int, run: Run, team: Path
) -> None:
    assert run("check", path, "--fail-on", fail_on, *AS_OF).exit_code == exit_code


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["--select", "FT10"], ["FT106", "FT105", "FT107"]),
        (["--select", "FT106,ft3"], ["FT304", "FT106"]),
        (["--select", "FT106", "--select", "FT105"], ["FT106", "FT105"]),
        (["--ignore", "FT3,FT105"], ["FT106", "FT107"]),
        (["--select", "FT10", "--ignore", "FT107"], ["FT106", "FT105"]),
    ],
)
def test_codes_are_selected_and_ignored_by_their_beginning(
    arguments: list[str], codes: list[str], run: Run, team: Path
) -> None:
    result = run("check", "--json", *arguments, *AS_OF)

    assert [code for _, _, code in told(result.stdout)] == codes


def test_what_is_ignored_does_not_fail(run: Run, team: Path) -> None:
    assert run("check", "--ignore", "FT1", *AS_OF).exit_code == 0


def test_a_dependency_on_a_document_beside_the_named_one_is_known(run: Run, team: Path) -> None:
    waiting = CLEAN + "**Depends On**: FEAT-2025-10-02-007\n"
    (team / "docs" / "exports.md").write_text(waiting, encoding="utf-8")

    assert told(run("check", "docs/exports.md", "--json", *AS_OF).stdout) == []


def test_a_folder_elsewhere_is_a_project_of_its_own(run: Run, team: Path) -> None:
    copy = team.parent / "copy"
    copy.mkdir()
    (copy / "imports.md").write_bytes((team / "docs" / "imports.md").read_bytes())

    assert [code for _, _, code in told(run("check", copy, "--json", *AS_OF).stdout)] == ["FT304"]


def test_without_a_path_the_roots_of_the_options_count_too(
    run: Run, team: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = team / "site"
    site.mkdir()
    (site / "mkdocs.yml").write_text("plugins: [feature-tracker: {roots: [../docs]}]\n")
    monkeypatch.chdir(site)

    assert [code for _, _, code in told(run("check", "--json", *AS_OF).stdout)] == [
        "FT304",
        "FT106",
        "FT105",
        "FT107",
    ]


def test_levels_of_the_options_count(run: Run, team: Path) -> None:
    (team / "mkdocs.yml").write_text(
        "plugins: [feature-tracker: {problems: {FT105: error, FT106: off, FT107: info}}]\n"
    )

    rows = json.loads(run("check", "docs/search.md", "--json").stdout)["problems"]

    assert [(row["code"], row["severity"]) for row in rows] == [
        ("FT105", "error"),
        ("FT107", "info"),
    ]


def test_a_comment_silences_its_line(run: Run, team: Path) -> None:
    text = (team / "docs" / "search.md").read_text(encoding="utf-8")
    silenced = text.replace("[?] Index", "[?] <!-- feature-tracker: ignore FT107 --> Index")
    (team / "docs" / "search.md").write_text(silenced, encoding="utf-8")

    codes = [code for _, _, code in told(run("check", "docs/search.md", "--json").stdout)]

    assert codes == ["FT106", "FT105"]


def test_github_is_told_in_commands_that_nothing_breaks_out_of(run: Run, team: Path) -> None:
    odd = team / "docs" / "50% off, now: odd.md"
    odd.write_text(CLEAN.replace("In Progress", "100 percent"), encoding="utf-8")

    result = run("check", odd, "--format", "github")

    assert result.stdout == (
        "::warning file=docs/50%25 off%2C now%3A odd.md,line=4,title=FT106 unknown status::"
        "no status recognised in “100 percent”%0A"
        "begin with a status word such as “In progress”, or teach yours by `status_words`\n"
    )


def test_info_is_a_notice_on_github(run: Run, team: Path) -> None:
    result = run("check", "docs/imports.md", "--format", "github", *AS_OF)

    assert result.stdout.startswith("::notice file=docs/imports.md,line=35,title=FT304 blocked::")


def sarif(text: str) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(text)
    jsonschema.validate(log, sarif_shape.SCHEMA)
    return log


def test_sarif_has_the_shape_of_the_standard(run: Run, team: Path) -> None:
    (team / "docs" / "søk og mer.md").write_bytes((team / "docs" / "search.md").read_bytes())

    log = sarif(run("check", "--format", "sarif", *AS_OF).stdout)

    (only,) = log["runs"]
    rules = only["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CODES)
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in only["results"])
    assert {one["level"] for one in only["results"]} == {"note", "warning", "error"}
    places = [one["locations"][0]["physicalLocation"] for one in only["results"]]
    assert places[-1]["artifactLocation"]["uri"] == "docs/s%C3%B8k%20og%20mer.md"
    assert places[0]["region"] == {"startLine": 35}


def test_sarif_of_clean_documents_is_an_empty_log(run: Run, team: Path) -> None:
    (team / "docs" / "exports.md").write_text(CLEAN, encoding="utf-8")

    result = run("check", "docs/exports.md", "--format", "sarif")

    assert sarif(result.stdout)["runs"][0]["results"] == []
    assert result.exit_code == 0


def test_colours_are_off_where_it_is_no_terminal(run: Run, team: Path) -> None:
    assert "\x1b" not in run("check").output


def test_a_terminal_that_knows_only_ascii_is_no_reason_to_stop(team: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from mkdocs_feature_tracker.cli import main; main()", "check"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )

    assert run.returncode == 1
    assert b"FT106 warning no status recognised in ?TERMIN?E?" in run.stdout


def test_a_folder_without_tracking_documents_says_so(run: Run, team: Path) -> None:
    (team / "empty").mkdir()
    (team / "empty" / "notes.md").write_text("# Notes\n")

    result = run("check", "empty")

    assert (result.exit_code, result.stdout) == (0, "No problems.\n")
    assert result.stderr == "No tracking document was found.\n"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["nowhere"], "'nowhere' does not exist"),
        (["--format", "xml"], "'xml' is not one of"),
        (["--fail-on", "hint"], "'hint' is not one of"),
        (["--select", "FT9"], "no code begins with `FT9`"),
        (["--ignore", "FT105,E501"], "no code begins with `E501`"),
    ],
)
def test_wrong_use_is_exit_code_2(
    arguments: list[str], complaint: str, run: Run, team: Path
) -> None:
    result = run("check", *arguments)

    assert result.exit_code == 2
    assert complaint in " ".join(result.stderr.split())
    assert result.stdout == ""
