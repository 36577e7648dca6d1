"""Every check finds what it is for, keeps quiet where a document can be right, can be silenced."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_feature_tracker.checks import CHECKS
from mkdocs_feature_tracker.model.problem import CODES
from mkdocs_feature_tracker.model.words import Level
from mkdocs_feature_tracker.model.workflow import Workflow
from tests.checks.conftest import FIXTURES, Check, problems_of

FOUND = {
    "ft116_found": ["FT116:5 depends on FEAT-2026-19-10-003, which no tracking document describes"],
    "ft201_found": ["FT201:6 states 75% while 2 of 5 tasks are done, which is 40%"],
    "ft202_found": [
        "FT202:15 “All tests passing” is ticked in line 15, but tests fail: AC2 in line 9"
    ],
    "ft203_found": ["FT203:4 the status says done, but 2 of 3 tasks are open: “Token” in line 8"],
    "ft204_found": [
        "FT204:11 the blocker “Bank rejects the creditor identifier” is open here and fixed in"
        " line 14"
    ],
    "ft204_in_log_found": [
        "FT204:11 the blocker “Bank rejects the creditor identifier” is open here and fixed in"
        " line 20"
    ],
    "ft205_found": [
        "FT205:13 9 days of effort do not fit into the 5 days of work since 2026-11-02 for one"
        " person"
    ],
    "ft206_found": [
        "FT206:7 “Selling” is ticked while “A voucher is sent by mail” in line 9 below it is open"
    ],
    "ft301_found": [
        "FT301:11 the blocker “No client certificate” was to be gone 2 days ago, on 2026-11-18"
    ],
    "ft302_found": ["FT302:5 the target date 2026-11-19 passed 1 day ago"],
    "ft303_found": ["FT303:10 the last update was 8 days ago, on 2026-11-12"],
    "ft304_found": ["FT304:11 blocked by “No client certificate” (critical)"],
}


@pytest.mark.parametrize("name", list(FOUND))
def test_a_document_that_contradicts_itself_is_told_so(name: str) -> None:
    code = name[:5].upper()

    found = [one for one in problems_of([FIXTURES / f"{name}.md"]) if one.code == code]

    assert [f"{one.code}:{one.line} {one.message}" for one in found] == FOUND[name]
    assert all(one.level is CODES[code].level and one.hint for one in found)


@pytest.mark.parametrize("code", list(CHECKS))
def test_a_document_that_can_be_right_is_left_alone(code: str) -> None:
    problems = problems_of([FIXTURES / f"{code.lower()}_not_found.md"])

    assert [one.message for one in problems if one.code == code] == []


@pytest.mark.parametrize("file", sorted(FIXTURES.glob("*.md")), ids=lambda file: file.stem)
def test_no_fixture_sets_off_another_contradiction(file: Path) -> None:
    own = file.stem[:5].upper()

    codes = {one.code for one in problems_of([file]) if one.code.startswith("FT2")}

    assert codes <= {own}


@pytest.mark.parametrize("code", list(CHECKS))
def test_every_check_has_a_fixture_that_sets_it_off(code: str) -> None:
    assert f"{code.lower()}_found" in FOUND


def test_a_comment_in_the_document_silences_a_check(check: Check) -> None:
    text = (FIXTURES / "ft203_found.md").read_text(encoding="utf-8")
    said = "> **Status**: Completed <!-- feature-tracker: ignore FT203 -->"

    assert "FT203" in [one.code for one in check(text)]
    assert "FT203" not in [one.code for one in check(text.replace("> **Status**: Completed", said))]


def test_a_comment_silences_only_the_code_that_it_names(check: Check) -> None:
    text = (FIXTURES / "ft203_found.md").read_text(encoding="utf-8")
    said = "> **Status**: Completed <!-- feature-tracker: ignore FT201 -->"

    problems = check(text.replace("> **Status**: Completed", said))

    assert "FT203" in [one.code for one in problems]


def test_the_options_raise_a_check_or_switch_it_off(check: Check) -> None:
    text = (FIXTURES / "ft203_found.md").read_text(encoding="utf-8")
    raised = Workflow(problem_levels={"FT203": Level.ERROR})

    assert [one.level for one in check(text, workflow=raised)] == [Level.ERROR]
    assert check(text, workflow=Workflow(problem_levels={"FT203": None})) == []


def test_what_changes_with_the_calendar_is_never_more_than_info() -> None:
    assert {meaning.level for code, meaning in CODES.items() if code[:3] == "FT3"} == {Level.INFO}
