"""A status text in, a status with its share and note out, by the contract's order.

Parentheses aside, then the share, then the word that begins the clause, then the emoji.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.share import share_of
from mkdocs_feature_tracker.reading.text import EMOJI, MAX_VALUE, is_placeholder, without_emphasis
from mkdocs_feature_tracker.reading.vocabulary import EMOJIS, WORDS

_WORST_FIRST = (
    Status.BLOCKED,
    Status.FAILING,
    Status.IN_PROGRESS,
    Status.NOT_STARTED,
    Status.UNKNOWN,
    Status.DONE,
    Status.CANCELLED,
    Status.NOT_APPLICABLE,
)
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_CLAUSE_END = re.compile(r",|;| and ")
_LEAD = re.compile(rf"^[\s{EMOJI}\[\](){{}}*_~:.!|>•·–—\-]+")
_NEGATIONS = ("not", "never", "isn't", "aren't")
_NEGATION = re.compile(rf"(?:{'|'.join(_NEGATIONS)})(?: yet)? (.+)")
_QUALIFIERS = ("mostly", "partly", "partially", "almost", "nearly", "substantially", "largely")
_QUALIFIER = re.compile(rf"(?:{'|'.join(_QUALIFIERS)})(?: been)? (.+)")
_READY = "ready"
_LETTERS = re.compile(r"[A-Za-z]+")
_FIRST_WORD = re.compile(r"[A-Za-z]+(?=[ .,:;()/–—-]|\Z)")
_MENU_SLASH = re.compile(r"\s+[/|]\s+")
_NOTE_WORD = re.compile(r"[^\s_-]+")
_TEMPLATE_MARKS = ["✅", "🚧", "❌"]


class Reading(NamedTuple):
    """What a status text says. `status` is null where nothing in it was recognised."""

    status: Status | None
    share: float | None = None
    note: str | None = None
    is_unfilled: bool = False


NOTHING = Reading(None)


class StatusWords:
    """The vocabulary of one team: the contract's words and emojis with the team's own.

    `own` maps a word, phrase or emoji to a status; it beats the contract's where both match.
    """

    def __init__(self, own: Mapping[str, Status] | None = None) -> None:
        words: dict[str, Status] = {}
        self.emojis: dict[str, Status] = {}
        for status, group in WORDS.items():
            words.update(dict.fromkeys(group.split("|"), status))
        for status, group in EMOJIS.items():
            self.emojis.update(dict.fromkeys(group, status))
        for word, status in (own or {}).items():
            normal = _normal(word)
            if normal:
                words[normal] = status
            else:
                self.emojis[word.strip().rstrip("\ufe0f")] = status
        self.words = words
        longest_first = sorted(words, key=len, reverse=True)
        self._begin = re.compile(
            "(?:" + "|".join(re.escape(word) for word in longest_first) + r")(?!\w|'\w)"
        )
        known = (_LETTERS.match(word) for word in (*words, *_NEGATIONS, *_QUALIFIERS, _READY))
        self._first_words = frozenset(match.group() for match in known if match)
        self._has_ascii_emoji = any(map(str.isascii, self.emojis))
        self._emoji = re.compile("|".join(map(re.escape, sorted(self.emojis, key=len)[::-1])))
        self.read = lru_cache(maxsize=8192)(self._read)

    def _read(self, raw: str, *, failing: bool = False) -> Reading:
        """Reads a whole status text.

        Args:
            raw: the text as written, `✅ Written, 🚧 2 of 5 tests passing`.
            failing: whether the field knows `failing` (tests, linters); elsewhere the word is in
                progress and a bare ❌ not started.
        """
        text = raw.strip()[:MAX_VALUE]
        if not text:
            return NOTHING
        if is_placeholder(text) or self.is_menu(text):
            return Reading(Status.UNKNOWN, None, None, True)
        whole = self._word(_normal(text))
        if whole == (Status.NOT_APPLICABLE, ""):
            return Reading(Status.NOT_APPLICABLE)
        if "(" not in text and _CLAUSE_END.search(text) is None:
            return Reading(*self._clause(text, failing, whole))
        inner = [match.group(1).strip() for match in _PARENTHESES.finditer(text)]
        outer = _PARENTHESES.sub(" ", text) if inner else text
        inner_share = next((found for part in inner if (found := share_of(part)) is not None), None)
        share: float | None = None
        if not outer.strip():
            outer, inner = inner[0], inner[1:]
        clauses, ends = _CLAUSE_END.split(outer), ["", *_CLAUSE_END.findall(outer)]
        statuses: list[Status] = []
        note, noted_at = "", -1
        for position, clause in enumerate(clauses):
            if not clause.strip():
                continue
            status, clause_share, rest = self._clause(clause, failing, self._word(_normal(clause)))
            if position == 0 and inner_share is not None and clause_share is None:
                status, clause_share = _from_share(inner_share), inner_share
            if share is None:
                share = clause_share
            if status is not None:
                statuses.append(status)
            if rest:
                joint = f"{ends[position].rstrip()} " if position == noted_at + 1 else "; "
                note, noted_at = f"{note}{joint}{rest}" if note else rest, position
        asides = [part for part in inner if not _BARE_SHARE.fullmatch(part)]
        note = "; ".join([note, *asides] if note else asides)
        if not statuses:
            return Reading(None, share, note or None)
        if statuses[0] in (Status.CANCELLED, Status.NOT_APPLICABLE):
            return Reading(statuses[0], share, note or None)
        return Reading(_worst(statuses), share, note or None)

    def begins(self, raw: str) -> Reading:
        """Reads a note, which is prose: a status only where the note clearly begins with one.

        `blocked – awaiting access` is one, `active users only` is not.
        """
        text = raw.strip()[:MAX_VALUE]
        word = _FIRST_WORD.match(text)
        if word is not None and word.group().lower() not in self._first_words:
            return NOTHING  # as most notes, which need no closer look
        first = _first_clause(text)
        parted = text.replace(" - ", " – ").replace(": ", " – ")
        normal = _normal(_first_clause(parted), dash=" – ")
        found = self._word(normal)
        is_moved = found is not None and found[0] is Status.CANCELLED and found[1][:3] == "to "
        if found is not None and found[1] and not (is_moved or _NOTE_GOES_ON.match(found[1])):
            found = None
        share = share_of(first)
        if share is not None and (found is not None or _NUMBER_FIRST.match(first)):
            return Reading(_from_share(share), share, text)
        if found is not None:
            status = Status.IN_PROGRESS if found[0] is Status.FAILING else found[0]
            return Reading(status, None, text)
        lead = _LEAD.match(text)
        if lead and (emoji := self._emoji.search(lead.group())):
            return Reading(_plain(self.emojis[emoji.group()]), None, text)
        return NOTHING

    def is_menu(self, raw: str) -> bool:
        """Whether every choice still stands: `✅ / ❌ / 🚧`, or the template's own line."""
        if len(raw) > MAX_VALUE:
            return False
        if "/" in raw or "|" in raw:
            text = without_emphasis(raw).strip("[] ")
            parts = _MENU_SLASH.split(text)
            if len(parts) == 1 and raw.count("/") >= 2 and " " not in text:
                parts = text.split("/")
            if len(parts) > 1:
                heads = [self._head(part) for part in parts]
                return None not in heads and len(set(heads)) == len(heads)
        if "❌" in raw and "🚧" in raw and "," in raw:
            firsts = [self._emoji.match(part.strip()) for part in raw.split(",")]
            marks = [first.group() if first else "" for first in firsts]
            return marks == _TEMPLATE_MARKS and not any(char.isdigit() for char in raw)
        return False

    def mark(self, raw: str) -> Status | None:
        """The status of the first status emoji in `raw`, ❌ as failing; null without one."""
        match = self._emoji.search(raw)
        return self.emojis[match.group()] if match else None

    def leading_mark(self, raw: str) -> tuple[Status, str] | None:
        """The status emoji that `raw` begins with, and the text behind it; null without one."""
        match = self._emoji.match(raw)
        if match is None:
            return None
        return self.emojis[match.group()], raw[match.end() :].lstrip("\ufe0f ")

    def without_trailing_mark(self, raw: str) -> tuple[str, Status | None]:
        """`raw` without a status emoji at its end, and that emoji's status."""
        text = raw.rstrip().rstrip("\ufe0f")
        if not text or text[-1].isascii():
            return raw, None
        for emoji, status in self.emojis.items():
            if text.endswith(emoji):
                return text[: -len(emoji)].rstrip(), status
        return raw, None

    def _clause(
        self, clause: str, failing: bool, found: tuple[Status, str] | None
    ) -> tuple[Status | None, float | None, str | None]:
        """Status, share and note of one clause; `found` is what `_word` finds at its start."""
        text = _without_lead(without_emphasis(clause)).strip()
        share = share_of(clause, self._is_progress_word)
        if share is not None:
            is_bare = _BARE_SHARE.fullmatch(text) or self._is_progress_word(
                _BARE_SHARE.sub("", text)
            )
            return _from_share(share), share, None if is_bare else text
        if found is not None:
            status, rest = found
            if status is Status.FAILING and not failing:
                status = Status.IN_PROGRESS
            return status, None, _tail(text, rest)
        if clause.isascii() and not self._has_ascii_emoji:
            return None, None, text or None
        emojis = [self.emojis[match.group()] for match in self._emoji.finditer(clause)]
        if not failing:
            emojis = [_plain(status) for status in emojis]
        return (_worst(emojis) if emojis else None), None, text or None

    def _word(self, normal: str) -> tuple[Status, str] | None:
        """The status word that `normal` begins with, and the rest behind it."""
        match = self._begin.match(normal)
        if match is not None:
            rest = normal[match.end() :]
            return self.words[match.group()], rest.strip(" .:!")
        if normal.rstrip(" .!:") == _READY:
            return Status.NOT_STARTED, ""
        negated = _NEGATION.match(normal)
        if negated and (inner := self._word(negated.group(1))):
            if inner[0] in (Status.DONE, Status.IN_PROGRESS):
                return Status.NOT_STARTED, inner[1]
            return Status.UNKNOWN, inner[1]
        qualified = _QUALIFIER.match(normal)
        if qualified and (inner := self._word(qualified.group(1))):
            return (Status.IN_PROGRESS if inner[0] is Status.DONE else inner[0]), inner[1]
        return None

    def _is_progress_word(self, text: str) -> bool:
        found = self._word(_normal(text))
        return found is not None and found == (Status.IN_PROGRESS, "")

    def _head(self, part: str) -> str | None:
        """What a menu's choice stands for: its emoji, else its word; null for other text."""
        emoji = self._emoji.match(part.strip())
        if emoji:
            return emoji.group()
        normal = _normal(part)
        if normal in _MENU_WORDS:
            return normal
        found = self._word(normal)
        return str(found[0]) if found and not found[1] else None


