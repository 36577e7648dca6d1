"""The site's navigation and the plugin's pages in, a navigation that holds or hides each out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from mkdocs_feature_tracker.plugin.page_options import PagesOptions
from mkdocs_feature_tracker.site.pages import PAGES, GeneratedPage

NAV_PLUGINS = ("literate-nav", "awesome-nav", "awesome-pages")
"""Plugins that make the navigation themselves; what they leave out shall stay out."""

_LISTS = {"feature": "features", "release": "releases"}
"""The list that pages of one row each belong to."""

_HIDDEN = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT, InclusionLevel.NOT_IN_NAV)


def detach(config: MkDocsConfig, section: dict[str, Any] | None) -> None:
    """Takes out the section that an earlier build attached to the same configuration."""
    if section is not None and isinstance(config.nav, list):
        config.nav = [item for item in config.nav if item is not section]


def attach(
    config: MkDocsConfig,
    pages: Iterable[GeneratedPage],
    generated: Iterable[File],
    options: PagesOptions,
) -> dict[str, Any] | None:
    """Attaches a section to a `nav` that names none of the pages itself; what it attached.

    A page that the author wrote in the place of one of ours is attached unless `nav` has it.
    """
    if not options.nav or config.nav is None or _is_made_elsewhere(config):
        return None
    named = set(_named(config.nav))
    if any(file.src_uri in named for file in generated):
        return None
    entries = _entries([page for page in pages if page.src_uri not in named], options)
    if not entries:
        return None
    section = {options.nav_title: entries}
    config.nav = [*(config.nav if isinstance(config.nav, list) else [config.nav]), section]
    return section


def _entries(pages: Iterable[GeneratedPage], options: PagesOptions) -> list[Any]:
    """The pages in their order; a list has the pages of its rows below it."""
    groups: dict[str, list[GeneratedPage]] = {}
    for page in pages:
        groups.setdefault(_LISTS.get(page.name, page.name), []).append(page)
    return [
        {options.titles.get(name, PAGES[name]): [page.src_uri for page in groups[name]]}
        if name in _LISTS.values()
        else groups[name][0].src_uri
        for name in options.names
        if name in groups
    ]


def hide_unnamed(config: MkDocsConfig, files: Iterable[File], wants: bool) -> None:
    """Has MkDocs not complain of pages that the navigation leaves out."""
    if config.nav is None and wants:
        return
    named = set(_named(config.nav)) if config.nav is not None else set()
    for file in files:
        if file.src_uri not in named and file.inclusion not in _HIDDEN:
            file.inclusion = InclusionLevel.NOT_IN_NAV


def arrange(nav: Navigation, pages: Iterable[GeneratedPage], options: PagesOptions) -> None:
    """Gives the section that MkDocs made of the folder its title, and the pages their order."""
    folder = options.folder.strip("/")
    order = options.names
    places = {page.src_uri: order.index(_LISTS.get(page.name, page.name)) for page in pages}
    for section in _sections(nav.items):
        own = [child for child in section.children if isinstance(child, Page)]
        if any(page.file.src_uri.rpartition("/")[0] == folder for page in own):
            section.title = options.nav_title
            section.children.sort(
                key=lambda child: min(
                    places.get(page.file.src_uri, len(order)) for page in _pages([child])
                )
            )
            break
    nav.pages = [*_pages(nav.items)]
    around = [None, *nav.pages, None]
    for page, before, after in zip(nav.pages, around, around[2:], strict=False):
        page.previous_page, page.next_page = before, after


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


def _pages(items: Iterable[Any]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        yield from _pages(item.children or ())
