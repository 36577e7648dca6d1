"""Checkboxes: what is one, what it says, and what of its text is id, title and note."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.model.words import Status
from tests.reading.writing import codes, read_text, task, tasks

TOKENS = [
    ("[ ]", Status.NOT_STARTED),
    ("[\u00a0]", Status.NOT_STARTED),
    ("[x]", Status.DONE),
    ("[X]", Status.DONE),
    ("[✅]", Status.DONE),
    ("[/]", Status.IN_PROGRESS),
    ("[🔄]", Status.IN_PROGRESS),
    ("[🚧]", Status.IN_PROGRESS),
    ("[!]", Status.BLOCKED),
    ("[NA]", Status.NOT_APPLICABLE),
    ("[N/A]", Status.NOT_APPLICABLE),
    ("[-]", Status.CANCELLED),
    ("[~]", Status.CANCELLED),
]


@pytest.mark.parametrize(("box", "expected"), TOKENS)
@pytest.mark.parametrize("marker", ["-", "*", "+", "1."])
def test_each_token_means_its_status(marker: str, box: str, expected: Status) -> None:
    found = task(f"{marker} {box} Parse queries")

    assert (found.title, found.status) == ("Parse queries", expected)


@pytest.mark.parametrize(
    ("box", "expected"), [("[-]", Status.IN_PROGRESS), ("[~]", Status.NOT_STARTED)]
)
def test_the_kiro_dialect_reads_two_tokens_otherwise(box: str, expected: Status) -> None:
    assert task(f"- {box} 1.1 Parse queries", dialect="kiro").status is expected
    assert task("- [x] 1.1 Parse queries", dialect="kiro").status is Status.DONE


@pytest.mark.parametrize(
    "text", ["- [ ]* Parse", "- [ ]\u00a0Parse", "- [ ]\tParse", "- [x]  Parse"]
)
def test_an_asterisk_and_any_white_space_may_follow_the_box(text: str) -> None:
    assert task(text).title == "Parse"


def test_a_box_at_the_end_of_its_line_is_an_unfilled_task() -> None:
    assert tasks("- [ ]\n- [x] Parse queries\n") == tasks("\n- [x] Parse queries")


@pytest.mark.parametrize("token", ["?", ">", "o", "✗", "%"])
def test_any_other_token_is_unknown_and_a_problem(token: str) -> None:
    document = read_text(f"# T\n\n## Tests\n\n- [{token}] Parse queries\n")

    assert [item.status for item in document.tasks] == [Status.UNKNOWN]
    assert [(problem.code, problem.line) for problem in document.problems] == [("FT107", 5)]
    assert document.tasks[0].in_scope


@pytest.mark.parametrize(
    "text",
    [
        "```\n- [ ] in code\n```",
        "    - [ ] in indented code",
        "~~~markdown\n- [x] in code\n~~~",
        "<!-- - [ ] in a comment -->",
        "<!--\n- [ ] in a long comment\n- [x] and another\n-->",
        "- [Beta](https://example.org/beta)",
        "- [X]% of all users",
        "- [x](done.md) is a link",
        "- [ ]missing space",
        "- [ ] = not started\n- [x] = done",
        "- [ ] – not started\n- [x] – done",
        "- [x]: done",
        "- `[ ]` is an open box",
        "[ ] no list",
        "Text - [ ] in running text",
    ],
)
def test_what_is_never_a_checkbox(text: str) -> None:
    document = read_text(f"# T\n\n## Tests\n\n{text}\n")

    assert document.tasks == ()
    assert codes(document) == []


def test_a_task_that_begins_with_a_dash_is_no_legend() -> None:
    assert len(tasks("- [ ] – Write the docs for filters")) == 1


def test_boxes_in_quotes_count() -> None:
    assert [item.title for item in tasks("> - [x] Quoted\n> - [ ] Also quoted")] == [
        "Quoted",
        "Also quoted",
    ]


@pytest.mark.parametrize(
    ("text", "expected", "share"),
    [
        ("**API**: 70% complete", Status.IN_PROGRESS, 0.7),
        ("**API**: blocked – awaiting access", Status.BLOCKED, None),
        ("**API** - in progress", Status.IN_PROGRESS, None),
        ("**API**: 3/4 endpoints", Status.IN_PROGRESS, 0.75),
        ("**API**: deferred to 2.5", Status.CANCELLED, None),
        ("**API**: n/a", Status.NOT_APPLICABLE, None),
        ("**API**: ⏸ until May", Status.BLOCKED, None),
        ("Load test (70% complete)", Status.IN_PROGRESS, 0.7),
        ("Load test (blocked: no hardware)", Status.BLOCKED, None),
        ("Load test (in progress)", Status.IN_PROGRESS, None),
        ("**API**: make tests pass", Status.NOT_STARTED, None),
        ("**API**: active users only", Status.NOT_STARTED, None),
        ("**API**: complete checkout flow", Status.NOT_STARTED, None),
        ("**API**: in progress (40%)", Status.IN_PROGRESS, 0.4),
        ("**API**: covers 3 of 5 endpoints", Status.NOT_STARTED, None),
        ("Load test (80% of peak traffic)", Status.NOT_STARTED, None),
        ("Ship (behind a flag)", Status.NOT_STARTED, None),
    ],
)
def test_an_open_box_takes_the_status_that_its_note_begins_with(
    text: str, expected: Status, share: float | None
) -> None:
    found = task(f"- [ ] {text}")

    assert (found.status, found.stated_share) == (expected, share)


def test_a_ticked_box_takes_no_status_from_its_note() -> None:
    assert task("- [x] **API**: blocked – awaiting access").status is Status.DONE
    assert task("- [x] **API**: 70% complete").status is Status.DONE


@pytest.mark.parametrize(
    "text", ["**API**: done", "**API**: ✅", "Load test (100%)", "Load (done)"]
)
def test_an_open_box_with_a_done_note_stays_open_and_is_a_problem(text: str) -> None:
    document = read_text(f"# T\n\n## Tests\n\n- [ ] {text}\n- [x] {text}\n")

    assert [item.status for item in document.tasks] == [Status.NOT_STARTED, Status.DONE]
    assert [(problem.code, problem.line) for problem in document.problems] == [("FT111", 5)]


def test_a_struck_through_open_box_is_cancelled_and_a_ticked_one_done() -> None:
    found = tasks("- [ ] ~~Old filter~~\n- [ ] ~~Older~~ (moved to 2.5)\n- [x] ~~Oldest~~")

    assert [item.status for item in found] == [Status.CANCELLED, Status.CANCELLED, Status.DONE]
    assert [item.title for item in found][:1] == ["Old filter"]
    assert [item.in_scope for item in found] == [False, False, True]


def test_cancelled_and_not_applicable_leave_the_scope_and_unknown_stays_in_it() -> None:
    found = tasks("- [-] A\n- [NA] B\n- [?] C\n- [!] D\n- [ ] E\n- [x] F")

    assert [item.in_scope for item in found] == [False, False, True, True, True, True]


def test_a_box_with_boxes_below_it_is_a_summary() -> None:
    found = tasks(
        "- [x] Search\n  - [x] Parser\n  - [ ] Index\n    - [ ] Schema\n    - [x] Rebuild\n"
        "- [ ] Ship"
    )

    assert [(item.title, item.is_leaf, item.in_scope) for item in found] == [
        ("Search", False, False),
        ("Parser", True, True),
        ("Index", False, False),
        ("Schema", True, True),
        ("Rebuild", True, True),
        ("Ship", True, True),
    ]


def test_a_summary_has_its_own_token_as_status() -> None:
    found = tasks("- [ ] **Search**: 50% complete\n  - [x] Parser\n- [x] Ship\n  - [ ] Tag")

    assert [item.status for item in found] == [
        Status.NOT_STARTED,
        Status.DONE,
        Status.DONE,
        Status.NOT_STARTED,
    ]


def test_plain_bullets_links_and_words_in_brackets_below_a_box_make_no_summary() -> None:
    found = tasks("- [ ] Search\n  - see [the plan](plan.md)\n  - [Beta] only\n  - text")

    assert [(item.title, item.is_leaf) for item in found] == [("Search", True)]


@pytest.mark.parametrize(
    ("text", "task_id", "title", "note"),
    [
        ("**AC1**: Users sign in", "AC1", "Users sign in", None),
        ("AC1: Users sign in", "AC1", "Users sign in", None),
        ("AC #1: Users sign in", "AC #1", "Users sign in", None),
        ("T-040", "T-040", "T-040", None),
        ("**AC1: Users sign in**", "AC1", "Users sign in", None),
        ("**Secondary AC1**: Export as CSV", "Secondary AC1", "Export as CSV", None),
        ("Secondary AC1: Export as CSV", "Secondary AC1", "Export as CSV", None),
        ("T001 Create the project", "T001", "Create the project", None),
        ("**T001** Create the project", "T001", "Create the project", None),
        ("1.2 Write the parser", "1.2", "Write the parser", None),
        ("**1.2** Write the parser", "1.2", "Write the parser", None),
        ("ABC-12 Write the parser", "ABC-12", "Write the parser", None),
        ("**ABC-12**: Write the parser", "ABC-12", "Write the parser", None),
        ("**ABC-12**: **Parser**: with errors", "ABC-12", "Parser", "with errors"),
        ("**Unit Tests**: parser and index", None, "Unit Tests", "parser and index"),
        ("**Unit Tests:** parser and index", None, "Unit Tests", "parser and index"),
        ("**Unit Tests** - parser and index", None, "Unit Tests", "parser and index"),
        ("**Unit Tests** – parser", None, "Unit Tests", "parser"),
        ("**Unit Tests**", None, "Unit Tests", None),
        ("Write the parser", None, "Write the parser", None),
        ("Parser: write it", None, "Parser: write it", None),
        ("Encode as UTF-8", None, "Encode as UTF-8", None),
        ("SHA-256 of every file", None, "SHA-256 of every file", None),
        ("2 retries on failure", None, "2 retries on failure", None),
        ("Use **bold** words", None, "Use bold words", None),
        ("`parse()` returns [a tree](tree.md)", None, "`parse()` returns [a tree](tree.md)", None),
    ],
)
def test_a_text_splits_into_id_title_and_note(
    text: str, task_id: str | None, title: str, note: str | None
) -> None:
    found = task(f"- [x] {text}")

    assert (found.task_id, found.title, found.note) == (task_id, title, note)


def test_continuation_lines_are_joined_by_one_space() -> None:
    found = tasks("- [x] Write the parser\n      for saved   filters\nand their groups\n- [ ] Ship")

    assert [item.title for item in found] == [
        "Write the parser for saved filters and their groups",
        "Ship",
    ]
    assert [item.line for item in found] == [5, 8]


def test_a_hard_break_ends_no_task() -> None:
    assert task("- [x] Write the parser  \n  for filters").title == "Write the parser for filters"


def test_an_unfilled_name_makes_no_row() -> None:
    assert tasks("- [ ] [Specific task description]\n- [ ] TBD\n- [ ] None\n- [ ] ___") == []


def test_a_criterion_states_its_tests_and_its_implementation() -> None:
    found = tasks(
        "- [x] **AC1**: Users save a filter\n"
        "  - **Test Status**: ✅ Written, 🚧 2 of 5 tests passing\n"
        "  - **Implementation**: ✅ Complete\n"
        "- [ ] **AC2**: Users share a filter\n"
        "  - **Test Status**: ✅ Written, 🚧 Passing, ❌ Failing\n"
        "  - **Implementation**: ✅ Complete, 🚧 In Progress, ❌ Not Started\n"
        "- [ ] **AC3**: Users delete a filter",
        "Acceptance Criteria",
    )

    assert [(item.tests_status, item.tests_share) for item in found] == [
        (Status.IN_PROGRESS, 0.4),
        (Status.UNKNOWN, None),
        (None, None),
    ]
    assert [item.implementation_status for item in found] == [Status.DONE, Status.UNKNOWN, None]
    assert found[0].tests_raw == "✅ Written, 🚧 2 of 5 tests passing"


def test_tests_below_another_task_may_be_prose() -> None:
    text = "# T\n\n## Implementation\n\n- [x] Parser\n  - Tests: 41 cases, two of them slow\n"
    document = read_text(text)

    assert document.tasks[0].tests_status is None
    assert codes(document) == []
    assert codes(read_text(text.replace("Implementation", "Acceptance Criteria"))) == ["FT106"]
