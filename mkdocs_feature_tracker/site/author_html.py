"""A plain block of a tracking document in, its finished HTML out, past the site's own Markdown.

Most of a document is lists, tables and paragraphs without a link or raw HTML. The parser renders
them exactly as a code host does, a hundred times faster than Python-Markdown, which only carries
them: encoded in an attribute, they are out of reach of every extension.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from functools import cache

from mkdocs_feature_tracker.reading.outline import MAX_DEPTH, as_html
from mkdocs_feature_tracker.reading.tasks import TOKENS
from mkdocs_feature_tracker.site import templates
from mkdocs_feature_tracker.site.author_inline import BOXES

PLAIN_TAGS = frozenset(("Paragraph", "List", "Table", "BlockQuote"))
"""The blocks that may be plain; headings and code are left to Markdown, for contents and colour."""

_NOT_PLAIN = re.compile(r"[<]|\]\(|\]\[|\]:|!\[|\[!|\[\^|://|www\.|@|&\w*;|&#")
_NOT_CARRIED = re.compile(r"<(?:h[1-6]|pre|hr)\b")
_BOX = re.compile(r"(<li>\n?(?:<p>)?)\[(.{1,3}?)\](\*?)(?=\s|</)")
_CONTAINER = re.compile(r"<(/?)(?:ul|ol|li|blockquote)\b")
_HERE = "HERE"


def plain_html(block: str) -> str | None:
    """The HTML of one top-level block, null where Markdown has to see to it."""
    if _NOT_PLAIN.search(block):
        return None
    html = as_html(block)
    if _NOT_CARRIED.search(html) or _is_deep(html):
        return None
    return _BOX.sub(_sign, html) if "[" in html else html


def carried(html: str) -> str:
    """One line of Markdown that carries `html` through rendering."""
    before, after = _carrier()
    return before + b64encode(html.encode()).decode() + after


def set_down(page: str) -> str:
    """A rendered page with what was carried in its place."""
    return _carried().sub(lambda match: b64decode(match.group(1)).decode(), page)


def _is_deep(html: str) -> bool:
    """Whether lists and quotes are nested too deep for a page."""
    if html.count("<li>") + html.count("<blockquote>") <= MAX_DEPTH // 2:
        return False
    depth = 0
    for container in _CONTAINER.finditer(html):
        depth += -1 if container.group(1) else 1
        if depth > MAX_DEPTH:
            return True
    return False


def _sign(match: re.Match[str]) -> str:
    status = TOKENS.get(match.group(2).strip())
    return match.group() if status is None else f"{match.group(1)}{BOXES[status]}{match.group(3)}"


@cache
def _carrier() -> tuple[str, str]:
    before, after = templates.render("parts/carrier.html.jinja", {"html": _HERE}).split(_HERE)
    return before.strip(), after.strip()


@cache
def _carried() -> re.Pattern[str]:
    before, after = map(re.escape, _carrier())
    return re.compile(rf"{before}([\w+/=]*){after}")
