"""A project in, a small picture of how each feature and release stands out, for other places."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from mkdocs_feature_tracker.charts.phrases import shortened
from mkdocs_feature_tracker.metrics.attention import display_state
from mkdocs_feature_tracker.metrics.progress import LEFT_OUT
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.release import Release
from mkdocs_feature_tracker.site import templates
from mkdocs_feature_tracker.site.releases import VERDICT_STATES, name_of
from mkdocs_feature_tracker.site.slugs import slugs
from mkdocs_feature_tracker.site.wording import percent

FOLDER = "badges/"

_COLOURS = {
    "done": "#276149",
    "in_progress": "#0d20b1",
    "blocked": "#700104",
    "at_risk": "#92650d",
}
_OTHERS = "#65687b"
_MOST_LETTERS = 40
_PADDING_PX = 6


def badges(project: Project) -> dict[str, str]:
    """The SVG of every badge by its path in the site: `badges/feat-1.svg`, `badges/2.4.svg`."""
    drawn = {feature.feature_id: _of_feature(feature, project) for feature in project.features}
    names = slugs(drawn, "feature")
    found = {f"{FOLDER}{names[key]}.svg": svg for key, svg in drawn.items()}
    taken = [*names.values()]
    of_releases = slugs([*taken, *(one.name for one in project.releases)], "release")
    for release in project.releases:
        found[f"{FOLDER}{of_releases[release.name]}.svg"] = _of_release(release)
    return found


def _of_feature(feature: Feature, project: Project) -> str:
    """`Guest checkout | in progress, 61%`."""
    state = display_state(feature, project)
    value = templates.STATE_WORDS[state].lower()
    if feature.share is not None and feature.status not in LEFT_OUT:
        value = f"{value}, {percent(feature.share)}"
    return badge(feature.title, value, _COLOURS.get(state, _OTHERS))


def _of_release(release: Release) -> str:
    """`Release 2.4 | NO-GO`."""
    return badge(name_of(release), release.verdict, _COLOURS[VERDICT_STATES[release.verdict]])


class Part(NamedTuple):
    """One half of a badge: its text, and how wide that is and where its middle lies, in pixels."""

    text: str
    width: float
    middle: float


def badge(label: str, value: str, colour: str) -> str:
    """A badge that names something on the left and says on the right how it stands."""
    label, value = _clean(label), _clean(value)
    left, right = shortened(label, _MOST_LETTERS), shortened(value, _MOST_LETTERS)
    widths = [_width(text) for text in (left, right)]
    split, rest = (round(width) + 2 * _PADDING_PX for width in widths)
    values = {
        "title": f"{label}: {value}",
        "width": split + rest,
        "split": split,
        "colour": colour,
        "label": Part(left, widths[0], split / 2),
        "value": Part(right, widths[1], split + rest / 2),
    }
    return templates.render("badges/badge.svg.jinja", values)


def _clean(text: str) -> str:
    """XML knows no control characters, not even escaped ones."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _width(text: str) -> float:
    """How wide the text is in 11 px Verdana; other fonts are stretched to it."""
    return round(sum(_WIDTHS.get(sign) or _of_other(sign) for sign in text), 1)


def _of_other(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    plain = unicodedata.normalize("NFD", sign)[0]
    if plain in _WIDTHS:
        return _WIDTHS[plain]
    return 11.0 if unicodedata.east_asian_width(sign) in "WF" else 7.0


_WIDTHS = {
    sign: width
    for width, signs in (
        (3.0, "ijl'|"),
        (3.9, "ft .,;:!"),
        (4.8, 'rI-/()[]"'),
        (5.8, "cszJ?\\{}`"),
        (6.6, "akevxy"),
        (6.9, "bdghnopqu0123456789_*$"),
        (7.5, "ABCEFKLPRSTVXYZ&"),
        (8.4, "DGHNOQU#+<=>~^"),
        (9.3, "Mw"),
        (10.8, "mW@…"),
        (11.8, "%"),
    )
    for sign in signs
}
"""Pixels of the letters in 11 px Verdana, in steps that no eye can tell from the exact ones."""
