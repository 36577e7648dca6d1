"""Charts in, the HTML of their figures out: static drawing, words, table, and data for Plotly."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from mkdocs_feature_tracker.charts import drawing, interactive
from mkdocs_feature_tracker.charts.chart import Chart
from mkdocs_feature_tracker.charts.labels import place
from mkdocs_feature_tracker.charts.small import Grid, Sparkline
from mkdocs_feature_tracker.site import templates

# How JSON may write the signs that would end an attribute in single quotes, or begin markup.
_SIGNS = [(sign, f"\\u{ord(sign):04x}") for sign in "&<>'"]


def figure(chart: Chart) -> Markup:
    """A chart as a `<figure>`; where it has nothing to draw, the words that say so."""
    if not any(series.xs for series in chart.series):
        return Markup(templates.render("charts/nothing.html.jinja", {"chart": chart}))
    placed = place(chart)
    values = {**drawing.view(chart, placed), "live": _attribute(interactive.figure(chart, placed))}
    return Markup(templates.render("charts/figure.html.jinja", values))


def _attribute(figure: dict[str, Any]) -> Markup:
    """JSON as the value of an attribute in single quotes, a fifth shorter than with `&#34;`."""
    text = json.dumps(figure, ensure_ascii=False, separators=(",", ":"))
    for sign, written in _SIGNS:
        text = text.replace(sign, written)
    return Markup(text)


def small_figures(grid: Grid) -> Markup:
    """A grid of small burndowns as one `<figure>`."""
    name = "charts/grid.html.jinja" if grid.charts else "charts/nothing.html.jinja"
    values = {"grid": grid} if grid.charts else {"chart": grid}
    return Markup(templates.render(name, values))


def spark(line: Sparkline | None) -> Markup:
    """A sparkline as an inline `<svg>`, or the words that there is no history."""
    return Markup(templates.render("charts/sparkline.html.jinja", {"line": line}))
