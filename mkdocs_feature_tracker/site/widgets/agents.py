"""A feature or a project in, who works on it and how far each is out."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from mkdocs_feature_tracker.metrics.progress import LEFT_OUT
from mkdocs_feature_tracker.model.records import Agent, AgentNote
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.site.place import Home
from mkdocs_feature_tracker.site.selection import FILTER, ordered, selected
from mkdocs_feature_tracker.site.widget import MOST_ROWS, Request, View, Widget

_MOST_FEATURES = 8
"""More features of one agent and state than this are counted, not named."""


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


class Row(NamedTuple):
    """An agent with its work in features, by what goes on, what stands still, and what is done."""

    name: str
    first: Home
    going: list[tuple[Agent, Home]]
    blocked: list[tuple[Agent, Home]]
    waiting: list[tuple[Agent, Home]]
    done: list[tuple[Agent, Home]]

    @property
    def urgency(self) -> tuple[int, int, str]:
        """Who does most comes first, then who waits for most."""
        return -len(self.going) - len(self.blocked), -len(self.waiting), self.name.casefold()


def _project_view(request: Request) -> View | None:
    rows: dict[str, Row] = {}
    for feature in ordered(request, selected(request), "attention"):
        home = request.home(feature)
        for agent in feature.document.agents if feature.status not in LEFT_OUT else ():
            key = agent.name.casefold()
            row = rows.setdefault(key, Row(agent.name, home, [], [], [], []))
            _list_of(row, agent.status).append((agent, home))
    if not rows:
        return None
    shown = sorted(rows.values(), key=lambda row: row.urgency)
    return {
        "rows": shown[:MOST_ROWS],
        "most_features": _MOST_FEATURES,
        "n_agents": len(rows),
        "n_going": sum(bool(row.going) for row in shown),
        "n_waiting": sum(not row.going and bool(row.waiting or row.blocked) for row in shown),
        "n_hidden": max(0, len(rows) - MOST_ROWS),
    }


def _list_of(row: Row, status: Status) -> list[tuple[Agent, Home]]:
    if status in (Status.BLOCKED, Status.FAILING):
        return row.blocked
    if status in (Status.DONE, *LEFT_OUT):
        return row.done
    return row.going if status is Status.IN_PROGRESS else row.waiting


WIDGET = Widget(
    name="agents",
    title="Agents",
    meaning="Who works on a feature, or on what each agent works: in progress, waiting, done.",
    view=_view,
    about="either",
    own_options=(FILTER,),
    sections=("agents",),
    nothing="No document names agents below “Agent Execution Status”.",
    project_view=_project_view,
)
