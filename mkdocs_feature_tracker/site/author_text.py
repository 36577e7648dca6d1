"""A tracking document's Markdown in, Markdown out that Python-Markdown renders as a code host does.

Everything is written anew from the parser's events in one canonical form: four-space nesting,
blank lines where Python-Markdown wants them, drawn checkboxes, and no raw HTML but a few harmless
tags. So nothing in a document can be read in a second way by the site's own Markdown extensions.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from mkdocs_feature_tracker.reading.outline import MAX_DEPTH, events
from mkdocs_feature_tracker.site import templates
from mkdocs_feature_tracker.site.author_blocks import (
    NOTHING,
    Block,
    item,
    joined,
    list_of,
    row,
    with_alert_title,
)
from mkdocs_feature_tracker.site.author_html import PLAIN_TAGS, carried, plain_html, set_down
from mkdocs_feature_tracker.site.author_inline import BOXES, INLINE_TAGS, LineWriter

WRITER_VERSION = 5
"""Part of every cache key: raise it with each change of what a text is rewritten to."""

MAX_LINE_LENGTH = 100_000
"""A document with a longer line is shown as plain source (problem FT113)."""

_TICKS = re.compile(r"`{3,}")
_LANGUAGE = re.compile(r"[\w#.+-]+")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_WRAPPER = re.compile(
    r"</?(?:details|summary|div|p|center|section|span|font|small|a|b|i|em|strong|br|hr)"
    r"(?=[\s/>])[^<>]*>",
    re.I,
)
_ALIGNMENT = {"None": "---", "Left": ":--", "Center": ":-:", "Right": "--:"}
_START = re.compile(r"<ol>\s*<li>(\s*<p>)?<data value=\"(\d{1,9})\"></data>")
_BOX = re.compile(rf"<li>(\s*<p>)?([{''.join(BOXES.values())}])(?=[\s*<])")


def as_markdown(
    text: str,
    resolve: Callable[[str], str | None] | None = None,
    heading_shift: int = 0,
    keeps_title: bool = True,
) -> str | None:
    """The whole of `text` rewritten, or null where it is nested too deep or has too long a line.

    `text` has LF line ends and no front matter. `resolve` maps the target of a relative link to
    another one, or to null where the link shall be text only. Headings go down by `heading_shift`
    levels; without `keeps_title` the first H1 is left out, because the page has it already.

    Plain blocks are finished HTML already, carried in one line each (`author_html`); this one has
    a link, so it is rewritten:

    >>> print(as_markdown("- [one](a.md)\\n  - two\\n"))
    -   [one](a.md)
        -   two
    <BLANKLINE>
    """
    if len(text) > MAX_LINE_LENGTH and max(map(len, text.split("\n"))) > MAX_LINE_LENGTH:
        return None
    lines = _Rewriter(resolve, heading_shift, keeps_title).rewrite(text)
    return None if lines is None else "\n".join(lines) + "\n"


def finished(html: str) -> str:
    """The rendered HTML with what Markdown cannot carry: named boxes, lists that start at 3."""
    html = set_down(html)
    if "<data " in html:
        html = _START.sub(r'<ol start="\2"><li>\1', html)
    return _BOX.sub(_task_item, html)


def _task_item(match: re.Match[str]) -> str:
    return (match.group(1) or "").join(_drawn_box(match.group(2)))


@cache
def _drawn_box(sign: str) -> tuple[str, str]:
    """The opening of a task's item and its box, between which a paragraph may open."""
    state = next(status for status, box in BOXES.items() if box == sign)
    values = {"state": state, "sign": sign, "word": templates.STATE_WORDS[state]}
    opening, drawn = templates.render("parts/checkbox.html.jinja", values).strip().split("\n")
    return opening, drawn


