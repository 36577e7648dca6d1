"""The key/value block of a document in, its `Header` out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from mkdocs_feature_tracker.model.document import Header
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.pairs import Pair, normal_key, read_pairs
from mkdocs_feature_tracker.reading.share import stated_percent
from mkdocs_feature_tracker.reading.text import (
    is_none,
    is_placeholder,
    plain,
    without_emoji,
    without_emphasis,
)
from mkdocs_feature_tracker.reading.tree import Paragraph, Section

_KEYS = {
    "feature_id": "feature id|id|feature",
    "issue": "github issue|issue|ticket",
    "status": "status|state|current status",
    "branch": "branch|feature branch",
    "started_on": "started|start date|start|created",
    "target_on": (
        "target|target date|target completion|due|due date|deadline|eta|expected completion"
    ),
    "finished_on": "completed|completed on|finished|done|completion date",
    "updated_on": "last updated|updated|last edited",
    "release": "release|target release|milestone|version|fix version",
    "teams": "team|teams|squad",
    "owners": "owner|owners|assignee|assignees|assigned to|lead|dri",
    "priority": "priority",
    "depends_on": "depends on|dependencies|blocked by",
    "stated_share": "progress|overall progress|completion",
}
_FIELDS = {key: field for field, keys in _KEYS.items() for key in keys.split("|")}
_DATES = frozenset(("started_on", "target_on", "finished_on", "updated_on"))
_NOT_EXTRA = frozenset(("tracker", "title", "hide", "template", "icon", "tags", "description"))
_PAGE_STATUSES = ("new", "deprecated")
_H1_ISSUE = re.compile(r"\bIssue\s+#(\d+)\b", re.I)
_ISSUE_URL = re.compile(r"https?://[^/\s]+/([\w.-]+(?:/[\w.-]+)+?)/(?:-/)?(?:issues|pull)/(\d+)")
_URL = re.compile(r"https?://\S*?([^/\s>)]+)/?[>)]?(?=\s|$)")
_ISSUE = re.compile(r"([\w.-]+/[\w.-]+)?#(\d+)\b")
_CODE = re.compile(r"`([^`]+)`")
_NAMES = re.compile(r"\s*[,;]\s*|\s+(?:&|\+|/|and)\s+")
_DEPENDENCY = re.compile(r"(?:[\w.-]+/[\w.-]+)?#\d+|[A-Za-z][\w.]*(?:-[\w.]+)*-\d[\w.-]*|issue-\d+")
_WHOLE_DEPENDENCY = re.compile(r"\d+|[\w.]+(?:-[\w.]+)+")


def read_header(
    context: Context, sections: list[Section], front: dict[str, tuple[Any, int]], title: str
) -> Header:
    """Reads the header.

    Args:
        context: the document.
        sections: those that hold the header, the block below the H1 first.
        front: front matter's scalars and lists with their lines.
        title: the raw H1, which may name the issue and, as a heading may, the status.
    """
    return _Reader(context).read(sections, front, title)


def heading_field(title: str) -> str | None:
    """The field that a heading such as `Overall Progress: 96%` states; null where it does not."""
    key, colon, value = title.partition(":")
    return _FIELDS.get(normal_key(without_emoji(plain(key)))) if colon and value.strip() else None


class _Reader:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.fields: dict[str, Any] = {}
        self.lines: dict[str, int] = {}
        self.extra: dict[str, str] = {}
        self.raws: dict[str, str] = {}
        self.status_share: float | None = None

    def read(
        self, sections: list[Section], front: dict[str, tuple[Any, int]], title: str
    ) -> Header:
        for section in sections:
            n_fields = len(self.fields)
            self._heading(section, ("status", "stated_share"))
            for pair in read_pairs(section.blocks):
                self._take(pair)
            if len(self.fields) == n_fields:
                self._bare_status(section)
        for key, (value, line) in front.items():
            self._take_front(key, value, line)
        match = _H1_ISSUE.search(title)
        if match and "issue" not in self.fields:
            self.fields["issue"] = match.group(1)
        self._share_elsewhere()
        return Header(
            **self.fields,
            status_raw=self.raws.get("status"),
            extra=self.extra,
            lines=self.lines,
        )

    def _heading(self, section: Section, fields: tuple[str, ...]) -> None:
        """`## Overall Progress: 96%` and `## Status: ✅ Done` say it in the heading."""
        if heading_field(section.title) in fields:
            key, _, value = section.title.partition(":")
            self._take(Pair(without_emoji(plain(key)), value.strip(), section.line))

    def _bare_status(self, section: Section) -> None:
        """`## Status` with nothing but `Done` below it."""
        name = normal_key(without_emoji(plain(section.title)))
        first = section.blocks[0] if section.blocks else None
        if name not in ("status", "current status") or not isinstance(first, Paragraph):
            return
        if len(first.text) < 60 and self.context.words.read(first.text).status is not None:
            self._take(Pair("Status", first.text, first.line))

    def _take(self, pair: Pair, *, is_front: bool = False) -> None:
        key = normal_key(pair.key)
        field = _FIELDS.get(key)
        value = pair.value.strip()
        if not value:
            return
        if field is None or (key == "feature" and (" " in value or not value)):
            is_sentence = pair.is_plain and value.endswith(".") and " " in value
            if not is_placeholder(value) and not is_sentence:
                self.extra.setdefault(pair.key, plain(value))
            return
        if is_placeholder(value) or self.context.words.is_menu(value):
            return
        parse: Callable[[str, int], Any] = getattr(self, f"_{field}", self._text)
        if field in _DATES:
            parse = self._date
        known = self.fields.get(field)
        n_problems = len(self.context.problems)
        parsed = parse(value, pair.line)
        if known is not None:
            del self.context.problems[n_problems:]
            if parsed is not None and parsed != known and not is_front:
                self._repeated(pair, field)
            return
        if parsed is None:
            is_text = field in _DATES or (field == "depends_on" and not is_none(value))
            if is_text and len(self.context.problems) == n_problems:
                self.extra.setdefault(pair.key, plain(value))
            return
        self.fields[field] = parsed
        self.lines[field] = pair.line
        self.raws[field] = value

    def _repeated(self, pair: Pair, field: str) -> None:
        self.context.problem(
            "FT110",
            pair.line,
            f"{pair.key} is “{pair.value.strip()[:40]}” here and “{self.raws[field][:40]}” in line"
            f" {self.lines[field]}",
            "keep one of the two; the first one counts",
        )

    def _take_front(self, key: str, value: Any, line: int) -> None:
        normal = normal_key(key)
        if normal in _NOT_EXTRA:
            return
        if isinstance(value, list):
            value = ", ".join(str(part) for part in value)
        if not isinstance(value, str):
            return
        if normal == "status" and value.strip().lower() in _PAGE_STATUSES:
            return
        self._take(Pair(key, value, line), is_front=True)

    def _share_elsewhere(self) -> None:
        """Without a progress line, a share in a progress heading or in the status stands in."""
        if "stated_share" in self.fields:
            return
        for section, home in zip(self.context.sections, self.context.homes, strict=True):
            if ":" in section.title and home != "updates":
                self._heading(section, ("stated_share",))
        for section in self.context.body("progress_overview"):
            for pair in read_pairs(section.blocks):
                if _FIELDS.get(normal_key(pair.key)) == "stated_share":
                    self._take(pair)
        if "stated_share" not in self.fields and self.status_share is not None:
            self.fields["stated_share"] = self.status_share
            self.lines["stated_share"] = self.lines["status"]

    def _text(self, value: str, line: int) -> str | None:
        text = plain(value)
        return None if is_none(text) else text

    def _feature_id(self, value: str, line: int) -> str | None:
        text = plain(value).strip(" .")
        return text.split()[0] if text and not is_none(text) else None

    def _issue(self, value: str, line: int) -> str | None:
        text = plain(value)
        match = _ISSUE.search(text)
        if match:
            return f"{match.group(1)}#{match.group(2)}" if match.group(1) else match.group(2)
        url = _ISSUE_URL.search(value)
        if url:
            return f"{url.group(1)}#{url.group(2)}"
        if is_none(text) or not text:
            return None
        other_url = _URL.match(text.lstrip("<"))
        return other_url.group(1) if other_url else text.split()[0]

    def _status(self, value: str, line: int) -> Status | None:
        reading = self.context.status(value, line)
        if self.status_share is None:
            self.status_share = reading.share
        return reading.status

    def _branch(self, value: str, line: int) -> str | None:
        code = _CODE.search(value)
        text = code.group(1) if code else plain(value.split("(", 1)[0])
        return None if is_none(text) else text.strip()

    def _date(self, value: str, line: int) -> Any:
        return self.context.date(value, line)

    def _teams(self, value: str, line: int) -> tuple[str, ...] | None:
        names = (self._text(name, line) for name in _NAMES.split(value))
        return tuple(name for name in names if name) or None

    _owners = _teams

    def _depends_on(self, value: str, line: int) -> tuple[str, ...] | None:
        found: dict[str, None] = {}
        for part in re.split(r"[,;]| and ", value):
            text = plain(part)
            url = _ISSUE_URL.search(text)
            match = _WHOLE_DEPENDENCY.fullmatch(text) or _DEPENDENCY.search(text)
            if url:
                found[f"{url.group(1)}#{url.group(2)}"] = None
            elif match:
                found[match.group()] = None
        return tuple(found) or None

    def _stated_share(self, value: str, line: int) -> float | None:
        return stated_percent(without_emphasis(value))
