"""A feature in, all the parts that its document fills out, one below the other."""

from __future__ import annotations

from mkdocs_feature_tracker.site.options import ListOf, Option
from mkdocs_feature_tracker.site.widget import Request, View, Widget, defaults, fill
from mkdocs_feature_tracker.site.widgets import (
    acceptance,
    agents,
    artifacts,
    blockers,
    burndown,
    decisions,
    dependencies,
    header,
    measures,
    problems,
    progress,
    rollout,
    tdd,
    updates,
)

PARTS = (
    header.WIDGET,
    progress.WIDGET,
    burndown.WIDGET,
    tdd.WIDGET,
    dependencies.WIDGET,
    blockers.WIDGET,
    acceptance.WIDGET,
    agents.WIDGET,
    rollout.WIDGET,
    artifacts.WIDGET,
    measures.WIDGET,
    decisions.WIDGET,
    updates.WIDGET,
    problems.WIDGET,
)
"""The parts in the order in which a feature shows them; each is a widget of its own."""

_BY_NAME = {part.name: part for part in PARTS}
_DEFAULTS = {part.name: defaults(part) for part in PARTS}


def _view(request: Request) -> View:
    """A part without content is left out: a page holds no empty shells."""
    bodies = []
    for name in request.options["parts"]:
        part = _BY_NAME[name]
        values = {**_DEFAULTS[name], "id": request.options["id"]}
        own = request._replace(options=values)
        view = part.view(own)
        if view is not None:
            bodies.append(fill(part, own, view))
    return {"bodies": bodies}


WIDGET = Widget(
    name="feature",
    title="",
    meaning="A whole feature: every part that its document has content for.",
    view=_view,
    own_options=(Option("parts", ListOf(*_BY_NAME), tuple(_BY_NAME), "The parts, in this order."),),
)
