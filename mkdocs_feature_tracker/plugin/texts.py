"""Tracking documents in, their rewritten texts out, kept from build to build by content."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs_feature_tracker import __version__
from mkdocs_feature_tracker.history.cache import Cache, digest
from mkdocs_feature_tracker.site.author_text import WRITER_VERSION

_NAMESPACE = f"author text {__version__} {WRITER_VERSION}"


class AuthorTexts:
    """The texts of one build. Rewriting takes a tenth of rendering, so it is done once.

    `around` is everything besides a document that its text depends on: where its links lead.
    """

    def __init__(self, cache_file: Path) -> None:
        self._cache_file = cache_file
        self._known: dict[str, bytes] = {}
        self._new: dict[str, bytes] = {}
        self._latest = "", b""

    def content_of(self, path: str) -> bytes:
        """The bytes of a file; none where it went while the site is being built.

        The last one is kept, because a page asks for its own more than once.
        """
        if self._latest[0] != path:
            try:
                with open(path, "rb") as file:
                    self._latest = path, file.read()
            except OSError:
                self._latest = path, b""
        return self._latest[1]

    def recall(self, subjects: Iterable[tuple[str, str]]) -> None:
        """Looks up all documents at once, each by its digest and what is around it."""
        keys = [_key(name, around) for name, around in subjects]
        with Cache(self._cache_file) as cache:
            self._known = cache.get_many(_NAMESPACE, keys)

    def of(self, content: bytes, around: str, write: Callable[[], str | None]) -> str | None:
        """The rewritten text, which `write` makes unless an earlier build has made it."""
        key = _key(digest(content), around)
        if key in self._known:
            return self._known[key].decode()
        text = write()
        if text is not None:
            self._new[key] = text.encode("utf-8", "replace")
        return text

    def keep(self) -> None:
        """Keeps what was rewritten for the next build."""
        if self._new:
            with Cache(self._cache_file) as cache:
                cache.put_many(_NAMESPACE, self._new)
            self._known |= self._new
            self._new = {}


def _key(name: str, around: str) -> str:
    return f"{name} {digest(around)}"
