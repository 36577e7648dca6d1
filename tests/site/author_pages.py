"""An author's text in, the HTML that a usual site makes of it out, and what stands in that."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import markdown

from mkdocs_feature_tracker.site.author_text import as_markdown, finished


def rendered(text: str, resolve: object = None) -> str:
    """What a site with the usual extensions makes of it."""
    source = as_markdown(text, resolve)  # type: ignore[arg-type]
    assert source is not None
    extensions = ["toc", "tables", "attr_list", "md_in_html", "def_list", "admonition"]
    configs = {"pymdownx.highlight": {"use_pygments": False}}
    return finished(
        markdown.markdown(
            source,
            extensions=[*extensions, "pymdownx.superfences", "pymdownx.highlight"],
            extension_configs=configs,
        )
    )


def structure(html: str) -> Counter[str]:
    """How often each element stands there, list items by depth and boxes of either kind."""
    counter = _Structure()
    counter.feed(html)
    return +counter.found


def words(html: str) -> str:
    """All text, without space and drawn boxes."""
    counter = _Structure()
    counter.feed(html)
    return re.sub(r"[\s\u200b☐☑◐⊘☒⊖]+", "", "".join(counter.texts))


def harm(html: str) -> list[str]:
    counter = _Structure()
    counter.feed(html)
    return counter.harm


class _Structure(HTMLParser):
    _counted = frozenset(
        "ol ul table tr th td h1 h2 h3 h4 h5 h6 pre code blockquote"
        " strong em del a img hr br".split()
    )

    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()
        self.texts: list[str] = []
        self.harm: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self._depth += tag in ("ol", "ul")
        if tag == "li":
            self.found[f"li {self._depth}"] += 1
        elif tag in self._counted:
            self.found[tag] += 1
        if tag == "input" or (values.get("class") or "").startswith("ft-box"):
            self.found["box"] += 1
        if tag in ("script", "svg", "iframe", "style", "form", "div") and not values.get("class"):
            self.harm.append(tag)
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if name.startswith("on") or address.startswith(("javascript:", "data:", "vbscript:")):
                self.harm.append(f"{name}={value}")

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag in ("ol", "ul")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
