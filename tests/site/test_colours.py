"""All stylesheets: colours are named once for each scheme, and everybody can tell them apart."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

import mkdocs_feature_tracker
from tests.colours import BLINDNESS, contrast, distance

ASSETS = Path(mkdocs_feature_tracker.__file__).parent / "assets"
SHEETS = {file.name: file.read_text(encoding="utf-8") for file in ASSETS.glob("*.css")}
GROUNDS = {"light": "#ffffff", "dark": "#1e2129"}
STATES = ("done", "in-progress", "not-started", "blocked", "at-risk")
SERIES = ("actual", "scope", "ideal", "forecast")
LEAST_DISTANCE = 15
ON_A_GROUND_OF_OUR_OWN = {GROUNDS["dark"], "#dfe1e8"}
"""Where a theme has no dark scheme of its own, and the reader's system asks for one."""


def named(name: str, scheme: str) -> str:
    """The colour of a property: its light value comes first, then the dark one, often twice."""
    everything = "".join(SHEETS.values())
    light, dark, *again = re.findall(rf"--ft-{name}: (#[0-9a-f]{{6}});", everything)
    assert set(again) <= {dark}, name
    return str(light if scheme == "light" else dark)


@pytest.mark.parametrize("sheet", SHEETS)
def test_colours_are_written_only_where_they_are_named(sheet: str) -> None:
    text = re.sub(r'url\("[^"]*"\)|/\*.*?\*/', "", SHEETS[sheet], flags=re.DOTALL)
    elsewhere = re.sub(r"--ft-[\w-]+: [^;]*;", "", text)
    colours = re.findall(r":[^;{}]*?(#[0-9a-fA-F]{3,8}|(?:rgb|hsl|lab|lch)a?\([^;]*\))", elsewhere)

    assert set(colours) <= ON_A_GROUND_OF_OUR_OWN


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_stylesheet_loads_anything(sheet: str) -> None:
    assert set(re.findall(r'url\("?(\w+):', SHEETS[sheet])) <= {"data"}
    assert "@import" not in SHEETS[sheet]


@pytest.mark.parametrize("scheme", GROUNDS)
@pytest.mark.parametrize("name", [*STATES, *SERIES])
def test_every_colour_can_be_seen_on_its_ground(name: str, scheme: str) -> None:
    least = 4.5 if name in STATES else 3

    assert contrast(named(name, scheme), GROUNDS[scheme]) >= least


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("scheme", GROUNDS)
@pytest.mark.parametrize("names", [STATES, SERIES])
def test_colours_differ_for_every_eye(names: tuple[str, ...], scheme: str, blindness: str) -> None:
    distances = {
        pair: distance(named(pair[0], scheme), named(pair[1], scheme), blindness)
        for pair in combinations(names, 2)
    }

    assert {pair: far for pair, far in distances.items() if far < LEAST_DISTANCE} == {}


def test_the_measure_of_distance_agrees_with_its_published_cases() -> None:
    assert distance("#000000", "#ffffff") == pytest.approx(100, abs=0.01)
    assert distance("#ff0000", "#00ff00") == pytest.approx(86.61, abs=0.02)
