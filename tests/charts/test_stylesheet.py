"""The stylesheet of charts: what Plotly gets from Python, and colours that can be seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import mkdocs_feature_tracker
from mkdocs_feature_tracker.charts.labels import BOTTOM_PX, LEFT_PX, RIGHT_PX, TOP_PX, WIDE_FROM_PX
from mkdocs_feature_tracker.charts.looks import LOOKS

ASSETS = Path(mkdocs_feature_tracker.__file__).parent / "assets"
CSS = (ASSETS / "charts.css").read_text()
SCRIPT = (ASSETS / "charts.js").read_text()


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", ["actual", "scope", "ideal", "forecast"])
def test_lines_can_be_seen_in_both_schemes(name: str) -> None:
    light, dark, *again = re.findall(rf"--ft-{name}: (#[0-9a-f]{{6}});", CSS)

    assert contrast(light, "#ffffff") >= 3
    assert contrast(dark, "#1e2129") >= 3
    assert again == [dark]


@pytest.mark.parametrize("role", LOOKS)
def test_every_role_looks_the_same_in_both_drawings(role: str) -> None:
    look = LOOKS[role]
    dash = " ".join(f"{length}px" for length in look.dash)
    wanted = f".ft-l-{role} {{ --ft-c: var({look.colour});"
    wanted += f" --ft-f: var({look.fill});" if look.fill else ""
    wanted += f" --ft-w: {look.width:g}px;" + (f" --ft-d: {dash};" if dash else "") + " }"

    assert wanted in CSS


def test_the_margins_are_those_of_the_figure() -> None:
    top = TOP_PX[1]

    assert f"padding: {top}px {RIGHT_PX}px {BOTTOM_PX}px {LEFT_PX[True]}px;" in CSS
    assert f".ft-lanes-2 .ft-canvas {{ padding-top: {TOP_PX[2]}px; }}" in CSS
    assert f".ft-flush .ft-canvas {{ padding-left: {LEFT_PX[False]}px; }}" in CSS


def test_script_and_stylesheet_agree_on_what_is_wide() -> None:
    assert f"WIDE_FROM_PX = {WIDE_FROM_PX};" in SCRIPT
    assert f"(min-width: {WIDE_FROM_PX}px)" in CSS


def test_no_address_of_another_host_is_in_script_or_stylesheet() -> None:
    assert "//" not in re.sub(r"^\s*//.*$|\s// .*$", "", SCRIPT, flags=re.MULTILINE)
    assert "url(" not in CSS
    assert "@import" not in CSS
