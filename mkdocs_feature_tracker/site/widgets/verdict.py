"""A project in, its day, its commit and one sentence on how it stands out."""

from __future__ import annotations

from mkdocs_feature_tracker.site import sentences
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import Request, View, Widget
from mkdocs_feature_tracker.site.wording import day, moment


def _view(request: Request) -> View:
    project = request.project
    as_of_at = project.as_of_at
    return {
        "sentence": sentences.of_project(selected(request), project),
        "as_of_text": moment(as_of_at) if as_of_at else day(project.as_of),
        "as_of_iso": (as_of_at or project.as_of).isoformat(),
        "commit": project.commit,
        "commit_url": request.place.site.commit_url(project.commit) if project.commit else None,
    }


WIDGET = Widget(
    name="verdict",
    title="",
    meaning="The day and commit of the numbers, and one sentence on how the project stands.",
    view=_view,
    about="project",
    own_options=(FILTER,),
)
