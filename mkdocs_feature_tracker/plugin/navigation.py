"""The site's navigation and the plugin's pages in, a navigation that holds or hides each out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from mkdocs_feature_tracker.plugin.options import PagesOptions
from mkdocs_feature_tracker.site.pages import GeneratedPage

NAV_PLUGINS = ("literate-nav", "awesome-nav", "awesome-pages")
"""Plugins that make the navigation themselves; what they leave out shall stay out."""

_HIDDEN = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT, InclusionLevel.NOT_IN_NAV)


def detach(config: MkDocsConfig, section: dict[str, Any] | None) -> None:
    """Takes out the section that an earlier build attached to the same configuration."""
    if section is not None and isinstance(config.nav, list):
        config.nav = [item for item in config.nav if item is not section]


def section_of(pages: Iterable[GeneratedPage], options: PagesOptions) -> dict[str, Any] | None:
    """The section that a fixed `nav` gets, null where there is nothing to put into it."""
    entries: list[Any] = []
    features: list[Any] = []
    flow: list[Any] = []
    places = {"overview": entries, "flow": flow}
    for page in pages:
        places.get(page.name, features).append(page.src_uri)
    if features:
        entries.append({"Features": features})
    entries += flow
    return {options.nav_title: entries} if entries else None


def attach(
    config: MkDocsConfig, section: dict[str, Any] | None, generated: Iterable[File], wants: bool
) -> dict[str, Any] | None:
    """Attaches the section to a `nav` that names none of the pages itself; tells whether it did."""
    if not wants or section is None or config.nav is None or _is_made_elsewhere(config):
        return None
    named = set(_named(config.nav))
    if any(file.src_uri in named for file in generated):
        return None
    config.nav = [*(config.nav if isinstance(config.nav, list) else [config.nav]), section]
    return section


def hide_unnamed(config: MkDocsConfig, files: Iterable[File], wants: bool) -> None:
    """Has MkDocs not complain of pages that the navigation leaves out."""
    if config.nav is None and wants:
        return
    named = set(_named(config.nav)) if config.nav is not None else set()
    for file in files:
        if file.src_uri not in named and file.inclusion not in _HIDDEN:
            file.inclusion = InclusionLevel.NOT_IN_NAV


def retitle(nav: Navigation, options: PagesOptions) -> None:
    """Gives the section that MkDocs made of the folder the title that the options name."""
    folder = options.folder.strip("/")
    for section in _sections(nav.items):
        pages = [child.file.src_uri for child in section.children if isinstance(child, Page)]
        if any(uri.rpartition("/")[0] == folder for uri in pages):
            section.title = options.nav_title
            return


def _is_made_elsewhere(config: MkDocsConfig) -> bool:
    return any(name in config.plugins for name in NAV_PLUGINS)


def _named(nav: Any) -> Iterator[str]:
    """Every path that a `nav` names."""
    if isinstance(nav, str):
        yield nav.removeprefix("/").removeprefix("./")
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from _named(value)
    elif isinstance(nav, list | tuple):
        for item in nav:
            yield from _named(item)


def _sections(items: Iterable[Any]) -> Iterator[Section]:
    for item in items:
        if isinstance(item, Section):
            yield item
            yield from _sections(item.children)
