"""A feature that a page mentions in, the link out, and once the past is known, its status chip."""

from __future__ import annotations

import re

from mkdocs_feature_tracker.metrics.attention import display_state
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.site import templates
from mkdocs_feature_tracker.site.place import Place


def mention(feature: Feature, place: Place) -> str:
    """The HTML that stands for a Feature ID on the page `place`, with an empty place for its state.

    The state depends on forecasts, and with them on a history that may still be read.
    """
    values = {
        "feature_id": feature.feature_id,
        "title": feature.title,
        "href": place.to_feature(feature.feature_id),
    }
    return templates.render("parts/mention.html.jinja", values)


def has_mention(html: str) -> bool:
    """Whether `html` holds a place for a state."""
    return _OPENING in html


def with_states(html: str, project: Project) -> str:
    """`html` with the chip of every feature that it mentions."""

    def chip(match: re.Match[str]) -> str:
        feature = project.by_id.get(match.group(1))
        if feature is None:
            return match.group()
        state = display_state(feature, project)
        values = {"state": state, "word": templates.STATE_WORDS[state]}
        return templates.render("parts/chip.html.jinja", values)

    return STATE_PLACE.sub(chip, html)


_OPENING, _CLOSING = templates.render("parts/state_place.html.jinja", {"feature_id": "|"}).split(
    "|"
)
STATE_PLACE = re.compile(f'{re.escape(_OPENING)}([^"]+){re.escape(_CLOSING)}')
