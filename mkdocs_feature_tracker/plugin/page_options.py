"""The options below `pages:` in, the wanted pages with their titles and their order out."""

from __future__ import annotations

from mkdocs_feature_tracker.plugin.kinds import Flag, Options, Switch, Text, Texts
from mkdocs_feature_tracker.site.pages import PAGES


def _page() -> Switch:
    return Switch(True, "the page's title")


class PagesOptions(Options):  # type: ignore[no-untyped-call]
    """Which pages the plugin adds to the site, and where."""

    folder = Text("progress")
    """The folder of the generated pages, relative to the site's root.

    Default: `progress`. Example: `folder: status`.
    """

    overview = _page()
    """The overview page: true, false, or another title for it.

    Default: `true`. Example: `overview: How we stand`.
    """

    features = _page()
    """The page with the table of all features: true, false, or another title for it.

    Default: `true`. Example: `features: false`.
    """

    releases = _page()
    """The page with the readiness of all releases, and one for each: true, false, or another title.

    Default: `true`. Example: `releases: Can we ship?`.
    """

    flow = _page()
    """The page with forecasts, burndowns and the flow of work: true, false, or another title.

    Default: `true`. Example: `flow: When it is done`.
    """

    blockers = _page()
    """The page with the register of blockers and technical debt: true, false, or another title.

    Default: `true`. Example: `blockers: What stops us`.
    """

    quality = _page()
    """The page with coverage, code quality and performance: true, false, or another title.

    Default: `true`. Example: `quality: false`.
    """

    team = _page()
    """The page that says who is on what: true, false, or another title.

    Default: `true`. Example: `team: People`.
    """

    decisions = _page()
    """The page with all decisions and their reasons: true, false, or another title.

    Default: `true`. Example: `decisions: Why it is so`.
    """

    updates = _page()
    """The page with all daily updates, and their feed: true, false, or another title.

    Default: `true`. Example: `updates: News`.
    """

    health = _page()
    """The page that says how far the numbers can be trusted: true, false, or another title.

    Default: `true`. Example: `health: Data quality`.
    """

    order = Texts(choices=PAGES)
    """The pages that come first in the navigation, in this order; the others follow in theirs.

    Default: none. Example: `order: [overview, blockers, updates]`.
    """

    nav = Flag(True)
    """Whether the pages are attached to a `nav` that names none of them itself.

    Default: `true`. Example: `nav: false`.
    """

    nav_title = Text("Progress")
    """The title of the pages' section in the navigation.

    Default: `Progress`. Example: `nav_title: Where we are`.
    """

    @property
    def base(self) -> str:
        """What the path of every generated page begins with."""
        return self.folder.strip("/") + "/"

    @property
    def names(self) -> list[str]:
        """All pages, the wanted and the unwanted ones, in the order of the navigation."""
        return [*dict.fromkeys((*self.order, *PAGES))]

    @property
    def titles(self) -> dict[str, str]:
        """The title of every page that is wanted, in the order of the navigation."""
        return {
            name: PAGES[name] if self[name] is True else self[name]
            for name in self.names
            if self[name] is not False
        }
