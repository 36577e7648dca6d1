"""The options `releases` and `readiness` in, rules of gates and planned releases out.

Releases and types go by the rules of all, except for what they state themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from mkdocs_feature_tracker.metrics.own_gates import COMPARISON, MISSING
from mkdocs_feature_tracker.model.refusal import refusal, refused_name, shown
from mkdocs_feature_tracker.model.release import (
    GATES,
    GateRules,
    OwnGate,
    ReleasePlan,
    folded_name,
    gate_named,
)
from mkdocs_feature_tracker.tables.columns import Column, Dtype
from mkdocs_feature_tracker.tables.schema import BY_NAME

Stated = Mapping[str, Any]
"""What one group of options states, typed; null or absent where it is silent."""

Wrong = list[tuple[str, str]]
"""The paths of wrong options, each with what is wrong."""


class Readiness(NamedTuple):
    """When releases can go out, and what is wrong with the options that say so."""

    rules: GateRules
    plans: tuple[ReleasePlan, ...]
    wrong: Wrong


def assemble(releases: Sequence[Stated], readiness: Stated) -> Readiness:
    """Rules and plans of typed options."""
    wrong: Wrong = []
    general = [Layer("readiness", readiness)]
    plans: dict[str, ReleasePlan] = {}
    for position, release in enumerate(releases):
        path = f"releases[{position}]"
        name = release.get("name")
        if not name:
            wrong.append((f"{path}.name", "a release needs a name."))
            continue
        if folded_name(name) in plans:
            wrong.append((f"{path}.name", f"there are two releases {shown(name)}."))
        own = Layer(f"{path}.readiness", release.get("readiness") or {})
        plans[folded_name(name)] = ReleasePlan(
            name=name,
            on=release.get("on"),
            features=release.get("features") or (),
            rules=_rules([*general, own], wrong) if own.says_anything else None,
        )
    rules = _rules(general, wrong)
    return Readiness(rules, tuple(plans.values()), list(dict.fromkeys(wrong)))


class Layer(NamedTuple):
    """What one group of options states, and its path."""

    path: str
    stated: Stated

    @property
    def says_anything(self) -> bool:
        """Whether any option of the group is set."""
        return any(value is not None for value in self.stated.values())

    def of_type(self, name: str) -> Layer:
        """What the group states for a type of features, that in lower case."""
        types = self.stated.get("types") or {}
        written = next((one for one in types if one.strip().casefold() == name), None)
        return Layer(f"{self.path}.types.{written}", types[written] if written else {})


def _rules(layers: Sequence[Layer], wrong: Wrong) -> GateRules:
    """The rules of layers, each of which goes before those to its left, with those of types."""
    names = {
        name.strip().casefold(): None
        for layer in layers
        for name in layer.stated.get("types") or ()
    }
    return replace(
        _overlaid(layers, wrong),
        types={
            name: _overlaid([*layers, *(layer.of_type(name) for layer in layers)], wrong)
            for name in names
        },
    )


def _overlaid(layers: Iterable[Layer], wrong: Wrong) -> GateRules:
    rules = GateRules()
    for path, stated in layers:
        simple = {
            field: stated[option]
            for option, field in _SIMPLE.items()
            if stated.get(option) is not None
        }
        own = {gate.name: gate for gate in rules.own}
        for position, gate in enumerate(stated.get("gates") or ()):
            read = _own_gate(gate, f"{path}.gates[{position}]", wrong)
            if read is not None:
                own[read.name] = read
        rules = replace(rules, own=tuple(own.values()), **simple)
        blocking = {
            _gate(name, rules, f"{path}.blocking.{name}", wrong): is_blocking
            for name, is_blocking in (stated.get("blocking") or {}).items()
        }
        rules = replace(rules, blocking={**rules.blocking, **blocking})
        if stated.get("off") is not None:
            off = [
                _gate(name, rules, f"{path}.off[{position}]", wrong)
                for position, name in enumerate(stated["off"])
            ]
            rules = replace(rules, off=tuple(off))
    return rules


_SIMPLE = {
    "coverage": "coverage_percent",
    "severities": "severities",
    "fresh_days": "fresh_days",
}
"""Options that replace a field of `GateRules`."""


def _gate(name: str, rules: GateRules, path: str, wrong: Wrong) -> str:
    found = gate_named(name, rules.own)
    if found is None:
        known = [*GATES, *(gate.name for gate in rules.own)]
        wrong.append((path, refused_name(name, "gate", known)))
    return found or name


def _own_gate(stated: Stated, path: str, wrong: Wrong) -> OwnGate | None:
    """A gate over a table; null, and what is wrong, where it cannot be one."""
    n_before = len(wrong)
    written = stated.get("name") or ""
    name = folded_name(written)
    if not any(char.isalnum() for char in name):
        wrong.append((f"{path}.name", "a gate needs a name with letters or digits."))
    elif gate_named(written) is not None:
        taken = shown(gate_named(written))
        wrong.append((f"{path}.name", f"{shown(written)} is already the gate {taken}."))
    table = stated.get("table")
    passes = stated.get("passes")
    where = stated.get("where") or {}
    if not table:
        wrong.append((f"{path}.table", "a gate needs a table whose rows it looks at."))
    if not passes:
        wrong.append((f"{path}.passes", "a gate needs `passes`: columns with allowed values."))
    if table:
        for option, conditions in (("where", where), ("passes", passes or {})):
            _check_conditions(conditions, table, f"{path}.{option}", wrong)
    if len(wrong) > n_before:
        return None
    is_blocking = stated.get("blocking")
    return OwnGate(
        name=name,
        title=stated.get("title") or _title(written),
        table=table or "",
        where=where,
        passes=passes or {},
        needs=stated.get("needs") or "all",
        is_blocking=True if is_blocking is None else is_blocking,
    )


def _title(name: str) -> str:
    """`threat_model` is titled “Threat model”; a name with capitals or spaces stays as it is."""
    words = " ".join(name.replace("_", " ").split())
    return words[:1].upper() + words[1:]


def _check_conditions(
    conditions: Mapping[str, Sequence[str]], table: str, path: str, wrong: Wrong
) -> None:
    columns = {column.name: column for column in BY_NAME[table].columns}
    for name, values in conditions.items():
        if name not in columns:
            what = f"column of the table {shown(table)} named"
            wrong.append((f"{path}.{name}", refused_name(name, what, columns)))
            continue
        for value in values:
            said = _refused_value(value, columns[name])
            if said:
                wrong.append((f"{path}.{name}", said))


def _refused_value(value: str, column: Column) -> str | None:
    """What is wrong with a value that no cell of the column can ever have."""
    if value in ("*", MISSING):
        return None
    if column.dtype in (Dtype.INT, Dtype.FLOAT, Dtype.DATE):
        kind = "a date" if column.dtype is Dtype.DATE else "a number"
        return None if _is_comparable(value, column) else refusal(value, f"{kind}, `>= …` or `< …`")
    if column.dtype is Dtype.BOOL:
        return None if value.casefold() in ("true", "false") else refusal(value, "true or false")
    if column.words and "*" not in value and value.casefold() not in column.words:
        return refused_name(value, f"{column.name}", column.words)
    return None


def _is_comparable(value: str, column: Column) -> bool:
    comparison = COMPARISON.fullmatch(value)
    if comparison is None:
        return False
    read: Callable[[str], object] = date.fromisoformat if column.dtype is Dtype.DATE else float
    try:
        read(comparison[2])
    except ValueError:
        return False
    return True
