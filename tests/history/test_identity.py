"""Which item of a new version is which of the old one."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.history.identity import Identities, is_same_wording
from mkdocs_feature_tracker.model.history import Item
from mkdocs_feature_tracker.model.words import Status


def item(title: str, task_id: str | None = None, section: str = "acceptance") -> Item:
    return Item(task_id, section, title, Status.NOT_STARTED, in_scope=True)


def follow(before: list[Item], after: list[Item]) -> list[int]:
    """Where each new item stood before, counted from 1; higher numbers are new items."""
    identities = Identities()
    return list(identities.follow(identities.follow({}, tuple(before)), tuple(after)))


def test_an_explicit_id_outlives_any_title_and_section() -> None:
    before = [item("Log in", "AC1"), item("Log out", "AC2")]
    after = [item("Sign off", "AC2", "tests"), item("Everything new", "ac1")]

    assert follow(before, after) == [2, 1]


def test_without_an_id_the_title_in_its_section_counts() -> None:
    before = [item("Log in"), item("Log in", section="tests")]
    after = [item("Log in", section="tests"), item("**Log  in**")]

    assert follow(before, after) == [2, 1]


def test_the_same_title_in_another_section_is_another_item() -> None:
    assert follow([item("Log in")], [item("Log in", section="tests")]) == [2]


def test_equal_titles_are_told_apart_by_their_order() -> None:
    twins = [item("Write the guide"), item("Write the guide")]

    assert follow(twins, twins) == [1, 2]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("User can log in with email", "User can log in with email and password"),
        ("Implment login form", "Implement the login form"),
        ("Export to CSV", "Export to CSV and Excel"),
        ("Response time under 200ms", "Response time under 300 ms at p95"),
        ("The list loads in two seconds", "The list loads within one second"),
    ],
)
def test_a_reworded_title_continues_the_item(old: str, new: str) -> None:
    assert follow([item(old), item("Other")], [item(new), item("Other")]) == [1, 2]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Unit tests", "Integration tests"),
        ("API endpoint for users", "Rate limit for guests"),
        ("Add login", "Add export"),
    ],
)
def test_another_title_is_another_item(old: str, new: str) -> None:
    assert follow([item(old)], [item(new)]) == [2]


def test_a_title_that_is_still_there_is_not_continued_by_its_look_alike() -> None:
    old = item("Export to CSV")

    assert follow([old], [item("Export to CSV and Excel"), old]) == [2, 1]


def test_where_two_candidates_are_as_alike_neither_continues() -> None:
    before = [item("Add bun cache to the Linux job"), item("Add bun cache to the macOS job")]
    after = [item("Add bun cache to the Windows job")]

    assert follow(before, after) == [3]


def test_two_different_ids_are_never_one_item() -> None:
    assert follow([item("Log in with email", "AC1")], [item("Log in with email", "AC2")]) == [2]


def test_an_item_that_is_given_an_id_goes_on_under_it() -> None:
    assert follow([item("Log in")], [item("Log in", "AC1")]) == [1]


def test_an_item_that_comes_back_is_the_one_that_went() -> None:
    identities = Identities()
    first = identities.follow({}, (item("Log in"), item("Log out")))
    second = identities.follow(first, (item("Log out"),))
    third = identities.follow(second, (item("Log in"), item("Log out")))

    assert list(third) == [1, 2]


def test_a_document_rewritten_as_a_whole_is_compared_in_no_time() -> None:
    before = [item(f"Old task number {number} of many") for number in range(5_000)]
    after = [item(f"New task number {number} of many") for number in range(5_000)]

    assert follow(before, after)[:2] == [5_001, 5_002]


def test_wording_is_the_same_whatever_its_case_and_marks() -> None:
    assert is_same_wording("**Log in** ✅", "log  in")
    assert not is_same_wording("Log in", "Log in now")
