"""`feature-tracker report`: the overview for people, for a comment, and for a program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

AS_OF = ("--as-of", "2025-11-20")


def test_the_terminal_shows_progress_features_and_what_needs_attention(
    run: Run, team: Path
) -> None:
    result = run("report", *AS_OF)

    assert result.exit_code == 0
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines[0] == (
        "20 Nov 2025: 60% of 5 tasks in 2 features are done; none is blocked or at risk."
    )
    assert "Resume stalled imports in progress ██████░░░░ 67% 2/3 —" in lines
    assert "FEAT-2025-10-02-007" in lines
    assert lines[-3:] == [
        "Needs attention",
        "Resume stalled imports: Blocker “No sandbox”, high",
        "docs/imports.md:35",
    ]
    assert "\x1b" not in result.stdout


def test_a_comment_is_markdown_in_which_texts_of_documents_are_no_markup(
    run: Run, team: Path
) -> None:
    file = team / "docs" / "search.md"
    text = file.read_text(encoding="utf-8").replace("Faster search", "Fast | *er* @search")
    file.write_text(text, encoding="utf-8")

    result = run("report", "--format", "markdown", *AS_OF)

    assert result.stdout == (
        "### Progress on 20 Nov 2025\n\n"
        "60% of 5 tasks in 2 features are done; none is blocked or at risk.\n\n"
        "| Feature | State | Progress | Tasks | Blockers | Target | ID |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n"
        "| Resume stalled imports | in progress | 67% | 2/3 | 1 | — | FEAT-2025-10-02-007 |\n"
        "| Fast \\| er &#64;search | unknown | 50% | 1/2 | — | — | FEAT-2025-11-01-002 |\n\n"
        "**Needs attention**\n\n"
        "- **Resume stalled imports**: Blocker “No sandbox”, high (`docs/imports.md:35`)\n"
    )


@pytest.mark.parametrize("option", [["--json"], ["--format", "json"]])
def test_a_program_gets_numbers(option: list[str], run: Run, team: Path) -> None:
    told = json.loads(run("report", *option, *AS_OF).stdout)

    assert told["as_of"] == "2025-11-20"
    assert told["progress"]["n_scope"] == 5
    assert told["progress"]["share"] == 0.6
    assert told["features"][0] == {
        "feature_id": "FEAT-2025-10-02-007",
        "title": "Resume stalled imports",
        "path": "docs/imports.md",
        "status": "in_progress",
        "state": "in_progress",
        "share": 2 / 3,
        "n_scope": 3,
        "n_done": 2,
        "n_blockers_open": 1,
        "target_on": None,
        "updated_on": "2025-11-18",
    }
    assert told["attention"] == [
        {
            "feature_id": "FEAT-2025-10-02-007",
            "kind": "blocked",
            "path": "docs/imports.md",
            "line": 35,
            "text": "Blocker “No sandbox”, high",
        }
    ]


def test_features_that_need_a_look_come_first(run: Run, team: Path) -> None:
    late = (
        "# Progress Tracker: {}\n\n**Feature ID**: FEAT-{}\n**Status**: {}\n"
        "**Target**: 2025-11-01\n"
    )
    (team / "docs" / "z.md").write_text(late.format("Late", 1, "In Progress"))
    (team / "docs" / "a.md").write_text(late.format("Shipped", 2, "Done"))

    told = json.loads(run("report", "--json", *AS_OF).stdout)

    assert [(one["title"], one["state"]) for one in told["features"]] == [
        ("Late", "at_risk"),
        ("Resume stalled imports", "in_progress"),
        ("Faster search", "unknown"),
        ("Shipped", "done"),
    ]


def test_a_project_without_features_says_so(run: Run, team: Path) -> None:
    (team / "empty").mkdir()

    result = run("report", "empty", *AS_OF)

    assert (result.exit_code, result.stdout) == (
        0,
        "20 Nov 2025: No feature is tracked here yet.\n",
    )
    assert "|" not in run("report", "empty", "--format", "markdown", *AS_OF).stdout


def test_a_narrow_terminal_shows_figures_and_whole_ids(
    run: Run, team: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")

    shown = run("report", *AS_OF).stdout

    assert all(text in shown for text in ("67%", "2/3", "FEAT-2025-10-02-007"))
    assert "…" not in shown
    assert "█" not in shown


def test_a_single_task_is_told_in_the_singular(run: Run, team: Path) -> None:
    file = team / "docs" / "one.md"
    file.write_text("# Progress Tracking\n\n## Implementation\n- [ ] Only this\n", encoding="utf-8")

    told = json.loads(run("report", file, "--json", *AS_OF).stdout)

    assert told["summary"].startswith("The only task in 1 feature is open; ")
