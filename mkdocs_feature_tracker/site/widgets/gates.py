"""A release in, the matrix of its features and gates out, with the reason of each cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mkdocs_feature_tracker.model.release import GATES, GateResult, Result
from mkdocs_feature_tracker.site.releases import (
    NO_RELEASE,
    RESULT_STATES,
    RESULT_WORDS,
    evidence,
    name_of,
)
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import MOST_ROWS, Request, View, Widget
from mkdocs_feature_tracker.site.wording import capital, count


class Cell(NamedTuple):
    """One gate of one feature; `is_loud` where it holds the release back."""

    state: str
    word: str
    reason: str
    href: str | None
    is_loud: bool


class Row(NamedTuple):
    """A feature with a cell for each column, null where the gate is not looked at."""

    title: str
    href: str | None
    n_held: int
    cells: list[Cell | None]


def _view(request: Request) -> View | None:
    release = request.release
    if release is None:
        return None
    shown = {feature.feature_id for feature in selected(request)}
    gates = [gate for gate in release.gates if gate.feature_id in shown]
    columns = _columns(gates)
    rows = _rows(request, gates, [name for name, _, _ in columns])
    return {
        "name": name_of(release),
        "columns": columns,
        "n_blocking": sum(is_blocking for _, _, is_blocking in columns),
        "rows": rows[:MOST_ROWS],
        "n_hidden": len(rows[MOST_ROWS:]),
        "n_all": len(release.feature_ids),
        "sentence": _sentence(rows),
        "has_blanks": any(cell is None for row in rows for cell in row.cells),
        "legend": [(RESULT_STATES[result], RESULT_WORDS[result]) for result in Result],
    }


def _columns(gates: Iterable[GateResult]) -> list[tuple[str, str, bool]]:
    """Name, title and whether it blocks any feature; blocking gates before the others."""
    found: dict[str, tuple[str, bool]] = {}
    for gate in gates:
        is_blocking = gate.is_blocking or found.get(gate.gate, ("", False))[1]
        found[gate.gate] = gate.title, is_blocking
    order = {name: place for place, name in enumerate(GATES)}
    columns = [(name, title, is_blocking) for name, (title, is_blocking) in found.items()]
    return sorted(columns, key=lambda one: (not one[2], order.get(one[0], len(order))))


def _rows(request: Request, gates: Iterable[GateResult], names: list[str]) -> list[Row]:
    """Those that hold the release back most come first."""
    by_feature: dict[str, dict[str, GateResult]] = {}
    for gate in gates:
        by_feature.setdefault(gate.feature_id, {})[gate.gate] = gate
    rows = [
        Row(
            title=request.project.by_id[feature_id].title,
            href=request.place.to_feature(feature_id),
            n_held=sum(gate.holds_back for gate in own.values()),
            cells=[_cell(request, own[name]) if name in own else None for name in names],
        )
        for feature_id, own in by_feature.items()
    ]
    return sorted(rows, key=lambda row: -row.n_held)


def _cell(request: Request, gate: GateResult) -> Cell:
    return Cell(
        state=RESULT_STATES[gate.result],
        word=RESULT_WORDS[gate.result],
        reason=capital(gate.reason),
        href=evidence(request, gate),
        is_loud=gate.holds_back,
    )


def _sentence(rows: list[Row]) -> str:
    n_held = sum(row.n_held > 0 for row in rows)
    if not n_held:
        return "No feature has a gate that holds the release back."
    verb = "has" if n_held == 1 else "have"
    return f"{n_held} of {count(len(rows), 'feature')} {verb} a gate that holds the release back."


WIDGET = Widget(
    name="gates",
    title="Gates",
    meaning="Every gate of every feature of a release, as a matrix: how it stands, why, and where "
    "that was read.",
    view=_view,
    about="release",
    own_options=(FILTER,),
    nothing=NO_RELEASE,
)
