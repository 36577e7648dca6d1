"""The days of a release where documents come, go, move, and are read elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mkdocs_feature_tracker import past_documents
from mkdocs_feature_tracker.cli.settings import Settings
from mkdocs_feature_tracker.history.cache import Cache
from mkdocs_feature_tracker.history.rules import Rules
from mkdocs_feature_tracker.metrics.readiness_days import counted
from mkdocs_feature_tracker.model.release import OwnGate, ReleasePlan
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.past import Ground
from mkdocs_feature_tracker.readiness_past import judged_ids
from mkdocs_feature_tracker.replayer import Job, learn
from tests.history.conftest import Repository, _only_this_git  # noqa: F401
from tests.release_days import AS_OF, LOGIN, SEARCH, TESTS, document, loaded, only, told


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def test_a_feature_goes_on_in_another_folder(repository: Repository) -> None:
    repository.commit("2026-11-03", document("LOGIN-1", "❌"), LOGIN)
    repository.move(LOGIN, "docs/completed/login.md")
    repository.commit("2026-11-06")
    repository.commit("2026-11-10", document("LOGIN-1", "✅"), "docs/completed/login.md")

    assert told(loaded(repository.root)) == [
        ("11-03", "NO-GO", 0, 1, 0, 0),
        ("11-10", "GO", 1, 0, 0, 0),
        ("11-20", "GO", 1, 0, 0, 0),
    ]


def test_a_feature_counts_from_the_day_on_which_it_was_put_into_the_release(
    repository: Repository,
) -> None:
    repository.commit("2026-11-03", document("LOGIN-1"), LOGIN)
    repository.commit("2026-11-04", document("SEARCH-1", "❌", "2.5"), SEARCH)
    repository.commit("2026-11-12", document("SEARCH-1", "❌", "2.4"), SEARCH)

    assert told(loaded(repository.root)) == [
        ("11-03", "GO", 1, 0, 0, 0),
        ("11-12", "NO-GO", 1, 1, 0, 0),
        ("11-20", "NO-GO", 1, 1, 0, 0),
    ]


@pytest.mark.parametrize("left_for", ["2.9", ""])
def test_a_feature_that_left_the_release_counts_until_then(
    repository: Repository, left_for: str
) -> None:
    repository.commit("2026-11-03", document("LOGIN-1"), LOGIN)
    repository.commit("2026-11-04", document("SEARCH-1", "❌"), SEARCH)
    repository.commit("2026-11-12", document("SEARCH-1", "❌", left_for), SEARCH)

    assert told(loaded(repository.root)) == [
        ("11-03", "GO", 1, 0, 0, 0),
        ("11-04", "NO-GO", 1, 1, 0, 0),
        ("11-12", "GO", 1, 0, 0, 0),
        ("11-20", "GO", 1, 0, 0, 0),
    ]


def test_a_feature_whose_document_is_gone_counts_until_then(repository: Repository) -> None:
    repository.commit("2026-11-03", document("LOGIN-1"), LOGIN)
    repository.commit("2026-11-04", document("SEARCH-1", "❌"), SEARCH)
    repository.git("rm", "--quiet", SEARCH)
    repository.commit("2026-11-12")

    assert told(loaded(repository.root))[1:3] == [
        ("11-04", "NO-GO", 1, 1, 0, 0),
        ("11-12", "GO", 1, 0, 0, 0),
    ]


def test_what_is_not_committed_counts_today_only(repository: Repository) -> None:
    repository.commit("2026-11-03", document("LOGIN-1"), LOGIN)
    repository.write(document("SEARCH-1", "❌"), SEARCH)

    assert told(loaded(repository.root)) == [
        ("11-03", "GO", 1, 0, 0, 0),
        ("11-20", "NO-GO", 1, 1, 0, 0),
    ]


def test_two_documents_with_one_id_are_two_features_in_the_past_too(
    repository: Repository,
) -> None:
    repository.commit("2026-11-03", document("LOGIN-1"), LOGIN)
    repository.commit("2026-11-05", document("LOGIN-1", "❌"), SEARCH)

    assert told(loaded(repository.root)) == [
        ("11-03", "GO", 1, 0, 0, 0),
        ("11-05", "NO-GO", 1, 1, 0, 0),
        ("11-20", "NO-GO", 1, 1, 0, 0),
    ]


def test_a_dependency_counts_as_it_stood_on_that_day(repository: Repository) -> None:
    asking = document("LOGIN-1", header="> **Depends On**: BASE-1")
    base = document("BASE-1", release="1.0", header="> **Status**: In Progress")
    repository.commit("2026-11-03", asking, LOGIN)
    repository.commit("2026-11-03", base, SEARCH)
    repository.commit("2026-11-11", base.replace("In Progress", "Done"), SEARCH)
    plans = (ReleasePlan("1.0", date(2026, 1, 1)),)
    settings = Settings(Workflow(gate_rules=only("dependencies"), releases=plans))

    assert told(loaded(repository.root, settings)) == [
        ("11-03", "NO-GO", 0, 1, 0, 0),
        ("11-11", "GO", 1, 0, 0, 0),
        ("11-20", "GO", 1, 0, 0, 0),
    ]


def test_a_document_without_a_day_of_its_own_was_fresh_after_each_revision(
    repository: Repository,
) -> None:
    repository.commit("2026-11-02", document("LOGIN-1", "❌"), LOGIN)
    repository.commit("2026-11-16", document("LOGIN-1"), LOGIN)
    settings = Settings(Workflow(gate_rules=only("fresh")))

    assert told(loaded(repository.root, settings)) == [
        ("11-02", "GO", 1, 0, 0, 0),
        ("11-10", "NO-GO", 0, 1, 0, 0),
        ("11-16", "GO", 1, 0, 0, 0),
        ("11-20", "GO", 1, 0, 0, 0),
    ]


def test_the_day_after_a_commit_stands_as_the_commit_left_it(repository: Repository) -> None:
    """Judged from the commit or from the working tree, a day is the same."""
    repository.commit("2026-11-03", document("LOGIN-1", "TBD"), LOGIN)
    repository.commit("2026-11-19", document("SEARCH-1", "❌"), SEARCH)
    tomorrow = loaded(repository.root, as_of=date(2026, 11, 21))
    (release,) = loaded(repository.root).releases

    assert release.days[-1] == counted(release, AS_OF)
    assert told(tomorrow)[-2][1:] == told(loaded(repository.root))[-1][1:]


def test_a_gate_over_problems_sees_those_of_that_day(repository: Repository) -> None:
    twice = (
        document("LOGIN-1", header="> **Status**: Done") + "\n## Acceptance\n- [ ] **AC1**: Mail\n"
    )
    repository.commit("2026-11-03", twice, LOGIN)
    repository.commit("2026-11-11", twice.replace("[ ]", "[x]"), LOGIN)
    sound = OwnGate("sound", "Sound", "problems", {"severity": ("warning", "error")}, {}, "none")
    rules = replace(only(), own=(sound,))

    assert told(loaded(repository.root, Settings(Workflow(gate_rules=rules)))) == [
        ("11-03", "NO-GO", 0, 1, 0, 0),
        ("11-11", "GO", 1, 0, 0, 0),
        ("11-20", "GO", 1, 0, 0, 0),
    ]


def test_work_on_a_branch_counts_on_the_day_on_which_it_was_done(repository: Repository) -> None:
    repository.commit("2026-11-03", document("LOGIN-1", "❌"), LOGIN)
    repository.git("checkout", "--quiet", "-b", "work")
    repository.move(LOGIN, "docs/done/login.md")
    repository.commit("2026-11-06", document("LOGIN-1"), "docs/done/login.md")
    repository.git("checkout", "--quiet", "main")
    repository.commit("2026-11-07", document("SEARCH-1"), SEARCH)
    repository.git("merge", "--quiet", "--no-edit", "work", at="2026-11-16")

    assert told(loaded(repository.root)) == [
        ("11-03", "NO-GO", 0, 1, 0, 0),
        ("11-06", "GO", 1, 0, 0, 0),
        ("11-07", "GO", 2, 0, 0, 0),
        ("11-20", "GO", 2, 0, 0, 0),
    ]


def test_many_documents_can_be_read_at_another_place(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("2026-11-03", document("LOGIN-1", "❌"), LOGIN)
    repository.commit("2026-11-06", document("LOGIN-1"), LOGIN)
    past = loaded(repository.root).history.documents
    assert past is not None
    monkeypatch.setattr(past_documents, "MANY_DOCUMENTS", 2)
    with Cache(tmp_path / "cache.sqlite") as cache:

        def elsewhere() -> bool:
            with Cache(tmp_path / "cache.sqlite") as other:
                past_documents.read_documents(past, Workflow(), ["2.4"], other)
            monkeypatch.setattr(past_documents, "read", lambda *_: pytest.fail("read again"))
            return True

        found = past_documents.read_documents(past, Workflow(), ["2.4"], cache, elsewhere)

    assert len(found) == 2


def test_another_python_leaves_all_that_it_read_in_the_cache(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("2026-11-03", document("LOGIN-1", "❌"), LOGIN)
    repository.commit("2026-11-06", document("LOGIN-1"), LOGIN)
    project, docs, kept = loaded(repository.root), repository.root / "docs", tmp_path / "cache"
    ground = Ground(repository.root, (docs,))
    wanted = frozenset(judged_ids(project))
    learn(Job((docs / "login.md",), TESTS.workflow, ground, Rules(AS_OF), kept, wanted, ("2.4",)))
    monkeypatch.setattr(past_documents, "read", lambda *_: pytest.fail("a version was read"))

    assert told(loaded(repository.root, TESTS._replace(cache_file=kept))) == told(project)
