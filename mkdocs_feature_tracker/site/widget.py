"""What a widget is: its options and a pure function from a request to its template's values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from mkdocs_feature_tracker.metrics.attention import display_state
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.release import Release
from mkdocs_feature_tracker.model.words import SectionState
from mkdocs_feature_tracker.site import templates
from mkdocs_feature_tracker.site.options import Option, Text
from mkdocs_feature_tracker.site.place import Home, Origin, Place
from mkdocs_feature_tracker.site.wording import day, listed, moment


class Request(NamedTuple):
    """What a widget draws from. `feature` and `release` are null where it is about the project."""

    project: Project
    place: Place
    options: dict[str, Any]
    feature: Feature | None = None
    release: Release | None = None

    @property
    def subject(self) -> Feature:
        """The feature of a widget that cannot do without one."""
        assert self.feature is not None
        return self.feature

    def origin(self, feature: Feature) -> Origin:
        """The document of a feature, for the links of its texts and lines."""
        return Origin(feature.path, self.place.site)

    def home(self, feature: Feature) -> Home:
        """The feature as the home of an entry in a list over all features."""
        href = self.place.to_feature(feature.feature_id)
        return Home(feature.feature_id, feature.title, href, self.origin(feature))

    def state(self, feature: Feature) -> str:
        """The state that a feature is shown in."""
        return display_state(feature, self.project)


View = dict[str, Any]

CHART = "parts/chart.html.jinja"
"""The template of widgets that are one chart: a heading, and `figure` below it."""

MOST_ROWS = 300
"""Longer lists are cut and say so: a document of 50,000 tasks must not make an endless page."""


class Widget(NamedTuple):
    """One kind of fence.

    `view` computes the values of the template `widgets/<name>.html.jinja`, null where there is
    nothing to show; `sections` are then named as the place where it would be read from, else
    `nothing` says why, which is good news where `nothing_is_well`. `about` is
    `project`, `feature`, `either`, where the option `feature` narrows it to one, or `release`.
    `template` is another template than that of the widget's name.
    `project_view` is what a widget of `either` shows of the whole project, by the template
    `widgets/<name>_all.html.jinja`; null where that is `view` as well.
    """

    name: str
    title: str
    meaning: str
    view: Callable[[Request], View | None]
    about: str = "feature"
    own_options: tuple[Option, ...] = ()
    sections: tuple[str, ...] = ()
    nothing: str = "The documents hold nothing of it."
    nothing_is_well: bool = False
    template: str = ""
    project_view: Callable[[Request], View | None] | None = None

    @property
    def options(self) -> tuple[Option, ...]:
        """Every option, the ones that all widgets share included."""
        return (*_common(self), *self.own_options)


def draw(widget: Widget, request: Request) -> str:
    """The widget without the frame that gives it colours, or the words that it has no data."""
    of_project = widget.project_view if request.feature is None else None
    view = (of_project or widget.view)(request)
    if view is not None:
        return fill(widget, request, view)
    why = _why_nothing(widget, request.feature)
    view = {**_shared(widget, request), "why": why, "is_well": widget.nothing_is_well}
    return templates.render("parts/nothing.html.jinja", view)


def fill(widget: Widget, request: Request, view: View) -> str:
    """The widget's template with what its view computed."""
    is_all = request.feature is None and widget.project_view is not None
    name = widget.template or f"widgets/{widget.name}{'_all' if is_all else ''}.html.jinja"
    return templates.render(name, {**_shared(widget, request), **view})


def chart_key(request: Request, name: str) -> str:
    """The id of the chart of a widget, whose section has an id of its own."""
    return f"{request.options['id']}-{name}-chart"


def stamp(request: Request) -> View:
    """What the macro `stamp` prints: the moment and the commit that all numbers are of."""
    project = request.project
    at, commit = project.as_of_at, project.commit
    return {
        "as_of_text": moment(at) if at else day(project.as_of),
        "as_of_iso": (at or project.as_of).isoformat(),
        "commit": commit,
        "commit_url": request.place.site.commit_url(commit) if commit else None,
    }


def defaults(widget: Widget) -> dict[str, Any]:
    """The value of every option that nobody set."""
    return {option.name: option.default for option in widget.options}


def _shared(widget: Widget, request: Request) -> View:
    return {
        "title": request.options["title"],
        "anchor": f"{request.options['id']}-{widget.name}",
        "as_of": request.project.as_of,
    }


_REASONS = {
    SectionState.ABSENT: "The document has no section for it",
    SectionState.EMPTY: "The section is empty",
    SectionState.UNFILLED: "The section still holds the template's placeholders",
    SectionState.FILLED: "The section names none",
}


def _why_nothing(widget: Widget, feature: Feature | None) -> str:
    """The best that the document has of the widget's sections tells why there is nothing."""
    if feature is None or not widget.sections:
        return widget.nothing
    states = {row.state for row in feature.document.sections if row.section in widget.sections} or {
        SectionState.ABSENT
    }
    best = next(state for state in reversed(SectionState) if state in states)
    names = listed([f"“{name.replace('_', ' ')}”" for name in widget.sections], "or")
    return f"{_REASONS[best]}: {names}."


def _common(widget: Widget) -> Iterable[Option]:
    if widget.about == "feature":
        meaning = "The Feature ID; on a feature's own page it may be left out."
        yield Option("feature", Text(), "", meaning)
    elif widget.about == "either":
        meaning = "A Feature ID, to show one feature only; all of them where left out."
        yield Option("feature", Text(), "", meaning)
    elif widget.about == "release":
        meaning = "A release; where left out, the one whose page this is, else the next one."
        yield Option("release", Text(), "", meaning)
    title = f"The heading; an empty one (`''`) draws none. Default: {widget.title or 'none'}."
    yield Option("title", Text(), widget.title, title)
    meaning = "What the ids of its figures begin with, where a page shows the same widget twice."
    yield Option("id", Text(), "ft", meaning)
