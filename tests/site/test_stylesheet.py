"""The stylesheet: every state has a colour that can be read, and an icon beside the colour."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import mkdocs_feature_tracker
from mkdocs_feature_tracker.site.templates import STATE_WORDS

CSS = (Path(mkdocs_feature_tracker.__file__).parent / "assets/feature-tracker.css").read_text()
COLOURS = ("done", "in-progress", "not-started", "blocked", "at-risk")


def values(name: str) -> list[str]:
    return re.findall(rf"--ft-{name}: (#[0-9a-f]{{6}});", CSS)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def tinted(colour: str, ground: str, share: float) -> str:
    pairs = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(own * share + below * (1 - share)):02x}" for own, below in pairs)


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


def test_nothing_is_loaded_from_anywhere() -> None:
    assert set(re.findall(r'url\("?(\w+):', CSS)) == {"data"}
    assert "@import" not in CSS
