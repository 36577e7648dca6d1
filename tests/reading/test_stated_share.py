"""The share that a document states itself: in its header, in a heading, else in its status."""

from __future__ import annotations

import pytest

from tests.reading.writing import read_text


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("**Overall Progress**: 65% Complete", 0.65),
        ("**Progress**: ████████░░ 80%", 0.8),
        ("**Progress**: 14/23", 14 / 23),
        ("**Completion**: [X]%", None),
        ("**Status**: In Progress (40%)", 0.4),
        ("**Status**: In Progress", None),
        ("## Overall Progress: 96%", 0.96),
        ("## 📊 Overall Progress: 96% Complete", 0.96),
        ("### Progress: 45%", 0.45),
        ("## Completion: 60%", 0.6),
        ("## Progress Overview\n\n**Overall Progress**: 65% Complete", 0.65),
        ("**Status**: In Progress (40%)\n\n## Overall Progress: 50%", 0.5),
        ("**Progress**: 30%\n\n## Overall Progress: 50%", 0.3),
    ],
)
def test_the_stated_share(text: str, share: float | None) -> None:
    assert read_text(f"# T\n\n{text}\n\nText.\n").header.stated_share == (
        None if share is None else pytest.approx(share)
    )


def test_a_heading_of_a_log_states_no_share() -> None:
    text = "# T\n\n## Progress Log\n\n### Progress: 45%\n\nText.\n"

    assert read_text(text).header.stated_share is None
