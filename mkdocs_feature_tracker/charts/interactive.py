"""A chart in, the same chart as a Plotly figure out: plain lists and dicts for JSON."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from html import escape
from typing import Any

from mkdocs_feature_tracker.charts.chart import Axis, Chart, Form, Mark, Series, Tick
from mkdocs_feature_tracker.charts.labels import (
    BOTTOM_PX,
    RIGHT_PX,
    TOP_PX,
    Leader,
    Placed,
    Text,
    left_px,
    n_lanes,
    place,
)
from mkdocs_feature_tracker.charts.looks import LOOKS

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "doubleClick": False,
    "plotlyServerURL": "",
    "showSendToCloud": False,
    "showTips": False,
}
"""No toolbar, and above all no button that sends the chart to somebody."""

_ROW_SHARE = 0.24
_DAY_MS = 86_400_000
_MARKER_PX = 9
_ANCHORS = {"start": "left", "middle": "center", "end": "right"}


def figure(chart: Chart, placed: Placed | None = None) -> dict[str, Any]:
    """`data`, `layout` and `config` for Plotly; `narrow` is what differs in the layout of a phone.

    Colours are CSS custom properties, `var(--ft-actual)`, which the page's script looks up. The
    margins, ranges, ticks and labels are those of the static drawing.
    """
    placed = placed or place(chart)
    return {
        "data": [_trace(series, chart) for series in chart.series if series.xs],
        "layout": _layout(chart, placed),
        "narrow": {
            **_words(chart, placed, "narrow"),
            "xaxis": _ticks(chart.x, chart.x.ticks_narrow),
        },
        "config": CONFIG,
    }


def _trace(series: Series, chart: Chart) -> dict[str, Any]:
    look = LOOKS[series.role]
    trace: dict[str, Any] = {
        "type": "bar" if series.form in (Form.BARS, Form.ROWS) else "scatter",
        "name": escape(series.name, quote=False),
        "x": _values(series.xs, chart.x),
        "y": list(series.ys),
        **_hover(series),
    }
    if series.form is Form.BARS:
        scale = _DAY_MS if chart.x.is_date else 1
        trace |= {"offset": series.width * 0.1 * scale, "width": series.width * 0.8 * scale}
    elif series.form is Form.ROWS:
        trace |= {"orientation": "h", "width": _ROW_SHARE}
    if trace["type"] == "bar":
        line = {"color": _var(look.colour), "width": look.width}
        return trace | {"marker": {"color": _var(look.fill), "line": line}}
    if series.form is Form.DOTS or len(series.xs) == 1:
        marker = {"color": _var(look.colour), "size": _MARKER_PX}
        return trace | {"mode": "markers", "marker": marker}
    trace |= {"mode": "lines", "line": _stroke(series.role)}
    if series.form is Form.STEPS:
        trace["line"]["shape"] = "hv"
    elif series.form is Form.CONE:
        trace["line"]["width"] = 0
        trace |= {"fill": "toself", "fillcolor": _var(look.fill)}
    elif series.form is Form.AREA:
        trace |= {"stackgroup": "all"} if series.lows else {"fill": "tozeroy"}
        trace["fillcolor"] = _var(look.fill)
    return trace


def _hover(series: Series) -> dict[str, Any]:
    if series.form is Form.CONE:
        return {"hoverinfo": "skip"}
    shown: dict[str, Any] = {}
    if any(series.hrefs):
        shown["customdata"] = list(series.hrefs)
    if series.texts:
        # `text` would be written onto bars, `hovertext` is only for the label.
        texts = [escape(text, quote=False) for text in series.texts]
        return shown | {"hovertext": texts, "hovertemplate": "%{hovertext}<extra></extra>"}
    value = "%{x}" if series.form is Form.ROWS else "%{y}"
    return shown | {"hovertemplate": f"<b>{value}</b> {series.words}<extra></extra>"}


def _layout(chart: Chart, placed: Placed) -> dict[str, Any]:
    axis = {"fixedrange": True, "zeroline": False, "showline": False, "ticks": ""}
    return {
        "autosize": False,
        "dragmode": False,
        "hovermode": "x unified" if chart.hover == "x" else "closest",
        "showlegend": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": _var("--ft-ground"),
        "font": {"size": 12, "color": _var("--ft-muted")},
        "hoverlabel": {
            "bgcolor": _var("--ft-ground"),
            "bordercolor": _var("--ft-line"),
            "font": {"size": 12, "color": _var("--ft-fg")},
            "align": "left",
        },
        "margin": {
            "l": left_px(chart),
            "r": RIGHT_PX,
            "t": TOP_PX[n_lanes(chart)],
            "b": BOTTOM_PX,
            "pad": 0,
            "autoexpand": False,
        },
        "xaxis": {
            **axis,
            "type": "date" if chart.x.is_date else "linear",
            "range": _values((chart.x.low, chart.x.high), chart.x),
            "showgrid": False,
            "showline": True,
            "linecolor": _var("--ft-line"),
            "ticklabelstandoff": 5,
            "tickangle": 0,
            **({"hoverformat": "%-d %b %Y"} if chart.x.is_date else {}),
            **_ticks(chart.x, chart.x.ticks),
        },
        "yaxis": {
            **axis,
            "type": "linear",
            "range": [_short(chart.y.low), _short(chart.y.high)],
            "showgrid": True,
            "gridcolor": _var("--ft-line"),
            "ticklabelstandoff": 7,
            **_ticks(chart.y, chart.y.ticks),
        },
        **_words(chart, placed, "wide"),
    }


def _words(chart: Chart, placed: Placed, at: str) -> dict[str, Any]:
    here = ("", at)
    shapes = [_shape(mark, chart) for mark in chart.marks if mark.reach == 1]
    shapes += [_leader(leader, chart) for leader in placed.leaders if leader.at in here]
    return {
        "shapes": shapes,
        "annotations": [_annotation(text) for text in placed.texts if text.at in here],
    }


def _shape(mark: Mark, chart: Chart) -> dict[str, Any]:
    line = {"type": "line", "line": _stroke(mark.role), "layer": "below"}
    if mark.is_horizontal:
        y = {"yref": "y", "y0": mark.value, "y1": mark.value}
        return line | {"xref": "paper", "x0": 0, "x1": 1} | y
    x = _short(chart.x.share(mark.value))
    return line | {"xref": "paper", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1}


def _leader(leader: Leader, chart: Chart) -> dict[str, Any]:
    x, top = _short(leader.x_share), _short(1 - leader.top_px / chart.height_px)
    low = _short(1 - leader.reach)
    place = {"xref": "paper", "x0": x, "x1": x, "yref": "paper", "y0": low, "y1": top}
    return {"type": "line", "line": _stroke(leader.role)} | place


def _annotation(text: Text) -> dict[str, Any]:
    annotation: dict[str, Any] = {
        "text": escape(text.text, quote=False),
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": _short(text.x_share),
        "y": _short(1 - text.y_share),
        "xanchor": _ANCHORS[text.anchor],
        "yanchor": "middle",
        "xshift": text.dx,
        "yshift": -text.dy,
        "borderpad": 0,
    }
    if text.role != "axis":
        annotation["font"] = {"color": _var("--ft-fg")}
    return annotation


def _ticks(axis: Axis, ticks: tuple[Tick, ...]) -> dict[str, Any]:
    return {
        "tickmode": "array",
        "tickvals": _values(tuple(tick.value for tick in ticks), axis),
        "ticktext": [tick.label for tick in ticks],
    }


def _stroke(role: str) -> dict[str, Any]:
    look = LOOKS[role]
    dash = ",".join(f"{length}px" for length in look.dash) or "solid"
    return {"color": _var(look.colour), "width": look.width, "dash": dash}


def _short(number: float) -> float:
    """Without digits that nobody sees: a hundred-thousandth of a plot is no pixel."""
    whole = int(number)
    return whole if whole == number else round(number, 5)


def _values(values: tuple[float, ...], axis: Axis) -> list[Any]:
    return [_moment(value) if axis.is_date else _short(value) for value in values]


@lru_cache(maxsize=4096)
def _moment(ordinal: float) -> str:
    """`2026-11-20`; with the time of day where the number has a fraction."""
    whole = int(ordinal)
    at = datetime.fromordinal(whole) + timedelta(days=ordinal - whole)
    return at.date().isoformat() if ordinal == whole else at.isoformat(timespec="minutes")


def _var(name: str) -> str:
    return f"var({name})"
