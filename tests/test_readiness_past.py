"""How the gates of a release stood on the days before today, from real commits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mkdocs_feature_tracker import past_documents
from mkdocs_feature_tracker.cli.load import load
from mkdocs_feature_tracker.cli.settings import Settings
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.release import GATES, GateRules, ReleasePlan, Verdict
from mkdocs_feature_tracker.model.workflow import Workflow
from tests.history.conftest import Repository, _only_this_git  # noqa: F401

TWO_GATES = GateRules(
    off=tuple(gate for gate in GATES if gate not in ("tests_written", "qa_testing"))
)
AS_OF = date(2026, 11, 20)
LOGIN, SEARCH = "docs/login.md", "docs/search.md"


def document(feature_id: str, tests: str, qa: str, extra: str = "") -> str:
    return f"""\
# Implementation Tracking: {feature_id}

> **Feature ID**: {feature_id}
> **Release**: 2.4
{extra}
## Status Summary
- **Tests Written**: {tests}
- **QA Testing**: {qa}
"""


WAIVED = """
## Waivers
| Gate | Reason | Approved by | Expires | Follow-up |
|---|---|---|---|---|
| QA Testing | no device yet | Ines | 2026-11-12 | #12 |
"""

Known = Callable[..., Project]


@pytest.fixture
def known(repository: Repository, tmp_path: Path) -> Known:
    def make(as_of: date = AS_OF, **options: object) -> Project:
        workflow = Workflow(gate_rules=TWO_GATES, **options)  # type: ignore[arg-type]
        settings = Settings(workflow, cache_file=tmp_path / "cache.sqlite")
        return load([repository.root / "docs"], settings, as_of, with_past=True)

    return make


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Two features of a release: the first gains its tests, then a waiver; the second is late."""
    made = Repository(tmp_path / "repository")
    made.commit("2026-11-03", document("LOGIN-1", "❌", "❌"), LOGIN)
    made.commit("2026-11-05", document("LOGIN-1", "✅", "❌"), LOGIN)
    made.commit("2026-11-10", document("LOGIN-1", "✅", "❌") + WAIVED, LOGIN)
    made.commit("2026-11-16", document("SEARCH-1", "✅", "TBD"), SEARCH)
    return made


def told(project: Project) -> list[tuple[str, str, int, int, int, int]]:
    (release,) = project.releases
    return [(f"{day.on:%m-%d}", str(day.verdict), *day[2:-1]) for day in release.days]


def test_each_day_on_which_something_changed_counts_the_gates_as_they_stood(known: Known) -> None:
    assert told(known()) == [
        ("11-03", "NO-GO", 0, 2, 0, 0),
        ("11-05", "NO-GO", 1, 1, 0, 0),
        ("11-10", "GO WITH WAIVERS", 1, 0, 0, 1),
        ("11-13", "NO-GO", 1, 1, 0, 0),
        ("11-16", "NO-GO", 2, 1, 1, 0),
        ("11-20", "NO-GO", 2, 1, 1, 0),
    ]


def test_today_is_as_the_working_tree_has_it(known: Known, repository: Repository) -> None:
    repository.write(document("SEARCH-1", "✅", "✅"), SEARCH)
    repository.write(document("LOGIN-1", "✅", "✅"), LOGIN)

    *_, before, last = told(known())

    assert before == ("11-16", "NO-GO", 2, 1, 1, 0)
    assert last == ("11-20", "GO", 4, 0, 0, 0)


def test_what_was_judged_once_is_not_read_again(
    known: Known, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = told(known())
    monkeypatch.setattr(past_documents, "read", lambda *_: pytest.fail("a version was read"))

    assert told(known()) == first


def test_a_new_commit_adds_its_day(known: Known, repository: Repository) -> None:
    before = told(known())
    repository.commit("2026-11-18", document("SEARCH-1", "✅", "✅"), SEARCH)

    assert told(known())[:-1] == [*before[:-1], ("11-18", "NO-GO", 3, 1, 0, 0)]


def test_only_the_last_four_weeks_are_judged(known: Known) -> None:
    assert told(known(date(2026, 12, 4)))[0] == ("11-06", "NO-GO", 1, 1, 0, 0)


def test_a_release_whose_day_was_long_ago_is_left_alone(known: Known) -> None:
    (release,) = known(releases=(ReleasePlan("2.4", date(2026, 10, 22)),)).releases

    assert release.days == ()
    assert release.verdict is Verdict.NO_GO


def test_a_project_without_commits_has_no_days(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / LOGIN).write_text(document("LOGIN-1", "✅", "❌"), "utf-8")

    (release,) = load([tmp_path / "docs"], Settings(), AS_OF, with_past=True).releases

    assert release.days == ()
