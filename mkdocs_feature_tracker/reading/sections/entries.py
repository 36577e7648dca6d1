"""A list item or line in, its parts out: box, label, value, details and state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from mkdocs_feature_tracker.reading.status import NOTHING, Reading, StatusWords
from mkdocs_feature_tracker.reading.text import EMOJI, is_none, is_placeholder, plain
from mkdocs_feature_tracker.reading.tree import Item, List, Paragraph, Section

MAX_CHARS = 10_000
"""A longer entry is no entry that a person wrote; it is not looked at."""

_MAX_STATE_CHARS = 80
_NOT_LETTERS = re.compile(r"[^\w']+")
_BOX = re.compile(r"\[(\s|[xX✅/🔄🚧!~-]|N/?A|)\]\*?(?:\s+|$)")
_LABEL = re.compile(r"([^\s:*][^:*]{0,60}?)\s?:(?:\s+|$)")
_BOLD = frozenset(("**", "__"))
_DASH = re.compile(r"\s+(?:[-–—]|--|→|=>)\s+")
_SEPARATOR = re.compile(r"\s*(?::|[-–—→](?=\s|$)|--(?=\s))?\s*")
_LEADING_EMOJI = re.compile(rf"[{EMOJI}\s]+")
_EMOJI_INSIDE = re.compile(rf"\s[{EMOJI}]+\s*(?=\S)")
_BRACKETED = re.compile(r"\[([^\[\]]{2,30})\]:?\s+")
_INSTRUCTION = re.compile(
    r"[(*_]+(?:to be|add|document|note|list|describe|continue|define|will be|fill|see|e\.g\.)\b.*"
    r"[)*_]",
    re.I,
)
_NONE_LEAD = re.compile(r"none(?:\s+(?:currently|yet|so far))?\s*(?:[-–—:(.,;])", re.I)
_EMPTY_NOTES = (None, "yet", "now", "so far")
_COMMENT_MARK = re.compile(r"^(?:#|//|--|←|<-|[-–—:])\s*")
_BRANCH = "├└│"


class Lead(NamedTuple):
    """A label and what follows it; `mark` is the colon or dash between them, else empty."""

    label: str
    mark: str
    rest: str


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """A label or column name in lower case, its words alone.

    >>> normal("**What's in progress:**"), normal("Area/Team")
    ("what's in progress", 'area team')
    """
    return _NOT_LETTERS.sub(" ", plain(text).lower().replace("’", "'")).strip(" '_")


def without_box(text: str) -> tuple[str | None, str]:
    """The token of a checkbox that `text` begins with, or null, and the text behind it."""
    if not text.startswith("["):
        return None, text
    match = _BOX.match(text)
    return (match.group(1), text[match.end() :]) if match else (None, text)


def bold_lead(text: str) -> Lead | None:
    """The bold words that `text` begins with and the rest; null where it does not.

    >>> bold_lead("**Owner:** Ana"), bold_lead("**Owner** - Ana").rest
    (Lead(label='Owner', mark=':', rest='Ana'), 'Ana')
    """
    if text[:2] not in _BOLD:
        return None
    end = text.find(text[:2], 2)
    if end < 0:
        label, mark, rest = text[2:].partition(":")
        return Lead(label.strip(), mark, rest.strip()) if mark else None
    label = text[2:end].strip()
    rest = text[end + 2 :]
    separator = _SEPARATOR.match(rest)
    mark = separator.group().strip() if separator else ""
    if separator:
        rest = rest[separator.end() :]
    if label.endswith(":"):
        label, mark = label[:-1].rstrip(), ":"
    return Lead(label, mark, rest.strip()) if label else None


def label_of(text: str) -> Lead | None:
    """`**K**: v`, `**K:** v` or `K: v` as label and value; null for any other text."""
    lead = bold_lead(text)
    if lead is not None:
        return lead
    match = _LABEL.match(text) if ":" in text else None
    return Lead(match.group(1), ":", text[match.end() :].strip()) if match else None


def split_dash(text: str) -> tuple[str, str | None]:
    """`issue - resolution` as two texts; the second is null without a dash."""
    parts = _DASH.split(text, maxsplit=1)
    return (parts[0].strip(), parts[1].strip()) if len(parts) > 1 else (text.strip(), None)


def is_slot(raw: str) -> bool:
    """Whether an entry is still to be filled: a placeholder or an instruction in parentheses."""
    return is_placeholder(raw) or (raw[:1] in "(*_" and _INSTRUCTION.fullmatch(raw) is not None)


def says_none(raw: str) -> bool:
    """Whether an entry says that there is nothing: `None`, `None - all clear`."""
    return is_none(raw) or (raw[:4].lower() == "none" and _NONE_LEAD.match(raw) is not None)


def own_text(item: Item) -> str:
    """The item's first paragraph, without lines that draw a tree below it."""
    lines = item.lines
    if len(lines) == 1:
        text = lines[0]
    else:
        text = " ".join(line for line in lines if line[:1] not in _BRANCH or not line)
    return text if len(text) <= MAX_CHARS else ""


def details(item: Item) -> Iterator[tuple[int, str, Item | None]]:
    """What stands below an item, each with its line: drawn branches, paragraphs, nested items."""
    for offset, line in enumerate(item.lines):
        if line[:1] in _BRANCH and line:
            yield item.line + offset, line.lstrip("├└│─ "), None
    for block in item.blocks:
        if isinstance(block, List):
            for child in block.items:
                yield child.line, own_text(child), child
        elif isinstance(block, Paragraph) and len(block.text) <= MAX_CHARS:
            yield block.line, block.text, None


