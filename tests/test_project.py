"""Files in a folder become a project: features with an identity, templates, problems."""

from __future__ import annotations

import builtins
from datetime import date
from pathlib import Path

import pytest

from mkdocs_feature_tracker.history.cache import Cache
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.words import Level, Status
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.project import load
from mkdocs_feature_tracker.reading.discover import discover

TODAY = date(2025, 11, 2)


def project(
    folder: Path,
    files: dict[str, str] | None = None,
    workflow: Workflow | None = None,
    cache: Cache | None = None,
) -> Project:
    """The project of `folder` after writing `files` into it."""
    for name, text in (files or {}).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    sources, problems = discover([folder], folder, workflow)
    return load(sources, workflow, as_of=TODAY, cache=cache, problems=problems)


def tracker(header: str = "", body: str = "", title: str = "Implementation Tracking") -> str:
    return f"# {title}\n\n{header}\n\n## Implementation Status\n\n{body}\n"


def found(built: Project) -> list[tuple[str, str, int]]:
    return [(problem.code, problem.path, problem.line) for problem in built.problems]


def test_only_tracking_documents_become_features(tmp_path: Path) -> None:
    built = project(
        tmp_path,
        {
            "b.md": tracker(),
            "a/progress.md": tracker(),
            "guide.md": "# Guide\n\n- [ ] Read me\n",
            "spec.md": "# Feature Specification\n\n**Feature ID**: FEAT-1\n",
        },
    )

    assert [(feature.feature_id, feature.path) for feature in built.features] == [
        ("a", "a/progress.md"),
        ("b", "b.md"),
    ]
    assert built.problems == ()


def test_an_empty_folder_is_an_empty_project(tmp_path: Path) -> None:
    assert project(tmp_path).features == ()


def test_the_identity_survives_a_move(tmp_path: Path) -> None:
    text = tracker("**Feature ID**: FEAT-7")
    before = project(tmp_path / "before", {"planning/filters.md": text})
    after = project(tmp_path / "after", {"completed/2025-11/filters.md": text})

    assert before.features[0].feature_id == after.features[0].feature_id == "FEAT-7"


def test_a_title_falls_back_to_the_stem(tmp_path: Path) -> None:
    built = project(
        tmp_path,
        {
            "a.md": tracker(title="Implementation Tracking: Saved filters"),
            "saved-filters.md": "---\ntracker: true\n---\n\n## Tests\n",
            "titled.md": "---\ntracker: true\ntitle: Groups\n---\n\n## Tests\n",
        },
    )

    assert [feature.title for feature in built.features] == [
        "Saved filters",
        "saved-filters",
        "Groups",
    ]


def test_a_template_is_listed_and_never_counted(tmp_path: Path) -> None:
    built = project(
        tmp_path,
        {
            "template.md": tracker(
                "**Feature ID**: FEAT-YYYY-MM-DD-XXX\n**Status**: Purple\n**Due**: 5/6/2025",
                "- [?] A",
                title="Implementation Tracking: [Feature Title]",
            ),
            "a.md": tracker("**Feature ID**: FEAT-7"),
        },
    )

    assert [feature.feature_id for feature in built.features] == ["FEAT-7"]
    assert [(template.path, template.line) for template in built.templates] == [("template.md", 1)]
    assert built.problems == ()


def test_of_two_documents_with_one_id_the_second_in_path_order_is_renamed(tmp_path: Path) -> None:
    text = tracker("**Feature ID**: FEAT-7")
    built = project(tmp_path, {"b.md": text, "a.md": text, "c.md": text})

    assert [(feature.feature_id, feature.path) for feature in built.features] == [
        ("FEAT-7", "a.md"),
        ("FEAT-7~2", "b.md"),
        ("FEAT-7~3", "c.md"),
    ]
    assert found(built) == [("FT109", "b.md", 3), ("FT109", "c.md", 3)]
    assert all("a.md" in problem.message for problem in built.problems)
    assert [problem.path in problem.message for problem in built.problems] == [True, True]
    assert built.problems[0].level is Level.ERROR


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("- [x] A\n- [x] B\n- [-] C", Status.DONE),
        ("- [ ] A\n- [ ] B", Status.NOT_STARTED),
        ("- [x] A\n- [ ] B", Status.IN_PROGRESS),
        ("- [/] A\n- [ ] B", Status.IN_PROGRESS),
        ("- [!] A\n- [ ] B", Status.IN_PROGRESS),
        ("Text.", Status.UNKNOWN),
        ("- [-] A\n- [NA] B", Status.UNKNOWN),
    ],
)
def test_without_a_header_status_the_scope_speaks(
    tmp_path: Path, body: str, status: Status
) -> None:
    assert project(tmp_path, {"a.md": tracker("", body)}).features[0].status is status


def test_the_header_status_wins_over_the_scope(tmp_path: Path) -> None:
    built = project(tmp_path, {"a.md": tracker("**Status**: Blocked", "- [x] A")})

    assert built.features[0].status is Status.BLOCKED


def test_counts_are_of_leaves(tmp_path: Path) -> None:
    body = "- [x] A\n  - [x] A1\n  - [ ] A2\n- [-] B\n- [NA] C\n- [x] D\n\n## Next Steps\n\n- [x] E"
    feature = project(tmp_path, {"a.md": tracker("", body)}).features[0]

    assert (feature.n_tasks, feature.n_scope, feature.n_done) == (6, 3, 2)
    assert feature.share == pytest.approx(2 / 3)


def test_with_an_empty_scope_there_is_no_share(tmp_path: Path) -> None:
    feature = project(tmp_path, {"a.md": tracker("**Progress**: 40%")}).features[0]

    assert feature.share is None
    assert feature.document.header.stated_share == 0.4


