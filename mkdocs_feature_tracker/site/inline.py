"""The text of a document in, its inline Markdown as safe pieces out: no HTML passes through."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

import pyromark

_MARKED = re.compile(r"[*_`~\[<&\\\n]")
_MARKDOWN = pyromark.Markdown(options=pyromark.Options.ENABLE_STRIKETHROUGH)
_TAGS = {"Strong": "strong", "Emphasis": "em", "Strikethrough": "del"}
_NO_BLOCK = "\u00a0"
"""Put before the text, it keeps `- x` or `# x` from being read as a list or a heading."""


class Piece(NamedTuple):
    """A bit of text, or the start or end of a tag.

    `kind` is `text`, `code`, `open`, `close`, `link` or `unlink`; `text` is the text, the tag's
    name or the link's target.
    """

    kind: str
    text: str


def is_plain(text: str) -> bool:
    """Whether the text holds nothing that inline Markdown could mean."""
    return _MARKED.search(text) is None


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[Piece, ...]:
    """Split text at its inline Markdown.

    `**Redis** over <b>disk</b>` opens `strong`, says "Redis", closes it, and says
    " over <b>disk</b>" as text: raw HTML is shown, never passed on.
    """
    found: list[Piece] = []
    for event in _MARKDOWN.events(_NO_BLOCK + text):
        if isinstance(event, str):
            if event in ("SoftBreak", "HardBreak"):
                found.append(Piece("text", " "))
            continue
        piece = _piece(*next(iter(event.items())))
        if piece is not None:
            found.append(piece)
    if found and found[-1] == Piece("text", " "):
        found.pop()
    if found and found[0].kind == "text":
        found[0] = Piece("text", found[0].text.removeprefix(_NO_BLOCK))
    return tuple(found)


def _piece(name: str, value: Any) -> Piece | None:
    if name in ("Text", "InlineHtml", "Html"):
        return Piece("text", value)
    if name == "Code":
        return Piece("code", value)
    if name not in ("Start", "End"):
        return None
    if isinstance(value, dict):
        link = value.get("Link")
        return Piece("link", link["dest_url"]) if link else None
    if value == "Link":
        return Piece("unlink", "")
    tag = _TAGS.get(value)
    if tag is None:
        return Piece("text", " ") if name == "End" and value == "Paragraph" else None
    return Piece("open" if name == "Start" else "close", tag)
