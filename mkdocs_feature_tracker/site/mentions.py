"""A feature that a page mentions in, the link with its status chip out."""

from __future__ import annotations

from datetime import date

from mkdocs_feature_tracker.metrics.attention import display_state
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.site import templates
from mkdocs_feature_tracker.site.place import Place


def mention(feature: Feature, place: Place, as_of: date, stale_after_days: int = 7) -> str:
    """The HTML that stands for a Feature ID on the page `place`, link and status."""
    values = {
        "feature_id": feature.feature_id,
        "title": feature.title,
        "href": place.to_feature(feature.feature_id),
        "state": display_state(feature, as_of, stale_after_days),
    }
    return templates.render("parts/mention.html.jinja", values)
