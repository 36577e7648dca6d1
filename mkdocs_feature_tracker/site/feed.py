"""A project and the addresses of its site in, its daily updates as an Atom feed (RFC 4287) out."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple
from urllib.parse import quote, urljoin

from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.records import Update
from mkdocs_feature_tracker.model.words import UPDATE_KINDS
from mkdocs_feature_tracker.site import templates
from mkdocs_feature_tracker.site.place import Origin, SiteMap
from mkdocs_feature_tracker.site.widgets.updates import KIND_WORDS

MOST_ENTRIES = 50
"""Readers poll a feed: it holds what is new, the page holds all."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Entry(NamedTuple):
    """What one team wrote on one day about one feature; `id` stays when the text is edited."""

    id: str
    title: str
    url: str
    on: date
    team: str
    origin: Origin
    kinds: list[tuple[str, list[str]]]


def atom(project: Project, site: SiteMap, site_url: str, site_name: str) -> str:
    """The newest updates until the project's day; equal projects give equal feeds.

    `site.pages` names the address of the `feed` itself, and of the page with all `updates`.
    """
    feed_url = urljoin(site_url, site.pages["feed"])
    entries = [
        _entry(project.by_id[feature_id], on, team, updates, site, site_url, feed_url)
        for (on, feature_id, team), updates in _newest(project)
    ]
    values = {
        "feed_url": feed_url,
        "page_url": urljoin(site_url, site.pages["updates"]),
        "site_name": site_name,
        "updated_on": entries[0].on if entries else project.as_of,
        "entries": entries,
    }
    return _NOT_XML.sub("\ufffd", templates.render("pages/updates.xml.jinja", values))


def _newest(project: Project) -> list[tuple[tuple[date, str, str], list[Update]]]:
    """By day, feature and team, the newest day first."""
    found: dict[tuple[date, str, str], list[Update]] = {}
    for feature in project.features:
        for update in feature.document.updates:
            if update.on <= project.as_of:
                key = (update.on, feature.feature_id, update.team or "")
                found.setdefault(key, []).append(update)
    by_day = sorted(found.items(), key=lambda pair: (-pair[0][0].toordinal(), pair[0][1:]))
    return by_day[:MOST_ENTRIES]


def _entry(
    feature: Feature,
    on: date,
    team: str,
    updates: list[Update],
    site: SiteMap,
    site_url: str,
    feed_url: str,
) -> Entry:
    page_url = urljoin(site_url, site.features[feature.feature_id])
    key = "/".join(quote(part, safe="") for part in (feature.feature_id, on.isoformat(), team))
    texts: dict[str, list[str]] = {}
    for update in updates:
        texts.setdefault(update.kind, []).append(update.text)
    return Entry(
        id=f"{feed_url}#{key}",
        title=f"{feature.title} ({team})" if team else feature.title,
        url=f"{page_url}#ft-updates",
        on=on,
        team=team,
        origin=Origin(feature.path, site),
        kinds=[(KIND_WORDS[kind], texts[kind]) for kind in UPDATE_KINDS if kind in texts],
    )
