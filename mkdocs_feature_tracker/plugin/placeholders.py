"""Tracker fences in, an empty element for each in the page's HTML, filled when all is known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any, NamedTuple

from markdown import Markdown
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from mkdocs_feature_tracker.site import fences, templates

_OPENING, _CLOSING = templates.render("parts/place.html.jinja", {"number": "|"}).strip().split("|")
PLACE = re.compile(f"{re.escape(_OPENING)}(\\d+){re.escape(_CLOSING)}")
_ID = re.compile(r' id="([^"]+)"')
_PART = re.compile(r'<section\b[^>]*\sid="([^"]+)"[^>]*>\s*<h2\b[^>]*>([^<]+)')
_HEADING = re.compile(r"<h2[\s>]")


class Placed(NamedTuple):
    """One fence of the site: its text, what is wrong with its header, and where it stands.

    With `is_source`, the text is no fence but a document that is shown as it is.
    """

    text: str
    wrong: str = ""
    page: Page | None = None
    line: int | None = None
    is_source: bool = False


class Placeholders:
    """The fences of one build. `read_source` gives the text of a page as its author wrote it."""

    def __init__(self, read_source: Callable[[Page], str]) -> None:
        self.page: Page | None = None
        self._read_source = read_source
        self._placed: list[Placed] = []
        self._drawn: dict[tuple[int, str], str] = {}
        self._unseen: dict[str, dict[str, list[fences.Fence]]] = {}

    @property
    def custom_fence(self) -> dict[str, Any]:
        """What superfences needs to know of the fence."""
        return {
            "name": fences.NAME,
            "class": fences.NAME,
            "format": self._format,
            "validator": self._validate,
        }

    def show_source(self, text: str) -> str:
        """The Markdown of a place where `text` will be shown as it is."""
        return self._place(Placed(text, is_source=True))

    def draw(self, page: Page, render: Callable[[Placed, Page], str]) -> None:
        """Renders the widgets of a page before its template needs the table of contents.

        The ids of the widgets become known as targets of links, and their headings stand in the
        table of contents where they stand on the page.
        """
        self._announce(page, lambda number: self._rendered(number, page, render))

    def outline(self, page: Page, render: Callable[[Placed, Page], str]) -> None:
        """Makes ids and headings known as `draw` does, of widgets that are rendered later."""
        self._announce(page, lambda number: render(self._placed[number], page))

    def _announce(self, page: Page, html_of: Callable[[int], str]) -> None:
        content = page.content or ""
        if _OPENING not in content:
            return
        contents = page.toc.items if page.toc else []
        siblings = contents[0].children if len(contents) == 1 else contents
        n_added = 0
        for place in PLACE.finditer(content):
            html = html_of(int(place.group(1)))
            if page.present_anchor_ids is not None:
                page.present_anchor_ids.update(_ID.findall(html))
            before = len(_HEADING.findall(content, 0, place.start())) + n_added
            found = [AnchorLink(title.strip(), id_, 2) for id_, title in _PART.findall(html)]
            siblings[before:before] = found
            n_added += len(found)

    def filled(self, html: str, page: Page, render: Callable[[Placed, Page], str]) -> str:
        """`html` of the page, or the whole page, with its widgets."""
        if _OPENING not in html:
            return html
        return PLACE.sub(lambda place: self._rendered(int(place.group(1)), page, render), html)

    def _rendered(self, number: int, page: Page, render: Callable[[Placed, Page], str]) -> str:
        """A fence as it looks on a page; the same fence may stand on several, as in a digest."""
        key = (number, page.url)
        if key not in self._drawn:
            known = number < len(self._placed)
            self._drawn[key] = render(self._placed[number], page) if known else ""
        return self._drawn[key]

    def _validate(
        self,
        language: str,
        inputs: dict[str, Any],
        options: dict[str, Any],
        attrs: dict[str, Any],
        md: Markdown,
    ) -> bool:
        """Takes every header, because superfences shows a refused one as plain text, silently."""
        options["wrong"] = fences.header_problem(inputs)
        return True

    def _format(
        self,
        source: str,
        language: str,
        class_name: str,
        options: dict[str, Any],
        md: Markdown,
        **_: Any,
    ) -> str:
        found = self._locate(source)
        wrong = options.get("wrong", "") or fences.header_problem(found.extra if found else "")
        return self._place(Placed(source, wrong, self.page, found.line if found else None))

    def _place(self, placed: Placed) -> str:
        self._placed.append(placed)
        number = len(self._placed) - 1
        return templates.render("parts/place.html.jinja", {"number": number}).strip()

    def _locate(self, source: str) -> fences.Fence | None:
        """The fence in the page's file; of several equal ones, the first that was not seen yet."""
        if self.page is None:
            return None
        uri = self.page.file.src_uri
        unseen = self._unseen.get(uri)
        if unseen is None:
            unseen = self._unseen[uri] = defaultdict(list)
            for fence in fences.find(self._read_source(self.page)):
                unseen[fence.body].append(fence)
        same = unseen.get(fences.comparable(source))
        return same.pop(0) if same else None