def fields(item: Item, names: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The labelled details of an item by field, and its other details.

    Args:
        item: the list item whose details are wanted.
        names: the field that each label means, labels in normal form.
    """
    found: dict[str, str] = {}
    others: list[str] = []
    for _, text, child in details(item):
        label = label_of(text)
        field = names.get(normal(label.label)) if label else None
        if label is None or field is None:
            others.append(text)
            continue
        value = label.rest
        if not value and child is not None:
            value = "; ".join(text for _, text, _ in details(child))
        found.setdefault(field, value)
    return found, others


def section_fields(section: Section, names: Mapping[str, str]) -> dict[str, str]:
    """The labelled paragraphs and items directly below a heading, by field.

    A label alone (`**Problem:**`) takes what follows it up to the next label.
    """
    found: dict[str, str] = {}
    open_field: str | None = None
    for text, item in _entries(section):
        label = label_of(text)
        field = names.get(normal(label.label)) if label else None
        if label is not None and field is not None:
            value = label.rest
            if not value and item is not None:
                value = "; ".join(detail for _, detail, _ in details(item))
            open_field = None if value else field
            found.setdefault(field, value)
        elif label is not None and not label.rest:
            open_field = None
        elif open_field is not None and len(found[open_field]) < MAX_CHARS:
            joint = " " if item is None else "; "
            found[open_field] = f"{found[open_field]}{joint}{text}".strip(" ;")
    return found


@lru_cache(maxsize=4096)
def take_state(words: StatusWords, raw: str) -> tuple[str, str]:
    """An entry without the state written before or behind it, and that state.

    >>> take_state(StatusWords(), "✅ Button.tsx - Complete")
    ('Button.tsx', '✅ Complete')
    """
    text = raw.strip()
    states: list[str] = []
    match = _LEADING_EMOJI.match(text)
    if match:
        states.append(match.group().strip())
        text = text[match.end() :]
    elif text.startswith("["):
        bracketed = _BRACKETED.match(text)
        if bracketed and _is_state(words, bracketed.group(1)):
            states.append(bracketed.group(1))
            text = text[bracketed.end() :]
    body, mark = words.without_trailing_mark(text)
    trail = text[len(body) :].strip() if mark is not None else ""
    text, tail = _take_tail(words, body.rstrip())
    states.extend(part for part in (tail, trail) if part)
    return text, " ".join(states)


@lru_cache(maxsize=4096)
def state_and_note(words: StatusWords, raw: str) -> tuple[str, str | None]:
    """What follows a name, taken apart: the state as written (or empty), and the note.

    >>> state_and_note(StatusWords(), "✅ Written, Passing"), state_and_note(StatusWords(), "# new")
    (('✅ Written, Passing', None), ('', 'new'))
    """
    if not raw:
        return "", None
    text, state = take_state(words, _COMMENT_MARK.sub("", raw, count=1))
    text = _COMMENT_MARK.sub("", text, count=1)
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    if text and careful(words, text).status is not None:
        return f"{state} {text}".strip(), None
    return state, text or None


def careful(words: StatusWords, text: str, *, failing: bool = False) -> Reading:
    """The status of a text that may be prose.

    Only where all of it is a status, where it has a share, where a status emoji stands at its
    beginning or end, or where it clearly begins with a status word.
    """
    reading = words.read(text, failing=failing)
    if reading.status is None or reading.note in _EMPTY_NOTES or reading.share is not None:
        return reading
    if words.mark(text[:2]) is not None or words.mark(text[-2:]) is not None:
        return reading
    return reading if words.begins(text).status is not None else NOTHING


def _take_tail(words: StatusWords, text: str) -> tuple[str, str]:
    if text.endswith((")", "]")):
        start = text.rfind("(" if text.endswith(")") else "[")
        if start > 0 and _is_state(words, text[start + 1 : -1]):
            return text[:start].rstrip(" :–—-"), text[start + 1 : -1]
        return text, ""
    if text.endswith("**"):
        start = text.rfind("**", 0, -2)
        if start > 0 and _is_state(words, text[start + 2 : -2]):
            return text[:start].rstrip(" :–—-"), text[start + 2 : -2]
    marked = None if text.isascii() else _EMOJI_INSIDE.search(text)
    if marked and _is_state(words, text[marked.start() :]):
        return text[: marked.start()].rstrip(" :–—-"), text[marked.start() :].strip()
    for separator in (" - ", " – ", " — ", ": ", " → "):
        head, found, tail = text.rpartition(separator)
        if found and _is_state(words, tail):
            return head.rstrip(" :–—-"), tail
    return text, ""


def _entries(section: Section) -> Iterator[tuple[str, Item | None]]:
    for block in section.blocks:
        if isinstance(block, Paragraph):
            for line in block.lines:
                if len(line) <= MAX_CHARS:
                    yield line, None
        elif isinstance(block, List):
            for item in block.items:
                yield own_text(item), item


def _is_state(words: StatusWords, text: str) -> bool:
    if len(text) > _MAX_STATE_CHARS:
        return False
    reading = words.read(text)
    return reading.status is not None and (reading.note is None or reading.share is not None)
