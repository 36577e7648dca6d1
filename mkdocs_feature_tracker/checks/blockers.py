"""A feature in, blockers that its document calls open and fixed at once out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.problem import Problem, found
from mkdocs_feature_tracker.model.project import Feature, Project

_WORDS = re.compile(r"\w+")
_FIXED = r"(?:fixed|resolved|solved|unblocked|closed)"
_GOES_ON = r"(?: (?:by|with|via|in|after|on|using|thanks|since|today|yesterday)\b.*)?"
_BEFORE = re.compile(rf"{_FIXED} (?:the |a |our )?")
_BEHIND = re.compile(rf" (?:(?:is|are|was|were|has|have|been|now) )*{_FIXED}{_GOES_ON}")
_AFTER_NAME = re.compile(_GOES_ON)
_NOT_WHOLLY = re.compile(r"\b(?:part(?:ly|ial|ially)|temporar\w+|work(?:ed)?[ -]?around)\b", re.I)


def open_and_fixed(feature: Feature, project: Project) -> Iterator[Problem]:
    """FT204 where an open blocker is among the resolved issues, or fixed in the log.

    Both have to name it alike, with at least two words; one that the log names as a blocker again
    after that is open, and so is one that was fixed only in part.
    """
    for blocker in feature.document.blockers:
        name = _folded(blocker.title)
        if not blocker.is_open or len(name.split()) < 2:
            continue
        line = _fixed_in_line(feature.document, name)
        if line is not None:
            yield found(
                "FT204",
                blocker.line,
                f"the blocker “{blocker.title}” is open here and fixed in line {line}",
                "strike the blocker through or remove it, or correct the log",
                feature.path,
            )


def _fixed_in_line(document: Document, name: str) -> int | None:
    returned_on = max(
        (
            update.on
            for update in document.updates
            if update.kind in ("blocker", "plan", "in_progress") and name in _folded(update.text)
        ),
        default=None,
    )
    for on, line in _fixes(document, name):
        if returned_on is None or (on is not None and on > returned_on):
            return line
    return None


def _fixes(document: Document, name: str) -> Iterator[tuple[date | None, int]]:
    """When and where the document says that the blocker is gone."""
    for blocker in document.blockers:
        is_same = not blocker.is_open and _folded(blocker.title) == name
        if is_same and not _NOT_WHOLLY.search(blocker.resolution or ""):
            yield blocker.resolved_on, blocker.line
    for update in document.updates:
        if update.kind in ("completed", "note") and not _NOT_WHOLLY.search(update.text):
            text = _folded(update.text)
            before = _BEFORE.match(text)
            rest = text[before.end() :] if before else text
            if rest.startswith(name):
                pattern = _AFTER_NAME if before else _BEHIND
                if pattern.fullmatch(rest[len(name) :]):
                    yield update.on, update.line


def _folded(text: str) -> str:
    """`text` as words in lower case: how two spellings of one title are compared."""
    return " ".join(_WORDS.findall(text.casefold()))
