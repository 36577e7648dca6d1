"""The HTML of a page in, the same with every Feature ID in its text linked and its status shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property

_TOKEN = re.compile(
    r"<!--.*?-->|<(?P<close>/?)(?P<tag>[a-zA-Z][\w-]*)(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*>", re.S
)
_CLOSED = frozenset(("a", "code", "pre", "script", "style", "svg", "button", "textarea", "title"))
"""Elements whose text is left as it is."""

_LINKABLE = re.compile(r"(?=\D*\d)[A-Za-z][\w.~-]*", re.A)
"""An ID with a digit; a word such as `checkout` would turn up everywhere."""

_PREFIX = re.compile(r"[A-Za-z]+[_.-]*", re.A)


class Mentions:
    """Knows the IDs of a project; asked once for every page.

    `link` gives the HTML of a mention of an ID on the page with a URL.
    """

    def __init__(self, feature_ids: Iterable[str], link: Callable[[str, str], str]) -> None:
        self._link = link
        self._ids = frozenset(name for name in feature_ids if _LINKABLE.fullmatch(name))

    def linked(self, html: str, url: str, own_id: str | None = None) -> str:
        """`html` of the page at `url` with its mentions linked; the feature's own ID stays."""
        if not self._ids or not any(
            self._known(match.group(), own_id) for match in self._candidate.finditer(html)
        ):
            return html
        pieces: list[str] = []
        position = depth = 0
        closing = ""
        for token in _TOKEN.finditer(html):
            text = html[position : token.start()]
            pieces.append(text if depth else self._linked_text(text, url, own_id))
            pieces.append(token.group())
            position = token.end()
            tag = (token.group("tag") or "").lower()
            if depth:
                if tag == closing:
                    depth += -1 if token.group("close") else 1
            elif tag in _CLOSED and not token.group("close"):
                depth, closing = 1, tag
        text = html[position:]
        pieces.append(text if depth else self._linked_text(text, url, own_id))
        return "".join(pieces)

    @cached_property
    def _candidate(self) -> re.Pattern[str]:
        prefixes = {match.group() for name in self._ids if (match := _PREFIX.match(name))}
        one_of = "|".join(map(re.escape, sorted(prefixes, key=len, reverse=True)))
        return re.compile(rf"(?<![\w/.@#~-])(?:{one_of})[\w.~-]*(?![\w/])", re.A)

    def _known(self, candidate: str, own_id: str | None) -> str | None:
        """The ID at the start of the candidate, which may end in the full stop of a sentence."""
        name = candidate.rstrip(".-~_")
        return name if name in self._ids and name != own_id else None

    def _linked_text(self, text: str, url: str, own_id: str | None) -> str:
        def mention(match: re.Match[str]) -> str:
            name = self._known(match.group(), own_id)
            if name is None:
                return match.group()
            return self._link(name, url) + match.group()[len(name) :]

        return self._candidate.sub(mention, text) if text.strip() else text
