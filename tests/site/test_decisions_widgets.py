"""Decisions of all features with their reasons, each below its feature."""

from __future__ import annotations

import re

from mkdocs_feature_tracker.model.project import Project
from tests.site.conftest import BARE, SEARCH, ProjectOf
from tests.site.pages_shown import shown

CACHE = """\
# Implementation Tracking: A cache

> **Feature ID**: FEAT-7
> **Status**: Done

### Architecture Decisions
1. **Decision**: Keep it in memory
   - **Rationale**: One process
   - **Alternatives**: Redis
   - **Impact**: Lost at a restart

### Design Decisions
- **Say how old it is**: Nobody trusts a silent cache
- **No button to empty it**
"""


def test_the_sentence_counts_decisions_kinds_and_missing_reasons(project_of: ProjectOf) -> None:
    project = project_of(SEARCH, CACHE, BARE)

    text = shown(project, "widget: verdict\nabout: decisions").text

    assert re.match(
        r"\d decisions explain 2 of 3 features: 2 of architecture and \d of design", text
    )


def test_each_decision_stands_below_its_feature_with_its_reasons(project_of: ProjectOf) -> None:
    page = shown(project_of(SEARCH, CACHE), "widget: decisions")

    assert re.search(
        r"A cache \d Keep it in memory L\d+ architecture Why One process Instead of Redis"
        r" Impact Lost at a restart",
        page.text,
    )
    assert page.text.index("A cache") < page.text.index("Audit log search")
    assert "features/2/" in page.links
    assert any("/2.md#L" in link for link in page.links)


def test_only_the_kinds_asked_for_are_shown(project_of: ProjectOf) -> None:
    text = shown(project_of(SEARCH, CACHE), "widget: decisions\nkinds: design").text

    assert "Say how old it is" in text
    assert "Keep it in memory" not in text
    assert "Audit log search" not in text


def test_of_one_feature_there_are_no_other_ones(product: Project) -> None:
    page = shown(product, "widget: decisions\nfeature: FEAT-1")

    assert "Postgres full text" in page.text
    assert "features/1/" not in page.links


def test_hundreds_of_decisions_are_cut_and_it_is_said(project_of: ProjectOf) -> None:
    rows = "".join(f"- **Choice {n}**: because\n" for n in range(1, 311))
    text = shown(project_of(f"{BARE}\n### Design Decisions\n{rows}"), "widget: decisions").text

    assert "310 decisions in 1 feature" in text
    assert "10 more decisions." in text
    assert "Choice 301" not in text


def test_without_decisions_it_is_said_where_they_would_stand(project_of: ProjectOf) -> None:
    project = project_of(BARE)

    assert "“Architecture Decisions”" in shown(project, "widget: decisions").text
    text = shown(project, "widget: verdict\nabout: decisions").text
    assert text.startswith("No decision is written down yet.")
