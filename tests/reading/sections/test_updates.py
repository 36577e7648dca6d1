from __future__ import annotations

from datetime import date

import pytest

from mkdocs_feature_tracker.model.document import Document
from tests.reading.sections.conftest import Reader


def entries(document: Document) -> list[tuple[str, str | None, str, str]]:
    return [(f"{row.on:%m-%d}", row.team, row.kind, row.text) for row in document.updates]


def test_the_template_s_labels_give_each_entry_its_kind(reading: Reader) -> None:
    document = reading(
        """
        ## Daily Progress Updates

        ### 2026-10-03 - Payments
        **What was completed:**
        - Cart totals
        - Tax table

        **What's in progress:**
        - Refunds

        **Blockers/Issues:**
        - None

        **Tomorrow's plan:**
        - Load test

        ### [Date] - [Team Area]
        **What was completed:**
        - [Specific accomplishment]
        """
    )
    assert entries(document) == [
        ("10-03", "Payments", "completed", "Cart totals"),
        ("10-03", "Payments", "completed", "Tax table"),
        ("10-03", "Payments", "in_progress", "Refunds"),
        ("10-03", "Payments", "plan", "Load test"),
    ]
    assert [row.line for row in document.updates] == [7, 8, 11, 17]


def test_labels_without_blank_lines_between_are_labels_too(reading: Reader) -> None:
    document = reading(
        """
        ## Daily Progress Updates
        ### 2026-10-03 - Backend
        **What was completed:**
        - Cart totals
        **Tomorrow's plan:**
        - Load test
        """
    )
    assert entries(document) == [
        ("10-03", "Backend", "completed", "Cart totals"),
        ("10-03", "Backend", "plan", "Load test"),
    ]


def test_text_after_a_date_that_names_no_team_is_a_note(reading: Reader) -> None:
    document = reading(
        """
        ## Progress Log
        ### 2025-12-06 — Kickoff
        **Preparation:**
        - [x] Read the milestone
        - [ ] Capture a trace

        **Changes:**
        - Added a queue

        **Tests:**
        - Pending until the harness is there

        **Next Steps:**
        - Write guards
        """
    )
    assert entries(document) == [
        ("12-06", None, "note", "Kickoff"),
        ("12-06", None, "completed", "Read the milestone"),
        ("12-06", None, "plan", "Capture a trace"),
        ("12-06", None, "completed", "Added a queue"),
        ("12-06", None, "note", "Tests: Pending until the harness is there"),
        ("12-06", None, "plan", "Write guards"),
    ]


def test_bullets_directly_under_a_date_take_their_kind_from_the_mark(reading: Reader) -> None:
    document = reading(
        """
        ## Daily Log
        ### December 2, 2024
        - ✅ Bundled the telemetry
        - 🚧 Golden tests
        - Met the vendor
        - **Next Action:** Write the guide
        - **Blockers:** None
        - **Work Done:**
          - Wrote the bundler
        """
    )
    assert entries(document) == [
        ("12-02", None, "completed", "Bundled the telemetry"),
        ("12-02", None, "in_progress", "Golden tests"),
        ("12-02", None, "note", "Met the vendor"),
        ("12-02", None, "plan", "Write the guide"),
        ("12-02", None, "completed", "Wrote the bundler"),
    ]


def test_logs_may_be_tables_or_dated_lines(reading: Reader) -> None:
    document = reading(
        """
        ## Recent Updates
        | Date | Update |
        |---|---|
        | **2026-10-02** | **✅ Containers done**: both apps |
        | [Date] | [Update description] |

        **2026-10-01**: Set up the project

        - 2026-09-30: Signed the contract
        """
    )
    assert entries(document) == [
        ("10-02", None, "completed", "Containers done: both apps"),
        ("10-01", None, "note", "Set up the project"),
        ("09-30", None, "note", "Signed the contract"),
    ]


def test_headings_below_a_date_belong_to_that_day(reading: Reader) -> None:
    document = reading(
        """
        ## Daily Updates
        ### 2026-10-03
        #### Frontend
        - Met design
        #### Blockers
        - Waiting for icons
        """
    )
    assert entries(document) == [
        ("10-03", "Frontend", "note", "Met design"),
        ("10-03", None, "blocker", "Waiting for icons"),
    ]
    assert document.blockers == ()


def test_what_stands_under_no_date_makes_no_row(reading: Reader) -> None:
    document = reading(
        """
        ## Progress Log
        A log of what happened.
        ### Previous entries
        - Moved to the archive
        """
    )
    assert document.updates == ()


def test_an_ambiguous_date_is_a_problem_and_its_entries_make_no_row(reading: Reader) -> None:
    document = reading("## Progress Log\n### 5/6/2026 - Backend\n- Wrote it")
    assert document.updates == ()
    assert [(problem.code, problem.line) for problem in document.problems] == [("FT105", 4)]


def test_known_teams_are_teams_wherever_they_stand(reading: Reader) -> None:
    document = reading(
        """
        ## Progress Log
        ### Friday, 2026-10-02 (Backend & QA)
        - Fixed the cart
        ### 2026-10-01 - Identity Squad
        - Met
        """
    )
    assert document.updates[0].team == "Backend & QA"
    assert document.updates[1].on == date(2026, 10, 1)
    assert document.updates[1].team == "Identity Squad"


@pytest.mark.parametrize("team", ["R&D", "R&D / QA", "Data & R&D", "Backend&QA"])
def test_an_area_with_an_ampersand_in_its_name_is_one_team(team: str, reading: Reader) -> None:
    document = reading(f"## Progress Log\n### 2026-11-18 - {team}\n- Measured the cart")
    assert entries(document) == [("11-18", team, "note", "Measured the cart")]


@pytest.mark.parametrize("heading", ["2026-11-18 - Trust&Safety", "2026-11-18 (trust&safety)"])
def test_a_team_of_the_header_is_known_in_the_log(heading: str, reading: Reader) -> None:
    document = reading(
        f"**Team**: Trust&Safety, Shop\n\n## Progress Log\n### {heading}\n- Measured the cart"
    )
    assert [(row.kind, row.text) for row in document.updates] == [("note", "Measured the cart")]
    assert (document.updates[0].team or "").casefold() == "trust&safety"


def test_a_closing_line_in_italics_is_no_update(reading: Reader) -> None:
    document = reading(
        """
        ## Daily Updates
        ### 2026-11-18 - Web
        **What was completed:**
        - *Saved* searches

        We met *the bank*.

        ---

        *This document is updated daily
        during active work.*
        """
    )
    assert entries(document) == [
        ("11-18", "Web", "completed", "Saved searches"),
        ("11-18", "Web", "note", "We met the bank."),
    ]


def test_a_status_in_brackets_tells_the_kind_of_an_entry(reading: Reader) -> None:
    document = reading(
        """
        ## Daily Log
        ### 2026-11-18
        - [DONE] First commit
        - [IN PROGRESS] Landing page
        - [ADR-7] Queue chosen
        """
    )
    assert entries(document) == [
        ("11-18", None, "completed", "First commit"),
        ("11-18", None, "in_progress", "Landing page"),
        ("11-18", None, "note", "[ADR-7] Queue chosen"),
    ]
