"""Every code of reading: a document that has the problem, and a neighbour that has not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mkdocs_feature_tracker.model.problem import CODES
from mkdocs_feature_tracker.model.words import Level
from mkdocs_feature_tracker.project import load
from mkdocs_feature_tracker.reading.discover import discover
from mkdocs_feature_tracker.reading.document import read
from tests.reading.writing import FIXTURES, read_text

BLOCKERS = "## Blockers\n\n| Blocker | Severity | ETA |\n|---|---|---|\n"
HEADER_ONLY = (FIXTURES / "header_only.md").read_bytes()

CASES: dict[str, tuple[str | bytes, int, str | bytes]] = {
    # code: (a document with it, the line of it, a neighbour without it)
    "FT101": (b"# T\n\ncaf\xe9\n", 3, "# T\n\ncafé\n"),
    "FT102": ("---\na: b: c\n---\n# T\n", 2, '---\na: "b: c"\n---\n# T\n'),
    "FT103": ("# T\n\n```\ncode\n", 3, "# T\n\n```\ncode\n```\n"),
    "FT104": ("# T\n\n**Due**: 2025-02-30\n", 3, "# T\n\n**Due**: 2025-02-28\n"),
    "FT105": ("# T\n\n**Due**: 3/4/2025\n", 3, "# T\n\n**Due**: 13/4/2025\n"),
    "FT106": ("# T\n\n**Status**: Purple\n", 3, "# T\n\n**Status**: Planned\n"),
    "FT107": ("# T\n\n- [?] A\n", 3, "# T\n\n- [/] A\n"),
    "FT108": (
        "# T\n\n## Work\n\n| Task | Status |\n|---|---|\n| A | Done | x |\n",
        7,
        "# T\n\n## Work\n\n| Task | Status |\n|---|---|\n| A `|` | Done |\n",
    ),
    "FT110": (
        "# T\n\n**Owner**: Ines\n**Owner**: Tom\n",
        4,
        "# T\n\n**Owner**: Ines\n**Owner**: Ines\n",
    ),
    "FT111": ("# T\n\n- [ ] **A**: done\n", 3, "# T\n\n- [ ] **A**: 90% done\n"),
    "FT113": ("# T\n\n" + "> " * 60 + "x\n", 3, "# T\n\n" + "> " * 40 + "x\n"),
    "FT115": (
        f"# T\n\n{BLOCKERS}| No keys | Purple | |\n",
        7,
        f"# T\n\n{BLOCKERS}| No keys | High/Med/Low | |\n",
    ),
}


def problems(content: str | bytes) -> list[tuple[str, int]]:
    document = read_text(content) if isinstance(content, str) else read(content)
    return [(problem.code, problem.line) for problem in document.problems]


@pytest.mark.parametrize("code", CASES)
def test_a_document_with_the_problem_has_it_once_in_its_line(code: str) -> None:
    content, line, _ = CASES[code]

    assert problems(content) == [(code, line)]


@pytest.mark.parametrize("code", CASES)
def test_its_neighbour_has_no_problem(code: str) -> None:
    assert problems(CASES[code][2]) == []


def test_a_sample_left_as_it_was_is_one_problem_a_section_and_an_edited_one_none() -> None:
    lines = [line for code, line in problems(HEADER_ONLY) if code == "FT112"]
    text = HEADER_ONLY.decode()
    edited = text.replace("routes.ts   ", "tiles.ts   ").replace("`package.json`", "`setup.cfg`")

    assert len(lines) == len(set(lines)) > 0
    assert {text.splitlines()[line - 1].strip("# ") for line in lines} == {
        "Database Changes",
        "API Implementation",
        "Frontend Implementation",
        "New Files Created",
        "Modified Files",
        "Agent Execution Status",
    }
    assert {edited.splitlines()[line - 1].strip("# ") for _, line in problems(edited.encode())} == {
        "Database Changes",
        "API Implementation",
        "Frontend Implementation",
        "Agent Execution Status",
    }


def test_the_codes_of_a_project_are_tested_with_the_project(tmp_path: Path) -> None:
    text = "# Implementation Tracking\n\n**Feature ID**: FEAT-1\n**Depends On**: FEAT-2\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (tmp_path / "b.md").write_text(text, encoding="utf-8")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    sources, unreadable = discover([tmp_path], tmp_path)
    built = load(sources, as_of=date(2025, 11, 2), problems=unreadable)

    found = {problem.code for problem in built.problems}
    assert found == {"FT109", "FT114", "FT116"}
    assert {code for code in CODES if code < "FT2"} == {*CASES, "FT112", *found}


@pytest.mark.parametrize("code", CASES)
def test_every_problem_says_what_and_how_to_mend_it(code: str) -> None:
    content, _, _ = CASES[code]
    document = read_text(content) if isinstance(content, str) else read(content)

    assert all(problem.message and problem.hint for problem in document.problems)
    assert [problem.level for problem in document.problems] == [CODES[code].level]


def test_only_a_left_sample_is_mere_information() -> None:
    levels = {code: meaning.level for code, meaning in CODES.items() if code < "FT2"}

    assert {code for code, level in levels.items() if level is Level.INFO} == {"FT112"}


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\n**Status**: Purple <!-- feature-tracker: ignore FT106 -->\n",
        "# T\n\n<!-- feature-tracker: ignore FT106 -->\n**Status**: Purple\n",
        "# T\n\n**Status**: Purple <!-- feature-tracker: ignore FT203, FT106 -->\n",
    ],
)
def test_a_comment_silences_its_line(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\n**Status**: Purple <!-- feature-tracker: ignore FT107 -->\n",
        "# T\n\n<!-- feature-tracker: ignore FT106 -->\n\n\n**Status**: Purple\n",
        "# T\n\n`feature-tracker: ignore FT106`\n**Status**: Purple\n",
    ],
)
def test_a_comment_silences_nothing_else(text: str) -> None:
    assert [code for code, _ in problems(text)] == ["FT106"]


def test_problems_come_in_the_order_of_their_lines() -> None:
    text = "# T\n\n**Due**: 3/4/2025\n\n## Work\n\n- [?] A\n\n```\n"

    assert problems(text) == [("FT105", 3), ("FT107", 7), ("FT103", 9)]
