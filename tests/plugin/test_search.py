"""What the site's search finds in the example: features, but none of the numbers of charts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.plugin.test_weight import built


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The words of each entry of the index by its address."""
    site: Path = built(tmp_path_factory.mktemp("example"))
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    return {one["location"]: f"{one['title']} {one['text']}" for one in index["docs"]}


def found(texts: dict[str, str], words: str) -> set[str]:
    """The pages that hold some words."""
    return {address.partition("#")[0] for address, text in texts.items() if words in text}


def test_a_feature_is_found_by_its_title_and_by_its_id(texts: dict[str, str]) -> None:
    page = "features/implementation/issue-412/progress/"

    assert page in found(texts, "Waiting List for Full Slots")
    assert page in found(texts, "FEAT-2026-09-14-001")


def test_the_dashboards_are_found_by_their_titles_and_hold_no_numbers(
    texts: dict[str, str],
) -> None:
    dashboards = {
        address: text for address, text in texts.items() if address.startswith("progress")
    }

    assert "progress/" in found(texts, "Progress")
    assert "progress/flow/" in found(texts, "Flow")
    assert not any(re.search(r"\d{2,}", text) for text in dashboards.values())


def test_no_text_of_a_chart_or_a_card_is_in_the_index(texts: dict[str, str]) -> None:
    everything = " ".join(text for address, text in texts.items() if "guide/" not in address)

    for words in ("Data as a table", "85% sure", "tasks remain", "Source of the history"):
        assert words not in everything