class _Rewriter:
    """Walks the parser's events once, without recursion, keeping a stack of open containers."""

    def __init__(
        self, resolve: Callable[[str], str | None] | None, heading_shift: int, keeps_title: bool
    ) -> None:
        self.line = LineWriter(resolve)
        self.heading_shift = heading_shift
        self.keeps_title = keeps_title
        self.containers: list[list[Block]] = [[]]
        self.numbers: list[int | None] = []
        self.code: list[str] | None = None
        self.info = ""
        self.cells: list[str] = []
        self.rows: list[str] = []
        self.alignments: tuple[str, ...] = ()

    def rewrite(self, text: str) -> list[str] | None:
        line = self.line
        run = line.run
        content = text.encode()
        may_be_plain = "]:" not in text
        plain_end = 0
        for event, span in events(text):
            if span["start"] < plain_end:
                continue
            if event.__class__ is str:
                if event == "Rule":
                    self._end_text()
                    self._add("rule", ["---"])
                else:
                    line.end_line(is_hard=event == "HardBreak")
                continue
            kind, value = next(iter(event.items()))
            if kind == "Text":
                (run if self.code is None else self.code).append(value)
            elif kind == "Start":
                tag = value if value.__class__ is str else next(iter(value))
                if may_be_plain and tag in PLAIN_TAGS and len(self.containers) == 1:
                    block = content[span["start"] : span["end"]].decode()
                    if self._add_plain(block):
                        plain_end = span["end"]
                        continue
                if tag in INLINE_TAGS:
                    line.open(tag, value)
                elif not self._open(tag, value):
                    return None
            elif kind == "End":
                tag = value if value.__class__ is str else next(iter(value))
                if tag in INLINE_TAGS:
                    line.close(tag)
                else:
                    self._close(tag, value)
            elif kind == "Code":
                line.code(value)
            elif kind == "InlineHtml":
                line.inline_html(value)
            elif self.code is not None:
                self.code.append(value)
        blocks = [
            Block("html", [carried("".join(block.lines))]) if block.kind == "html" else block
            for block in self.containers[0]
        ]
        return joined(blocks)

    def _open(self, tag: str, value: Any) -> bool:
        """Opens a block; false where that is too deep."""
        if tag == "TableHead" or tag == "TableRow":
            self.cells = []
        elif tag != "TableCell":
            self._end_text()
        if tag in ("List", "Item", "BlockQuote"):
            if len(self.containers) > MAX_DEPTH:
                return False
            self.containers.append([])
            if tag == "List":
                self.numbers.append(value["List"])
            self.line.is_item_start = tag == "Item"
        elif tag == "Paragraph":
            self.line.is_item_start = bool(self.numbers) and not self.containers[-1]
        elif tag == "CodeBlock":
            self.code = []
            fenced = value["CodeBlock"]
            self.info = fenced["Fenced"] if fenced.__class__ is dict else ""
        elif tag == "HtmlBlock":
            self.code = []
        elif tag == "Table":
            self.alignments = value["Table"]
            self.rows = []
        return True

    def _close(self, tag: str, value: Any) -> None:
        if tag == "Paragraph":
            self._add("paragraph", self.line.take())
        elif tag == "TableCell":
            self.cells.append(" ".join(self.line.take()))
        elif tag == "TableHead":
            self.rows = [row(self.cells), row([_ALIGNMENT[name] for name in self.alignments])]
        elif tag == "TableRow":
            self.rows.append(row(self.cells))
        elif tag == "Table":
            self._add("table", self.rows)
        elif tag == "Heading":
            self._close_heading(int(value["Heading"][1]))
        elif tag == "CodeBlock":
            self._close_code()
        elif tag == "HtmlBlock":
            self._close_html()
        elif tag == "Item":
            self._end_text()
            blocks = self.containers.pop()
            number = self.numbers[-1]
            self.containers[-1].append(item(blocks, number, is_first=not self.containers[-1]))
            if number is not None:
                self.numbers[-1] = number + 1
        elif tag == "List":
            self.numbers.pop()
            self.containers[-2].append(list_of(self.containers.pop()))
        elif tag == "BlockQuote":
            self._end_text()
            blocks = self.containers.pop()
            lines = joined(with_alert_title(blocks))
            self._add("quote", [f"> {line}" if line else ">" for line in lines or [NOTHING]])

    def _close_heading(self, level: int) -> None:
        title = " ".join(self.line.take())
        if level == 1 and not self.keeps_title:
            self.keeps_title = True
            return
        marks = "#" * min(6, level + self.heading_shift)
        # Python-Markdown takes closing signs off a heading.
        title = re.sub(r"#+$", lambda signs: "&#35;" * len(signs.group()), title)
        self._add("heading", [f"{marks} {title or NOTHING}"])

    def _close_code(self) -> None:
        text = "".join(self.code or ())
        self.code = None
        self._add_code(text, self.info)

    def _close_html(self) -> None:
        html = _COMMENT.sub("", "".join(self.code or ()))
        self.code = None
        text = _WRAPPER.sub("", html).strip()
        if "<" in text:
            self._add_code(html.strip("\n") + "\n", "html")
        elif text:
            self.line.run.append(" ".join(text.split()))
            lines = self.line.take()
            is_summary = "<summary" in html.lower()
            self._add("paragraph", [f"**{lines[0]}**"] if is_summary else lines)

    def _add_code(self, text: str, info: str) -> None:
        marks = max([3, *(len(ticks) + 1 for ticks in _TICKS.findall(text))]) * "`"
        language = _LANGUAGE.match(info.strip())
        first = marks + (language.group() if language is not None else "")
        lines = text.removesuffix("\n").expandtabs(4).split("\n")
        self._add("code", [first, *(line if line.strip() else "" for line in lines), marks])

    def _add_plain(self, block: str) -> bool:
        """Adds a block as finished HTML, where it is plain; neighbours become one."""
        html = plain_html(block)
        if html is None:
            return False
        blocks = self.containers[0]
        if blocks and blocks[-1].kind == "html":
            blocks[-1].lines.append(html)
        else:
            blocks.append(Block("html", [html]))
        return True

    def _end_text(self) -> None:
        """Ends text that stands directly in an item, as it does in a tight list."""
        lines = self.line.take()
        if lines:
            self.containers[-1].append(Block("text", lines, is_compact=True))

    def _add(self, kind: str, lines: list[str]) -> None:
        if lines:
            self.containers[-1].append(Block(kind, lines))
