"""Whatever the bytes are: a problem at most, and never an exception."""

from __future__ import annotations

import random

import pytest

from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.document import read
from mkdocs_feature_tracker.reading.outline import events
from tests.reading.writing import FIXTURES, codes, read_text


def test_an_empty_file_says_nothing() -> None:
    for content in (b"", b"\n", b"\xef\xbb\xbf", b" \t \n\n"):
        document = read(content)

        assert (document.title, document.tasks, document.problems) == (None, (), ())


def test_binary_bytes_are_one_problem() -> None:
    noise = random.Random(7).randbytes(20_000)

    assert "FT101" in codes(read(noise))
    assert codes(read(b"\x00" * 1000)) == []
    assert codes(read(b"\x89PNG\r\n\x1a\n\x00\x00\xff\xff")) == ["FT101"]


@pytest.mark.parametrize("piece", ["x", "ab ", "[", "*", "`", "|", "<!--", "- [ ] ", "~~", "1/2 "])
def test_a_line_of_a_megabyte_is_a_problem(piece: str) -> None:
    line = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
    document = read_text(
        f"# T\n\n## Tests\n\n- [x] A\n\nText {line}\n\n## Implementation\n\n- [x] B\n"
    )

    assert [
        (problem.code, problem.line)
        for problem in document.problems
        if problem.code == "FT113" and problem.line == 7
    ] != []
    assert {"A", "B"} <= {task.title for task in document.tasks}


@pytest.mark.parametrize(
    "template",
    ["**Status**: {}", "- [ ] {}", "## {}", "| Task | Status |\n|---|---|\n| {} | Done |"],
)
def test_long_fields_are_read(template: str) -> None:
    for piece in ("(", "done, ", "[X", "**a", "~~b", "`", "50% ", "a/", "_"):
        read_text(f"# T\n\n{template.format(piece * 3_000)}\n")


def test_fifty_thousand_tasks_are_fifty_thousand_tasks() -> None:
    boxes = "\n".join(f"- [{'x' if number % 2 else ' '}] Task {number}" for number in range(50_000))
    document = read_text(f"# T\n\n## Implementation Status\n\n{boxes}\n")

    assert len(document.tasks) == 50_000
    assert sum(task.status is Status.DONE for task in document.tasks) == 25_000
    assert document.tasks[-1].line == 50_004
    assert document.problems == ()


_MANY = 50_000


@pytest.mark.parametrize(
    ("section", "line", "records"),
    [
        ("Database Changes", "- **Table {n}**: {n} added ✅", "artifacts"),
        ("Agent Execution Status", "- **Agent {n}**: Done", "agents"),
        ("Current Blockers", "- Waiting for vendor {n}", "blockers"),
        ("Architecture Decisions", "- **Choice {n}**: because", "decisions"),
        ("Daily Progress Updates", "### 2026-01-02 - part {n}", "updates"),
    ],
)
def test_fifty_thousand_records_are_read_one_by_one(section: str, line: str, records: str) -> None:
    lines = "\n".join(line.format(n=n) for n in range(_MANY))
    document = read_text(f"# T\n\n## {section}\n\n{lines}\n")

    found = getattr(document, records)
    assert len(found) == _MANY
    assert found[-1].line == _MANY + 4


def test_fifty_thousand_rows_are_fifty_thousand_blockers() -> None:
    rows = "\n".join(f"| Wait {n} | High | for {n} | 2026-01-02 |" for n in range(_MANY))
    head = "| Blocker | Severity | Description | ETA |\n|---|---|---|---|\n"
    document = read_text(f"# T\n\n## Current Blockers\n\n{head}{rows}\n")

    assert len(document.blockers) == _MANY
    assert document.blockers[-1].title == f"Wait {_MANY - 1}"


@pytest.mark.parametrize("piece", ["<!-- {n} -->\n\n", "```\n{n}\n```\n\n", "{n} words\n\n"])
def test_fifty_thousand_pieces_before_a_task_hide_nothing(piece: str) -> None:
    pieces = "".join(piece.format(n=n) for n in range(_MANY))
    document = read_text(f"# T\n\n## Implementation Status\n\n{pieces}\n- [x] The one\n")

    assert [task.title for task in document.tasks] == ["The one"]


@pytest.mark.parametrize(
    "text",
    [
        ">" * 10_000 + " deep",
        "> " * 10_000 + "deep",
        "- " * 10_000 + "deep",
        "\n".join(" " * (2 * depth) + "- deep" for depth in range(300)),
        "\n".join("> " * depth + "deep" for depth in range(1, 300)),
        "1. " * 10_000 + "deep",
    ],
)
def test_what_is_nested_too_deep_is_a_problem_and_what_follows_is_read(text: str) -> None:
    document = read_text(f"# T\n\n{text}\n\n## Tests\n\n- [x] A\n")

    assert [problem.code for problem in document.problems] == ["FT113"]
    assert [task.title for task in document.tasks] == ["A"]


def test_twenty_levels_of_boxes_are_not_too_deep() -> None:
    text = "\n".join(" " * (2 * depth) + f"- [ ] level {depth}" for depth in range(20))
    document = read_text(f"# T\n\n## Tests\n\n{text}\n")

    assert document.problems == ()
    assert len(document.tasks) == 20


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# T\n\n```python\ncode\n\n## Tests\n\n- [x] A\n", 3),
        ("# T\n\n~~~\ncode\n```\n", 3),
        ("# T\n\n````\ncode\n```\n", 3),
        ("# T\n\n- item\n\n  ```\n  code\n", 5),
        ("# T\n\n> ```\n> code\n", 3),
    ],
)
def test_a_fence_that_never_closes_is_a_problem(text: str, line: int) -> None:
    document = read_text(text)

    assert [(problem.code, problem.line) for problem in document.problems] == [("FT103", line)]
    assert document.tasks == ()


@pytest.mark.parametrize(
    "text",
    [
        "```\ncode\n```\n",
        "```\ncode\n`````\n",
        "~~~\n```\n~~~\n",
        "````\n```\ncode\n````",
        "- item\n\n  ```\n  code\n  ```\n",
        "> ```\n> code\n> ```\n",
        "```\n```\n",
        "    indented code\n",
        "Text with ``` in it\n",
    ],
)
def test_a_closed_fence_is_no_problem(text: str) -> None:
    assert codes(read_text(f"# T\n\n{text}")) == []


def test_work_grows_with_the_text_and_not_faster() -> None:
    """Counted in the parser's events and the records: each is a constant per copy."""
    body = (FIXTURES / "filled.md").read_text(encoding="utf-8")
    counted = [
        (sum(1 for _ in events(body * n)), len(read_text(body * n).tasks)) for n in (1, 2, 4, 8)
    ]

    assert counted[3][0] - counted[2][0] == 4 * (counted[1][0] - counted[0][0])
    assert [n_tasks for _, n_tasks in counted] == [counted[0][1] * n for n in (1, 2, 4, 8)]
