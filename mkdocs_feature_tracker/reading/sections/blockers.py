"""The sections on blockers, resolved issues and debts in, blockers and debts out."""

from __future__ import annotations

import re

from mkdocs_feature_tracker.model.records import Blocker, Debt
from mkdocs_feature_tracker.model.words import Severity, Status
from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.dates import read_date
from mkdocs_feature_tracker.reading.sections.entries import (
    bold_lead,
    fields,
    is_slot,
    label_of,
    own_text,
    says_none,
    section_fields,
    split_dash,
    take_state,
    without_box,
)
from mkdocs_feature_tracker.reading.sections.severities import read_severity
from mkdocs_feature_tracker.reading.sections.tables import Columns, rows
from mkdocs_feature_tracker.reading.text import is_struck, plain, without_emoji
from mkdocs_feature_tracker.reading.tree import Item, List, Section, Table

_COLUMNS = Columns(
    title="blocker|blockers|issue|title|problem|name|item|issue blocker",
    severity="severity|priority|sev|level|criticality",
    description="description|details|detail|notes|impact|affected task|affected",
    area="area|team|owner|assignee|assigned to|component|area team",
    eta="eta|due|due date|expected|expected date|target|target date",
    status="status|state",
    resolution="resolution|resolution plan|action|mitigation|fix|solution|workaround|next action",
    resolved="resolved|resolved on|date resolved|resolved date|closed|fixed|closed on|date",
    impact="impact",
)
_FIELDS = {
    name: field
    for field, names in {
        "severity": "severity|priority",
        "description": "description|details|problem|issue|cause|root cause",
        "impact": "impact",
        "area": "area|team|owner|assignee|assigned to",
        "eta": "eta|due|due date|expected|target",
        "status": "status|state",
        "resolution": "resolution|solution|fix|workaround|mitigation|action|fix required",
        "resolved": "resolved|resolved on|fixed|closed|date",
    }.items()
    for name in names.split("|")
}
_DEBT_COLUMNS = Columns(
    title="debt|technical debt|item|description|title|name|issue",
    reason="reason|why|why necessary|cause|justification|impact",
    plan="plan|plan to address|resolution|fix|action|remediation|payback|when",
)
_DEBT_FIELDS = {
    name: field
    for field, names in {
        "reason": "reason|why|why it was necessary|cause|justification|impact",
        "plan": "plan|plan to address|fix|action|resolution|payback|remediation",
    }.items()
    for name in names.split("|")
}
_CLOSED = re.compile(r"\W*(?:resolved|fixed|closed|mitigated|solved|unblocked)\b", re.I)
_STRUCK_AND_CLOSED = re.compile(r"~~[^~]+~~\W*(?:resolved|fixed|closed|done|solved)\b", re.I)
_NOT_BLOCKERS = re.compile(
    r"\W*(?:external |internal )?(?:dependenc|risk|mitigation|assumption|note|escalation|question)",
    re.I,
)
_SEVERITY_HEADING = re.compile(
    r"\W*(?:critical|high|medium|med|low)\W*(?:priority|severity|blockers?|issues?|impact|\W)*$",
    re.I,
)
_BLOCKER_WORD = re.compile(r"^\W*(?:blocker|issue|problem)s?\s*(?:#?\d+)?\s*[:–—-]\s*", re.I)
_SEVERITY_NOTE = re.compile(r"\(([^()]{3,40})\)\s*[:–—-]*\s*")
_BRACKET_NOTE = re.compile(r"\[([A-Za-z]{3,8})\]\s*")


def read(context: Context) -> list[Blocker]:
    """Current blockers, then resolved issues, each in document order."""
    blockers: list[Blocker] = []
    for key in ("blockers", "resolved_issues"):
        for section in context.body(key):
            blockers.extend(_Reader(context, key, section).read())
    return blockers


