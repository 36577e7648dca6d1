"""Pages that MkDocs writes before the past is known in, the same files with their widgets out."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from mkdocs.structure.pages import Page

from mkdocs_feature_tracker.plugin.placeholders import PLACE
from mkdocs_feature_tracker.site.mentions import STATE_PLACE

_ANY_PLACE = re.compile(f"{PLACE.pattern}|{STATE_PLACE.pattern}")
_MARK = re.compile(r"featuretrackerplace(\d+)here")
"""Stands for a place until then: a bare word, which whoever shrinks or rewrites a page leaves."""


class Unfinished:
    """The pages of one build that wait for the past."""

    def __init__(self) -> None:
        self._expected: set[str] = set()
        self._pages: list[tuple[Page, int]] = []
        self._places: list[str] = []

    def expect(self, page: Page) -> None:
        """Notes that a page is being drawn without what the past tells."""
        self._expected.add(page.file.src_uri)

    def is_expecting(self, page: Page) -> bool:
        """Whether it is one of those."""
        return page.file.src_uri in self._expected

    def held(self, html: str, page: Page) -> str:
        """A page as it is written for now, with a mark for every place."""
        n_before = len(self._places)

        def mark(match: re.Match[str]) -> str:
            self._places.append(match.group())
            return f"featuretrackerplace{len(self._places) - 1}here"

        marked = _ANY_PLACE.sub(mark, html)
        self._pages.append((page, len(self._places) - n_before))
        return marked

    def finish(self, fill: Callable[[str, Page], str], warn: Callable[[str], None]) -> None:
        """Fills the written files, and names the pages that lost a mark on their way."""
        for page, n_places in self._pages:
            if not self._finish(page, n_places, fill):
                warn(
                    f"{page.file.src_uri}: widgets are missing, because another plugin hid their"
                    " places while the history was still being read; build once more."
                )
        self._pages = []

    def _finish(self, page: Page, n_places: int, fill: Callable[[str, Page], str]) -> bool:
        file = Path(page.file.abs_dest_path)
        if not n_places or not file.exists():  # nothing to fill, or another plugin left it out
            return True
        html, n_found = _MARK.subn(
            lambda match: self._places[int(match.group(1))], file.read_text("utf-8")
        )
        file.write_text(fill(html, page), "utf-8", errors="xmlcharrefreplace", newline="")
        return n_found >= n_places
