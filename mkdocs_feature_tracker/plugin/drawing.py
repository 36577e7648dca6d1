"""The fences of a page in, their HTML out, and which widgets the page shows."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs.structure.pages import Page

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.plugin.placeholders import Placed
from mkdocs_feature_tracker.site import templates
from mkdocs_feature_tracker.site.options import Refusal
from mkdocs_feature_tracker.site.place import Place, SiteMap
from mkdocs_feature_tracker.site.widgets import render_text


class Drawing:
    """Draws the fences of one build.

    `project` gives the project with its past, and may wait for it. `refuse` says what is wrong
    with a fence: once for the build, whatever the page shows of it.
    """

    def __init__(
        self,
        site: SiteMap,
        project: Callable[[], Project],
        refuse: Callable[[str, Placed, Page], None],
    ) -> None:
        self._site = site
        self._project = project
        self._refuse = refuse
        self._widgets: dict[str, set[str]] = {}

    def widgets_on(self, page: Page) -> set[str]:
        """The names of the widgets that were drawn on a page; an empty one for what failed."""
        return self._widgets.get(page.url, set())

    def drawn(self, placed: Placed, page: Page) -> str:
        """A fence as it looks on a page, or a box that says what is wrong with it."""
        if placed.is_source:
            return templates.render("parts/plain_source.html.jinja", {"text": placed.text})
        if placed.wrong:
            return self._refused(placed.wrong, placed, page)
        try:
            rendered = render_text(placed.text, self._project(), Place(page.url, self._site))
        except Exception as error:  # a page less is better than no site
            return self._refused(f"It failed: {type(error).__name__}: {error}.", placed, page)
        for problem in rendered.problems:
            self._refuse(problem, placed, page)
        self._note(page, rendered.widget)
        return rendered.html

    def outlined(self, placed: Placed, page: Page, meanwhile: Project) -> str:
        """A widget from a project whose past is not known: with its headings and ids.

        They stay when the past is known. One heading may come with it that the table of contents
        of this build lacks: the problems of a document that only its last commit shows stale.
        """
        if placed.is_source or placed.wrong:
            return ""
        try:
            rendered = render_text(placed.text, meanwhile, Place(page.url, self._site))
        except Exception:  # it is said when the widget is drawn at last
            return ""
        self._note(page, rendered.widget)
        return rendered.html

    def _note(self, page: Page, widget: str) -> None:
        self._widgets.setdefault(page.url, set()).add(widget)

    def _refused(self, why: str, placed: Placed, page: Page) -> str:
        self._refuse(why, placed, page)
        values = {"name": "", "refusals": [Refusal(why)]}
        return templates.render("parts/refused.html.jinja", values)