def read_debts(context: Context) -> list[Debt]:
    """Technical debts with why they were taken on and how they are paid back."""
    key = "technical_debt"
    debts: list[Debt] = []
    for section in context.body(key):
        for block in section.blocks:
            if isinstance(block, Table):
                for row in rows(context, block, _DEBT_COLUMNS, "title"):
                    debts.extend(_debt(context, row.line, row.cells["title"], row.cells))
            elif isinstance(block, List):
                for item in block.items:
                    debts.extend(_debt_of_item(context, item))
    return debts


def _debt_of_item(context: Context, item: Item) -> list[Debt]:
    text = without_box(own_text(item))[1]
    lead = bold_lead(text)
    found, _ = fields(item, _DEBT_FIELDS)
    if lead is None:
        return _debt(context, item.line, text, found)
    reason, plan = split_dash(lead.rest)
    found.setdefault("reason", reason)
    found.setdefault("plan", plan or "")
    return _debt(context, item.line, lead.label, found)


def _debt(context: Context, line: int, raw: str, found: dict[str, str]) -> list[Debt]:
    title = context.value(_without_mark(raw))
    if title is None or is_slot(title) or says_none(title) or is_struck(raw):
        if not says_none(raw) and not is_struck(raw):
            context.saw("technical_debt", filled=False)
        return []
    context.saw("technical_debt", filled=True)
    return [Debt(line, title, context.value(found.get("reason")), context.value(found.get("plan")))]


def _without_mark(title: str) -> str:
    return without_emoji(title) if title[:1] > "\u2000" else title


