"""A project in, the generated pages out, each as Markdown made of tracker fences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.site import templates

_UNSAFE = re.compile(r"[^a-z0-9._~-]+")
_TAKEN = ("", "index", "readme", "404")
"""File names that MkDocs gives a meaning of its own."""


class GeneratedPage(NamedTuple):
    """A page that nobody wrote.

    `name` is `overview`, `features`, `flow` or `feature`; `src_uri` its place among the site's
    sources; `markdown` all of it, with the front matter; `meta` that front matter as values.
    """

    name: str
    src_uri: str
    title: str
    markdown: str
    meta: dict[str, object]
    feature_id: str | None = None


def pages(
    project: Project, base: str = "progress/", features: Iterable[Feature] = ()
) -> list[GeneratedPage]:
    """The overview, the features table, the flow of work, and a page for each of `features`.

    `features` are those whose document lies outside the site's own folder; the others have their
    document's page. A page's URL comes from the lower-case Feature ID: `progress/features/feat-1/`.
    """
    found = [
        _page("overview", f"{base}index.md", "Progress", hide=["navigation", "toc"]),
        _page("features", f"{base}features/index.md", "Features", hide=["navigation", "toc"]),
        _page("flow", f"{base}flow/index.md", "Flow", hide=["navigation", "toc"]),
    ]
    slugs = set(_TAKEN)
    for feature in features:
        slug = _slug(feature.feature_id, slugs)
        slugs.add(slug)
        uri = f"{base}features/{slug}.md"
        found.append(_page("feature", uri, feature.title, ["navigation"], feature.feature_id))
    return found


def _page(
    name: str, src_uri: str, title: str, hide: list[str], feature_id: str | None = None
) -> GeneratedPage:
    meta: dict[str, object] = {"title": title, "hide": hide, "render_macros": False}
    values = {"meta": meta, "title": title, "feature_id": feature_id}
    markdown = templates.render(f"pages/{name}.md.jinja", values)
    return GeneratedPage(name, src_uri, title, markdown, meta, feature_id)


def _slug(feature_id: str, taken: set[str]) -> str:
    """Two IDs that differ in case or punctuation only get pages of their own."""
    slug = _UNSAFE.sub("-", feature_id.lower()).strip(".-")
    if slug not in taken:
        return slug
    n = 2
    while f"{slug or 'feature'}-{n}" in taken:
        n += 1
    return f"{slug or 'feature'}-{n}"
