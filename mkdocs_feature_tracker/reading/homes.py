"""Sections in, the section of the template that each of them lies in out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mkdocs_feature_tracker.reading.dates import read_date
from mkdocs_feature_tracker.reading.titles import Titles
from mkdocs_feature_tracker.reading.tree import Section

_OF_A_DAY = frozenset(("blockers", "resolved_issues", "next_steps", "plan"))
"""Headings that below a dated update are parts of it: `Blockers` of that day."""


class Home(NamedTuple):
    """The section's own key, else its nearest recognised ancestor's; null where there is none.

    `is_day` tells of a dated update, or of a part of one.
    """

    key: str | None = None
    is_day: bool = False


def homes_of(titles: Titles, sections: Sequence[Section], above: Home | None = None) -> list[Home]:
    """The home of each section; `above` is that of the section which a part of a text lies in."""
    homes: dict[int, Home] = {}
    first_h1 = next((section for section in sections if section.level == 1), None)
    for section in sections:
        if above is not None and not section.level:
            homes[id(section)] = above
            continue
        is_title = section is first_h1 or not section.level
        key = None if is_title else titles.key(section.title)
        parent = section.parent
        if parent is None:
            homes[id(section)] = Home(key)
            continue
        outer = homes[id(parent)]
        if key is None or (key in _OF_A_DAY and outer.is_day):
            key = outer.key
        is_day = key == "updates" and (outer.is_day or read_date(section.title).on is not None)
        homes[id(section)] = Home(key, is_day)
    return list(homes.values())
