"""Inline parser events in, lines of Markdown out that mean the same to Python-Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.tasks import TOKENS

INLINE_TAGS = frozenset(("Emphasis", "Strong", "Strikethrough", "Link", "Image"))

_MARKS = {"Emphasis": "*", "Strong": "**"}
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|]")
_ESCAPES = {sign: "\\" + sign for sign in "\\`*_[]"} | {
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
    "|": "&#124;",
    "{": "&#123;",
    "}": "&#125;",
}
"""Braces and pipes as numbers, because attribute lists, macros and tables do not heed `\\`."""

_BLOCK_START = re.compile(r"(\d+)([.)])|[#+\-!:=?~$%^/]|\s+")
"""What Python-Markdown or an extension of it may take for a block when it begins a line."""

_CHECKBOX = re.compile(r"\[(.{1,3}?)\](\*?)(?=\s|$)")
BOXES = {
    Status.NOT_STARTED: "☐",
    Status.DONE: "☑",
    Status.IN_PROGRESS: "◐",
    Status.BLOCKED: "⊘",
    Status.CANCELLED: "☒",
    Status.NOT_APPLICABLE: "⊖",
}
"""How a checkbox is drawn. As text it says what it means even where nothing is made of it."""

_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:|//", re.I)
_SAFE_SCHEMES = frozenset(("http:", "https:", "mailto:", "tel:", "ftp:"))
_UNPRINTED = re.compile(r"[\x00-\x20\x7f]+")
_NO_PLAIN_TARGET = re.compile(r"[\s<>\"'`\\()\[\]{}|\x00-\x1f]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_NO_TITLE = re.compile(r"[<>\"&\\`\s]+")

_TAG = re.compile(r"<(/?)([a-z0-9]+)\s*/?>", re.I)
_KEPT_TAGS = frozenset("b i em strong kbd sub sup del ins s u mark small code samp var q".split())
_DROPPED = re.compile(
    r"<!--.*?-->|</?(?:a|span|font|div|p|center|details|summary|img)\b(?=[\s/>])[^<>]*>",
    re.S | re.I,
)


class LineWriter:
    """Gathers the inline content of one paragraph, heading or cell; `take` gives its lines.

    `run` is the plain text since the last mark: the caller appends to it directly, because text is
    by far the most frequent event.
    """

    def __init__(self, resolve: Callable[[str], str | None] | None) -> None:
        self.resolve = resolve
        self.run: list[str] = []
        self.parts: list[str] = []
        self.is_at_line_start = True
        self.is_item_start = False
        self.n_images = 0
        self.links: list[str] = []
        self.open_tags: list[tuple[str, int]] = []

    def take(self) -> list[str]:
        """The finished lines, none where there was nothing; begins anew."""
        if self.run:
            self._end_run()
        self.is_item_start = False
        if not self.parts:
            return []
        for _, position in self.open_tags:
            self.parts[position] = _escaped(self.parts[position])
        text = "".join(self.parts)
        self.parts = []
        self.open_tags = []
        self.is_at_line_start = True
        return [line.lstrip() for line in text.rstrip().split("\n")] if text.strip() else []

    def end_line(self, is_hard: bool) -> None:
        """A line break of the source, hard or soft."""
        self._end_run()
        if self.n_images:
            self.parts.append(" ")
            return
        self.parts.append("  \n" if is_hard else "\n")
        self.is_at_line_start = True

    def open(self, tag: str, value: Any) -> None:
        """The start of emphasis, a link or an image."""
        self._end_run(before_mark=True)
        if tag == "Image":
            self.n_images += 1
            if self.n_images == 1:
                self.links.append(self._target(value["Image"], is_image=True))
                self._put("![" if self.links[-1] else "")
        elif self.n_images:
            return
        elif tag == "Link":
            self.links.append(self._target(value["Link"]))
            self._put("[" if self.links[-1] else "")
        else:
            self._put(_MARKS.get(tag, "<del>"))

    def close(self, tag: str) -> None:
        """The end of emphasis, a link or an image."""
        self._end_run(before_mark=True)
        if tag == "Image":
            self.n_images -= 1
            if self.n_images:
                return
        elif self.n_images:
            return
        if tag in ("Image", "Link"):
            target = self.links.pop()
            self._put(f"]({target})" if target else "")
        else:
            self._put(_MARKS.get(tag, "</del>"))

    def code(self, text: str) -> None:
        """A code span."""
        self._end_run(before_mark=True)
        if "<" in text or "&" in text or not text.strip():
            # Python-Markdown looks for raw HTML before it looks for code spans.
            self._put(f"<code>{_escaped(text)}</code>")
        elif "`" in text:
            ticks = "`" * (max(map(len, re.findall("`+", text))) + 1)
            self._put(f"{ticks} {text} {ticks}")
        else:
            self._put(f"`{text}`")

    def inline_html(self, html: str) -> None:
        """A tag or comment: a few tags without attributes stay, wrappers go, the rest is shown."""
        self._end_run(before_mark=True)
        tag = _TAG.fullmatch(html)
        name = tag.group(2).lower() if tag is not None else ""
        if name == "br":
            self._put("<br>")
        elif tag is not None and name in _KEPT_TAGS:
            if not tag.group(1):
                self.open_tags.append((name, len(self.parts)))
                self._put(html)
            elif self.open_tags and self.open_tags[-1][0] == name:
                self.open_tags.pop()
                self._put(html)
            else:
                self._put(_escaped(html))
        elif not _DROPPED.fullmatch(html):
            self._put(_escaped(html))

    def _put(self, part: str) -> None:
        self.parts.append(part)
        self.is_at_line_start = False
        self.is_item_start = False

    def _end_run(self, before_mark: bool = False) -> None:
        """Writes the plain text gathered so far, its checkbox drawn and its signs escaped."""
        if not self.run:
            return
        text = self.run[0] if len(self.run) == 1 else "".join(self.run)
        self.run.clear()
        if self.is_item_start and text[0] == "[":
            box = _CHECKBOX.match(text)
            if box is not None and not (before_mark and box.end() == len(text)):
                status = TOKENS.get(box.group(1).strip())
                if status is not None:
                    self._put(BOXES[status] + _escaped(box.group(2)))
                    text = text[box.end() :]
        if self.is_at_line_start and text:
            text = _escaped_start(text)
        elif _SPECIAL.search(text):
            text = _escaped(text)
        self._put(text)

    def _target(self, link: dict[str, str], is_image: bool = False) -> str:
        """What stands in the parentheses of a link, empty where it shall be text only."""
        url = link["dest_url"]
        if link["link_type"] == "Email":
            url = "mailto:" + url
        scheme = _SCHEME.match(_UNPRINTED.sub("", url))
        if scheme is None:
            if self.resolve is not None and url and url[0] not in "#/":
                resolved = self.resolve(url)
                if resolved is None:
                    return ""
                url = resolved
        elif scheme.group() != "//" and scheme.group().lower() not in _SAFE_SCHEMES:
            return ""
        if not url or (is_image and scheme is not None and scheme.group().lower() == "mailto:"):
            return ""
        url = _NO_PLAIN_TARGET.sub(lambda sign: f"%{ord(sign.group()):02X}", url)
        url = _ENTITY.sub("&amp;", url)
        title = _NO_TITLE.sub(" ", link["title"]).strip()
        return f'{url} "{title}"' if title else url


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda sign: _ESCAPES[sign.group()], text)


def _escaped_start(text: str) -> str:
    """`text` at the start of a line, where more signs have a meaning."""
    start = _BLOCK_START.match(text)
    if start is None:
        return _escaped(text)
    rest = _escaped(text[start.end() :])
    if start.group(1):
        return f"{start.group(1)}&#{ord(start.group(2))};{rest}"
    return (f"&#{ord(start.group())};" if start.group().strip() else "") + rest
