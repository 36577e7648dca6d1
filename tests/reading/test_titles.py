"""Which section a heading names, seen in where its tasks lie and whether they are in scope."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.model.workflow import Workflow
from tests.reading.writing import read_text, task

TITLES = [
    ("Tests Written (RED Phase)", "tests"),
    ("Tests Written", "tests"),
    ("🔴 Tests Written (RED Phase) ✅", "tests"),
    ("**Tests Written**", "tests"),
    ("Tests Written - 4/4", "tests"),
    ("Implementation Status (GREEN Phase)", "implementation"),
    ("Implementation Status: 60%", "implementation"),
    ("Implementation Status – IN PROGRESS", "implementation"),
    ("IMPLEMENTATION STATUS", "implementation"),
    ("Refactoring (REFACTOR Phase)", "refactoring"),
    ("Refactoring", "refactoring"),
    ("Acceptance Criteria Progress", "acceptance"),
    ("Acceptance Criteria", "acceptance"),
    ("Success Criteria", "acceptance"),
    ("Acceptance Criteria (3/5)", "acceptance"),
    ("Pre-Deployment Checklist", "deployment"),
    ("Definition of Done", "deployment"),
    ("Release Checklist", "deployment"),
    ("🔄 Next Steps", "next_steps"),
    ("Phase 1: Parser", "other"),
    ("How we test", "other"),
    ("Why the acceptance criteria changed", "other"),
    ("Implementation notes for testers", "other"),
]


@pytest.mark.parametrize(("title", "section"), TITLES)
@pytest.mark.parametrize("marks", ["##", "###", "####", "#####", "######"])
def test_a_heading_names_a_section_at_any_level(marks: str, title: str, section: str) -> None:
    document = read_text(f"# T\n\n{marks} {title}\n\n- [x] Parse\n")

    assert [item.section for item in document.tasks] == [section]


def test_a_setext_heading_names_a_section() -> None:
    document = read_text(
        "Saved filters\n=============\n\nTests Written\n-------------\n\n- [x] A\n"
    )

    assert document.tasks[0].section == "tests"


def test_the_h1_names_no_section() -> None:
    assert read_text("# Implementation Status\n\n- [x] A\n").tasks[0].section == "other"


def test_sections_may_come_in_any_order() -> None:
    document = read_text(
        "# T\n\n## Next Steps\n\n- [ ] A\n\n## Refactoring\n\n- [ ] B\n\n"
        "## Tests Written\n\n- [ ] C\n"
    )

    assert [item.section for item in document.tasks] == ["next_steps", "refactoring", "tests"]


def test_a_task_lies_in_its_nearest_recognised_section() -> None:
    document = read_text(
        "# T\n\n## Acceptance Criteria\n\n### Search page\n\n- [ ] A\n\n"
        "## Implementation Status\n\n### Parser\n\n#### Errors\n\n- [ ] B\n\n"
        "### Refactoring\n\n- [ ] C\n\n## Other work\n\n- [ ] D\n"
    )

    assert [item.section for item in document.tasks] == [
        "acceptance",
        "implementation",
        "refactoring",
        "other",
    ]


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("🧩 Parser", "Parser"),
        ("Parser ✅ COMPLETE", "Parser"),
        ("Phase 2: Index (80%)", "Phase 2: Index"),
        ("Phase 2: Index - IN PROGRESS", "Phase 2: Index"),
        ("**Parser** (done)", "Parser"),
        ("Parser (with errors)", "Parser (with errors)"),
        ("Parser [DONE]", "Parser"),
    ],
)
def test_a_group_is_the_nearest_heading_without_emoji_and_status(title: str, group: str) -> None:
    document = read_text(f"# T\n\n## Work\n\n### {title}\n\n- [ ] A\n")

    assert document.tasks[0].group == group


def test_duplicate_headings_are_one_section_in_two_places() -> None:
    document = read_text("# T\n\n## Tests\n\n- [x] A\n\n## Notes\n\nText.\n\n## Tests\n\n- [ ] B\n")

    assert [(item.title, item.section) for item in document.tasks] == [
        ("A", "tests"),
        ("B", "tests"),
    ]


@pytest.mark.parametrize(
    ("title", "in_scope"),
    [
        ("Tests Written", True),
        ("Implementation Status", True),
        ("Refactoring", True),
        ("Acceptance Criteria", True),
        ("Milestone 3", True),
        ("Pre-Deployment Checklist", False),
        ("Next Steps", False),
        ("Daily Progress Updates", False),
        ("Progress Log", False),
        ("Implementation Log", False),
        ("Daily Log", False),
        ("Recent Updates", False),
        ("Session 4 (2025-11-02)", False),
        ("Plan", False),
        ("Future Work", False),
        ("Before merging", False),
    ],
)
def test_only_scope_sections_count(title: str, in_scope: bool) -> None:
    assert task("- [ ] Parse", heading=title).in_scope is in_scope


def test_the_option_scope_sections_decides() -> None:
    text = "# T\n\n## Tests\n\n- [ ] A\n\n## Next Steps\n\n- [ ] B\n"
    document = read_text(text, Workflow(scope_sections=("next_steps",)))

    assert [item.in_scope for item in document.tasks] == [False, True]


def test_a_team_teaches_its_own_titles() -> None:
    own = Workflow(section_titles={"Critères d'acceptation": "acceptance", "Journal": "updates"})
    document = read_text(
        "# T\n\n## 📋 Critères d’acceptation (3)\n\n- [ ] A\n\n## Journal\n\n- [x] B\n", own
    )

    assert [(item.section, item.in_scope) for item in document.tasks] == [
        ("acceptance", True),
        ("other", False),
    ]


@pytest.mark.parametrize(
    "title", ["Blockers", "Issues & Blockers", "Active Blockers", "🐛 Blockers"]
)
def test_blockers_have_aliases(title: str) -> None:
    rows = read_text(f"# T\n\n## {title}\n\nNone.\n").sections

    assert [row.line for row in rows if row.section == "blockers"] == [3]


@pytest.mark.parametrize("title", ["Risks", "Risks & Mitigations", "Unblocked work"])
def test_risks_are_no_blockers(title: str) -> None:
    rows = read_text(f"# T\n\n## {title}\n\n- Rain\n").sections

    assert [row.line for row in rows if row.section == "blockers"] == [None]
