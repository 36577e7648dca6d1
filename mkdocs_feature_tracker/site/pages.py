"""A project in, the generated pages out, each as Markdown made of tracker fences."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.site import sentences, templates
from mkdocs_feature_tracker.site.releases import name_of, sentence
from mkdocs_feature_tracker.site.slugs import slugs

PAGES = {
    "overview": "Progress",
    "features": "Features",
    "releases": "Releases",
    "flow": "Flow",
    "blockers": "Blockers",
    "quality": "Quality",
    "team": "Team",
    "decisions": "Decisions",
    "updates": "Updates",
    "health": "Health",
}
"""Every page about the whole project, in the order of the navigation, with its title."""

_FILES = {
    "overview": "index.md",
    "features": "features/index.md",
    "releases": "releases/index.md",
}
"""Where a page lies unless it is `<name>.md`."""


class GeneratedPage(NamedTuple):
    """A page that nobody wrote.

    `name` is one of `PAGES`, `release` or `feature`; `src_uri` its place among the site's sources;
    `markdown` all of it, with the front matter; `meta` that front matter as values.
    """

    name: str
    src_uri: str
    title: str
    markdown: str
    meta: dict[str, object]
    feature_id: str | None = None
    release: str | None = None


def pages(
    project: Project,
    base: str = "progress/",
    features: Iterable[Feature] = (),
    titles: Mapping[str, str] = PAGES,
) -> list[GeneratedPage]:
    """The pages that `titles` names, in its order, one for each release and each of `features`.

    `features` are those whose document lies outside the site's own folder; the others have their
    document's page. A page's URL comes from the lower-case Feature ID: `progress/features/feat-1/`.
    Releases have pages where `titles` names the list of them.
    """
    whole = sentences.briefly(project.features)
    found = [
        _page(name, base + _FILES.get(name, f"{name}.md"), title, ["navigation", "toc"], whole)
        for name, title in titles.items()
    ]
    if "releases" in titles:
        names = slugs([release.name for release in project.releases], "release")
        for release in project.releases:
            uri = f"{base}releases/{names[release.name]}.md"
            own = f"{release.verdict}: {sentence(release, project.as_of)}"
            hide = ["navigation", "toc"]
            page = _page("release", uri, name_of(release), hide, own, release=release.name)
            found.append(page)
    shown = list(features)
    names = slugs([feature.feature_id for feature in shown], "feature")
    for feature in shown:
        uri = f"{base}features/{names[feature.feature_id]}.md"
        own = sentences.of_feature(feature, project.as_of)
        page = _page("feature", uri, feature.title, ["navigation"], own, feature.feature_id)
        found.append(page)
    return found


def as_meta(text: str) -> str:
    """A title or a description for themes, which write it into their HTML as it stands."""
    return html.escape(text) if any(sign in text for sign in '<"') else text


def _page(
    name: str,
    src_uri: str,
    title: str,
    hide: list[str],
    description: str,
    feature_id: str | None = None,
    release: str | None = None,
) -> GeneratedPage:
    """`description` is what search engines and social cards show of the page."""
    meta: dict[str, object] = {
        "title": as_meta(title),
        "description": as_meta(description),
        "hide": hide,
        "render_macros": False,
    }
    values = {"meta": meta, "title": title, "feature_id": feature_id, "release": release}
    markdown = templates.render(f"pages/{name}.md.jinja", values)
    return GeneratedPage(name, src_uri, title, markdown, meta, feature_id, release)
