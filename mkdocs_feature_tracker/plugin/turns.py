"""The page that is drawn next in, and out what it has at its turn alone: metadata, widgets, links.

All other pages stay small meanwhile, because a theme looks at every page on each page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, MutableMapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

_OF_ITS_OWN_PAGE = frozenset(("title", "description", "hide", "render_macros"))
"""Metadata that no theme asks of another page, but for the title."""


class Turns:
    """The turns of the pages of one build.

    A theme asks every entry of the navigation for icon, subtitle and status on every page. That
    takes a tenth of a large build, and next to nothing where an entry has no metadata at all.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._unwritten: set[str] = set()
        self._waiting: dict[str, tuple[Page, MutableMapping[str, Any]]] = {}
        self._page: Page | None = None
        self._content: str | None = None
        self._stylesheets = config.extra_css
        self._scripts = config.extra_javascript

    def note(self, page: Page) -> None:
        """Notes whether the page of a document has metadata of its author's."""
        if not page.meta:
            self._unwritten.add(page.file.src_uri)

    def wait(self, documents: Iterable[File], generated: Iterable[File]) -> None:
        """Takes their metadata off our pages and documents, unless the author wrote some."""
        for file in (*(one for one in documents if one.src_uri in self._unwritten), *generated):
            page = file.page
            if page is not None and page.meta and _OF_ITS_OWN_PAGE.issuperset(page.meta):
                page.title = page.title  # which else is looked up in the metadata
                self._hold(page)

    def begin(self, page: Page) -> None:
        """Gives a page its metadata back, beside what others told of it meanwhile."""
        self._page, self._content = page, page.content
        self._stylesheets = self._config.extra_css
        self._scripts = self._config.extra_javascript
        if page.file.src_uri in self._waiting:
            page.meta = {**self._waiting[page.file.src_uri][1], **page.meta}

    def load_without(self, uris: Collection[str]) -> None:
        """Lets the page load what the site loads, but for these stylesheets and scripts."""
        config = self._config
        config.extra_css = [uri for uri in self._stylesheets if uri not in uris]
        config.extra_javascript = [it for it in self._scripts if str(it) not in uris]

    def end(self) -> None:
        """Puts all of it back: pages are kept to the end of the build, and share their links."""
        page = self._page
        if page is None:
            return
        self._page = None
        self._config.extra_css, self._config.extra_javascript = self._stylesheets, self._scripts
        page.content = self._content
        if page.file.src_uri in self._waiting:
            self._hold(page)

    def end_all(self) -> None:
        """Leaves every page with its metadata, for whoever looks at the whole site."""
        for page, meta in self._waiting.values():
            page.meta = {**meta, **page.meta}
        self._waiting = {}

    def _hold(self, page: Page) -> None:
        self._waiting[page.file.src_uri] = page, page.meta
        page.meta = {}
