"""Who is on what: teams with their open features, and agents with theirs."""

from __future__ import annotations

import re

import pytest

from mkdocs_feature_tracker.model.project import Project
from tests.site.conftest import BARE, SEARCH, SHARING, VAULT, ProjectOf
from tests.site.pages_shown import shown

BOTH = """\
# Implementation Tracking: Shared cart

> **Feature ID**: FEAT-6
> **Status**: In Progress
> **Team**: Platform, Web
> **Owner**: Jonas

#### Implementation Status (GREEN Phase)
- [x] **Backend**: Cart
- [ ] **Frontend**: List

## Agent Execution Status
1. **Backend Developer** ✅ **Complete**
2. **Frontend Developer** 🚧 **In Progress** (40%)
3. **QA Agent** ❌ **Not Started**

## Next Steps
- [ ] Write the list
- [/] Agree on colours
- [x] Choose a name
- [ ] Ask a customer
"""


@pytest.fixture
def teams(project_of: ProjectOf) -> Project:
    """The product's four features and one that two teams share."""
    return project_of(SEARCH, VAULT, SHARING, BARE, BOTH)


def test_the_sentence_names_teams_states_and_gaps(teams: Project) -> None:
    text = shown(teams, "widget: verdict\nabout: team").text

    assert text.startswith(
        "Platform and Web have 4 open features: 2 in progress, 1 blocked and 1 waiting; "
        "1 has no owner and 1 has no team."
    )


def test_a_team_stands_with_its_counts_and_open_features(teams: Project) -> None:
    page = shown(teams, "widget: teams")

    assert "Platform 2 in progress, 1 done" in page.text
    assert "Web 1 in progress, 1 blocked" in page.text
    assert "1 of them is shared between teams and stands below each" in page.text
    assert "Credentials vault" not in page.text
    assert page.text.count("Shared cart") == 2
    assert "features/5/" in page.links


def test_features_without_a_team_or_an_owner_are_told(teams: Project) -> None:
    text = shown(teams, "widget: teams").text

    assert re.search(r"No team 1 waiting .*Sandbox tenants Not started — nobody", text)


def test_next_steps_begin_with_what_is_being_done(teams: Project) -> None:
    text = shown(teams, "widget: teams").text

    assert re.search(r"In progress Agree on colours L\d+ Write the list L\d+ 1 more", text)
    assert "Choose a name" not in text
    assert "Ask a customer" in shown(teams, "widget: teams\nsteps: 3").text


def test_an_agent_stands_with_its_features_by_what_it_does_there(teams: Project) -> None:
    text = shown(teams, "widget: agents").text

    assert "2 of 3 agents at work, 1 waiting or blocked" in text
    assert re.search(r"Backend Developer Audit log search L\d+ — — 1", text)
    assert re.search(r"Frontend Developer Shared cart 40% L\d+ — — 0", text)
    assert re.search(r"QA Agent — — Shared cart L\d+ 0", text)


def test_an_agent_with_very_many_features_is_cut_short(project_of: ProjectOf) -> None:
    copies = [BOTH.replace("FEAT-6", f"FEAT-{n}") for n in range(10, 20)]

    text = shown(project_of(*copies), "widget: agents").text

    assert re.search(r"Frontend Developer (Shared cart 40% L\d+ ){8}2 more", text)


def test_of_one_feature_the_agents_stand_in_its_order(teams: Project) -> None:
    text = shown(teams, "widget: agents\nfeature: FEAT-6").text

    names = ("Backend Developer", "Frontend Developer", "QA Agent")
    assert [text.index(name) for name in names] == sorted(text.index(name) for name in names)


def test_a_long_list_of_a_team_is_cut_and_says_so(teams: Project) -> None:
    text = shown(teams, "widget: teams\nlimit: 1\nfilter: {team: Platform}").text

    assert "1 more feature." in text


def test_without_any_feature_there_is_no_team(project_of: ProjectOf) -> None:
    assert "No feature is tracked here yet." in shown(project_of(), "widget: teams").text


def test_without_agents_the_widget_says_where_they_would_stand(project_of: ProjectOf) -> None:
    assert "No document names agents" in shown(project_of(BARE), "widget: agents").text
