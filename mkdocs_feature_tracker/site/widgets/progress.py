"""A feature in, its share computed and stated, by section, and its gates out."""

from __future__ import annotations

from mkdocs_feature_tracker.checks.contradictions import is_contradicted
from mkdocs_feature_tracker.metrics.progress import by_section
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.site.widget import Request, View, Widget

SECTION_WORDS = {
    "tests": "Tests written",
    "implementation": "Implementation",
    "refactoring": "Refactoring",
    "acceptance": "Acceptance criteria",
    "deployment": "Deployment checklist",
    "next_steps": "Next steps",
    "other": "Other tasks",
}
GATE_WORDS = {
    "tests_written": "Tests written",
    "implementation": "Implementation",
    "code_review": "Code review",
    "qa_testing": "QA testing",
    "documentation": "Documentation",
}


def _view(request: Request) -> View | None:
    feature = request.subject
    stated = feature.document.header.stated_share
    sections = by_section(feature.document)
    gates = feature.document.gates
    has_gates = any(gate.status is not Status.UNKNOWN for gate in gates)
    if stated is None and not sections and not has_gates:
        return None
    line = feature.document.header.lines.get("stated_share")
    return {
        "feature": feature,
        "stated": stated,
        "stated_line": line,
        "is_contradicted": is_contradicted(feature),
        "sections": [(SECTION_WORDS[row.section], row) for row in sections if row.is_counted],
        "uncounted": [(SECTION_WORDS[row.section], row) for row in sections if not row.is_counted],
        "gates": [(GATE_WORDS[gate.gate], gate) for gate in gates] if has_gates else [],
        "origin": request.origin(feature),
    }


WIDGET = Widget(
    name="progress",
    title="Progress",
    meaning="The share done, computed and stated, the sections behind it, and the gates.",
    view=_view,
    sections=("progress_overview", "status_summary", "tests", "implementation", "acceptance"),
)
