"""A feature in, where it stands between RED, GREEN and REFACTOR out."""

from __future__ import annotations

from mkdocs_feature_tracker.metrics.progress import by_section
from mkdocs_feature_tracker.model.words import TDD_PHASES
from mkdocs_feature_tracker.site.widget import Request, View, Widget

_PHASES = {
    "RED": ("tests", "Write failing tests"),
    "GREEN": ("implementation", "Make them pass"),
    "REFACTOR": ("refactoring", "Make it clean"),
}


def _view(request: Request) -> View | None:
    feature = request.subject
    phase = feature.document.tdd_phase
    rows = {row.section: row for row in by_section(feature.document)}
    sections = [rows.get(section) for section, _ in _PHASES.values()]
    if phase is None and not any(sections):
        return None
    reached = TDD_PHASES.index(phase) if phase in TDD_PHASES else None
    return {
        "phase": phase if feature.is_open else None,
        "steps": [
            {
                "name": name,
                "meaning": _PHASES[name][1],
                "row": row,
                "state": _state(position, reached, row.share if row else None),
            }
            for position, (name, row) in enumerate(zip(TDD_PHASES, sections, strict=True))
        ],
    }


def _state(position: int, reached: int | None, share: float | None) -> str:
    """The stated phase is the current one; a phase before it may still have open boxes."""
    if share == 1:
        return "done"
    if position == reached:
        return "in_progress"
    if reached is not None and position < reached and share is None:
        return "done"
    return "in_progress" if share else "not_started"


WIDGET = Widget(
    name="tdd",
    title="Test-driven development",
    meaning="A stepper RED → GREEN → REFACTOR with the tasks of each phase.",
    view=_view,
    sections=("tdd_phase", "tests", "implementation", "refactoring"),
)
