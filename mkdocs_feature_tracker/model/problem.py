"""Problems as data: every code with its default level and meaning, and one found problem."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_feature_tracker.model.words import Level


class CodeMeaning(NamedTuple):
    """What a problem code stands for; `level` is its level unless the options change it."""

    level: Level
    title: str
    meaning: str


class Problem(NamedTuple):
    """Something that the author of a document should know.

    `path` is empty while only the text is known and is set when the document gets its place.
    """

    code: str
    level: Level
    message: str
    hint: str
    path: str
    line: int

    @property
    def place(self) -> str:
        """`docs/a.md:12`, as editors and terminals link it."""
        return f"{self.path}:{self.line}"


CODES: dict[str, CodeMeaning] = {
    "FT101": CodeMeaning(
        Level.WARNING,
        "undecodable bytes",
        "The file is not UTF-8 throughout; each bad byte was replaced by U+FFFD.",
    ),
    "FT102": CodeMeaning(
        Level.WARNING,
        "broken front matter",
        "The YAML between the `---` lines cannot be read; only plain `key: value` lines of it"
        " count.",
    ),
    "FT103": CodeMeaning(
        Level.WARNING,
        "unclosed code fence",
        "A code fence is never closed, so everything below it is code and not read.",
    ),
    "FT104": CodeMeaning(
        Level.WARNING,
        "unreadable date",
        "A date field holds digits that are no calendar date; it counts as unknown.",
    ),
    "FT105": CodeMeaning(
        Level.WARNING,
        "ambiguous date",
        "A date such as 5/6/2025 may be May or June; it counts as unknown.",
    ),
    "FT106": CodeMeaning(
        Level.WARNING,
        "unknown status",
        "A status holds a text in which no status word, emoji or share was recognised.",
    ),
    "FT107": CodeMeaning(
        Level.WARNING,
        "unknown checkbox",
        "A checkbox holds a token that has no meaning; the task's status is unknown.",
    ),
    "FT108": CodeMeaning(
        Level.WARNING,
        "ragged table",
        "A table row has more or fewer cells than the table has columns.",
    ),
    "FT109": CodeMeaning(
        Level.ERROR,
        "duplicate feature ID",
        "Two documents carry one Feature ID; the second in path order is kept as `ID~2`.",
    ),
    "FT110": CodeMeaning(
        Level.WARNING,
        "header repeated differently",
        "A header field is stated twice with different values; the first one counts.",
    ),
    "FT111": CodeMeaning(
        Level.WARNING,
        "open box with a done note",
        "A box is open while its note says done; the box decides, so it is not done.",
    ),
    "FT112": CodeMeaning(
        Level.INFO,
        "sample section left as it was",
        "A section is still the template's sample; nothing in it is read as data.",
    ),
    "FT113": CodeMeaning(
        Level.WARNING,
        "too deep or too long",
        "Nesting deeper than 50 levels or a line over 100 KB; it is shown as plain source.",
    ),
    "FT114": CodeMeaning(
        Level.ERROR,
        "unreadable file",
        "The file or folder cannot be opened, or a symlink leads in a circle.",
    ),
    "FT115": CodeMeaning(
        Level.WARNING,
        "unknown severity",
        "A blocker's severity is none of critical, high, medium and low.",
    ),
    "FT116": CodeMeaning(
        Level.WARNING,
        "dependency unknown or circular",
        "A feature depends on one that no document describes, or on itself by a circle.",
    ),
    "FT201": CodeMeaning(
        Level.WARNING,
        "stated and counted progress differ",
        "The printed progress is more than 10 points from the share of ticked boxes; both are"
        " shown, and never averaged.",
    ),
    "FT202": CodeMeaning(
        Level.WARNING,
        "all tests passing, and some fail",
        "“All tests passing” is ticked while the tests of a criterion are failing.",
    ),
    "FT203": CodeMeaning(
        Level.WARNING,
        "done with open boxes",
        "The header's status says done while boxes of the scope are open.",
    ),
    "FT204": CodeMeaning(
        Level.WARNING,
        "blocker open and fixed",
        "A blocker is open in its table while the resolved issues or the log say that it is fixed.",
    ),
    "FT205": CodeMeaning(
        Level.WARNING,
        "effort against the calendar",
        "More effort is stated than everybody who may have worked on it had time for.",
    ),
    "FT206": CodeMeaning(
        Level.WARNING,
        "ticked box with open boxes below",
        "A box is ticked while boxes directly below it are open; only those below it are counted.",
    ),
    "FT301": CodeMeaning(
        Level.INFO,
        "ETA passed",
        "The day on which an open blocker was to be gone is over.",
    ),
    "FT302": CodeMeaning(
        Level.INFO,
        "target passed",
        "The target date of a feature that is not finished is over.",
    ),
    "FT303": CodeMeaning(
        Level.INFO,
        "no update",
        "Work goes on, and nobody wrote an update for longer than `stale_after_days`.",
    ),
    "FT304": CodeMeaning(
        Level.INFO,
        "blocked",
        "A critical or high blocker is open, or the status says blocked.",
    ),
}
"""Every code of this version, in order. The guide lists exactly these (held by a test)."""


def found(code: str, line: int, message: str, hint: str = "", path: str = "") -> Problem:
    """A problem of `code` at its default level; `line` counts from 1."""
    return Problem(code, CODES[code].level, message, hint, path, line)
