"""A widget as an author asks for it in, what a page shows of it out."""

from __future__ import annotations

from html.parser import HTMLParser

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.site.widgets import render_text
from tests.site.conftest import page_of

VOID = {"br", "path", "circle", "rect", "hr"}


class Page(HTMLParser):
    """Checks that tags nest, and gathers texts, ids and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.ids: list[str] = []
        self.attributes: set[str] = set()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.feed(html)
        assert self.open == [], self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            opened = self.open.pop()
            assert opened == tag, f"<{opened}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def shown(project: Project, body: str, url: str = "progress/") -> Page:
    """A fence without problems, drawn on a page."""
    rendered = render_text(body, project, page_of(project, url))
    assert rendered.problems == (), rendered.problems
    return Page(rendered.html)
