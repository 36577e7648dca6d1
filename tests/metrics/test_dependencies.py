"""What waits for what: webs that a person can draw on paper."""

from __future__ import annotations

from datetime import date

from mkdocs_feature_tracker.metrics.dependencies import Web, around, layers, web
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.document import read


def feature(name: str, depends_on: str = "", status: str = "In Progress") -> Feature:
    lines = [f"# Implementation Tracking: {name}", "", f"> **Feature ID**: FEAT-{name}"]
    lines += [f"> **Status**: {status}"]
    if depends_on:
        names = ", ".join(f"FEAT-{one}" for one in depends_on.split())
        lines.append(f"> **Depends On**: {names}")
    document = read("\n".join(lines).encode())
    own = f"FEAT-{name}"
    stated = document.header.status or Status.UNKNOWN
    return Feature(
        own, f"{name}.md", f"{name}.md", name, stated, document, 0, 0, 0, None, "markdown"
    )


def project(*features: Feature) -> Project:
    return Project(features, date(2026, 11, 20))


def whole(*features: Feature) -> Web:
    return web(project(*features), features)


def titles(found: Web) -> list[list[str]]:
    return [[one.title for one in row] for row in layers(found)]


def test_a_feature_stands_one_step_after_the_last_one_that_it_waits_for() -> None:
    found = whole(feature("C", "A B"), feature("A"), feature("B", "A"), feature("alone"))

    assert titles(found) == [["A"], ["B"], ["C"]]


def test_features_that_nobody_waits_for_are_not_in_the_web() -> None:
    found = whole(feature("A"), feature("B", "A"), feature("alone"))

    assert [one.title for one in found.features] == ["A", "B"]
    assert whole(feature("alone")).is_empty


def test_waiting_is_over_once_the_other_is_done() -> None:
    found = whole(feature("A", status="Done"), feature("B"), feature("C", "A B"))

    assert [(one.before.title, one.is_over) for one in found.waits] == [("A", True), ("B", False)]


def test_a_circle_is_named_and_opened_so_that_the_rest_can_be_drawn() -> None:
    found = whole(feature("A", "C"), feature("B", "A"), feature("C", "B"), feature("D", "C"))

    assert [[one.title for one in circle] for circle in found.circles] == [["A", "B", "C"]]
    assert [(one.after.title, one.is_circular) for one in found.waits] == [
        ("A", True),
        ("B", True),
        ("C", True),
        ("D", False),
    ]
    assert titles(found) == [["A"], ["B"], ["C"], ["D"]]


def test_two_circles_joined_by_a_way_are_two_circles() -> None:
    found = whole(
        feature("A", "B"), feature("B", "A"), feature("C", "B D"), feature("D", "C"), feature("E")
    )

    assert [[one.title for one in circle] for circle in found.circles] == [["A", "B"], ["C", "D"]]
    bridge = next(one for one in found.waits if one.before.title == "B" and one.after.title == "C")
    assert not bridge.is_circular


def test_a_feature_that_names_itself_is_a_circle_without_an_arrow() -> None:
    found = whole(feature("A", "A"))

    assert [[one.title for one in circle] for circle in found.circles] == [["A"]]
    assert found.waits == ()


def test_a_dependency_that_no_document_describes_is_told_and_not_drawn() -> None:
    found = whole(feature("A", "X"))

    assert [(one.title, name) for one, name in found.unknown] == [("A", "FEAT-X")]
    assert found.features == ()


def test_around_a_feature_lies_what_leads_to_it_and_what_follows_but_no_sideways_kin() -> None:
    some = [
        feature("root"),
        feature("A", "root"),
        feature("sibling", "root"),
        feature("B", "A"),
        feature("after", "B"),
    ]
    near = around(project(*some), some[1])
    direct = around(project(*some), some[1], is_direct=True)

    assert [one.title for one in near.features] == ["root", "A", "B", "after"]
    assert [one.title for one in direct.features] == ["root", "A", "B"]


def test_an_id_and_an_issue_of_one_feature_are_one_dependency() -> None:
    first = read(b"# Implementation Tracking: A\n\n> **Feature ID**: FEAT-A\n> **Issue**: #7\n")
    one = Feature("FEAT-A", "a.md", "a.md", "A", Status.DONE, first, 0, 0, 0, None, "markdown")
    second = read(
        b"# Implementation Tracking: B\n\n> **ID**: FEAT-B\n> **Depends On**: FEAT-A, #7\n"
    )
    other = Feature("FEAT-B", "b.md", "b.md", "B", Status.DONE, second, 0, 0, 0, None, "markdown")

    assert len(whole(one, other).waits) == 1


def test_a_chain_of_thousands_is_walked_without_running_out_of_depth() -> None:
    some = [feature("0"), *(feature(str(n), str(n - 1)) for n in range(1, 3000))]

    assert len(layers(whole(*some))) == 3000
