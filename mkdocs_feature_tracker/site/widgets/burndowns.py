"""A project in, a small burndown of each of its features out."""

from __future__ import annotations

from mkdocs_feature_tracker.charts.small import SmallOne, grid
from mkdocs_feature_tracker.metrics.progress import LEFT_OUT
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.site.figure import small_figures
from mkdocs_feature_tracker.site.options import Number, Option
from mkdocs_feature_tracker.site.past import past_of, source_in_words
from mkdocs_feature_tracker.site.selection import FILTER, ordered, selected
from mkdocs_feature_tracker.site.widget import CHART, Request, View, Widget, chart_key
from mkdocs_feature_tracker.site.widgets.burndown import ideal_of
from mkdocs_feature_tracker.site.wording import count

_NAME = "burndowns"


def _view(request: Request) -> View:
    wanted = [feature for feature in selected(request) if feature.status not in LEFT_OUT]
    features = ordered(request, wanted, "attention")
    shown = features[: request.options["limit"]]
    drawn = [_small(request, feature) for feature in shown]
    small = grid(chart_key(request, _NAME), drawn)
    n_hidden = len(features) - len(shown)
    remarks = (
        *small.remarks,
        *([f"{count(n_hidden, 'more feature')} not shown."] if n_hidden else []),
        *source_in_words(source for one in drawn if one.known for source in one.known.sources),
    )
    return {"figure": small_figures(small._replace(remarks=remarks))}


def _small(request: Request, feature: Feature) -> SmallOne:
    known = past_of(request.project).days_of(feature)
    return SmallOne(
        feature.title,
        request.state(feature),
        known,
        request.place.to_feature(feature.feature_id),
        ideal_of(request, feature, known) if known else (),
        feature.document.header.target_on,
    )


WIDGET = Widget(
    name=_NAME,
    title="Burndown by feature",
    meaning="A small burndown of each feature, those that need attention first.",
    view=_view,
    about="project",
    own_options=(
        FILTER,
        Option("limit", Number(), 60, "How many features at most; 60 by default."),
    ),
    template=CHART,
)
