"""Where a document tells the way back: the heading of a section on it that is filled."""

from __future__ import annotations

import pytest

from tests.reading.writing import read_text

START = "# Implementation Tracking: Vouchers\n\n"


@pytest.mark.parametrize(
    "heading",
    ["## Rollback Plan", "### 🔙 Roll-back", "## 4. Rolling back", "## ROLLBACK STRATEGY:"],
)
def test_a_filled_section_on_rolling_back_is_found(heading: str) -> None:
    assert read_text(f"{START}{heading}\n\nTurn the flag off.\n").rollback_line == 3


def test_what_stands_in_its_subsections_counts() -> None:
    text = f"{START}## Rollback Plan\n\n### Steps\n1. Turn the flag off\n"

    assert read_text(text).rollback_line == 3


@pytest.mark.parametrize(
    "text",
    [
        "## Rollback Plan\n",
        "## Rollback Plan\n\n[How to go back]\n",
        "## Rollback Plan\n\nTBD\n",
        "## Rollback tests\n\n- [x] Restore a backup\n",
        "## Rollback Plan\n\n## Notes\n\nNothing yet said of it.\n",
        "## Notes\n\nThere is a rollback plan.\n",
    ],
)
def test_an_empty_one_or_another_section_is_none(text: str) -> None:
    assert read_text(START + text).rollback_line is None


def test_the_title_of_a_feature_is_no_section() -> None:
    assert read_text("# Rollback\n\nFeature on going back.\n").rollback_line is None
