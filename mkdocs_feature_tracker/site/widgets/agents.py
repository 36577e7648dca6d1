"""A feature in, who works on it and how far each is out."""

from __future__ import annotations

from collections import Counter

from mkdocs_feature_tracker.model.records import AgentNote
from mkdocs_feature_tracker.site.widget import Request, View, Widget


def _view(request: Request) -> View | None:
    feature = request.subject
    agents = feature.document.agents
    if not agents:
        return None
    notes: dict[int, list[AgentNote]] = {}
    for note in feature.document.agent_notes:
        notes.setdefault(note.position, []).append(note)
    statuses = Counter(agent.status.value for agent in agents)
    return {
        "rows": [(agent, notes.get(agent.position, ())) for agent in agents],
        "n_done": statuses["done"],
        "n_agents": len(agents),
        "origin": request.origin(feature),
    }


WIDGET = Widget(
    name="agents",
    title="Agents",
    meaning="Each agent's status and notes, in the document's order.",
    view=_view,
    sections=("agents",),
)
