"""The table of waivers in, one record for each gate that somebody let pass out."""

from __future__ import annotations

from mkdocs_feature_tracker.model.records import Waiver
from mkdocs_feature_tracker.model.release import gate_named
from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.sections.entries import is_slot, says_none
from mkdocs_feature_tracker.reading.sections.tables import Columns, rows
from mkdocs_feature_tracker.reading.text import plain

_COLUMNS = Columns(
    gate="gate|waived gate|check",
    reason="reason|why|justification",
    approver="approved by|approver|approved|by",
    expires="expires|expires on|expiry|until|valid until",
    follow_up="follow up|followup|follow up issue|ticket|issue",
)


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
                        gate=gate_named(plain(raw)) or plain(raw),
                        reason=context.value(row.get("reason")),
                        approver=context.value(row.get("approver")),
                        expires_on=context.date(expires, row.line) if expires else None,
                        follow_up=context.value(row.get("follow_up")),
                    )
                )
    return waivers
