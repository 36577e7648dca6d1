"""Markdown text in, a tree of sections with paragraphs, lists, tables and fences out.

The only module that knows the Markdown parser. Structure (what is a list, a fence, a comment, a
heading) is the parser's; the texts are the author's own, with inline Markdown kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import pyromark

from mkdocs_feature_tracker.reading.cells import split_row
from mkdocs_feature_tracker.reading.tree import (
    Block,
    Fence,
    Item,
    List,
    Outline,
    Paragraph,
    Section,
    Table,
)

MAX_DEPTH = 50
"""Lists and quotes nested deeper than this are left out of the tree (problem FT113)."""

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
_INLINE = frozenset(("Strong", "Emphasis", "Strikethrough", "Link", "Image"))
_NESTING = frozenset(("BlockQuote", "Item"))
_MARKS = re.compile(rb"`+|~+")
_LINE_END = re.compile(r"\n[ \t>]*")


def events(text: str, *, is_merged: bool = False) -> Iterator[tuple[Any, dict[str, int]]]:
    """The parser's own events with byte ranges, for those who rewrite text in place.

    With `is_merged`, texts beside each other are one, over escapes and entities too.
    """
    found: Iterator[Any] = pyromark.events_with_range(text, options=_OPTIONS, merge_text=is_merged)
    return found


def as_html(text: str) -> str:
    """The parser's own rendering, raw HTML included: only for text that holds none."""
    return pyromark.html(text, options=_OPTIONS)


def outline(text: str) -> Outline:
    """The sections of `text`, whose line ends must be LF."""
    return _Builder(text).build()


def _without_comments(text: str) -> str:
    """`text` without closed HTML comments, in linear time however many are open."""
    kept: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        kept.append(text[position:start])
        position = end + 3
    return "".join((*kept, text[position:]))


def _is_closed(fence: bytes) -> bool:
    """Whether the last line of a fence is its end: nothing but its marks, as many or more."""
    mark = _MARKS.match(fence)
    last_line = fence.rsplit(b"\n", 1)[-1].lstrip(b" \t>")
    if mark is None or b"\n" not in fence:
        return False
    return last_line.startswith(mark.group()) and not last_line.strip(mark.group()[:1])


