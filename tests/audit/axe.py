"""Pages of a site in, what axe-core finds wrong with them beyond the theme's own faults out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser

from tests.browser.scripts import OPEN_ALL
from tests.browser.visit import Visit

SCHEMES = ("light", "dark")

_RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all }) => {
    const element = document.querySelector([target[0]].flat()[0]);
    const why = [...any, ...all][0]?.message ?? "";
    return { rule: id, place: String(target), why, ours: Boolean(element?.closest(".ft")) };
  }));
}"""


class Violation(NamedTuple):
    """A rule that an element of a page breaks in a scheme."""

    page: str
    scheme: str
    rule: str
    place: str
    why: str


class Sites(NamedTuple):
    """Addresses: the site with the plugin, the same pages without it, and a bare site."""

    ours: str
    plain: str
    bare: str


def violations(
    browser: Browser, axe: Path, sites: Sites, pages: Iterable[str], plain_pages: Collection[str]
) -> Iterator[Violation]:
    """What a page breaks that the theme does not.

    Of the theme are the rules that a bare page breaks too, and outside of widgets those that the
    same page breaks without the plugin, where there is one.
    """
    source = (axe / "axe.min.js").read_text(encoding="utf-8")
    for scheme in SCHEMES:
        ours, plain, bare = (
            Visit(browser, site, color_scheme=scheme, reduced_motion="reduce") for site in sites
        )
        themes = {
            found["rule"] for page in ("", "progress/") for found in _found(bare, page, source)
        }
        for page in pages:
            known = set(themes)
            if page in plain_pages:
                known |= {found["rule"] for found in _found(plain, page, source)}
            for found in _found(ours, page, source):
                if found["rule"] not in (themes if found["ours"] else known):
                    yield Violation(page, scheme, found["rule"], found["place"], found["why"])
        for visiting in (ours, plain, bare):
            visiting.close()


def _found(visiting: Visit, page: str, source: str) -> list[dict[str, str]]:
    visiting.go(page)
    visiting.page.evaluate(OPEN_ALL)
    visiting.page.evaluate(source)
    return list(visiting.page.evaluate(_RUN))
