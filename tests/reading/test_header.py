"""The header: its shapes, its keys, and who wins where two places speak."""

from __future__ import annotations

from datetime import date

import pytest

from mkdocs_feature_tracker.model.words import Status
from tests.reading.writing import codes, header, read_text

SHAPES = {
    "quoted bold, colon outside": "> **Branch**: feature/filters\n> **Team**: Search",
    "quoted with hard breaks": "> **Branch**: feature/filters  \n> **Team**: Search  ",
    "bold, colon outside": "**Branch**: feature/filters\n**Team**: Search",
    "bold, colon inside": "**Branch:** feature/filters  \n**Team:** Search",
    "bullets": "- **Branch:** feature/filters\n- **Team:** Search",
    "plain": "Branch: feature/filters\nTeam: Search",
    "all bold": "**Branch: feature/filters**\n**Team: Search**",
    "one line": "**Branch:** feature/filters | **Team:** Search",
    "one plain line": "Branch: feature/filters | Team: Search",
    "table": "| Field | Value |\n|---|---|\n| **Branch** | feature/filters |\n| Team | Search |",
    "table without titles": "| | |\n|-|-|\n| Branch | feature/filters |\n| Team | Search |",
    "paragraphs": "**Branch**: feature/filters\n\n**Team**: Search",
    "non-breaking spaces": "**Branch**:\u00a0feature/filters\n**Team**\u00a0: Search",
}


@pytest.mark.parametrize("block", SHAPES.values(), ids=SHAPES)
def test_every_shape_of_pairs_is_read(block: str) -> None:
    found = header(block)

    assert found.branch == "feature/filters"
    assert found.teams == ("Search",)


def test_each_field_knows_its_line() -> None:
    found = header("> **Status**: Done  \n> **Branch**: main")

    assert (found.lines["status"], found.lines["branch"]) == (3, 4)


KEYS = [
    ("feature_id", "FEAT-2025-11-02-001", ["Feature ID", "ID", "Feature"]),
    ("issue", "234", ["GitHub Issue", "Issue", "Ticket"]),
    ("status", "In Progress", ["Status", "State", "Current Status"]),
    ("branch", "feature/filters", ["Branch", "Feature Branch"]),
    ("started_on", "2025-11-02", ["Started", "Start Date", "Start", "Created"]),
    (
        "target_on",
        "2025-11-02",
        [
            *("Target", "Target Date", "Target Completion", "Due", "Deadline", "ETA"),
            "Expected Completion",
        ],
    ),
    ("finished_on", "2025-11-02", ["Completed", "Completed On", "Finished", "Done"]),
    ("updated_on", "2025-11-02", ["Last Updated", "Updated", "Last Edited"]),
    ("release", "2.4", ["Release", "Target Release", "Milestone", "Version", "Fix Version"]),
    ("teams", "Search", ["Team", "Teams", "Squad"]),
    ("owners", "Ines", ["Owner", "Assignee", "Assigned To", "Lead", "DRI"]),
    ("priority", "P1", ["Priority"]),
    ("depends_on", "FEAT-1", ["Depends On", "Dependencies", "Blocked By"]),
    ("stated_share", "65%", ["Progress", "Overall Progress", "Completion"]),
]
VALUES = {
    "In Progress": Status.IN_PROGRESS,
    "2025-11-02": date(2025, 11, 2),
    "Search": ("Search",),
    "Ines": ("Ines",),
    "FEAT-1": ("FEAT-1",),
    "65%": 0.65,
}


@pytest.mark.parametrize(
    ("field", "raw", "key"), [(field, raw, key) for field, raw, keys in KEYS for key in keys]
)
def test_every_key_is_accepted_in_any_case(field: str, raw: str, key: str) -> None:
    expected = VALUES.get(raw, raw)

    assert getattr(header(f"**{key}**: {raw}"), field) == expected
    assert getattr(header(f"- {key.upper()}: {raw}"), field) == expected
    assert getattr(header(f"**{key.lower()}:** {raw}"), field) == expected


def test_a_feature_with_spaces_in_its_value_is_no_id() -> None:
    found = header("**Feature**: Saved filters")

    assert found.feature_id is None
    assert found.extra == {"Feature": "Saved filters"}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("#234", "234"),
        ("234", "234"),
        ("acme/app#234", "acme/app#234"),
        ("https://github.com/acme/app/issues/234", "acme/app#234"),
        ("[#234](https://github.com/acme/app/issues/234)", "234"),
        ("<https://github.com/acme/app/issues/234>", "acme/app#234"),
        ("https://gitlab.com/acme/tools/app/-/issues/7", "acme/tools/app#7"),
        ("https://acme.atlassian.net/browse/ABC-12", "ABC-12"),
        ("ABC-12", "ABC-12"),
        ("#234 (epic)", "234"),
        ("None", None),
    ],
)
def test_an_issue_is_a_number_or_a_repository_with_a_number(raw: str, expected: str | None) -> None:
    assert header(f"**Issue**: {raw}").issue == expected


