"""Which files are read, which of them are tracking documents, and in which dialect."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest

from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.reading.discover import (
    Source,
    dialect_of,
    discover,
    is_tracking,
    matches,
)
from tests.reading.writing import read_text


def write(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("# Implementation Tracking\n", encoding="utf-8")


def paths(folder: Path, *places: Path, workflow: Workflow | None = None) -> list[str]:
    sources, problems = discover(places or (folder,), folder, workflow)
    assert problems == []
    return [source.path for source in sources]


def test_markdown_files_are_found_in_path_order(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a/z.md", "a/y.markdown", "c.txt", "a/image.png", "D.MD")

    assert paths(tmp_path) == ["D.MD", "a/y.markdown", "a/z.md", "b.md"]


def test_folders_of_tools_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "a.md", ".git/b.md", "node_modules/c.md", ".venv/d.md", ".kiro/specs/x/e.md")

    assert paths(tmp_path) == [".kiro/specs/x/e.md", "a.md"]


def test_a_file_found_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "docs/a.md", "docs/b.md")

    assert paths(tmp_path, tmp_path, tmp_path / "docs", tmp_path / "docs/a.md") == [
        "docs/a.md",
        "docs/b.md",
    ]


def test_a_file_given_by_itself_is_named(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "b.md")
    sources, _ = discover([tmp_path / "a.md"], tmp_path)

    assert [(source.path, source.is_named) for source in sources] == [("a.md", True)]


def test_a_file_that_matches_a_glob_is_named(tmp_path: Path) -> None:
    write(tmp_path, "features/a.md", "features/old/b.md", "guide.md")
    workflow = Workflow(documents=("features/*.md",))
    sources, _ = discover([tmp_path], tmp_path, workflow)

    assert [(source.path, source.is_named) for source in sources] == [
        ("features/a.md", True),
        ("features/old/b.md", False),
        ("guide.md", False),
    ]


def test_globs_are_relative_to_the_folder_that_the_file_was_found_from(tmp_path: Path) -> None:
    write(tmp_path, "docs/features/a.md", "features/b.md")
    sources, _ = discover([tmp_path / "docs"], tmp_path, Workflow(documents=("features/*.md",)))

    assert [(source.path, source.is_named) for source in sources] == [("docs/features/a.md", True)]


@pytest.mark.parametrize(
    ("path", "glob", "expected"),
    [
        ("a.md", "*.md", True),
        ("x/a.md", "*.md", False),
        ("x/a.md", "**/*.md", True),
        ("a.md", "**/*.md", True),
        ("x/y/z/a.md", "x/**/a.md", True),
        ("x/a.md", "x/**/a.md", True),
        ("y/a.md", "x/**", False),
        ("x/y/a.md", "x/**", True),
        ("x/a-tracking.md", "**/*-tracking.md", True),
        ("x/a.md", "x/a.md", True),
    ],
)
def test_a_double_star_stands_for_any_number_of_folders(
    path: str, glob: str, expected: bool
) -> None:
    assert matches(PurePosixPath(path), glob) is expected


def test_a_symlink_is_followed_once(tmp_path: Path) -> None:
    write(tmp_path, "features/a.md")
    (tmp_path / "again").symlink_to(tmp_path / "features", target_is_directory=True)

    sources, problems = discover([tmp_path], tmp_path)

    assert len(sources) == 1
    assert problems == []


def test_a_link_to_a_folder_outside_is_followed(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/a.md", "docs/b.md")
    (tmp_path / "docs/features").symlink_to(tmp_path / "elsewhere", target_is_directory=True)

    assert paths(tmp_path, tmp_path / "docs") == ["docs/b.md", "docs/features/a.md"]


def test_a_symlink_circle_is_a_problem_and_the_rest_is_found(tmp_path: Path) -> None:
    write(tmp_path, "docs/a.md")
    (tmp_path / "docs/self").symlink_to(tmp_path / "docs", target_is_directory=True)
    (tmp_path / "docs/one.md").symlink_to(tmp_path / "docs/two.md")
    (tmp_path / "docs/two.md").symlink_to(tmp_path / "docs/one.md")

    sources, problems = discover([tmp_path], tmp_path)

    assert [source.path for source in sources] == ["docs/a.md"]
    assert {(problem.code, problem.path) for problem in problems} == {
        ("FT114", "docs/self"),
        ("FT114", "docs/one.md"),
        ("FT114", "docs/two.md"),
    }


def test_a_link_to_nothing_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")

    sources, problems = discover([tmp_path], tmp_path)

    assert sources == []
    assert [(problem.code, problem.path) for problem in problems] == [("FT114", "gone.md")]


def test_a_place_that_does_not_exist_is_a_problem(tmp_path: Path) -> None:
    sources, problems = discover([tmp_path / "missing"], tmp_path)

    assert sources == []
    assert [(problem.code, problem.path) for problem in problems] == [("FT114", "missing")]


def test_a_folder_that_cannot_be_opened_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.md", "secret/b.md")
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("secret"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    sources, problems = discover([tmp_path], tmp_path)

    assert [source.path for source in sources] == ["a.md"]
    assert [(problem.code, problem.path) for problem in problems] == [("FT114", "secret")]


def is_tracker(text: str, *, is_named: bool = False) -> bool:
    return is_tracking(read_text(text), Source("/docs/a.md", "docs/a.md", is_named))


def test_front_matter_decides_before_everything_else() -> None:
    assert is_tracker("---\ntracker: true\n---\n# Notes\n")
    assert not is_tracker("---\ntracker: false\n---\n# Implementation Tracking\n", is_named=True)


def test_a_named_file_is_one() -> None:
    assert is_tracker("# Notes\n", is_named=True)
    assert not is_tracker("# Notes\n")


def test_a_title_makes_one() -> None:
    assert is_tracker("# M-03.02 Implementation Tracking\n")
    assert not is_tracker("# Implementation Tracking: Specification\n")


@pytest.mark.parametrize(
    "section",
    [
        "Status Summary",
        "Current Status",
        "TDD Phase: RED",
        "Agent Execution Status",
        "Progress Overview",
        "Acceptance Criteria Progress",
    ],
)
def test_a_feature_id_with_a_status_tdd_agents_or_checklist_section_makes_one(
    section: str,
) -> None:
    body = f"## {section}\n\nText.\n"

    assert is_tracker(f"# Filters\n\n**Feature ID**: FEAT-7\n\n{body}")
    assert not is_tracker(f"# Filters\n\n{body}")
    assert not is_tracker("# Filters\n\n**Feature ID**: FEAT-7\n\n## Motivation\n\nText.\n")


def test_a_specification_with_the_same_id_is_none() -> None:
    assert not is_tracker(
        "# Feature Specification: Saved filters\n\n**Feature ID**: FEAT-7\n**Status**: Approved\n\n"
        "## Acceptance Criteria\n\n- [ ] AC1: It works\n"
    )


@pytest.mark.parametrize(
    ("path", "dialect"),
    [
        (".kiro/specs/filters/tasks.md", "kiro"),
        ("app/.kiro/specs/filters/tasks.md", "kiro"),
        ("docs/kiro/specs/tasks.md", ""),
        ("specs/filters/tasks.md", "kiro"),  # by the option
        ("docs/specs/tasks.md", ""),
    ],
)
def test_the_kiro_dialect_is_known_by_its_folder_or_an_option(path: str, dialect: str) -> None:
    workflow = Workflow(dialects={"specs/**/*.md": "kiro"})

    assert dialect_of(path, workflow) == dialect
