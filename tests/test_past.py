"""Which old versions belong to a project: the rules of today hold for the past."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mkdocs_feature_tracker.history.rules import Rules
from mkdocs_feature_tracker.model.history import History
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.past import Ground, Origins, past_of
from mkdocs_feature_tracker.project import load
from mkdocs_feature_tracker.reading.discover import discover
from tests.history.conftest import Repository, _only_this_git, days  # noqa: F401

AS_OF = date(2026, 1, 31)
PLAIN = "# Sign-in\n\n- [ ] Form\n- [ ] Mail\n"
MARKED = f"---\ntracker: true\n---\n{PLAIN}"


@pytest.fixture
def team(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "team")


def past(team: Repository, workflow: Workflow | None = None, exclude: str = "") -> History:
    """The past of the documents in `docs`."""
    workflow = workflow or Workflow()
    docs = team.root / "docs"
    sources, _ = discover([docs], team.root, workflow)
    kept = [source for source in sources if not exclude or exclude not in source.path]
    project = load(kept, workflow, as_of=AS_OF)
    ground = Ground(team.root, (docs,), exclude=(f"**/{exclude}/**",) if exclude else ())
    return past_of(project, workflow, ground, Rules(AS_OF), Origins())


def test_a_document_has_the_name_of_its_path_in_the_past_as_today(team: Repository) -> None:
    team.commit("2026-01-05", MARKED, "docs/sign-in/progress.md")
    team.commit("2026-01-06", MARKED.replace("[ ]", "[x]"), "docs/sign-in/progress.md")

    assert days(past(team).features["sign-in"]) == [("01-05", 2, 0), ("01-06", 2, 2)]


def test_the_globs_of_the_options_hold_for_old_versions_too(team: Repository) -> None:
    team.commit("2026-01-05", PLAIN, "docs/features/sign-in.md")
    team.commit("2026-01-06", PLAIN.replace("[ ]", "[x]"), "docs/features/sign-in.md")
    workflow = Workflow(documents=("features/*.md",))

    assert days(past(team, workflow).features["sign-in"]) == [("01-05", 2, 0), ("01-06", 2, 2)]
    assert past(team).features == {}


def test_a_dialect_holds_for_old_versions_too(team: Repository) -> None:
    team.commit("2026-01-05", MARKED, "docs/sign-in.md")
    team.commit("2026-01-06", MARKED.replace("[ ] Form", "[-] Form"), "docs/sign-in.md")
    workflow = Workflow(dialects={"*.md": "kiro"})

    assert days(past(team, workflow).features["sign-in"])[-1] == ("01-06", 2, 0)
    assert days(past(team).features["sign-in"])[-1] == ("01-06", 1, 0)


def test_a_template_was_never_a_feature(team: Repository) -> None:
    slots = MARKED.replace("# Sign-in", "# [Feature Title]")
    team.commit("2026-01-05", slots, "docs/sign-in.md")
    team.commit("2026-01-08", MARKED, "docs/sign-in.md")

    assert days(past(team).features["sign-in"]) == [("01-08", 2, 0)]


def test_a_feature_whose_document_went_comes_after_those_of_today(team: Repository) -> None:
    team.commit("2026-01-05", MARKED, "docs/a-gone.md")
    team.commit("2026-01-06", MARKED, "docs/z-here.md")
    (team.root / "docs/a-gone.md").unlink()
    team.commit("2026-01-07")

    history = past(team)

    assert list(history.features) == ["z-here", "a-gone"]
    assert history.features["a-gone"].points[-1].is_gone


@pytest.mark.parametrize("path", ["docs/archive/old.md", "elsewhere/old.md"])
def test_what_is_not_looked_for_today_had_no_past(team: Repository, path: str) -> None:
    team.commit("2026-01-05", MARKED, path)
    team.commit("2026-01-06", MARKED, "docs/sign-in.md")
    (team.root / path).unlink()
    team.commit("2026-01-07")

    assert list(past(team, exclude="archive").features) == ["sign-in"]


def test_the_day_of_the_last_revision_is_known(team: Repository) -> None:
    team.commit("2026-01-05", MARKED, "docs/sign-in.md")
    team.commit("2026-01-09", f"{MARKED}\nA word more.\n", "docs/sign-in.md")

    history = past(team).features["sign-in"]

    assert days(history) == [("01-05", 2, 0)]
    assert history.revised_on == date(2026, 1, 9)


def test_what_is_not_committed_was_revised_today(team: Repository) -> None:
    team.commit("2026-01-05", MARKED, "docs/sign-in.md")
    team.write(MARKED.replace("[ ]", "[x]"), "docs/sign-in.md")

    assert past(team).features["sign-in"].revised_on == AS_OF
