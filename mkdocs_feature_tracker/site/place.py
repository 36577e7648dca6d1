"""Where things are: URLs of pages, features and source lines in, links from one page out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//|[/#?]", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)


def _nowhere(_: str) -> str | None:
    return None


@dataclass(frozen=True)
class SiteMap:
    """Every address that a widget may link to.

    `features` maps a Feature ID, `releases` the name of a release, and `pages` the name of a
    generated page (`overview`, `features`) or `feed`, to its URL relative to the site's root
    (`progress/features/feat-1/`; "" is the root itself). `source_url` gives the web address of a
    line of a document, `issue_url` that of an issue (`234` or `owner/repo#234`), `branch_url` and
    `commit_url` those of a branch and a commit; null where nobody knows. `titles` are those of
    `pages`, in the order of the navigation.
    """

    features: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    releases: Mapping[str, str] = field(default_factory=dict)
    source_url: Callable[[str, int], str | None] = lambda path, line: None
    issue_url: Callable[[str], str | None] = _nowhere
    branch_url: Callable[[str], str | None] = _nowhere
    commit_url: Callable[[str], str | None] = _nowhere
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """One page of the site, `url` relative to its root, from which links lead elsewhere."""

    url: str
    site: SiteMap

    def to(self, url: str) -> str:
        """The link from this page to `url`, which is relative to the site's root.

        From `progress/features/feat-1/` to `progress/` it is `../../`. Absolute addresses and
        fragments stay as they are.
        """
        if _SCHEME.match(url):
            return url
        path, mark, fragment = url.partition("#")
        here = self.url.split("/")[:-1]
        there = path.split("/")
        shared = 0
        for mine, theirs in zip(here, there[:-1], strict=False):
            if mine != theirs:
                break
            shared += 1
        steps = [".."] * (len(here) - shared) + there[shared:]
        return ("/".join(steps) or "./") + mark + fragment

    def to_feature(self, feature_id: str) -> str | None:
        """The link to a feature's page, null where it has none."""
        url = self.site.features.get(feature_id)
        return None if url is None else self.to(url)

    def to_page(self, name: str) -> str | None:
        """The link to a generated page, null where the site has none of that name."""
        url = self.site.pages.get(name)
        return None if url is None else self.to(url)

    def to_release(self, name: str) -> str | None:
        """The link to a release's page, null where it has none."""
        url = self.site.releases.get(name)
        return None if url is None else self.to(url)

    @property
    def release(self) -> str | None:
        """The name of the release whose page this is, null on every other page."""
        return next((name for name, url in self.site.releases.items() if url == self.url), None)

    @property
    def feature_id(self) -> str | None:
        """The feature whose page this is, null on every other page."""
        return next((key for key, url in self.site.features.items() if url == self.url), None)


@dataclass(frozen=True)
class Origin:
    """The document that a text was read from; links inside the text start there."""

    path: str
    site: SiteMap

    def line(self, line: int | None) -> str | None:
        """The web address of a line of the document."""
        return None if line is None else self.site.source_url(self.path, line)

    def href(self, target: str) -> str | None:
        """Where a link of the document leads: http and https as they are, a relative path to
        the file's own address on the code host, everything else nowhere."""
        if _WEB.match(target):
            return target
        if _SCHEME.match(target) or not target.isprintable():
            return None
        beside = posixpath.join(posixpath.dirname(self.path), target.partition("#")[0])
        path = posixpath.normpath(beside)
        return None if path.startswith("..") else self.site.source_url(path, 1)


class Home(NamedTuple):
    """The feature that an entry belongs to; `href` is null where it has no page."""

    feature_id: str
    title: str
    href: str | None
    origin: Origin
