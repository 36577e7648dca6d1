"""A browser and an address in, a page that remembers what it asked for and complained of out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.browser.scripts import FOLLOW, ROWS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

BUNDLE = "plotly.min.js"


class Visit:
    """A page in a context of its own.

    `site` is what every address begins with that the page may ask for. `errors` holds exceptions
    and errors of the console, `foreign` the requests that left the site.
    """

    def __init__(self, browser: Browser, site: str, width: int = 1280, **options: Any) -> None:
        self.site = site
        self.requests: list[str] = []
        self.errors: list[str] = []
        settings = {"viewport": {"width": width, "height": 900}, "color_scheme": "light", **options}
        self.context = browser.new_context(**settings)
        self.context.set_default_timeout(15_000)
        self.page: Page = self.context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._hear)

    def go(self, path: str = "") -> Page:
        """Loads a page of the site in full."""
        self.page.goto(self.site + path)
        return self.page

    def follow(self, path: str) -> Page:
        """Clicks a link to `path`, and waits until instant navigation has told of the page."""
        url = self.site + path
        self.page.evaluate(FOLLOW, url)
        self.page.wait_for_function("(url) => window.__shown === url", arg=url)
        return self.page

    def wake(self, key: str) -> None:
        """Lets Plotly draw the chart whose figure has this id."""
        self.page.focus(f"#{key} .ft-canvas")
        self.page.wait_for_selector(f"#{key} .ft-canvas[data-live]")

    def wake_all(self, at_most: int | None = None) -> list[str]:
        """Lets Plotly draw every chart of the page, or the first few; their ids come out."""
        keys = self.charts()[:at_most]
        for key in keys:
            self.wake(key)
        return keys

    def charts(self) -> list[str]:
        """The ids of the figures that Plotly can draw and that are shown."""
        return list(
            self.page.evaluate(
                "[...document.querySelectorAll('figure.ft-chart[data-figure]')]"
                ".filter((figure) => figure.checkVisibility()).map((figure) => figure.id)"
            )
        )

    @property
    def foreign(self) -> list[str]:
        own = (self.site, "data:", "blob:", "about:")
        return [url for url in self.requests if not url.startswith(own)]

    @property
    def n_bundles(self) -> int:
        return sum(url.endswith(BUNDLE) for url in self.requests)

    def close(self) -> None:
        self.context.close()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")


def rows(visiting: Visit) -> list[tuple[str, str, str]]:
    """Status, teams and Feature ID of each row of a table that is shown."""
    return [tuple(row) for row in visiting.page.evaluate(ROWS)]


def settled(visiting: Visit, query: str) -> None:
    """Waits until the address has this query."""
    visiting.page.wait_for_function("(query) => location.search === query", arg=query)
