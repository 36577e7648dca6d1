"""A heading in, the template section that it names out, by its whole title and never by a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from mkdocs_feature_tracker.model.words import TDD_PHASES
from mkdocs_feature_tracker.reading.status import StatusWords
from mkdocs_feature_tracker.reading.text import is_none, plain, without_emoji

_ALIASES = {
    "progress_overview": "progress overview|overall progress|progress summary",
    "status_summary": "status summary",
    "tdd_phase": "tdd phase|tdd progress|test driven development progress|tdd status",
    "tests": "tests written|tests written red|red phase|tests|test checklist|tests to write",
    "implementation": (
        "implementation status|implementation progress|implementation tasks|green phase"
        "|implementation checklist|implementation"
    ),
    "refactoring": "refactoring|refactor|refactor phase|refactoring phase|refactoring status",
    "acceptance": (
        "acceptance criteria|acceptance criteria progress|acceptance criteria status"
        "|acceptance criteria implemented|success criteria|github issue checklist sync"
        "|primary acceptance criteria|secondary acceptance criteria|acceptance"
    ),
    "database_changes": "database changes|database migrations|migrations|schema changes",
    "api_implementation": "api implementation|api endpoints|endpoints|api changes",
    "frontend_implementation": "frontend implementation|frontend components|ui implementation",
    "new_files": (
        "new files created|new files|files created|created files|generated files|files to create"
    ),
    "modified_files": "modified files|files modified|changed files|files changed|files to modify",
    "agents": (
        "agent execution status|agent status|agents|agent registry|agent progress"
        "|multi agent coordination|agent assignments"
    ),
    "blockers": (
        "current blockers|blockers|issues blockers|blockers issues|issues and blockers"
        "|blockers and issues|active blockers|open blockers|blockers dependencies"
        "|blockers and dependencies|current issues"
    ),
    "resolved_issues": (
        "resolved issues|resolved blockers|issues resolved|fixed issues|past blockers"
    ),
    "technical_debt": (
        "technical debt created|technical debt|tech debt|technical debt known issues|debt"
    ),
    "architecture_decisions": (
        "architecture decisions|architectural decisions|technical decisions|key decisions"
        "|implementation decisions|decisions|key technical decisions|decision log"
    ),
    "design_decisions": "design decisions|ui decisions|ux decisions",
    "test_coverage": "test coverage|coverage|code coverage",
    "code_quality": "code quality|linting|static analysis",
    "performance": "performance|performance metrics|performance impact",
    "deployment_checklist": (
        "pre deployment checklist|deployment checklist|definition of done|release checklist"
        "|deployment readiness|pre release checklist|go live checklist|final checklist"
    ),
    "deployment_plan": "deployment plan|rollout plan|rollout|release plan|deployment strategy",
    "implementation_metrics": "implementation metrics|development metrics|effort",
    "feature_metrics": "feature metrics|success metrics|business metrics",
    "next_steps": "next steps|next actions|next step|next action|next steps priority|next",
    "updates": (
        "daily progress updates|progress log|implementation log|daily log|recent updates"
        "|daily updates|progress updates|update log|work log|status updates|daily progress"
        "|session log|progress timeline|activity log|log|journal|change log|changelog"
    ),
    "waivers": "waivers|gate waivers",
    "header": (
        "current status|status|overview|current state|feature overview|project overview"
        "|status overview|at a glance|quick status|feature information|feature info|metadata"
    ),
    "legend": "legend|status legend|key|symbols|template instructions|update instructions",
    "plan": (
        "plan|backlog|roadmap|future work|future enhancements|future improvements|future|ideas"
        "|out of scope|non goals|follow ups|follow up|tomorrow|tomorrow's plan|backlog vnext"
        "|stretch goals|nice to have|parking lot"
    ),
    "reminder": (
        "before merging|before merge|pre merge|pre merge checklist|merge checklist|pr checklist"
        "|pull request checklist|suggested pr checklist|review checklist|code review checklist"
        "|reviewer checklist|before review|before submitting|before committing|review reminders"
    ),
    "milestones": "milestones|key milestones|timeline|milestone timeline|schedule",
}
_KEYS = {alias: key for key, group in _ALIASES.items() for alias in group.split("|")}
_MAX_TITLE = 300
_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBERING = re.compile(r"^(?:\d+(?:\.\d+)*[.):]?|[ivx]+\.|[a-z]\))\s+(?=\S)", re.I)
_SHARE_TAIL = re.compile(r"[\s:–—-]*(?:\d+(?:\.\d+)?\s?%|\d+\s?/\s?\d+)(?:\s+\w+)?$")
_NOT_LETTERS = re.compile(r"[^\w']+|_+")
_SESSION = re.compile(
    r"session(?:$|\W*\d| (?:log|notes?|summary|start|end|history|updates?|report|recap)\b)"
    r"|sprint log|day \d+ log"
)


class Titles:
    """Section titles of one team: the contract's with the team's own."""

    def __init__(self, words: StatusWords, own: Mapping[str, str] | None = None) -> None:
        self._words = words
        self._keys = dict(_KEYS)
        for title, key in (own or {}).items():
            self._keys[_normal(title)] = key
        self.key = lru_cache(maxsize=65_536)(self._key)
        self.group = lru_cache(maxsize=4096)(self._group)

    def _key(self, raw: str) -> str | None:
        """The section that a heading names, or null.

        Besides the template's sections: `header`, `legend`, `plan`, `reminder`, `milestones`.
        """
        if len(raw) > _MAX_TITLE:
            return None
        for candidate in self._candidates(raw):
            if candidate in self._keys:
                return self._keys[candidate]
            if _SESSION.match(candidate):
                return "updates"
        return None

    def _group(self, raw: str) -> str:
        """A heading without emoji and trailing status, as tasks carry it."""
        if len(raw) > _MAX_TITLE:
            return raw
        text = without_emoji(plain(raw)).strip(" :–—-")
        while True:
            shorter = self._without_status(text)
            if shorter == text or not shorter:
                return text
            text = shorter

    def _candidates(self, raw: str) -> Iterator[str]:
        text = without_emoji(_PARENTHESES.sub(" ", plain(raw)))
        yield _normal(text)
        shorter = _without_share(text)
        if shorter != text:
            yield _normal(shorter)
        group = _PARENTHESES.sub(" ", self.group(raw))
        if group != text:
            yield _normal(group)
        before_colon, colon, after = text.partition(":")
        if colon and self._says_status(after):
            yield _normal(before_colon)

    def _without_status(self, text: str) -> str:
        if text.endswith((")", "]")):
            start = max(text.rfind("("), text.rfind("["))
            if start > 0 and self._says_status(text[start + 1 : -1]):
                return text[:start].rstrip(" :–—-")
            return text
        shorter = _without_share(text)
        if shorter != text:
            return shorter.rstrip(" :–—-")
        for separator in (": ", " - ", " – ", " — "):
            head, found, tail = text.rpartition(separator)
            if found and self._says_status(tail):
                return head.rstrip(" :–—-")
        words = text.split(" ")
        for n_words in (2, 1):
            tail = " ".join(words[-n_words:])
            if len(words) > n_words and tail.isupper() and self._says_status(tail):
                return " ".join(words[:-n_words]).rstrip(" :–—-")
        return text

    def _says_status(self, text: str) -> bool:
        if is_none(text) or text.strip("[] ").upper() in TDD_PHASES:
            return True
        reading = self._words.read(text)
        return reading.is_unfilled or (reading.status is not None and not reading.note)


def _without_share(text: str) -> str:
    return _SHARE_TAIL.sub("", text) if "%" in text or "/" in text else text


def _normal(text: str) -> str:
    text = _NUMBERING.sub("", text.strip())
    return _NOT_LETTERS.sub(" ", text.lower().replace("’", "'").replace("&", " ")).strip()
