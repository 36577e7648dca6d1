"""The stylesheet: every state has a colour that can be read, and an icon beside the colour."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import mkdocs_feature_tracker
from mkdocs_feature_tracker.site.templates import STATE_WORDS
from tests.colours import contrast, tinted

CSS = (Path(mkdocs_feature_tracker.__file__).parent / "assets/feature-tracker.css").read_text()
COLOURS = ("done", "in-progress", "not-started", "blocked", "at-risk")


def values(name: str) -> list[str]:
    return re.findall(rf"--ft-{name}: (#[0-9a-f]{{6}});", CSS)


@pytest.mark.parametrize("state", STATE_WORDS)
def test_every_state_has_a_colour_an_icon_and_a_word(state: str) -> None:
    assert re.search(rf"\.ft-s-{state}\b[^{{}}]*{{ --ft-c: ", CSS)
    assert re.search(rf"\.ft-s-{state} {{\s*--ft-icon: url", CSS)
    assert STATE_WORDS[state]


@pytest.mark.parametrize("name", COLOURS)
def test_chips_can_be_read_in_both_schemes(name: str) -> None:
    light, dark, *again = values(name)

    assert contrast(light, tinted(light, "#ffffff", 0.07)) >= 4.5
    assert contrast(dark, tinted(dark, "#1e2129", 0.13)) >= 4.5
    assert again == [dark]
