"""A project in, its day, its commit and one sentence on how it stands out."""

from __future__ import annotations

from mkdocs_feature_tracker.site.answers import ANSWERS
from mkdocs_feature_tracker.site.options import OneOf, Option
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import Request, View, Widget, stamp


def _view(request: Request) -> View:
    sentence = ANSWERS[request.options["about"]](selected(request), request.project)
    return {"sentence": sentence, **stamp(request)}


WIDGET = Widget(
    name="verdict",
    title="",
    meaning="The day and commit of the numbers, and one sentence on how the project stands.",
    view=_view,
    about="project",
    own_options=(
        FILTER,
        Option("about", OneOf(*ANSWERS), "progress", "What the sentence is about."),
    ),
)
