from __future__ import annotations

from mkdocs_feature_tracker.model.words import SectionState
from mkdocs_feature_tracker.reading.document import read
from mkdocs_feature_tracker.reading.sections.sample import TEMPLATE

SAMPLES = (
    "database_changes",
    "api_implementation",
    "frontend_implementation",
    "new_files",
    "modified_files",
    "agents",
)


def copied(*changes: tuple[str, str]) -> bytes:
    """The template with only its header filled, and with `changes`."""
    text = TEMPLATE.read_text(encoding="utf-8")
    for old, new in (
        ("[Feature Title]", "Checkout"),
        ("FEAT-YYYY-MM-DD-XXX", "FEAT-2026-10-01-001"),
        *changes,
    ):
        assert old in text
        text = text.replace(old, new)
    return text.encode()


def test_a_copy_with_only_its_header_filled_has_no_rows_and_six_notices() -> None:
    document = read(copied())
    assert document.artifacts == document.agents == document.agent_notes == ()
    assert document.blockers == document.debts == document.decisions == ()
    assert document.rollout == document.updates == ()
    notices = [problem for problem in document.problems if problem.code == "FT112"]
    assert len(notices) == len(SAMPLES)
    assert {problem.code for problem in document.problems} == {"FT112"}
    states = {row.section: row.state for row in document.sections}
    assert {states[key] for key in (*SAMPLES, "deployment_plan")} == {SectionState.UNFILLED}


def test_measures_of_a_copy_keep_their_rows_as_unknown() -> None:
    measures = read(copied()).measures
    assert len(measures) == 18
    assert {row.status for row in measures} == {"unknown"}
    assert {row.value for row in measures} == {None}


def test_spacing_does_not_make_a_sample_data() -> None:
    document = read(copied(("routes.ts           ✅", "routes.ts   ✅"), ("\n", "\r\n")))
    assert document.artifacts == ()


def test_one_changed_line_makes_its_section_data_and_no_other() -> None:
    document = read(copied(("Added new dependencies", "Added the cart client")))
    assert [row.kind for row in document.artifacts] == ["modified_file"] * 4
    assert len([problem for problem in document.problems if problem.code == "FT112"]) == 5


def test_the_whole_template_filled_in_gives_every_file_and_agent() -> None:
    document = read(
        copied(
            ("Create feature tables", "Create cart tables"),
            ("/api/feature", "/api/cart"),
            ("FeatureDisplay.tsx -", "CartDisplay.tsx -"),
            ("routes.ts           ✅", "cart.ts           ✅"),
            ("Schema designed", "Cart schema designed"),
        )
    )
    kinds = [row.kind for row in document.artifacts]
    assert kinds.count("migration") == kinds.count("endpoint") == kinds.count("component") == 3
    assert kinds.count("file") == 24
    assert len(document.agents) == 6
    assert len(document.agent_notes) == 16
