"""Bytes of any kind: encodings, line ends and front matter, with lines counted in the file."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.document import read
from tests.reading.writing import codes, read_text

TEXT = "# T\n\n**Owner**: Zoë  \n**Status**: Done\n\n## Tests\n\n- [x] Größe\n- [ ] 数\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(line_end: str, mark: bytes) -> None:
    document = read(mark + TEXT.replace("\n", line_end).encode())

    assert document == read_text(TEXT)
    assert [(task.title, task.line) for task in document.tasks] == [("Größe", 8), ("数", 9)]
    assert document.header.owners == ("Zoë",)


def test_line_ends_may_be_mixed() -> None:
    document = read(b"# T\r\n\r## Tests\n\r\n- [x] A\r- [ ] B\r\n")

    assert [(task.title, task.line) for task in document.tasks] == [("A", 5), ("B", 6)]


def test_bytes_that_are_not_utf_8_are_replaced_and_reported_with_their_line() -> None:
    document = read("# T\n\n## Tests\n\n- [x] Größe\n- [ ] B\n".encode("latin-1"))

    assert [task.title for task in document.tasks] == ["Gr\ufffd\ufffde", "B"]
    assert [(problem.code, problem.line) for problem in document.problems] == [("FT101", 5)]


def test_utf_8_beyond_ascii_is_no_problem() -> None:
    assert codes(read_text(TEXT)) == []


@pytest.mark.parametrize("fence", ["---\n{}\n---\n", "---\n{}\n...\n", "---  \n{}\n---  \n"])
def test_front_matter_keeps_the_lines_of_what_follows(fence: str) -> None:
    document = read_text(
        fence.format("priority: P1\ntags:\n  - a") + "# T\n\n## Tests\n\n- [x] A\n"
    )

    assert document.header.priority == "P1"
    assert [task.line for task in document.tasks] == [10]
    assert (document.line, document.header.lines) == (6, {"priority": 2})


@pytest.mark.parametrize(
    ("matter", "line"),
    [
        ("priority: P1\nstatus: in progress: nearly", 3),
        ("assignee: @ines\npriority: P1", 2),
        ("- a\n- b\npriority: P1", 2),
    ],
)
def test_broken_front_matter_is_a_problem_and_its_plain_lines_count(matter: str, line: int) -> None:
    document = read_text(f"---\n{matter}\n---\n# T\n\n## Tests\n\n- [x] A\n")

    assert [(problem.code, problem.line) for problem in document.problems] == [("FT102", line)]
    assert document.header.priority == "P1"
    assert len(document.tasks) == 1


@pytest.mark.parametrize("matter", ["", "# only a comment", "key:", "nested:\n  a: 1", "'a b': 1"])
def test_sound_front_matter_is_no_problem(matter: str) -> None:
    document = read_text(f"---\n{matter}\n---\n# T\n\n**Status**: Done\n")

    assert document.problems == ()
    assert document.header.status is Status.DONE


def test_a_list_instead_of_keys_is_a_problem() -> None:
    assert codes(read_text("---\n- a\n- b\n---\n# T\n")) == ["FT102"]


def test_rules_between_texts_are_no_front_matter() -> None:
    document = read_text("# T\n\n---\n\npriority: P1\n\n---\n\n## Tests\n\n- [x] A\n")

    assert [task.line for task in document.tasks] == [11]


@pytest.mark.parametrize("text", ["---\npriority: P1\n", "---\n# T\n"])
def test_an_opening_without_an_end_is_no_front_matter(text: str) -> None:
    assert read_text(text).header.lines in ({}, {"priority": 2})


def test_very_long_front_matter_is_a_problem_and_its_plain_lines_count() -> None:
    matter = "".join(f"key{number}: value\n" for number in range(2_000))
    document = read_text(f"---\n{matter}priority: P1\n---\n# T\n")

    assert codes(document) == ["FT102"]
    assert document.header.priority == "P1"


@pytest.mark.parametrize("opening", ["a: ", ""])
@pytest.mark.parametrize(("left", "right"), [("[", "]"), ("{a: ", "}"), ("- ", "")])
def test_front_matter_nested_without_end_kills_nothing(opening: str, left: str, right: str) -> None:
    for n_levels in (1_000, 4_000, 100_000):
        matter = f"{opening}{left * n_levels}{right * n_levels}"
        document = read_text(f"---\n{matter}\n---\n# T\n\n## Tests\n\n- [x] A\n")

        assert set(codes(document)) <= {"FT102", "FT113"}
        assert len(document.tasks) == 1


def test_nested_front_matter_hides_no_key() -> None:
    header = read_text(
        "---\nhide:\n  - toc\nmeta: {status: Done, list: [a, [b]]}\n? [x, y]\n: z\n"
        "teams: [Search, {a: b}, Maps]\npriority: P1\n---\n# T\n"
    ).header

    assert (header.priority, header.status) == ("P1", None)
    assert header.teams == ("Search", "Maps")
    assert header.lines == {"teams": 7, "priority": 8}
