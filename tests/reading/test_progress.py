"""Whole documents written by hand: the counts that a person gets when counting the boxes."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.document import read
from tests.reading.writing import FIXTURES, codes, fixture


def counts(document: Document) -> dict[str, tuple[int, int]]:
    """Done and all leaves of each section."""
    leaves = [task for task in document.tasks if task.is_leaf]
    done = Counter(task.section for task in leaves if task.status is Status.DONE)
    return {name: (done[name], n) for name, n in Counter(t.section for t in leaves).items()}


def scope(document: Document) -> tuple[int, int]:
    tasks = [task for task in document.tasks if task.in_scope]
    return sum(task.status is Status.DONE for task in tasks), len(tasks)


def test_the_filled_template_counts_14_of_23_and_states_65_percent() -> None:
    document = fixture("filled.md")

    assert counts(document) == {
        "tests": (4, 4),
        "implementation": (6, 10),
        "refactoring": (0, 3),
        "acceptance": (4, 6),
        "deployment": (2, 6),
        "next_steps": (1, 3),
        "other": (1, 1),
    }
    assert scope(document) == (14, 23)
    assert document.header.stated_share == 0.65
    assert document.problems == ()


def test_the_filled_template_says_what_its_header_says() -> None:
    header = fixture("filled.md").header

    assert (header.feature_id, header.issue, header.status) == (
        "FEAT-2025-09-15-002",
        "318",
        Status.IN_PROGRESS,
    )
    assert header.branch == "feature/issue-318-saved-searches"
    assert (header.started_on, header.target_on) == (date(2025, 9, 15), date(2025, 10, 10))
    assert (header.release, header.teams) == ("4.2", ("Backend", "Frontend", "QA"))
    assert header.extra == {}
    assert fixture("filled.md").title == "Saved searches"


def test_the_filled_template_gives_gates_phase_and_criteria() -> None:
    document = fixture("filled.md")

    assert [(gate.status, gate.stated_share) for gate in document.gates] == [
        (Status.DONE, None),
        (Status.IN_PROGRESS, 0.6),
        (Status.NOT_STARTED, None),
        (Status.IN_PROGRESS, None),
        (Status.UNKNOWN, None),
    ]
    assert document.tdd_phase == "GREEN"
    criteria = [task for task in document.tasks if task.section == "acceptance"]
    assert [(task.task_id, task.tests_status, task.tests_share) for task in criteria] == [
        ("AC1", Status.DONE, 1.0),
        ("AC2", Status.DONE, None),
        ("AC3", Status.IN_PROGRESS, 0.4),
        ("AC4", Status.FAILING, None),
        ("Secondary AC1", None, None),
        ("Secondary AC2", None, None),
    ]
    assert {task.group for task in criteria} == {"Primary User Story", "Secondary Features"}


def test_the_filled_template_takes_statuses_from_notes() -> None:
    by_title = {task.title: task for task in fixture("filled.md").tasks}

    assert by_title["Rename dialog"].status is Status.IN_PROGRESS
    assert by_title["Rename dialog"].stated_share == 0.7
    assert by_title["Sharing"].status is Status.BLOCKED
    assert by_title["Unit Tests"].note == "query parser, 41 cases"
    assert by_title["Alerts by mail"].status is Status.NOT_STARTED


def test_a_copy_with_only_the_header_filled_has_eleven_open_tasks() -> None:
    document = fixture("header_only.md")

    assert counts(document) == {
        "tests": (0, 4),
        "implementation": (0, 4),
        "refactoring": (0, 3),
        "deployment": (0, 6),
    }
    assert scope(document) == (0, 11)
    assert {task.status for task in document.tasks} == {Status.NOT_STARTED}
    assert [gate.status for gate in document.gates] == [Status.UNKNOWN] * 5
    assert document.tdd_phase is None
    assert document.header.stated_share is None
    assert document.header.status is Status.IN_PROGRESS
    assert document.header.teams == ("Mobile", "Maps")


def test_a_copy_with_only_the_header_filled_says_nothing_else() -> None:
    document = fixture("header_only.md")

    assert document.artifacts == ()
    assert document.agents == ()
    assert document.agent_notes == ()
    assert document.blockers == ()
    assert document.debts == ()
    assert document.decisions == ()
    assert document.updates == ()
    assert document.waivers == ()
    assert {measure.status for measure in document.measures} <= {Status.UNKNOWN}
    assert {measure.value for measure in document.measures} <= {None}
    assert set(codes(document)) == {"FT112"}


def test_a_messy_relative_counts_what_a_person_counts() -> None:
    document = fixture("relative.md")

    assert [
        (task.title, task.status, task.in_scope) for task in document.tasks if task.is_leaf
    ] == [
        ("Read version 1 files", Status.DONE, True),
        ("with attachments", Status.DONE, True),
        ("without attachments", Status.DONE, True),
        ("Report broken files with their line, also inside archives", Status.DONE, True),
        ("Write searches in batches", Status.IN_PROGRESS, True),
        ("Write attachments – waiting for storage", Status.BLOCKED, True),
        ("Undo an import", Status.NOT_STARTED, True),
        ("Progress bar in the terminal", Status.CANCELLED, False),
        ("Dry run", Status.UNKNOWN, True),
        ("Quoted: ask support for real files", Status.NOT_STARTED, True),
        ("Import `a|b` files", Status.DONE, True),
        ("Import by mail", Status.CANCELLED, False),
        ("Guide for support", Status.IN_PROGRESS, True),
        ("Squash the commits", Status.NOT_STARTED, False),
        ("Wrote the batch test", Status.DONE, False),
        ("Read version 3 files", Status.DONE, True),
    ]
    assert [task.title for task in document.tasks if not task.is_leaf] == ["Read version 2 files"]
    assert {task.group for task in document.tasks} == {
        "Phase 1: Reader",
        "Phase 2: Writer",
        "Phase 3: Roll-out",
        "Before merging",
        "Session 3 – 2025-11-02",
    }


def test_a_messy_relative_has_a_header() -> None:
    document = fixture("relative.md")

    assert document.title == "Import of old searches"
    header = document.header
    assert (header.feature_id, header.issue, header.priority) == ("SRCH-12", "77", "P2")
    assert (header.status, header.owners) == (Status.IN_PROGRESS, ("Ines",))
    assert (header.started_on, header.updated_on) == (None, date(2025, 11, 2))
    assert header.stated_share == 0.4
    assert header.extra == {"Target": "end of the quarter"}
    assert [(problem.code, problem.line) for problem in document.problems] == [
        ("FT105", 11),
        ("FT107", 34),
    ]


def test_plain_keys_and_ids_of_another_team() -> None:
    document = fixture("in_flight.md")

    header = document.header
    assert document.title == "M-04.02"
    assert (header.feature_id, header.issue) == ("M-04.02", "acme/maps#91")
    assert (header.status, header.teams, header.owners) == (
        Status.IN_PROGRESS,
        ("Maps", "Mobile"),
        ("Tomás",),
    )
    assert header.depends_on == ("M-04.01", "FEAT-9")
    assert (header.started_on, header.target_on) == (date(2025, 10, 12), None)
    assert header.extra == {"ETA": "Week 48"}
    assert counts(document) == {
        "implementation": (3, 6),
        "acceptance": (1, 2),
        "deployment": (0, 2),
    }
    assert scope(document) == (4, 7)
    assert [task.task_id for task in document.tasks][:7] == [
        *("T001", "T002", "T003", "T004", "T005", "T006", "T007")
    ]
    assert document.tdd_phase == "GREEN"


def test_a_finished_document() -> None:
    document = fixture("shipped.md")

    assert scope(document) == (5, 5)
    assert [gate.status for gate in document.gates] == [
        *[Status.DONE] * 4,
        Status.NOT_APPLICABLE,
    ]
    assert document.header.status is Status.DONE
    assert document.header.finished_on == date(2025, 8, 29)
    assert document.header.owners == ("Lea", "Sven")
    assert document.problems == ()


@pytest.mark.parametrize("name", ["filled.md", "relative.md", "in_flight.md", "shipped.md"])
@pytest.mark.parametrize("line_end", [b"\r\n", b"\r"])
def test_line_ends_and_byte_order_mark_change_nothing(name: str, line_end: bytes) -> None:
    content = (FIXTURES / name).read_bytes()

    assert read(b"\xef\xbb\xbf" + content.replace(b"\n", line_end)) == read(content)
