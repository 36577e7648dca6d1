"""Raw inline text in, plain text, placeholders and "none" entries told apart out."""

from __future__ import annotations

import re
import string
from functools import lru_cache

MAX_VALUE = 1_000
"""Characters. A longer text is no title, status or value: its marks stay as they are."""

EMOJI = (
    "\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\ufe0e\ufe0f\u200d\u20e3"
)
"""The characters that titles lose, as the inside of a regular expression's class."""

_EMOJI_RUN = re.compile(f"[{EMOJI}]+")
_BOLD = re.compile(  # begins with a class of characters, which a search skips to
    r"[*_](?:(?<=\*)(?<!\\\*)(\*{0,2})(?=\S)(.+?)(?<=\S)\*\1"
    r"|(?<=_)(?<![\w\\]_)(_{0,2})(?=\S)(.+?)(?<=\S)_\3(?!\w))"
)
_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\]]*\])*)\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^\]]*\])")
_CODE = re.compile(r"(`+)(.+?)\1")
_STRUCK = re.compile(r"~~(.+?)~~")
_OTHER_LETTERS = frozenset(string.ascii_letters) - {"n", "N"}
_NONE = re.compile(
    r"(?:none|none (?:currently|yet|at this time|at the moment|so far|identified|known|needed)"
    r"|n/?a|not applicable|no (?:\w+ )?(?:blockers?|issues?|entries|debt)(?: \w+)?|nothing(?: yet)?"
    r"|[-–—]+)?[.!]?",
    re.I,
)
_BRACKET = re.compile(r"\[([^\[\]\n]*)\](?!\()")
_CODE_SLOT = re.compile(r"[_\-=:][\[{]{1,2}[A-Za-z]|[\]}][_-]")
_UNFILLED = re.compile(
    r"\bYYYY\b|^\W*TB[DCA]\b|^_{3,}$|\b_{3,}\b|\{\{[^}]*\}\}|^\s*\?{2,3}\s*$|\[X\]"
)
_SLOT_WORDS = frozenset(
    "x y z n date name title description number hash status team area reason owner tbd todo"
    " issue link url id value count percent amount option choice task item feature metric".split()
)
_REFERENCE = re.compile(
    r"[A-Z]{1,6}-?\d+[\w.-]*|#?\d[\w.,: -]*|[xX ✓✅]|\^.*|!\w+|@[\w-]+|P\d?|[A-Z]{1,2}"
)


@lru_cache(maxsize=4096)
def plain(raw: str) -> str:
    """`raw` without emphasis, links, code ticks and surrounding space.

    >>> plain("**`a` of [B](b.md)**")
    'a of B'
    """
    text = raw.strip()
    if len(text) > MAX_VALUE:
        return text
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    text = without_emphasis(text)
    if "`" in text:
        text = _CODE.sub(r"\2", text)
    return text.strip()


def without_emphasis(raw: str) -> str:
    """`raw` without bold, italic and strike-through marks; code and links stay.

    >>> without_emphasis("**Bold** and `code`")
    'Bold and `code`'
    """
    if len(raw) > MAX_VALUE:
        return raw.strip()
    if "~~" in raw:
        raw = _STRUCK.sub(r"\1", raw)
    if "*" in raw or "_" in raw:
        for _ in range(3):
            stripped = _BOLD.sub(_inner, raw)
            if stripped == raw:
                break
            raw = stripped
    return raw.strip()


def without_emoji(text: str) -> str:
    """`text` without emoji and the space that they leave.

    >>> without_emoji("📊 Progress ✅")
    'Progress'
    """
    if text.isascii():
        return text.strip()
    return " ".join(_EMOJI_RUN.sub(" ", text).split())


def is_struck(raw: str) -> bool:
    """Whether all of `raw` is struck through, a trailing note aside.

    >>> is_struck("~~old~~ (moved)")
    True
    """
    text = raw.strip().lstrip("*")
    if not text.startswith("~~"):
        return False
    rest = _STRUCK.sub("", text, count=1).strip(" *.:")
    return rest == "" or rest[0] in "(-–—:✅✓→"


def is_none(raw: str) -> bool:
    """Whether an entry says that there is nothing: `None currently`, `N/A`, `-`.

    >>> is_none("_None yet_"), is_none("Nonessential")
    (True, False)
    """
    first = raw[:1]
    if first in "_*~ ":
        first = raw.lstrip("_*~ ")[:1]
    if first in _OTHER_LETTERS:
        return False
    return len(raw) < 60 and _NONE.fullmatch(without_emoji(plain(raw)).strip("_* ")) is not None


def is_placeholder(raw: str) -> bool:
    """Whether a value still holds a slot of the template: it is unfilled, hence unknown.

    Links, IDs (`[ABC-12]`), path parameters in code (`` `users/[id]` ``), status words in brackets
    and a leading one-word tag (`[Backend] …`) are no slots.

    >>> is_placeholder("[X]% of users"), is_placeholder("`app/[id]/page.tsx`")
    (True, False)
    """
    return (
        "[" in raw or "TB" in raw or "YYYY" in raw or "___" in raw or "{{" in raw
    ) and _is_unfilled(raw)


@lru_cache(maxsize=8192)
def _is_unfilled(raw: str) -> bool:
    text = raw[:MAX_VALUE]
    if "`" in text:
        for code in _CODE.finditer(text):
            if _CODE_SLOT.search(code.group(2)) and _has_slot(code.group(2)):
                return True
        text = _CODE.sub(" c ", text)
    if _UNFILLED.search(text):
        return True
    return "[" in text and _has_slot(_LINK.sub(" l ", text))


def _has_slot(text: str) -> bool:
    for match in _BRACKET.finditer(text):
        content = match.group(1).strip()
        if not content or _REFERENCE.fullmatch(content) or _is_value(content):
            if content in ("X", "Y", "Z", "N"):
                return True
            continue
        words = content.lower().split()
        is_tag = (
            len(words) == 1
            and words[0] not in _SLOT_WORDS
            and "-" not in content
            and "_" not in content
            and not text[: match.start()].strip(" *-:")
            and text[match.end() :].strip(" *:-")
        )
        if not is_tag:
            return True
    return False


def _is_value(content: str) -> bool:
    """Words that teams put into brackets as values, not as slots."""
    return content.lower().replace("_", " ").replace("-", " ").strip() in _BRACKET_VALUES


_BRACKET_VALUES = frozenset(
    "completed|complete|done|active|pending|in progress|wip|blocked|on hold|paused|planned|todo"
    "|to do|not started|started|cancelled|canceled|deferred|skipped|dropped|failed|failing|passing"
    "|passed|ready|draft|approved|merged|shipped|released|high|medium|low|critical|optional|none|resolved"
    "|fixed|not yet created|green|red|refactor|open|closed|partial|n/a|queued|verified|backlog"
    "|in review|implemented|finished|breaking|new|updated|removed|superseded|waiting".split("|")
)


def _inner(match: re.Match[str]) -> str:
    return match.group(2) or match.group(4) or ""
