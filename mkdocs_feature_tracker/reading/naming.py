"""Titles, IDs and paths in, what a document is called out."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.reading.text import plain, without_emoji

_FIRST = ("implementation", "feature", "progress")
_SECOND = ("tracking", "tracker", "progress")
_WORD = re.compile(r"[A-Za-z]+")
_PHRASE = re.compile(
    rf"\b(?:(?:{'|'.join(_FIRST)})\s+)+(?:(?:plan|status|progress)\s+)?(?:(?:&|and)\s+)?"
    rf"(?:{'|'.join(_SECOND)})"
    r"(?:\s+(?:sheet|document|doc|log|report))?\b",
    re.I,
)
_ISSUE_PREFIX = re.compile(r"\bIssue\s+#\d+\s*(?:[-–—:]\s*|$)", re.I)
_NEVER = frozenset(
    ("specification", "specifications", "spec", "retrospective", "decision", "decisions")
)
_GENERIC_STEMS = frozenset(("progress", "tracking", "tasks", "index", "readme"))
_EDGE = " \t:–—-|•"


def is_tracking_title(raw: str) -> bool:
    """Whether an H1 names a tracking document.

    >>> is_tracking_title("M-03.02 Implementation Tracking"), is_tracking_title("Progress")
    (True, False)
    """
    words = [word.lower() for word in _WORD.findall(raw)]
    if any(word in _NEVER for word in words):
        return False
    first = [word for word in words if word in _FIRST]
    second = [word for word in words if word in _SECOND]
    return bool(first and second) and len(set(first + second)) > 1


def clean_title(raw: str) -> str:
    """An H1 without the words that made it a tracking document, issue prefix and emoji.

    >>> clean_title("# 📊 Implementation Tracking: Issue #138 - Saved filters".lstrip("# "))
    'Saved filters'
    """
    text = without_emoji(plain(raw))
    if is_tracking_title(text):
        shorter = _PHRASE.sub(" ", text).strip(_EDGE)
        shorter = re.sub(r"\s*[-–—:]\s*[-–—:]\s*", " – ", shorter)
        text = shorter or text
    text = _ISSUE_PREFIX.sub("", text).strip(_EDGE) or text
    return " ".join(text.split())


def feature_id(document: Document, path: str) -> str:
    """The ID in the header; else `issue-234`; else a slug of the stem, or of its folder.

    Args:
        document: the document as read.
        path: where it lies, with forward slashes.
    """
    return feature_id_of(document.header.feature_id, document.header.issue, path)


def feature_id_of(own: str | None, issue: str | None, path: str) -> str:
    """The same from the header's ID and issue."""
    if own:
        return own
    if issue:
        return f"issue-{issue.rpartition('#')[2]}"
    place = PurePosixPath(path)
    stem = place.stem
    if stem.lower() in _GENERIC_STEMS and place.parent.name:
        stem = place.parent.name
    return slug(stem) or "feature"


def slug(text: str) -> str:
    """Lower case, letters and digits of any script, hyphens between.

    >>> slug("Contact enrichment (v2)")
    'contact-enrichment-v2'
    """
    text = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"[\W_]+", "-", text).strip("-")
