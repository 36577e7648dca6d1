"""Badges: sound pictures that say how a feature or a release stands, in words and in colour."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.site.badges import badge, badges
from tests.colours import contrast
from tests.site.conftest import ProjectOf

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return [str(text.text) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def title(svg: str) -> str | None:
    return ElementTree.fromstring(svg).findtext(f"{SVG}title")


def test_every_feature_and_release_has_a_badge_that_says_how_it_stands(product: Project) -> None:
    found = badges(product)

    assert list(found) == [
        "badges/feat-1.svg",
        "badges/feat-2.svg",
        "badges/feat-3.svg",
        "badges/feat-4.svg",
        "badges/1.10.svg",
    ]
    assert title(found["badges/feat-2.svg"]) == "Credentials vault: done, 100%"
    assert title(found["badges/feat-3.svg"]) == "Role-based sharing: blocked, 50%"
    assert title(found["badges/feat-4.svg"]) == "Sandbox tenants: not started"
    assert texts(found["badges/1.10.svg"]) == ["Release 1.10", "NO-GO"]


def test_a_feature_and_a_release_of_one_name_have_badges_of_their_own(
    project_of: ProjectOf,
) -> None:
    text = "# Implementation Tracking: T\n\n> **Feature ID**: v2\n> **Release**: V2\n"

    assert list(badges(project_of(text))) == ["badges/v2.svg", "badges/v2-2.svg"]


@pytest.mark.parametrize(
    "words",
    ["<b>&amp; \"x\" 'y'</b>", "a\x00b\x0bc\ufffe\ud800", "tab\tand\nline", "日本語 é ẅ 🚀"],
)
def test_a_badge_is_sound_xml_whatever_its_words_are(words: str) -> None:
    svg = badge(words, words, "#276149")

    assert len(texts(svg)) == 2
    assert svg.encode("utf-8")


def test_a_long_title_is_cut_in_the_picture_and_whole_in_its_words() -> None:
    long = "Every caretaker sees every booking of every hall of every day"
    svg = badge(long, "done", "#276149")

    assert texts(svg)[0].endswith("…")
    assert title(svg) == f"{long}: done"


def test_a_badge_is_as_wide_as_its_words() -> None:
    narrow, wide = (
        int(ElementTree.fromstring(badge(text, "done", "#276149")).attrib["width"])
        for text in ("ill", "WWW")
    )
    assert narrow < wide


@pytest.mark.parametrize("colour", ["#276149", "#0d20b1", "#700104", "#92650d", "#65687b"])
def test_the_words_of_a_badge_can_be_read_on_their_colour(colour: str) -> None:
    assert colour in badge("a", "b", colour)
    assert contrast("#ffffff", colour) >= 4.5
