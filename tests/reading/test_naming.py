"""What a document is called: its title, its ID, and whether its title makes it a tracker."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.reading.naming import feature_id, slug
from tests.reading.writing import read_text


@pytest.mark.parametrize(
    "title",
    [
        "M-03.02 Implementation Tracking",
        "Implementation Tracking: Saved filters",
        "Implementation Tracker",
        "Implementation Progress",
        "Feature Tracking: Saved filters",
        "Feature Tracker – Saved filters",
        "Feature Progress",
        "Progress Tracking",
        "Progress Tracker",
        "📊 IMPLEMENTATION TRACKING",
        "Saved filters: tracking the implementation",
    ],
)
def test_a_title_with_a_word_of_each_kind_names_a_tracker(title: str) -> None:
    assert read_text(f"# {title}\n").signs.title


@pytest.mark.parametrize(
    "title",
    [
        "Progress",
        "Feature",
        "Tracking",
        "Saved filters",
        "Implementation plan",
        "Feature Specification: Progress tracking",
        "Implementation Tracking Retrospective",
        "Decision: implementation tracking",
        "Featured trackers",
    ],
)
def test_other_titles_name_none(title: str) -> None:
    assert not read_text(f"# {title}\n").signs.title


def test_only_the_first_h1_speaks() -> None:
    assert not read_text("# Saved filters\n\n# Implementation Tracking\n").signs.title


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("Implementation Tracking: Saved filters", "Saved filters"),
        ("📊 Implementation Tracking: Saved filters ✅", "Saved filters"),
        ("Saved filters – Implementation Tracking", "Saved filters"),
        ("Saved filters Implementation Progress", "Saved filters"),
        ("M-03.02 Implementation Tracking", "M-03.02"),
        ("Issue #138 - Saved filters", "Saved filters"),
        ("Issue #138 - Saved filters: Progress Tracker", "Saved filters"),
        ("Implementation Tracking: Issue #138 - Saved filters", "Saved filters"),
        ("**Saved** `filters`", "Saved filters"),
        ("Saved filters", "Saved filters"),
        ("Implementation Tracking", "Implementation Tracking"),
    ],
)
def test_a_title_loses_the_words_that_made_it_a_tracker(raw: str, title: str) -> None:
    assert read_text(f"# {raw}\n").title == title


def test_without_an_h1_the_front_matter_gives_the_title() -> None:
    assert read_text("---\ntitle: Saved filters\n---\n\n## Tests\n").title == "Saved filters"
    assert read_text("---\ntitle: Filters\n---\n# Saved filters\n").title == "Saved filters"
    assert read_text("## Tests\n").title is None


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("**Feature ID**: FEAT-7\n**Issue**: #234", "docs/a.md", "FEAT-7"),
        ("**Issue**: #234", "docs/a.md", "issue-234"),
        ("**Issue**: acme/app#234", "docs/a.md", "issue-234"),
        ("Text.", "docs/Saved Filters (v2).md", "saved-filters-v2"),
        ("Text.", "docs/saved-filters/progress.md", "saved-filters"),
        ("Text.", "docs/saved-filters/tracking.md", "saved-filters"),
        ("Text.", "docs/saved-filters/tasks.md", "saved-filters"),
        ("Text.", "docs/saved-filters/index.md", "saved-filters"),
        ("Text.", "docs/saved-filters/README.md", "saved-filters"),
        ("Text.", "progress.md", "progress"),
        ("Text.", "docs/Überblick.md", "überblick"),
    ],
)
def test_the_identity_is_the_id_then_the_issue_then_a_slug_of_the_path(
    text: str, path: str, expected: str
) -> None:
    assert feature_id(read_text(f"# T\n\n{text}\n"), path) == expected


def test_a_slug_has_letters_digits_and_hyphens() -> None:
    assert slug("  Saved__filters & groups!  ") == "saved-filters-groups"


@pytest.mark.parametrize(
    "text",
    [
        "# Implementation Tracking: [Feature Title]\n",
        "# [MILESTONE-ID] Implementation Tracking\n",
        "# Implementation Tracking: {{name}}\n",
        "# Implementation Tracking: Filters\n\n> **Feature ID**: FEAT-YYYY-MM-DD-XXX\n",
        "---\nfeature_id: FEAT-YYYY-MM-DD-XXX\n---\n# Filters\n",
        "---\nid: '{{id}}'\n---\n# Filters\n",
        "---\ntitle: '[Feature Title]'\n---\n\n## Tests\n",
    ],
)
def test_a_placeholder_in_id_or_title_makes_a_template(text: str) -> None:
    assert read_text(text).signs.placeholder


@pytest.mark.parametrize(
    "text",
    [
        "# Implementation Tracking: Filters\n\n**Branch**: feature/issue-[number]\n",
        "# [ABC-12] Implementation Tracking\n",
        "# [Filters](filters.md) Implementation Tracking\n",
        "# [Completed] Filters\n",
    ],
)
def test_other_brackets_make_none(text: str) -> None:
    assert not read_text(text).signs.placeholder
