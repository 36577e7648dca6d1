"""A project or a feature in, a drawing of what waits for what out, with the same as a table."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_feature_tracker.charts.waiting import BOX_HEIGHT_PX, BOX_WIDTH_PX, drawing
from mkdocs_feature_tracker.metrics.dependencies import Wait, Web, around, web
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import Request, View, Widget
from mkdocs_feature_tracker.site.wording import count, listed

_MOST_BOXES = 40
"""A larger web is a list: nobody can follow its arrows."""


class Link(NamedTuple):
    """A feature with its state; `href` is null where it has no page."""

    feature_id: str
    title: str
    href: str | None
    state: str


class Row(NamedTuple):
    """A feature, what it waits for and what waits for it."""

    link: Link
    waits_for: list[Link]
    waited_for_by: list[Link]


def _view(request: Request) -> View | None:
    found = _found(request)
    if found.is_empty:
        return None
    links = {one.feature_id: _link(request, one) for one in found.features}
    drawn = drawing(found) if len(found.features) <= _MOST_BOXES else None
    own = request.feature.feature_id if request.feature else None
    return {
        "summary": _of_one(request.feature, found) if request.feature else _of_all(found),
        "remarks": _remarks(found, is_drawn=drawn is not None),
        "drawn": drawn,
        "boxes": [(links[box.feature.feature_id], box.x, box.y) for box in drawn.boxes]
        if drawn
        else [],
        "arrows": [(_look(arrow.wait), arrow.path) for arrow in drawn.arrows] if drawn else [],
        "box": (BOX_WIDTH_PX, BOX_HEIGHT_PX),
        "own": own,
        "rows": _rows(found, links),
    }


def _found(request: Request) -> Web:
    project = request.project
    if request.feature is None:
        return web(project, selected(request))
    found = around(project, request.feature)
    if len(found.features) > _MOST_BOXES:
        return around(project, request.feature, is_direct=True)
    return found


def _link(request: Request, feature: Feature) -> Link:
    href = request.place.to_feature(feature.feature_id)
    return Link(feature.feature_id, feature.title, href, request.state(feature))


def _look(wait: Wait) -> str:
    """What an arrow is drawn as: `circular`, `over`, or `open`."""
    return "circular" if wait.is_circular else "over" if wait.is_over else "open"


def _rows(found: Web, links: dict[str, Link]) -> list[Row]:
    rows = {name: Row(link, [], []) for name, link in links.items()}
    for wait in found.waits:
        before, after = wait.before.feature_id, wait.after.feature_id
        rows[after].waits_for.append(links[before])
        rows[before].waited_for_by.append(links[after])
    return list(rows.values())


def _of_all(found: Web) -> str:
    """`5 features depend on others; 4 of them wait for work that is not done.`"""
    after = {one.after.feature_id: one.after for one in found.waits}
    held = {one.after.feature_id for one in found.waits if one.after.is_open and not one.is_over}
    if not after:
        return "No feature depends on another one that is tracked here."
    opening = f"{count(len(after), 'feature')} {'depends' if len(after) == 1 else 'depend'}"
    if not held:
        return f"{opening} on others, and none of them has to wait any more."
    which = "it waits" if len(after) == 1 else f"{len(held)} of them"
    verb = "" if len(after) == 1 else " waits" if len(held) == 1 else " wait"
    return f"{opening} on others; {which}{verb} for work that is not done."


def _of_one(feature: Feature, found: Web) -> str:
    """`It waits for 2 features, 1 of them not done; 3 features wait for it.`"""
    own = feature.feature_id
    before = [one for one in found.waits if one.after.feature_id == own]
    after = [one for one in found.waits if one.before.feature_id == own]
    n_open = sum(not one.is_over for one in before)
    parts = []
    if before:
        state = "all of them done" if not n_open else f"{n_open} of them not done"
        if len(before) == 1:
            state = "which is not done" if n_open else "which is done"
        parts.append(f"it waits for {count(len(before), 'feature')}, {state}")
    if after:
        verb = "waits" if len(after) == 1 else "wait"
        parts.append(f"{count(len(after), 'feature')} {verb} for it")
    said = "; ".join(parts) or "it waits for no feature that is tracked here"
    return f"{said[0].upper()}{said[1:]}."


def _remarks(found: Web, *, is_drawn: bool) -> list[str]:
    said = []
    if found.waits and is_drawn:
        said.append(
            "An arrow leads from a feature to one that waits for it, and is thin where there is "
            "nothing to wait for any more."
        )
    elif found.waits:
        said.append(
            f"{len(found.features)} features are too many for a drawing: see the table, or choose "
            "some by a filter."
        )
    for circle in found.circles:
        names = [f"“{one.title}”" for one in circle]
        if len(names) == 1:
            said.append(f"{names[0]} names itself as what it waits for.")
        else:
            said.append(f"{listed(names)} wait for each other, so none of them can be first.")
    said += [
        f"“{one.title}” waits for {name}, which is not tracked here." for one, name in found.unknown
    ]
    return said


WIDGET = Widget(
    name="dependencies",
    title="What waits for what",
    meaning="A drawing of the features that wait for others, and the same as a table; of one "
    "feature everything before and after it.",
    view=_view,
    about="either",
    own_options=(FILTER,),
    nothing="No document names a feature that it depends on.",
)
