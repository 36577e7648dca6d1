"""A document's text in, Markdown that shows it as it is out."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"([\\`*_\[\]<>|~#])")


def plain(text: str) -> str:
    """`text` so that Markdown shows it as it is, without mentioning anybody."""
    return _SIGNS.sub(r"\\\1", text).replace("@", "&#64;")
