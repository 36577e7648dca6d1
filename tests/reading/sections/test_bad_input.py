from __future__ import annotations

import pytest

from tests.reading.sections.conftest import Reader

TITLES = (
    "Database Changes", "API Implementation", "Frontend Implementation", "New Files",
    "Modified Files", "Agents", "Blockers", "Resolved Issues", "Technical Debt", "Decisions",
    "Design Decisions", "Test Coverage", "Code Quality", "Performance", "Deployment Plan",
    "Implementation Metrics", "Feature Metrics", "Waivers", "Progress Log",
)  # fmt: skip
TEXTS = {
    "nothing": "",
    "an empty fence": "```\n```",
    "an unclosed fence": "```\n├── a.ts",
    "a table without rows": "| Name | Status |\n|---|---|",
    "a table of empty cells": "| | |\n|---|---|\n| | |",
    "a table of nameless rows": "\n".join(
        [
            "| Agent | Blocker | Decision | Metric | File | Stage | Date | Gate | Debt | Status |",
            "|" + "---|" * 10,
            "| | | | | | | | | | Done |",
        ]
    ),
    "marks alone": "- ✅\n- **\n- ****\n- ~~\n- [ ]\n- :\n- -\n- `\n- **:**",
    "a very long line": "- **a**: " + "✅ (" * 20_000,
    "deep nesting": "\n".join(f"{'  ' * depth}- **a**: b" for depth in range(200)),
    "a deep tree": "```\n" + "\n".join(f"{' ' * depth}d{depth}" for depth in range(400)) + "\n```",
    "a label without end": "**Problem:**\n\n" + "text\n\n" * 500,
    "odd digits": "- **a**: ²%\n- **b**: ٣٤%\n- **c**: 1.2.3\n- **d**: 9999999999-99-99",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_section_makes_the_reader_stumble(reading: Reader, text: str) -> None:
    whole = "\n\n".join(f"## {title}\n\n{text}" for title in TITLES)
    document = reading(whole)
    assert document.title == "Checkout"


def test_many_rows_are_all_read(reading: Reader) -> None:
    rows = "\n".join(f"| Blocker {number} | High |" for number in range(5_000))
    document = reading(f"## Blockers\n\n| Blocker | Severity |\n|---|---|\n{rows}")
    assert len(document.blockers) == 5_000