class _Reader:
    """Reads one section; those of resolved issues hold nothing that is open."""

    def __init__(self, context: Context, key: str, section: Section) -> None:
        self.context = context
        self.key = key
        self.section = section
        self.severity: str | None = None
        self.is_closed = key == "resolved_issues"

    def read(self) -> list[Blocker]:
        title = self.section.title
        is_named = self.context.titles.key(title) is not None
        if not is_named:
            if _NOT_BLOCKERS.match(without_emoji(plain(title))):
                return []
            if _CLOSED.match(without_emoji(plain(title))):
                self.is_closed = True
            elif _SEVERITY_HEADING.match(without_emoji(plain(title))):
                self.severity = title
            own = section_fields(self.section, _FIELDS)
            if own or read_date(title).on is not None:
                return self._blocker(self.section.line, title, own)
        found: list[Blocker] = []
        for block in self.section.blocks:
            if isinstance(block, Table):
                for row in rows(self.context, block, _COLUMNS, "title", leads=True):
                    found.extend(self._blocker(row.line, row.cells["title"], row.cells))
            elif isinstance(block, List):
                for item in block.items:
                    found.extend(self._of_item(item))
        return found

    def _of_item(self, item: Item) -> list[Blocker]:
        box, text = without_box(own_text(item))
        found, others = fields(item, _FIELDS)
        if box in ("x", "X", "✅"):
            found.setdefault("status", "resolved")
        text = self._take_severity(text, found)
        lead = bold_lead(text.removeprefix("~~")) if not is_struck(text) else None
        if lead is None:
            self._take_date(text, found)
            return self._blocker(item.line, found.pop("title", text), found)
        if read_severity(lead.label) not in (None, Severity.UNKNOWN) and lead.rest:
            found.setdefault("severity", lead.label)
            return self._blocker(item.line, lead.rest, found)
        reading = read_date(lead.label)
        if reading.on is not None or self.key == "resolved_issues":
            title, resolution = split_dash(lead.rest)
            if reading.on is None and not is_slot(lead.label):
                title, resolution = lead.label, lead.rest
            if reading.on is not None or reading.trouble:
                found.setdefault("resolved", lead.label)
            found.setdefault("resolution", resolution or "; ".join(others))
            return self._blocker(item.line, title, found)
        rest = lead.rest
        noted = _SEVERITY_NOTE.match(rest)
        if noted and read_severity(noted.group(1)) is not None:
            found.setdefault("severity", noted.group(1))
            rest = rest[noted.end() :]
        found.setdefault("description", "; ".join(part for part in (rest, *others) if part))
        return self._blocker(item.line, lead.label, found)

    def _take_severity(self, text: str, found: dict[str, str]) -> str:
        """Takes 🔴 or `[High]` from the beginning of an item."""
        bracket = _BRACKET_NOTE.match(text)
        if bracket and read_severity(bracket.group(1)) not in (None, Severity.UNKNOWN):
            found.setdefault("severity", bracket.group(1))
            return text[bracket.end() :]
        if text[:1] in "🔴🟡🟢" and text:
            found.setdefault("severity", text[:1])
            return text[1:].lstrip("\ufe0f ")
        return text

    def _take_date(self, text: str, found: dict[str, str]) -> None:
        """Takes `2026-10-02: issue - resolution` apart in a list of resolved issues."""
        label = label_of(text) if self.key == "resolved_issues" else None
        if label is None:
            return
        if read_date(label.label).on is not None:
            found.setdefault("resolved", label.label)
            title, resolution = split_dash(label.rest)
            found["title"] = title
            if resolution:
                found.setdefault("resolution", resolution)

    def _blocker(self, line: int, raw: str, found: dict[str, str]) -> list[Blocker]:
        context = self.context
        raw_title = _BLOCKER_WORD.sub("", raw)
        is_struck_out = is_struck(raw) or _STRUCK_AND_CLOSED.match(raw) is not None
        is_closed = self.is_closed or is_struck_out or self._says_closed(found.get("status"))
        title, state = take_state(context.words, raw_title)
        if state and context.words.read(state).status in (Status.DONE, Status.CANCELLED):
            is_closed = True
        elif state and not set(state) & set("🔴🟡🟢🚧⏳⛔🚫⏸❌⚠"):
            title = raw_title
        if is_struck_out:
            title, _, behind = raw.strip("* ").removeprefix("~~").partition("~~")
            behind = behind.strip(" :–—-()")
            if behind:
                found = {"resolution": behind, "resolved": behind} | found
        resolved_on = None
        if "resolved" in found:
            resolved_on = context.date(found["resolved"], line)
        if self.key == "resolved_issues" and resolved_on is None:
            reading = read_date(title)
            if reading.on is not None:
                resolved_on, title = reading.on, reading.rest.strip(" :–—-()")
        value = context.value(_without_mark(title))
        if value is None or is_slot(value) or says_none(value):
            if not says_none(plain(title)):
                context.saw(self.key, filled=False)
            return []
        context.saw(self.key, filled=True)
        severity, description = self._severity(line, raw, found)
        raw_eta = found.get("eta")
        eta_on = context.date(raw_eta, line) if raw_eta else None
        return [
            Blocker(
                line=line,
                title=value,
                severity=severity,
                description=context.value(description),
                area=context.value(found.get("area")),
                eta_on=eta_on,
                resolved_on=resolved_on,
                resolution=context.value(found.get("resolution")),
                is_open=not is_closed,
                eta_text=context.value(raw_eta) if eta_on is None else None,
            )
        ]

    def _severity(
        self, line: int, raw_title: str, found: dict[str, str]
    ) -> tuple[Severity, str | None]:
        """The severity and the description; an impact may be either of them."""
        raw = found.get("severity") or self.severity
        description = found.get("description")
        impact = found.get("impact", description if raw is None else None)
        if (
            raw is None
            and impact
            and len(impact) < 40
            and read_severity(impact) not in (None, Severity.UNKNOWN)
        ):
            raw = impact
            description = description if description != impact else None
        elif description is None:
            description = found.get("impact")
        if raw is None:
            marked = next((emoji for emoji in "🔴🟡🟢" if raw_title.startswith(emoji)), "")
            return read_severity(marked) or Severity.UNKNOWN, description
        severity = read_severity(raw)
        if severity is None:
            self.context.problem(
                "FT115",
                line,
                f"“{plain(raw)[:40]}” is no severity",
                "write critical, high, medium or low",
            )
        return severity or Severity.UNKNOWN, description

    def _says_closed(self, raw: str | None) -> bool:
        if not raw:
            return False
        status = self.context.words.read(raw).status
        return (
            status in (Status.DONE, Status.CANCELLED, Status.NOT_APPLICABLE)
            or _CLOSED.match(without_emoji(plain(raw))) is not None
        )
