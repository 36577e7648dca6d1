"""The text behind a checkbox in, a task's explicit id, title and note out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mkdocs_feature_tracker.reading.status import StatusWords
from mkdocs_feature_tracker.reading.text import is_struck, plain, without_emphasis

_BOLD_LEAD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SEPARATOR = re.compile(r"\s*(?:[:：]|\s[-–—]|[–—])\s*")
_CRITERION = r"(?:(?:Primary|Secondary|Tertiary)\s+)?AC[ -]?#?\d+(?:\.\d+)*"
_ID_ONLY = re.compile(
    rf"(?:{_CRITERION}|[A-Z][A-Za-z]{{0,9}}-?\d+(?:[.-]\d+)*[a-z]?|[A-Z]{{2,10}}(?:-[A-Z]{{2,10}})*-\d+"
    r"|\d+(?:\.\d+)+\.?|\d+\.)"
)
_BOLD_ID = re.compile(rf"({_ID_ONLY.pattern})(?:\s*[:：]\s*|\s+[-–—]\s+|\s*$)(.*)", re.S)
_PLAIN_ID = re.compile(
    rf"({_CRITERION})(?:\s*[:：]\s*|\s+(?:[-–—]\s+)?|\s*$)"
    r"|([A-Z]{1,10}(?:-[A-Z]{1,10})*-?\d+(?:[.-]\d+)*)(?:\s*[:：]\s+|\s+[-–—]\s+)"
    r"|(\d+(?:\.\d+)+|\d+(?=\.))\.?[:)]?\s+(?=[^\d\s])"
    r"|([A-Z]{2,10}(?:-[A-Z]{2,10})*-\d+|[A-Z]{1,4}-?\d{3,})(?:\s+(?=\S)|$)"
)
_NO_IDS = frozenset(
    "UTF SHA ISO RFC MD AES RSA HTTP HTTPS TLS SSL IPV OAUTH ES WCAG GPT BASE CVE COVID USB WEB VP"
    " MP H Q P S EC K".split()
)
_LEGEND_SIGN = re.compile(r"([=→])|(?::|[-–—]\s)\s*")
_PARENTHESIS_END = re.compile(r"\(([^()]*)\)\s*$")


class TaskText(NamedTuple):
    """`tail` is the text of a parenthesis at the end, which may begin with a status."""

    task_id: str | None
    title: str
    note: str | None
    tail: str | None
    is_struck: bool


@lru_cache(maxsize=8192)
def split_task(raw: str) -> TaskText:
    """Splits the text behind a checkbox.

    >>> split_task("**AC1**: Users sign in")[:3]
    ('AC1', 'Users sign in', None)
    >>> split_task("**Unit Tests**: parser")[:3]
    (None, 'Unit Tests', 'parser')
    """
    text = raw.strip()
    struck = is_struck(text)
    tail = _PARENTHESIS_END.search(text) if text.endswith(")") else None
    task_id, text = _id_and_rest(text.replace("~~", "") if struck else text)
    title, note = _title_and_note(text)
    if not title and task_id:
        title = task_id
    return TaskText(
        task_id, _trimmed(title), _trimmed(note) or None, tail.group(1) if tail else None, struck
    )


def is_legend(words: StatusWords, text: str) -> bool:
    """Whether the text behind a box or mark explains it: `= not started`, `- done`."""
    sign = _LEGEND_SIGN.match(text)
    if sign is None:
        return False
    reading = words.read(text[sign.end() :])
    return bool(sign.group(1)) or (reading.status is not None and reading.note is None)


def _id_and_rest(text: str) -> tuple[str | None, str]:
    lead = _BOLD_LEAD.match(text)
    if lead:
        inner = lead.group(2).strip()
        rest = text[lead.end() :]
        whole = _ID_ONLY.fullmatch(inner.rstrip(":："))
        if whole and not _is_common(whole.group()):
            return _clean_id(whole.group()), _SEPARATOR.sub("", rest, count=1).strip() if (
                _SEPARATOR.match(rest)
            ) else rest.strip()
        with_title = _BOLD_ID.match(inner)
        if with_title and not _is_common(with_title.group(1)):
            return _clean_id(with_title.group(1)), f"**{with_title.group(2).strip()}**{rest}"
        return None, text
    match = _PLAIN_ID.match(text)
    if match:
        found = next(group for group in match.groups() if group)
        if not _is_common(found):
            return _clean_id(found), text[match.end() :].strip()
    return None, text


def _title_and_note(text: str) -> tuple[str, str | None]:
    lead = _BOLD_LEAD.match(text)
    if lead is None:
        return text, None
    inner, rest = lead.group(2).strip(), text[lead.end() :]
    if inner.endswith((":", "：")):
        return inner[:-1], rest
    separator = _SEPARATOR.match(rest)
    if separator:
        return inner, rest[separator.end() :]
    if not rest.strip():
        return inner, None
    return text, None


def _trimmed(text: str | None) -> str:
    return " ".join(without_emphasis(text).split()) if text else ""


def _clean_id(raw: str) -> str:
    return plain(raw).rstrip(".:")


def _is_common(candidate: str) -> bool:
    """`SHA-256` and `UTF-8` look like ids and are words."""
    letters = re.match(r"[A-Za-z]+", candidate)
    return letters is not None and letters.group().upper() in _NO_IDS
