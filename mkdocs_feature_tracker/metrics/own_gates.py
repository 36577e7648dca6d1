"""A team's own gate and a feature in, how it stands out: conditions over the rows of a table."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any

from mkdocs_feature_tracker.metrics.findings import (
    Finding,
    failed,
    listed,
    passed,
    quoted,
    section_line,
    unknown,
)
from mkdocs_feature_tracker.model.phrases import count
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.release import OwnGate
from mkdocs_feature_tracker.tables.build import RECORD_TABLES, Row, rows_about
from mkdocs_feature_tracker.tables.schema import BY_NAME

GATE_TABLES = ("features", *RECORD_TABLES, "problems")
"""The tables that an own gate may look at."""

MISSING = "missing"
"""The condition that a cell without a value meets."""

COMPARISON = re.compile(r"(?:(<=|>=|<|>)\s*)?([^<>=\s].*)", re.S)
"""A condition on numbers and dates: `80`, `>= 80`, `< 2026-12-01`."""

_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "": operator.eq,
}
_NEEDS = {"all": "all", "any": "at least one", "none": "none"}
_LABELS = ("title", "name", "stage", "gate", "text", "message")
_SECTIONS = {
    "gates": "status_summary",
    "agents": "agents",
    "agent_notes": "agents",
    "blockers": "blockers",
    "debts": "technical_debt",
    "decisions": "architecture_decisions",
    "rollout": "deployment_plan",
    "updates": "updates",
    "waivers": "waivers",
}
"""Where a table's rows would stand, for tables that one section is read into."""


class _Match(Enum):
    """Whether a row meets conditions; `UNSAID` where a cell does not say."""

    YES = "yes"
    NO = "no"
    UNSAID = "unsaid"


def find(gate: OwnGate, feature: Feature) -> Finding:
    """How the gate stands in a feature's document."""
    built = rows_about(feature, BY_NAME[gate.table])
    looked_at = [row for row in built if _match(row, gate.where) is _Match.YES]
    if not looked_at:
        line = section_line(feature.document, _SECTIONS.get(gate.table, ""))
        reason = f"no row of {gate.table} to look at"
        return passed(reason, line) if gate.needs == "none" else unknown(reason, line)
    rows: dict[_Match, list[Row]] = {match: [] for match in _Match}
    for row in looked_at:
        rows[_match(row, gate.passes)].append(row)
    yes, no, unsaid = (rows[match] for match in _Match)
    reason = (
        f"{_worded(gate.passes)} in {len(yes)} of {count(len(looked_at), 'row')} of {gate.table},"
        f" wanted in {_NEEDS[gate.needs]}"
    )
    wrong = {"all": no, "any": [] if yes or unsaid else no, "none": yes}[gate.needs]
    if wrong:
        return failed(f"{reason}; not so: {_labels(wrong)}", _line_of(wrong[0]))
    if unsaid and not (gate.needs == "any" and yes):
        return unknown(f"{reason}; not said of {_labels(unsaid)}", _line_of(unsaid[0]))
    return passed(reason, _line_of((yes or no)[0]))


def _labels(rows: Sequence[Row]) -> str:
    """What the rows are called, else their lines."""
    named = (next((row[name] for name in _LABELS if row.get(name)), None) for row in rows)
    return listed(
        [
            f"line {_line_of(row)}" if label is None else quoted(str(label))
            for row, label in zip(rows, named, strict=True)
        ]
    )


def _worded(conditions: Mapping[str, tuple[str, ...]]) -> str:
    """`status is done or approved and is_met is true`."""
    return " and ".join(
        f"{column} is {' or '.join(allowed)}" for column, allowed in conditions.items()
    )


def _match(row: Row, conditions: Mapping[str, tuple[str, ...]]) -> _Match:
    """All conditions together: one NO decides, else one UNSAID."""
    each = {_cell_match(row[column], allowed) for column, allowed in conditions.items()}
    return next((match for match in (_Match.NO, _Match.UNSAID) if match in each), _Match.YES)


def _cell_match(cell: object, allowed: tuple[str, ...]) -> _Match:
    values = cell if isinstance(cell, list) else [cell]
    if any(_meets(value, condition) for value in values or [None] for condition in allowed):
        return _Match.YES
    return _Match.UNSAID if cell in (None, "unknown") else _Match.NO


def _meets(value: object, condition: str) -> bool:
    """Whether one value meets one condition.

    `*` in a text stands for anything, `*` alone for any value that is there; numbers and dates
    can be compared.

    Example: "Unit Tests" meets `unit*`, 94.0 meets `>= 80`, nothing at all meets `missing`.
    """
    if value is None:
        return condition == MISSING
    if condition == "*":
        return True
    if isinstance(value, dict):
        return any(_meets(f"{key}: {text}", condition) for key, text in value.items())
    if isinstance(value, bool | str):
        pattern = re.escape(condition.casefold()).replace(r"\*", ".*")
        return re.fullmatch(pattern, str(value).casefold(), re.S) is not None
    return _compares(value, condition)


def _compares(value: object, condition: str) -> bool:
    comparison = COMPARISON.fullmatch(condition)
    if comparison is None or comparison[2] == MISSING:
        return False
    compare = _COMPARISONS[comparison[1] or ""]
    if isinstance(value, date):
        return compare(value.isoformat(), comparison[2])
    return compare(value, float(comparison[2]))


def _line_of(row: Row) -> int:
    line = row["line"]
    assert isinstance(line, int), "every table of GATE_TABLES has the line as a number"
    return line
