"""Pages about documents in, the rendered text of an unchanged one out without rendering it again.

Python-Markdown takes a third of the time that a site takes to build. What it makes of a document's
text is kept with its headings, and set down in the page of the next build, as long as it would be
the same: same Markdown, same extensions, and links that lead to the same places.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from mkdocs_feature_tracker import __version__
from mkdocs_feature_tracker.history.cache import Cache, digest
from mkdocs_feature_tracker.plugin.known_markdown import fingerprint
from mkdocs_feature_tracker.site import author_text, templates
from mkdocs_feature_tracker.site.author_html import set_down

_PIECES = templates.render("parts/author_text.html.jinja", {"text": "|"}).strip().split("|")
BEGIN, END = (piece.strip() for piece in _PIECES)
"""What stands around the text of a document, in its Markdown and in what becomes of it."""

_LINK = re.compile(r"\]\(([^)\s]*)")
_ANCHOR = re.compile(r'\s(?:id|name)="([^"]+)"')
_FENCE = "data-tracker-fence"
"""The place of a fence of the document's own, whose number differs from build to build."""

_SNIPPET = "8<"
"""What brings in another file, in the syntax of the extension for that."""

_LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


class _Link(NamedTuple):
    """A link to a file of the site, as it is written."""

    url: str
    file: File
    anchor: str


class _Awaited(NamedTuple):
    """A page between its Markdown and its HTML; `links` is null where it must not be kept."""

    markdown: str
    name: str
    known: str | None
    links: list[_Link] | None


class Renderings:
    """The rendered texts of one build."""

    def __init__(self, cache_file: Path) -> None:
        self._cache_file = cache_file
        self._namespace: str | None = None
        self._known: dict[str, bytes] = {}
        self._new: dict[str, bytes] = {}
        self._awaited: dict[str, _Awaited] = {}

    def recall(self, config: MkDocsConfig, uris: Iterable[str]) -> None:
        """Looks up all pages at once, once the extensions of the site are known."""
        of_markdown = fingerprint(config)
        if of_markdown is not None:
            self._namespace = f"rendering {__version__} {author_text.WRITER_VERSION} {of_markdown}"
            with Cache(self._cache_file) as cache:
                self._known = cache.get_many(self._namespace, uris)

    @staticmethod
    def framed(text: str) -> str:
        """The Markdown of a document's text, to be found again when it is rendered."""
        return f"{BEGIN}\n\n{text}\n{END}"

    def shortened(self, markdown: str, page: Page, files: Files) -> str:
        """The Markdown to render: without the text, where it is known what becomes of it."""
        before, begin, rest = markdown.partition(BEGIN)
        text, end, after = rest.rpartition(END)
        if not begin or not end or self._namespace is None:
            return markdown
        links = None if _SNIPPET in text else _links(text, page.file, files)
        name = _name(markdown, page.file, links or ())
        kept, _, rendering = self._known.get(page.file.src_uri, b"").partition(b"\n")
        known = rendering.decode() if links is not None and kept.decode() == name else None
        self._awaited[page.file.src_uri] = _Awaited(markdown, name, known, links)
        return markdown if known is None else f"{before}{BEGIN}\n\n{END}{after}"

    def completed(self, html: str, page: Page) -> str:
        """The HTML of the page with all of its text, which is kept for the next build."""
        before, begin, rest = html.partition(BEGIN)
        text, end, after = rest.rpartition(END)
        if not begin or not end:
            return set_down(html)
        awaited = self._awaited.pop(page.file.src_uri, None)
        if awaited is None or awaited.known is None:
            text = author_text.finished(text)
            if awaited is not None and awaited.links is not None and _FENCE not in text:
                self._keep(text, page, awaited.name)
        else:
            page.markdown = awaited.markdown
            ids, headings, text = json.loads(awaited.known)
            _set_down(ids, headings, awaited.links or (), page)
        return before + text + after

    def keep(self) -> None:
        """Keeps what was rendered for the next build."""
        if self._new and self._namespace is not None:
            with Cache(self._cache_file) as cache:
                cache.put_many(self._namespace, self._new)
            self._known |= self._new
            self._new = {}

    def _keep(self, text: str, page: Page, name: str) -> None:
        ids = dict.fromkeys(_ANCHOR.findall(text))
        headings = [(item.level, item.id, item.title) for item in _flat(page.toc) if item.id in ids]
        rendering = json.dumps((list(ids), headings, text), ensure_ascii=False)
        self._new[page.file.src_uri] = f"{name}\n{rendering}".encode("utf-8", "replace")


def _set_down(
    ids: list[str], headings: list[tuple[int, str, str]], links: Iterable[_Link], page: Page
) -> None:
    """Tells the page what it would know, had its text been rendered."""
    there = [(item.level, item.id, item.title) for item in _flat(page.toc)]
    names = ("level", "id", "name")
    tokens: list[Any] = [dict(zip(names, heading, strict=True)) for heading in (*there, *headings)]
    page.toc = get_toc(nest_toc_tokens(tokens))
    if page.present_anchor_ids is not None:
        page.present_anchor_ids.update(ids)
    if page.links_to_anchors is not None:
        for link in links:
            if link.anchor:
                anchors = page.links_to_anchors.setdefault(link.file, {})
                anchors.setdefault(link.anchor, link.url)


def _flat(items: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for item in items:
        yield item
        yield from _flat(item.children)


def _links(text: str, file: File, files: Files) -> list[_Link] | None:
    """The links within the site; null where one leads nowhere, which MkDocs must say each time."""
    found = []
    for url in _LINK.findall(text):
        try:
            parts = urlsplit(url)
        except ValueError:
            return None
        if parts.scheme or parts.netloc:
            continue
        target: File | None = file
        if parts.path:
            folder = posixpath.dirname(file.src_uri)
            uri = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
            target = files.get_file_from_path(uri)
        if target is None or target.inclusion in _LEFT_OUT or url.startswith("/") or "&" in url:
            return None
        found.append(_Link(url, target, parts.fragment))
    return found


def _name(markdown: str, file: File, links: Iterable[_Link]) -> str:
    """Differs where anything of the text would be rendered otherwise."""
    around = [file.src_uri, file.url, *(link.file.url for link in links)]
    return digest("\0".join((markdown, *around)))
