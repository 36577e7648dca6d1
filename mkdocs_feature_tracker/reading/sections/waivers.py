"""The table of waivers in, one record for each gate that somebody let pass out."""

from __future__ import annotations

from mkdocs_feature_tracker.model.records import Waiver
from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.sections.entries import is_slot, normal, says_none
from mkdocs_feature_tracker.reading.sections.tables import Columns, rows
from mkdocs_feature_tracker.reading.text import plain

_COLUMNS = Columns(
    gate="gate|waived gate|check",
    reason="reason|why|justification",
    approver="approved by|approver|approved|by",
    expires="expires|expires on|expiry|until|valid until",
    follow_up="follow up|followup|follow up issue|ticket|issue",
)
_GATES = frozenset(
    "tests_written implementation code_review qa_testing documentation acceptance acceptance_tests"
    " blockers coverage code_quality deployment_checklist rollout_plan dependencies fresh".split()
)
_ALIASES = {
    "tests": "tests_written",
    "review": "code_review",
    "qa": "qa_testing",
    "docs": "documentation",
    "acceptance_criteria": "acceptance",
    "test_coverage": "coverage",
    "pre_deployment_checklist": "deployment_checklist",
    "checklist": "deployment_checklist",
    "deployment_plan": "rollout_plan",
    "rollout": "rollout_plan",
}


def read(context: Context) -> list[Waiver]:
    """The waivers in their order; `gate` is a gate's name where the text means one."""
    waivers: list[Waiver] = []
    for section in context.body("waivers"):
        for table in section.tables:
            for row in rows(context, table, _COLUMNS, "gate"):
                raw = row.cells["gate"]
                if is_slot(raw) or says_none(raw):
                    context.saw("waivers", filled=False)
                    continue
                context.saw("waivers", filled=True)
                expires = row.get("expires")
                waivers.append(
                    Waiver(
                        line=row.line,
                        gate=_gate(raw),
                        reason=context.value(row.get("reason")),
                        approver=context.value(row.get("approver")),
                        expires_on=context.date(expires, row.line) if expires else None,
                        follow_up=context.value(row.get("follow_up")),
                    )
                )
    return waivers


def _gate(raw: str) -> str:
    name = normal(raw).replace(" ", "_")
    name = _ALIASES.get(name, name)
    return name if name in _GATES else plain(raw)
