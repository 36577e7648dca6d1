"""The stylesheet of charts: what Plotly gets from Python, and nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import mkdocs_feature_tracker
from mkdocs_feature_tracker.charts.labels import BOTTOM_PX, LEFT_PX, RIGHT_PX, TOP_PX, WIDE_FROM_PX
from mkdocs_feature_tracker.charts.looks import LOOKS

ASSETS = Path(mkdocs_feature_tracker.__file__).parent / "assets"
CSS = (ASSETS / "charts.css").read_text()
SCRIPT = (ASSETS / "charts.js").read_text() + (ASSETS / "live.js").read_text()


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
