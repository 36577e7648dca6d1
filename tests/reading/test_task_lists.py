"""Tasks without boxes: tables with a status column and lists whose items bear one."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.model.words import Status
from tests.reading.writing import codes, read_text, tasks


@pytest.mark.parametrize("column", ["Task", "Component", "Item", "**Task**", "📋 Task"])
def test_a_table_with_a_name_and_a_status_column_holds_tasks(column: str) -> None:
    found = tasks(
        f"| Status | {column} | Owner |\n|---|---|---|\n"
        "| ✅ Done | Parser | Ines |\n| 🚧 60% complete | **Index** | Tom |\n| Blocked | API | |"
    )

    assert [(item.title, item.status, item.stated_share) for item in found] == [
        ("Parser", Status.DONE, None),
        ("Index", Status.IN_PROGRESS, 0.6),
        ("API", Status.BLOCKED, None),
    ]
    assert [item.line for item in found] == [7, 8, 9]
    assert all(item.in_scope and item.is_leaf for item in found)


def test_a_table_gives_id_and_note() -> None:
    found = tasks(
        "| ID | Task | Status | Notes |\n|---|---|---|---|\n| T-1 | Parser | Done | see #4 |"
    )

    assert [(item.task_id, item.title, item.note) for item in found] == [
        ("T-1", "Parser", "see #4")
    ]


def test_totals_and_unfilled_and_empty_rows_are_no_tasks() -> None:
    found = tasks(
        "| Task | Status |\n|---|---|\n| Parser | Done |\n| [Task] | [Status] |\n| None | |\n"
        "| | Done |\n| **TOTAL** | 1/1 |"
    )

    assert [item.title for item in found] == ["Parser"]


def test_a_known_name_with_an_unfilled_status_keeps_its_row() -> None:
    found = tasks("| Task | Status |\n|---|---|\n| Parser | ✅ / ❌ / 🚧 |\n| Index | TBD |")

    assert [(item.title, item.status) for item in found] == [
        ("Parser", Status.UNKNOWN),
        ("Index", Status.UNKNOWN),
    ]


def test_a_struck_through_row_is_cancelled() -> None:
    found = tasks("| Task | Status |\n|---|---|\n| ~~Parser~~ | Planned |")

    assert [(item.title, item.status) for item in found] == [("Parser", Status.CANCELLED)]


def test_a_pipe_in_a_code_span_splits_no_cell() -> None:
    document = read_text(
        "# T\n\n## Tests\n\n| Task | Status |\n|---|---|\n| Parse `a|b` and c\\|d | Done |\n"
    )

    assert [item.title for item in document.tasks] == ["Parse `a|b` and c|d"]
    assert codes(document) == []


def test_a_ragged_row_is_read_and_a_problem() -> None:
    document = read_text(
        "# T\n\n## Tests\n\n| Task | Status | Notes |\n|---|---|---|\n| A | Done | fine |\n"
        "| B | Pending |\n| C | Done | x | y |\n"
    )

    assert [(item.title, item.status) for item in document.tasks] == [
        ("A", Status.DONE),
        ("B", Status.NOT_STARTED),
        ("C", Status.DONE),
    ]
    assert [(problem.code, problem.line) for problem in document.problems] == [
        ("FT108", 8),
        ("FT108", 9),
    ]


@pytest.mark.parametrize(
    "columns", ["| Task | Owner |", "| Name | Status |", "| Subtask notes | Status |"]
)
def test_other_tables_hold_no_tasks(columns: str) -> None:
    assert tasks(f"{columns}\n|---|---|\n| Parser | Done |") == []


def test_a_list_whose_every_item_begins_with_a_status_emoji_holds_tasks() -> None:
    found = tasks("- ✅ **Parser**: with errors\n- 🚧 Index\n- ❌ API\n- ⏸️ Export")

    assert [(item.title, item.note, item.status) for item in found] == [
        ("Parser", "with errors", Status.DONE),
        ("Index", None, Status.IN_PROGRESS),
        ("API", None, Status.NOT_STARTED),
        ("Export", None, Status.BLOCKED),
    ]


def test_a_list_whose_every_item_begins_with_a_status_word_in_brackets_holds_tasks() -> None:
    found = tasks("- [DONE] Parser\n- [In Progress] Index\n- [TODO] API")

    assert [(item.title, item.status) for item in found] == [
        ("Parser", Status.DONE),
        ("Index", Status.IN_PROGRESS),
        ("API", Status.NOT_STARTED),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- ✅ Parser\n- Index",
        "- Parser ✅\n- Index 🚧",
        "- ✅ Done\n- 🚧 In progress\n- ❌ Not started",  # a legend
        "- 🔴 Parser\n- 🟢 Index",
        "- [Beta] Parser\n- [Stable] Index",
        "✅ Parser\n🚧 Index",
    ],
)
def test_other_lists_hold_no_tasks(text: str) -> None:
    assert tasks(text) == []


def test_where_there_are_boxes_tables_and_lists_hold_no_tasks() -> None:
    found = tasks(
        "- [ ] Parser\n\n| Task | Status |\n|---|---|\n| Index | Done |\n\n* ✅ API\n* ✅ Export"
    )

    assert [item.title for item in found] == ["Parser"]


@pytest.mark.parametrize(
    "heading", ["Milestones", "Progress Log", "Daily Progress Updates", "Session 3"]
)
def test_milestones_and_logs_hold_no_such_tasks(heading: str) -> None:
    assert tasks("| Task | Status |\n|---|---|\n| Parser | Done |", heading) == []
    assert tasks("- ✅ Parser\n- ✅ Index", heading) == []
