"""One version of a file in, its `Shape` out: the one that `read` has, at a tenth of the cost.

A document changes in one or two sections from version to version. So the text is cut before each
H2 and H3, and what a part gives is kept by its bytes.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_feature_tracker.model.document import Signs
from mkdocs_feature_tracker.model.history import Item, Shape, items_of
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.reading.context import Context, vocabulary
from mkdocs_feature_tracker.reading.header import heading_field
from mkdocs_feature_tracker.reading.homes import Home, homes_of
from mkdocs_feature_tracker.reading.opening import has_telling_section, read_opening
from mkdocs_feature_tracker.reading.outline import outline
from mkdocs_feature_tracker.reading.source import FRONT, read_source
from mkdocs_feature_tracker.reading.tasks import read_tasks
from mkdocs_feature_tracker.reading.tree import Section

_FRONT = re.compile(FRONT.pattern.encode(), re.S)
_PROBE = "\n## x"
_ID = re.compile(rb"id[\W_]*(?:\([^()\n]*\)[\W_]*)?[:|]")
_FEATURE = re.compile(rb"feature[\W_]*(?:\([^()\n]*\)[\W_]*)?[:|]")
_KEPT_PARTS = 20_000
_KEPT_BYTES = 16_000
"""A longer part is not kept."""
_END_OF_HEADER = (Section(2, "", 1, None), Home())
_LOG = "updates"
_BODY = b"\nx"
_STRUCTURE = re.compile(rb"[\[<>|\t]|```|~~~|\n[^a-zA-Z\n]*#|\n *[=-]+ *(?:\n|\Z)")
"""Whatever could make a box, a heading, a fence or a comment of a text, and more than that."""


@dataclass(frozen=True, eq=False, slots=True)
class _Part:
    """What a part of a text gives: all of it, the text from one H2 to the next, or to an H3.

    Attributes:
        items: its leaf tasks.
        has_h1: whether it has a heading of level 1.
        is_closed: whether a heading behind it is one: no fence and no comment stays open.
        is_telling: whether it has a section that tells of a tracking document.
        speaking: those of its sections, with their homes, that may speak for the whole document.
        end: the home of what a heading of level 3 behind it would lie in.
        is_log: whether all of it is a log, in which only a box is a task.
    """

    items: tuple[Item, ...]
    has_h1: bool
    is_closed: bool
    is_telling: bool
    speaking: tuple[tuple[Section, Home], ...]
    end: Home
    is_log: bool


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
        self._h2_part = lru_cache(_KEPT_PARTS)(self._read_h2_part)
        self._h3_part = lru_cache(_KEPT_PARTS)(self._read_part)
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
        speaking = tuple(part for part in parts[1:] if part.speaking)
        shape = self._opening(front, parts[0], speaking)
        items = tuple(item for part in parts for item in part.items)
        is_telling = any(part.is_telling for part in parts)
        return shape._replace(signs=shape.signs._replace(sections=is_telling), items=items)

    def _parts(self, content: bytes, dialect: str) -> list[_Part]:
        """The parts of a text by its H2; itself where they would be read differently apart."""
        if b"]:" in content:  # a link's target may stand in another part than the link
            return [self._read_part(content, dialect, None)]
        parts = []
        for position, text in enumerate(_cut(content, b"\n## ")):
            read = self._h2_part if len(text) <= _KEPT_BYTES else self._read_h2_part
            parts.append(read(text, dialect, not position))
        if _fit(parts):
            return parts
        return [self._read_part(content, dialect, None)]

    def _read_h2_part(self, content: bytes, dialect: str, is_first: bool) -> _Part:
        """A part by its H3, joined; read as one where they would be read differently apart."""
        above = None if is_first else Home()
        parts: list[_Part] = []
        for text in _cut(content, b"\n### "):
            read = self._h3_part if len(text) <= _KEPT_BYTES else self._read_part
            parts.append(read(text, dialect, parts[-1].end if parts else above, is_first))
        if not _fit(parts):
            return self._read_part(content, dialect, above, is_first)
        return _Part(
            items=tuple(item for part in parts for item in part.items),
            has_h1=parts[0].has_h1,
            is_closed=parts[-1].is_closed,
            is_telling=any(part.is_telling for part in parts),
            speaking=tuple(section for part in parts for section in part.speaking),
            end=parts[-1].end,
            is_log=all(part.is_log for part in parts),
        )

    def _logged(self, content: bytes, dialect: str, above: Home) -> _Part | None:
        """An entry of a log, which nearly every version adds one of: its heading tells all."""
        heading, _, body = content.partition(b"\n")
        if above.key != _LOG or body == _BODY or _STRUCTURE.search(content, len(b"### ")):
            return None
        part = self._h3_part(heading + b"\n" + _BODY, dialect, above, False)
        return part if part.is_log and not part.speaking else None

    def _read_part(
        self, content: bytes, dialect: str, above: Home | None, is_first: bool = True
    ) -> _Part:
        if above and not is_first and (part := self._logged(content, dialect, above)):
            return part
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
        outer = (home for section, home in zip(sections, homes, strict=True) if section.level < 3)
        *_, end = outer
        items = items_of(read_tasks(context, self._scope_sections, dialect))
        return _Part(
            items=tuple(self._items.setdefault(item, item) for item in items),
            has_h1=any(section.level == 1 for section in sections),
            is_closed=is_closed,
            is_telling=has_telling_section(context),
            speaking=tuple(zip(sections, homes, strict=True)) if speaks else (),
            end=end,
            is_log=all(home.key == _LOG for home in homes),
        )

    def _read_opening(self, front: bytes, first: _Part, others: tuple[_Part, ...]) -> Shape:
        """The header as the parts that speak have it; items and telling sections are left out."""
        speaking = [*first.speaking, _END_OF_HEADER]
        speaking += (section for part in others for section in part.speaking)
        sections, homes = zip(*speaking, strict=True)
        context = Context(self._words, self._titles, list(sections), homes=list(homes))
        opening = read_opening(context, read_source(front).front)
        header = opening.header
        return Shape(
            feature_id=header.feature_id,
            issue=header.issue,
            title=opening.title,
            status=header.status,
            stated_share=header.stated_share,
            signs=opening.signs,
            items=(),
        )


def _cut(content: bytes, mark: bytes) -> Iterator[bytes]:
    """The text up to the first `mark`, then from each one to the next."""
    first, *others = content.split(mark)
    yield first
    for other in others:
        yield mark[1:] + other


def _fit(parts: list[_Part]) -> bool:
    """Whether each part was read as in the whole: after a closed one, below the only H1."""
    return all(part.is_closed for part in parts[:-1]) and not any(part.has_h1 for part in parts[1:])


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
