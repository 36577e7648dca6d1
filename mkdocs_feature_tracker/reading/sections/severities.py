"""A severity as people write it in, one of the contract's five out."""

from __future__ import annotations

import re
from functools import lru_cache

from mkdocs_feature_tracker.model.words import Severity
from mkdocs_feature_tracker.reading.text import is_none, is_placeholder, plain, without_emoji

_WORDS = {
    "critical": Severity.CRITICAL,
    "high": Severity.HIGH,
    "medium": Severity.MEDIUM,
    "med": Severity.MEDIUM,
    "low": Severity.LOW,
    "unknown": Severity.UNKNOWN,
}
_EMOJIS = {"🔴": Severity.HIGH, "🟡": Severity.MEDIUM, "🟢": Severity.LOW}
_WORD = re.compile(r"(?:severity|priority)?\W*(critical|high|medium|med|low|unknown)\b", re.I)
_MENU = re.compile(r"\s*[/|]\s*")


@lru_cache(maxsize=1024)
def read_severity(raw: str) -> Severity | None:
    """The severity that a text begins with, has in parentheses, or shows as 🔴 🟡 🟢.

    Empty texts, placeholders and menus (`High/Med/Low`) are unknown; null means that the text
    says something that is no severity.

    >>> read_severity("🔴 **High**"), read_severity("Showstopper"), read_severity("[High/Low]")
    (<Severity.HIGH: 'high'>, None, <Severity.UNKNOWN: 'unknown'>)
    """
    text = without_emoji(plain(raw)).strip("[]() ")
    choices = [choice.lower() for choice in _MENU.split(text)]
    if len(choices) > 1 and all(choice in _WORDS for choice in choices):
        return Severity.UNKNOWN
    match = _WORD.match(text) or _WORD.match(text.partition("(")[2])
    if match:
        return _WORDS[match.group(1).lower()]
    emoji = next((emoji for emoji in _EMOJIS if emoji in raw), None)
    if emoji is not None:
        return _EMOJIS[emoji]
    if not text or is_none(raw) or is_placeholder(raw):
        return Severity.UNKNOWN
    return None