def test_the_newest_dated_update_stands_in_for_the_last_update(tmp_path: Path) -> None:
    updates = (
        "Text.\n\n## Daily Progress Updates\n\n### 2025-10-30 - Maps\n**What was completed:**\n"
        "- Parser\n\n### 2025-10-12 - Maps\n**What was completed:**\n- Reader"
    )
    built = project(
        tmp_path,
        {
            "a.md": tracker("", updates),
            "b.md": tracker("**Last Updated**: 2025-10-01", updates),
            "c.md": tracker(),
        },
    )

    assert [feature.updated_on for feature in built.features] == [
        date(2025, 10, 30),
        date(2025, 10, 1),
        None,
    ]


def test_a_dependency_may_be_an_id_in_any_case_or_an_issue(tmp_path: Path) -> None:
    built = project(
        tmp_path,
        {
            "a.md": tracker("**Feature ID**: FEAT-1\n**Issue**: #12"),
            "b.md": tracker("**Feature ID**: FEAT-2\n**Depends On**: feat-1"),
            "c.md": tracker("**Feature ID**: FEAT-3\n**Depends On**: #12, issue-12"),
            "saved-filters.md": tracker("**Depends On**: FEAT-1"),
            "z.md": tracker("**Feature ID**: FEAT-4\n**Depends On**: saved-filters"),
        },
    )

    assert built.problems == ()


def test_an_unknown_dependency_is_a_problem(tmp_path: Path) -> None:
    built = project(
        tmp_path, {"a.md": tracker("**Feature ID**: FEAT-1\n**Depends On**: FEAT-2, FEAT-1000")}
    )

    assert found(built) == [("FT116", "a.md", 4), ("FT116", "a.md", 4)]
    assert ["FEAT-2" in built.problems[0].message, "FEAT-1000" in built.problems[1].message] == [
        True,
        True,
    ]


def test_a_circle_of_dependencies_is_a_problem_of_each_member(tmp_path: Path) -> None:
    built = project(
        tmp_path,
        {
            "a.md": tracker("**Feature ID**: FEAT-1\n**Depends On**: FEAT-2"),
            "b.md": tracker("**Feature ID**: FEAT-2\n**Depends On**: FEAT-3"),
            "c.md": tracker("**Feature ID**: FEAT-3\n**Depends On**: FEAT-1"),
            "d.md": tracker("**Feature ID**: FEAT-4\n**Depends On**: FEAT-1"),
            "e.md": tracker("**Feature ID**: FEAT-5\n**Depends On**: FEAT-5"),
        },
    )

    assert found(built) == [
        ("FT116", "a.md", 4),
        ("FT116", "b.md", 4),
        ("FT116", "c.md", 4),
        ("FT116", "e.md", 4),
    ]


def test_problems_carry_their_path_and_lie_with_their_feature(tmp_path: Path) -> None:
    built = project(
        tmp_path,
        {"b.md": tracker("**Due**: 5/6/2025"), "a.md": tracker("**Status**: Purple", "- [?] A")},
    )

    assert found(built) == [("FT106", "a.md", 3), ("FT107", "a.md", 7), ("FT105", "b.md", 3)]
    assert [problem.code for problem in built.features[0].problems] == ["FT106", "FT107"]
    assert built.problems[0].place == "a.md:3"


def test_levels_change_by_option_and_null_switches_a_code_off(tmp_path: Path) -> None:
    workflow = Workflow(problem_levels={"FT106": Level.ERROR, "FT107": None})
    built = project(tmp_path, {"a.md": tracker("**Status**: Purple", "- [?] A")}, workflow)

    assert [(problem.code, problem.level) for problem in built.problems] == [("FT106", Level.ERROR)]
    assert built.features[0].problems == built.problems


def test_a_file_that_cannot_be_opened_is_a_problem_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_open = builtins.open

    def refuse(file: object, *args: object, **kwargs: object) -> object:
        if str(file).endswith("secret.md"):
            raise PermissionError(13, "Permission denied")
        return real_open(file, *args, **kwargs)  # type: ignore[call-overload]

    (tmp_path / "secret.md").write_text(tracker(), encoding="utf-8")
    (tmp_path / "a.md").write_text(tracker(), encoding="utf-8")
    monkeypatch.setattr(builtins, "open", refuse)
    built = project(tmp_path)

    assert [feature.path for feature in built.features] == ["a.md"]
    assert found(built) == [("FT114", "secret.md", 1)]


def test_a_warm_cache_gives_the_same_project(tmp_path: Path) -> None:
    files = {"docs/a.md": tracker("**Feature ID**: FEAT-1", "- [x] A"), "docs/b.md": tracker()}
    cold = project(tmp_path / "files", files, cache=Cache(tmp_path / "cache"))
    warm = project(tmp_path / "files", cache=Cache(tmp_path / "cache"))

    assert warm == cold


def test_a_cache_never_answers_for_other_words(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    files = {"a.md": tracker("**Status**: Parked")}
    plain = project(tmp_path / "files", files, cache=cache)
    own = project(
        tmp_path / "files", None, Workflow(status_words={"parked": Status.BLOCKED}), cache
    )

    assert (plain.features[0].status, own.features[0].status) == (Status.UNKNOWN, Status.BLOCKED)


def test_the_dialect_is_that_of_the_path(tmp_path: Path) -> None:
    text = tracker("", "- [-] A")
    built = project(tmp_path, {".kiro/specs/filters/tasks.md": text, "docs/a.md": text})

    assert [(feature.dialect, feature.document.tasks[0].status) for feature in built.features] == [
        ("kiro", Status.IN_PROGRESS),
        ("markdown", Status.CANCELLED),
    ]