class _Builder:
    """Walks the parser's events once, without recursion, keeping a stack of open containers."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.bytes = text.encode()
        lengths = [len(line) + 1 for line in self.bytes.split(b"\n")]
        self.starts = list(accumulate(lengths[:-1], initial=0))
        root = Section(0, "", 1, None)
        self.sections = [root]
        self.comments: list[tuple[int, str]] = []
        self.open_fences: list[int] = []
        self.too_deep_line: int | None = None
        self.containers: list[list[Block]] = [root.blocks]
        self.lists: list[tuple[List, int | None]] = []
        self.items: list[Item] = []
        self.depth = self.skipped = 0
        self.in_table = False
        self.code: list[str] | None = None
        self.code_info = ""
        self.is_fenced = False
        self.html: list[str] = []
        self.lines: list[str] = []
        self.spans: list[dict[str, int]] = []
        self.first = 0
        self.heading_level = 0

    def build(self) -> Outline:
        spans, code, is_hidden = self.spans, self.code, False
        for event, span in events(self.text, is_merged=True):
            if event.__class__ is str:
                if not is_hidden:
                    self._mark(event, span)
                continue
            if "Text" in event:
                if code is not None:
                    code.append(event["Text"])
                elif not is_hidden:
                    spans.append(span)
            elif "Start" in event:
                tag = event["Start"]
                kind = tag if tag.__class__ is str else next(iter(tag))
                if kind not in _INLINE:
                    self._open(kind, tag, span["start"])
                    code, is_hidden = self.code, self.in_table or self.skipped > 0
                elif not (spans or is_hidden):
                    spans.append({"start": span["start"], "end": span["start"]})
            elif "End" in event:
                tag = event["End"]
                kind = tag if tag.__class__ is str else next(iter(tag))
                if kind not in _INLINE:
                    self._close(kind, span)
                    code, is_hidden = self.code, self.in_table or self.skipped > 0
                elif spans and not is_hidden:
                    spans.append(span)
            elif not is_hidden:
                self._html_or_code(event, span)
        self._flush()
        for section, following in zip(self.sections, self.sections[1:], strict=False):
            section.end_line = following.line - 1
        self.sections[-1].end_line = len(self.starts)
        return Outline(self.sections, self.comments, self.too_deep_line, self.open_fences)

    def _mark(self, mark: str, span: dict[str, int]) -> None:
        if mark == "SoftBreak" or mark == "HardBreak":
            if self.spans:
                self._end_line()
        elif mark != "Rule":
            self.spans.append(span)

    def _html_or_code(self, event: dict[str, Any], span: dict[str, int]) -> None:
        if "Html" in event:
            self.html.append(event["Html"])
        else:
            if "InlineHtml" in event:
                self._comment(event["InlineHtml"], span["start"])
            self.spans.append(span)

    def _open(self, kind: str, tag: Any, offset: int) -> None:
        if kind in _NESTING:
            self.depth += 1
            if self.skipped or self.depth > MAX_DEPTH:
                self.skipped += 1
                if self.too_deep_line is None:
                    self.too_deep_line = self._line(offset)
        if self.skipped:
            return
        if kind == "Item":
            self._open_item(offset)
            return
        if kind == "Paragraph":
            self._flush()
            return
        if kind == "TableHead" or kind == "TableRow":
            self._row(kind, offset)
            return
        self._flush()
        if kind == "List":
            block = List(self._line(offset))
            self.containers[-1].append(block)
            self.lists.append((block, tag["List"]))
        elif kind == "CodeBlock":
            self.code = []
            self.is_fenced = tag["CodeBlock"].__class__ is dict
            self.code_info = tag["CodeBlock"]["Fenced"] if self.is_fenced else ""
        elif kind == "Table":
            self.containers[-1].append(Table(self._line(offset)))
            self.in_table = True
        elif kind == "Heading":
            self.heading_level = int(tag["Heading"]["level"][1])

    def _close(self, kind: str, span: dict[str, int]) -> None:
        if kind in _NESTING:
            self.depth -= 1
            if self.skipped:
                self.skipped -= 1
                return
        if self.skipped:
            return
        if kind == "Paragraph" or kind == "BlockQuote":
            self._flush()
        elif kind == "Item":
            self._flush()
            self.containers.pop()
            self.items.pop()
        elif kind == "List":
            self.lists.pop()
        elif kind == "Heading":
            self._close_heading(span)
        elif kind == "CodeBlock":
            self._close_code(span)
        elif kind == "Table":
            self.in_table = False
        elif kind == "HtmlBlock":
            self._comment("".join(self.html), span["start"])
            self.html = []

    def _open_item(self, offset: int) -> None:
        block, first_number = self.lists[-1]
        number = None if first_number is None else first_number + len(block.items)
        item = Item(self._line(offset), number, [], [])
        block.items.append(item)
        self.sections[-1].all_items.append(item)
        self.items.append(item)
        self.containers.append(item.blocks)

    def _close_heading(self, span: dict[str, int]) -> None:
        if self.spans:
            self._end_line()
        title = " ".join(self.lines)
        self.lines = []
        line = self._line(span["start"])
        if self.items or self.depth:
            self.containers[-1].append(Paragraph(line, [title]))
            return
        parent = self.sections[-1]
        while parent.level >= self.heading_level and parent.parent is not None:
            parent = parent.parent
        section = Section(self.heading_level, title, line, parent)
        self.sections.append(section)
        self.containers = [section.blocks]

    def _close_code(self, span: dict[str, int]) -> None:
        assert self.code is not None
        line = self._line(span["start"])
        raw = self.bytes[span["start"] : span["end"]].rstrip()
        is_closed = not self.is_fenced or _is_closed(raw)
        if not is_closed:
            self.open_fences.append(line)
        self.containers[-1].append(
            Fence(line + self.is_fenced, self.code_info, "".join(self.code), is_closed)
        )
        self.code = None

    def _row(self, kind: str, start: int) -> None:
        line = self._line(start)
        end = self.starts[line] - 1 if line < len(self.starts) else len(self.bytes)
        cells = split_row(self.bytes[start:end].decode())
        table = self.containers[-1][-1]
        assert isinstance(table, Table)
        if kind == "TableHead":
            table.columns = cells
        else:
            table.rows.append((line, cells))

    def _end_line(self) -> None:
        """Keeps the line of text that was gathered since the last break."""
        start = self.spans[0]["start"]
        text = self.bytes[start : self.spans[-1]["end"]].decode()
        self.spans.clear()
        if "<!--" in text:
            text = _without_comments(text)
        if "\n" in text:
            text = _LINE_END.sub(" ", text)
        if not self.lines:
            self.first = start
        self.lines.append(text.strip())

    def _flush(self) -> None:
        """Turns the gathered lines into the text of an item, or into a paragraph."""
        if self.spans:
            self._end_line()
        elif not self.lines:
            return
        if self.items and not self.items[-1].lines and not self.containers[-1]:
            self.items[-1].lines = self.lines
        else:
            self.containers[-1].append(Paragraph(self._line(self.first), self.lines))
        self.lines = []

    def _comment(self, html: str, offset: int) -> None:
        if "<!--" in html:
            line = self._line(offset)
            for match in re.finditer(r"<!--.*?(-->|\Z)", html, re.S):
                self.comments.append((line + html.count("\n", 0, match.start()), match.group()))

    def _line(self, offset: int) -> int:
        return bisect_right(self.starts, offset)