def test_the_h1_may_name_the_issue() -> None:
    assert read_text("# Issue #138 - Saved filters\n").header.issue == "138"
    assert read_text("# Issue #138 - Saved filters\n\n**Issue**: #9\n").header.issue == "9"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("`feature/filters` (rebased on main)", "feature/filters"),
        ("feature/filters (rebased on main)", "feature/filters"),
        ("see `a/b` and `c/d`", "a/b"),
        ("feature/issue-[number]-[brief-description]", None),
        ("`feature/issue-[number]-[brief-description]`", None),
    ],
)
def test_a_branch_is_its_first_code_span_else_the_text_before_a_parenthesis(
    raw: str, expected: str | None
) -> None:
    assert header(f"**Branch**: {raw}").branch == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Search, Platform", ("Search", "Platform")),
        ("Search & Platform", ("Search", "Platform")),
        ("Search + Platform", ("Search", "Platform")),
        ("Search / Platform", ("Search", "Platform")),
        ("Search and Platform", ("Search", "Platform")),
        ("Search, Platform and R&D", ("Search", "Platform", "R&D")),
        ("Backend/API", ("Backend/API",)),
        ("Brandy", ("Brandy",)),
        ("[Team areas involved]", ()),
        ("None", ()),
    ],
)
def test_teams_are_split_at_separators_with_their_spaces(
    raw: str, expected: tuple[str, ...]
) -> None:
    assert header(f"**Team**: {raw}").teams == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("FEAT-2025-11-02-001", ("FEAT-2025-11-02-001",)),
        ("FEAT-1, M-03.02", ("FEAT-1", "M-03.02")),
        ("#12 and acme/app#13", ("#12", "acme/app#13")),
        (
            "[FEAT-1](feat-1.md) (sign-in), [#12](https://github.com/acme/app/issues/12)",
            ("FEAT-1", "#12"),
        ),
        ("https://github.com/acme/app/issues/13", ("acme/app#13",)),
        ("saved-filters", ("saved-filters",)),
        ("None", ()),
        ("N/A", ()),
        ("TBD", ()),
    ],
)
def test_dependencies_are_feature_ids_or_issues(raw: str, expected: tuple[str, ...]) -> None:
    assert header(f"**Depends On**: {raw}").depends_on == expected


def test_dependencies_in_words_are_kept_as_text() -> None:
    found = header("**Dependencies**: a decision of the legal team")

    assert found.depends_on == ()
    assert found.extra == {"Dependencies": "a decision of the legal team"}


def test_front_matter_gives_the_same_fields() -> None:
    found = header(
        "Text.",
        front="feature_id: FEAT-7\nstatus: in_progress\nstarted: 2025-11-02\n"
        "teams: [Search, Platform]\ndepends_on:\n  - FEAT-1\n  - '#12'\nprogress: 40%",
    )

    assert found.feature_id == "FEAT-7"
    assert found.status is Status.IN_PROGRESS
    assert found.started_on == date(2025, 11, 2)
    assert found.teams == ("Search", "Platform")
    assert found.depends_on == ("FEAT-1", "#12")
    assert found.stated_share == 0.4
    assert (found.lines["feature_id"], found.lines["started_on"]) == (2, 4)


def test_the_body_wins_over_front_matter() -> None:
    found = header("**Status**: Done", front="status: in_progress\npriority: P1")

    assert (found.status, found.priority) == (Status.DONE, "P1")


@pytest.mark.parametrize("word", ["new", "deprecated"])
def test_page_statuses_of_material_are_not_ours(word: str) -> None:
    document = read_text(f"---\nstatus: {word}\n---\n# T\n")

    assert document.header.status is None
    assert document.problems == ()


@pytest.mark.parametrize("title", ["Current Status", "Status", "Overview", "📊 Overview"])
def test_a_status_or_overview_section_belongs_to_the_header(title: str) -> None:
    document = read_text(
        f"# T\n\nText.\n\n## Context\n\nText.\n\n## {title}\n\n- **State**: Done\n"
    )

    assert document.header.status is Status.DONE
    assert document.header.lines["status"] == 11


def test_only_the_first_of_such_sections_counts() -> None:
    document = read_text(
        "# T\n\n## Overview\n\n**Owner**: Ines\n\n## Status\n\n**Owner**: Tom\n**Priority**: P1\n"
    )

    assert document.header.owners == ("Ines",)
    assert document.header.priority is None


def test_pairs_of_other_sections_are_no_header() -> None:
    assert read_text("# T\n\n## Notes\n\n**Priority**: P1\n").header.priority is None


def test_the_first_value_wins_and_a_differing_repeat_is_a_problem() -> None:
    document = read_text(
        "# T\n\n**Priority**: P1\n**Owner**: Ines\n\n## Status\n\n**Priority**: P2\n"
        "**Owner**: Ines\n"
    )

    assert document.header.priority == "P1"
    assert [(problem.code, problem.line) for problem in document.problems] == [("FT110", 8)]


def test_an_unfilled_value_leaves_room_for_a_later_one() -> None:
    document = read_text("# T\n\n**Status**: [Status]\n\n## Status\n\n**Status**: Done\n")

    assert document.header.status is Status.DONE
    assert document.problems == ()


def test_other_keys_and_dates_without_a_date_are_kept_silently() -> None:
    document = read_text(
        "# T\n\n**Target**: save 111 s\n**Started**: Week 3\n**ETA**: Q3 2026\n"
        "**Reviewer**: Tom\n**Epic**: [Search](search.md)\n"
    )

    assert document.header.extra == {
        "Target": "save 111 s",
        "Started": "Week 3",
        "ETA": "Q3 2026",
        "Reviewer": "Tom",
        "Epic": "Search",
    }
    assert (document.header.target_on, document.header.started_on) == (None, None)
    assert document.problems == ()


def test_a_sentence_with_a_colon_is_no_pair() -> None:
    assert header("Note to all: the old format has no owner.").extra == {}


def test_a_template_header_says_nothing() -> None:
    document = read_text(
        "# Implementation Tracking: Saved filters\n\n"
        "> **GitHub Issue**: #[issue-number]  \n> **Branch**: feature/issue-[number]-[name]  \n"
        "> **Started**: YYYY-MM-DD  \n> **Team**: [Team areas involved]  \n> **Release**: TBD\n"
    )

    read = document.header
    assert (read.issue, read.branch, read.started_on, read.teams, read.release) == (
        *(None, None, None),
        (),
        None,
    )
    assert read.extra == {}
    assert codes(document) == []
