"""One version of a file in, its `Shape` out: the one that `read` has, at a tenth of the cost.

A document changes in one or two sections from version to version. So the text is cut before each
H2, H3 and H4, and what a part gives is kept by its bytes.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from mkdocs_feature_tracker.model.document import Signs
from mkdocs_feature_tracker.model.history import Item, Shape, items_of
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.reading.context import Context, vocabulary
from mkdocs_feature_tracker.reading.header import heading_field
from mkdocs_feature_tracker.reading.homes import Home, homes_of
from mkdocs_feature_tracker.reading.opening import has_telling_section, read_opening
from mkdocs_feature_tracker.reading.outline import outline
from mkdocs_feature_tracker.reading.source import FRONT, read_source
from mkdocs_feature_tracker.reading.tasks import BOXES_ONLY, read_tasks
from mkdocs_feature_tracker.reading.tree import Section

_FRONT = re.compile(FRONT.pattern.encode(), re.S)
_PROBE = "\n## x"
_ID = re.compile(rb"id[\W_]*(?:\([^()\n]*\)[\W_]*)?[:|]")
_FEATURE = re.compile(rb"feature[\W_]*(?:\([^()\n]*\)[\W_]*)?[:|]")
_KEPT_PARTS = 20_000
_KEPT_BYTES = 16_000
"""A longer part is not kept."""
_BODY = b"\nx"
_SIGNS = (b"[", b"<", b"\t", b"```", b"~~~")
_HEADING = re.compile(rb"\n[^a-zA-Z\n]*#|\n *[=-]+ *(?:\n|\Z)")
_BOX = b"\n- ["
_BOXES = re.compile(rb"[^\n]+\n*(?:\n- \[[ xX]\] [\w*][^\n]*(?:\n|\n {2}[^\n]*)*){2,}")
"""A heading and two items or more, each with a plain box; what lies below one is indented."""


_LEVELS = (2, 3, 4)
_LOWEST_CUT = _LEVELS[-1]
_MARKS = {level: b"#" * level + b" " for level in _LEVELS}
_CUTS = {level: re.compile(b"\n" + mark) for level, mark in _MARKS.items()}
"""Patterns find these in half the time of `bytes.split`."""

_TARGET = re.compile(rb"\]:")
_LOWEST = 6
_END_OF_HEADER = (Section(2, "", 1, None), Home())


@dataclass(eq=False, slots=True)
class _Part:
    """What a part of a text gives: all of it, or the text from one heading to the next.

    Attributes:
        items: its leaf tasks.
        top: the highest level of its headings.
        is_closed: whether a heading behind it is one: no fence and no comment stays open.
        is_telling: whether it has a section that tells of a tracking document.
        speaking: those of its sections, with their homes, that may speak for the whole document.
        ends: by level, the home of what a heading of that level behind it would lie in.
        has_boxes_only: whether nothing below its headings but a box is a task.
    """

    items: tuple[Item, ...]
    top: int
    is_closed: bool
    is_telling: bool
    speaking: tuple[tuple[Section, Home], ...]
    ends: dict[int, Home]
    has_boxes_only: bool


class ShapeReader:
    """Reads the versions of a team's documents.

    A file that no word marks as a tracking document is given up unread, with a shape that has no
    signs and no items; with `is_any`, where paths alone can make one, every file is read.

    Example: `ShapeReader(Workflow()).read(b"# Feature Tracker\n- [x] Sign in")` has one item.
    """

    def __init__(self, workflow: Workflow, *, is_any: bool = False) -> None:
        self._words, self._titles = vocabulary(workflow)
        self._scope_sections = workflow.scope_sections
        self._is_any = is_any or bool(workflow.documents)
        self._kept = lru_cache(_KEPT_PARTS * len(_LEVELS))(self._read_piece)
        self._listed_items = lru_cache(_KEPT_PARTS)(self._read_listed_items)
        self._items: dict[Item, Item] = {}
        self._opening = lru_cache(_KEPT_PARTS // 10)(self._read_opening)

    def read(self, content: bytes, dialect: str = "") -> Shape:
        """The shape of one version; nothing in it can make this raise."""
        content = content.removeprefix(BOM_UTF8)
        if b"\r" in content:
            content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        if not self._is_any and not _may_be_tracking(content):
            return _NOT_TRACKING
        front = b""
        if content.startswith(b"---") and (match := _FRONT.match(content)):
            front, content = match.group(), content[match.end() :]
        parts = self._parts(content, dialect)
        items: list[Item] = []
        speaking: list[_Part] = []
        is_telling = False
        for part in parts:
            items += part.items
            is_telling = is_telling or part.is_telling
            if part.speaking:
                speaking.append(part)
        shape = self._opening(front, tuple(speaking), is_telling)
        return shape._replace(items=tuple(items))

    def _parts(self, content: bytes, dialect: str) -> list[_Part]:
        """The parts of a text by its H2; itself where they would be read differently apart."""
        # A link's target may stand in another part than the link.
        if _TARGET.search(content) is None:
            first, *others = _CUTS[2].split(content)
            parts = [self._piece(2, b"", first, dialect, None, True)]
            above, mark = parts[0].ends[2], _MARKS[2]
            parts += [self._piece(2, mark, text, dialect, above, False) for text in others]
            if _fit(parts, 2):
                return parts
        return [self._read_part(content, dialect, None, True)]

    def _piece(
        self, level: int, mark: bytes, text: bytes, dialect: str, above: Home | None, is_first: bool
    ) -> _Part:
        """The text up to the first heading of a level, or from one to the next.

        It begins with `mark`, which is not in `text`. `is_first` tells of what stands before the
        first H2; `above` is the home of what it lies in.
        """
        read = self._kept if len(text) <= _KEPT_BYTES else self._read_piece
        return read(level, mark, text, dialect, above, is_first)

    def _read_piece(
        self, level: int, mark: bytes, text: bytes, dialect: str, above: Home | None, is_first: bool
    ) -> _Part:
        """A piece by its headings of the next level; as one where they would differ apart."""
        for lower in range(level + 1, _LOWEST_CUT + 1):
            first, *others = _CUTS[lower].split(text)
            if others:
                part = self._piece(lower, mark, first, dialect, above, is_first)
                own, home = _MARKS[lower], part.ends[lower]
                parts = [
                    self._piece(lower, own, other, dialect, home, is_first) for other in others
                ]
                parts.insert(0, part)
                if _fit(parts, lower):
                    return _joined(parts)
                break
        else:
            if not is_first and len(text) <= _KEPT_BYTES:
                quick = self._listed(mark, text, dialect, above)
                quick = quick or self._plain(mark, text, dialect, above)
                if quick is not None:
                    return quick
        return self._read_part(mark + text, dialect, above, is_first)

    def _listed(self, mark: bytes, text: bytes, dialect: str, above: Home | None) -> _Part | None:
        """A piece that is a list of boxes: by its items, of which a version changes one or two."""
        if _BOXES.fullmatch(text) is None or any(sign in text for sign in _SIGNS[1:]):
            return None
        heading, *boxes = text.split(_BOX)
        heading = heading.rstrip(b"\n")
        part = self._kept(_LOWEST_CUT, mark, heading + b"\n" + _BODY, dialect, above, False)
        if part.speaking:
            return None
        start = mark + heading + _BOX
        items = [self._listed_items(start, box.rstrip(b"\n"), dialect, above) for box in boxes]
        return replace(part, items=tuple(chain.from_iterable(items)))

    def _read_listed_items(
        self, start: bytes, box: bytes, dialect: str, above: Home | None
    ) -> tuple[Item, ...]:
        sections = outline((start + box).decode("utf-8", "replace")).sections
        homes = homes_of(self._titles, sections, above)
        return self._items_of(Context(self._words, self._titles, sections, homes=homes), dialect)

    def _plain(self, mark: bytes, text: bytes, dialect: str, above: Home | None) -> _Part | None:
        """A piece without any box, where nothing else is a task: its heading tells all.

        Nearly every version adds an entry to a log, which is one.
        """
        heading, _, body = text.partition(b"\n")
        if body == _BODY or any(sign in text for sign in _SIGNS) or _HEADING.search(text):
            return None
        heading += b"\n" + _BODY
        part = self._kept(_LOWEST_CUT, mark, heading, dialect, above, False)
        return part if part.has_boxes_only and not part.speaking else None

    def _read_part(self, content: bytes, dialect: str, above: Home | None, is_first: bool) -> _Part:
        text = content.decode("utf-8", "replace")
        sections = outline(text + _PROBE).sections
        is_closed = sections[-1].title == "x" and sections[-1].line == text.count("\n") + 2
        sections = sections[:-1] if is_closed else outline(text).sections
        homes = homes_of(self._titles, sections, above)
        context = Context(self._words, self._titles, sections, homes=homes)
        speaks = (
            is_first
            or bool(context.body("header") or context.body("progress_overview"))
            or any(heading_field(section.title) == "stated_share" for section in sections)
        )
        levels = [section.level for section in sections]
        return _Part(
            items=self._items_of(context, dialect),
            top=min((level for level in levels if level), default=_LOWEST),
            is_closed=is_closed,
            is_telling=has_telling_section(context),
            speaking=tuple(zip(sections, homes, strict=True)) if speaks else (),
            ends={level: _last_above(level, levels, homes) for level in _LEVELS},
            has_boxes_only=all(home.key in BOXES_ONLY for home in homes[1:]),
        )

    def _items_of(self, context: Context, dialect: str) -> tuple[Item, ...]:
        """The leaf tasks, equal ones of all versions as one object."""
        items = items_of(read_tasks(context, self._scope_sections, dialect))
        return tuple(self._items.setdefault(item, item) for item in items)

    def _read_opening(self, front: bytes, parts: tuple[_Part, ...], is_telling: bool) -> Shape:
        """The header as the parts that speak have it, the first one among them, without items."""
        first, *others = (part.speaking for part in parts)
        sections, homes = zip(*first, _END_OF_HEADER, *chain.from_iterable(others), strict=True)
        context = Context(self._words, self._titles, list(sections), homes=list(homes))
        opening = read_opening(context, read_source(front).front)
        header = opening.header
        return Shape(
            feature_id=header.feature_id,
            issue=header.issue,
            title=opening.title,
            status=header.status,
            stated_share=header.stated_share,
            signs=opening.signs._replace(sections=is_telling),
            items=(),
        )


def _joined(parts: list[_Part]) -> _Part:
    """What the first part and those below its headings give together."""
    first, last = parts[0], parts[-1]
    return _Part(
        items=tuple(chain.from_iterable([part.items for part in parts])),
        top=first.top,
        is_closed=last.is_closed,
        is_telling=any(part.is_telling for part in parts),
        speaking=tuple(chain.from_iterable([part.speaking for part in parts])),
        ends=first.ends,
        has_boxes_only=all(part.has_boxes_only for part in parts),
    )


def _last_above(level: int, levels: list[int], homes: list[Home]) -> Home:
    """The home of the last section that a heading of this level would lie in."""
    return next(home for own, home in zip(levels[::-1], homes[::-1], strict=True) if own < level)


def _fit(parts: list[_Part], level: int) -> bool:
    """Whether each part was read as in the whole: after a closed one, below the same headings."""
    first, *others = parts
    is_closed = first.is_closed
    for part in others:
        if not is_closed or part.top < level:
            return False
        is_closed = part.is_closed
    return True


def _may_be_tracking(content: bytes) -> bool:
    """Whether a title, the front matter or a Feature ID could make this a tracking document."""
    if b"rack" in content or b"rogress" in content:
        return True
    text = content.lower()
    return (
        b"track" in text
        or b"progress" in text
        or _ID.search(text) is not None
        or _FEATURE.search(text) is not None
    )


_NOT_TRACKING = Shape(None, None, None, None, None, Signs(), ())