_MENU_WORDS = frozenset(("red", "green", "refactor", "high", "med", "medium", "low", "critical"))
_NOTE_GOES_ON = re.compile(
    r"[–—:(.;,]|(?:by|on|for|until|since|pending|awaiting|due to|with)\b|(?:in|via|see) (?:#|pr\b)"
)
_NUMBER_FIRST = re.compile(r"[\W_]*\d")
_BARE_SHARE = re.compile(
    r"\W*\d[\d.]*\s?(?:%|(?:/|of)\s?\d+)\W*(?:complete|completed|done|finished|passing)?\W*", re.I
)


def _normal(text: str, dash: str = " ") -> str:
    """Lower case, without emphasis, leading marks, `_` and `-`."""
    text = _without_lead(without_emphasis(text))
    text = text.lower().replace("’", "'").replace("_", " ").replace("*", "").replace("]", " ")
    return " ".join(text.replace("-", dash).split())


def _first_clause(text: str) -> str:
    end = _CLAUSE_END.search(text)
    return text[: end.start()] if end else text


def _without_lead(text: str) -> str:
    lead = _LEAD.match(text)
    return text if lead is None else text[lead.end() :]


def _from_share(share: float) -> Status:
    if share <= 0:
        return Status.NOT_STARTED
    return Status.DONE if share >= 1 else Status.IN_PROGRESS


def _plain(status: Status) -> Status:
    """A bare ❌ outside tests and linters means "not yet"."""
    return Status.NOT_STARTED if status is Status.FAILING else status


def _tail(text: str, rest: str) -> str | None:
    """The last words of `text` as written, as many as `rest`, its normal form, has."""
    n_words = len(rest.split())
    if not n_words:
        return None
    words = [match.start() for match in _NOTE_WORD.finditer(text)]
    tail = text[words[max(0, len(words) - n_words)] :] if words else text
    return _without_lead(tail).strip() or None


def _worst(statuses: list[Status]) -> Status:
    if Status.DONE in statuses and Status.NOT_STARTED in statuses:
        statuses = [*statuses, Status.IN_PROGRESS]
    return min(statuses, key=_WORST_FIRST.index)
