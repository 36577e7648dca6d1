"""What people call gates, and what holds a release back."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.model.release import (
    GATE_ALIASES,
    GATES,
    GateRules,
    OwnGate,
    gate_named,
)

OWN = OwnGate("threat_model", "Threat model reviewed", "tasks", {}, {"status": ("done",)})


@pytest.mark.parametrize("gate", list(GATES))
def test_a_gate_is_known_by_its_name_and_its_title(gate: str) -> None:
    assert gate_named(gate) == gate_named(GATES[gate].upper()) == gate
    assert gate_named(f"✅ {gate.replace('_', '-')}!") == gate


@pytest.mark.parametrize(("text", "gate"), list(GATE_ALIASES.items()))
def test_some_gates_have_other_names(text: str, gate: str) -> None:
    assert gate_named(text) == gate


def test_a_teams_own_gate_is_known_by_its_name_and_its_title() -> None:
    assert gate_named("Threat Model", [OWN]) == "threat_model"
    assert gate_named("threat model reviewed", [OWN]) == "threat_model"
    assert gate_named("Threat Model") is None


@pytest.mark.parametrize("text", ["", "…", "all", "code"])
def test_what_names_no_gate_is_none(text: str) -> None:
    assert gate_named(text) is None


def test_gates_block_as_the_contract_says_unless_the_options_differ() -> None:
    assert [gate for gate in GATES if not GateRules().is_blocking(gate)] == [
        *("documentation", "code_quality", "rollout_plan", "dependencies", "fresh"),
    ]
    assert GateRules(blocking={"fresh": True}).is_blocking("fresh")
