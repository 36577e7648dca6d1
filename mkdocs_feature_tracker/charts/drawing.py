"""A chart in, the shapes of its static SVG out: paths, places in percent, words, table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from mkdocs_feature_tracker.charts.chart import Axis, Chart, Form, Series, Tick
from mkdocs_feature_tracker.charts.labels import Placed, n_lanes, place

UNITS = 10_000
"""Width and height of the stretched drawing in which the paths are; strokes do not stretch."""

Shape = tuple[str, str, str]
"""Class, role and path."""

_ROW_SHARE = 0.24


def view(chart: Chart, placed: Placed | None = None) -> dict[str, Any]:
    """The values of the template `charts/figure.html.jinja`.

    Lines and areas are paths over a square of `UNITS`, which the page stretches to the plot.
    Texts and dots have places in percent, so that they keep their size at every width.
    """
    placed = placed or place(chart)
    shapes = [shape for series in chart.series for shape in _shapes(series, chart)]
    return {
        "key": chart.key,
        "kind": chart.kind,
        "title": chart.title,
        "summary": chart.summary,
        "remarks": chart.remarks,
        "height_px": chart.height_px,
        "n_lanes": n_lanes(chart),
        "is_flush": not chart.y.ticks,
        "grid": "".join(f"M0 {_down(chart.y, tick.value)}H{UNITS}" for tick in chart.y.ticks),
        "y_ticks": [(_percent(1 - chart.y.share(value)), label) for value, label in chart.y.ticks],
        "x_ticks": _x_ticks(chart.x),
        "fills": [shape for shape in shapes if shape[0] != "line"],
        "lines": [shape for shape in _in_order(shapes, chart) if shape[0] == "line"],
        "dots": [dot for series in chart.series for dot in _dots(series, chart)],
        "marks": _marks(chart),
        "leaders": [
            (_percent(one.x_share), one.top_px, _percent(one.reach), one.role, one.at)
            for one in placed.leaders
        ],
        "texts": [
            text._replace(x_share=_percent(text.x_share), y_share=_percent(text.y_share))  # type: ignore[arg-type]
            for text in placed.texts
        ],
        "legend": _legend(chart),
        "columns": chart.columns,
        "rows": chart.rows,
    }


def _x_ticks(axis: Axis) -> list[tuple[str, list[tuple[str, str]]]]:
    def places(ticks: tuple[Tick, ...]) -> list[tuple[str, str]]:
        return [(_percent(axis.share(tick.value)), tick.label) for tick in ticks]

    if axis.ticks == axis.ticks_narrow:
        return [("", places(axis.ticks))]
    return [("wide", places(axis.ticks)), ("narrow", places(axis.ticks_narrow))]


def _in_order(shapes: list[Shape], chart: Chart) -> list[Shape]:
    """Stacked areas turned round, so that the edge of an empty band lies below its neighbour's."""
    is_stacked = any(series.lows for series in chart.series)
    return shapes[::-1] if is_stacked else shapes


def _shapes(series: Series, chart: Chart) -> list[Shape]:
    """Class, role and path of each; an area is filled and has a line on top."""
    if not series.xs or series.form is Form.DOTS:
        return []
    paths = _PATHS[series.form](series, chart)
    return [(kind, series.role, path) for kind, path in paths]


def _line(series: Series, chart: Chart) -> list[tuple[str, str]]:
    return [("line", _through(series.xs, series.ys, chart))] if len(series.xs) > 1 else []


def _steps(series: Series, chart: Chart) -> list[tuple[str, str]]:
    points = _points(series.xs, series.ys, chart)
    path = f"M{points[0][0]} {points[0][1]}"
    for (_, before), (x, y) in pairwise(points):
        path += f"H{x}" if y == before else f"H{x}V{y}"
    return [("line", path)] if len(points) > 1 else []


def _area(series: Series, chart: Chart) -> list[tuple[str, str]]:
    if len(series.xs) < 2:
        return []
    lows = series.lows or (0,) * len(series.xs)
    tops = tuple(low + y for low, y in zip(lows, series.ys, strict=True))
    top = _through(series.xs, tops, chart)
    bottom = _through(series.xs[::-1], lows[::-1], chart)
    return [("fill", f"{top}L{bottom[1:]}Z"), ("line", top)]


def _cone(series: Series, chart: Chart) -> list[tuple[str, str]]:
    return [("fill", f"{_through(series.xs, series.ys, chart)}Z")]


def _bars(series: Series, chart: Chart) -> list[tuple[str, str]]:
    gap = series.width * 0.1
    path = ""
    for x, y in zip(series.xs, series.ys, strict=True):
        left, right = _across(chart.x, x + gap), _across(chart.x, x + series.width - gap)
        if y:
            path += f"M{left} {UNITS}V{_down(chart.y, y)}H{right}V{UNITS}Z"
    return [("bar", path)] if path else []


def _rows(series: Series, chart: Chart) -> list[tuple[str, str]]:
    path = ""
    for x, y in zip(series.xs, series.ys, strict=True):
        top, bottom = _down(chart.y, y + _ROW_SHARE / 2), _down(chart.y, y - _ROW_SHARE / 2)
        path += f"M0 {top}H{_across(chart.x, x)}V{bottom}H0Z"
    return [("bar", path)]


_PATHS: dict[Form, Callable[[Series, Chart], list[tuple[str, str]]]] = {
    Form.LINE: _line,
    Form.STEPS: _steps,
    Form.AREA: _area,
    Form.CONE: _cone,
    Form.BARS: _bars,
    Form.ROWS: _rows,
}


def _dots(series: Series, chart: Chart) -> list[tuple[str, str, str]]:
    """Role and place of each dot, and of the one point of a line that has no second."""
    is_lonely = series.form in (Form.LINE, Form.STEPS, Form.AREA) and len(series.xs) == 1
    if series.form is not Form.DOTS and not is_lonely:
        return []
    return [
        (series.role, _percent(chart.x.share(x)), _percent(1 - chart.y.share(y)))
        for x, y in zip(series.xs, series.ys, strict=True)
    ]


def _marks(chart: Chart) -> list[tuple[str, str, str, str, str]]:
    """Role, x1, x2, y1 and y2 of each line across the plot."""
    lines = []
    for mark in chart.marks:
        if mark.reach < 1:
            continue
        if mark.is_horizontal:
            y = _percent(1 - chart.y.share(mark.value))
            lines.append((mark.role, "0", "100%", y, y))
        else:
            x = _percent(chart.x.share(mark.value))
            lines.append((mark.role, x, x, "0", "100%"))
    return lines


def _legend(chart: Chart) -> list[tuple[str, str, str]]:
    """Name, role and form; none where there is but one series, which the title names."""
    shown = [series for series in chart.series if series.in_legend and series.xs]
    return [(one.name, one.role, one.form.value) for one in shown] if len(shown) > 1 else []


def _through(xs: Sequence[float], ys: Sequence[float], chart: Chart) -> str:
    points = _points(xs, ys, chart)
    return "M" + " ".join(f"{x} {y}" for x, y in points)


def _points(xs: Sequence[float], ys: Sequence[float], chart: Chart) -> list[tuple[int, int]]:
    return [(_across(chart.x, x), _down(chart.y, y)) for x, y in zip(xs, ys, strict=True)]


def _across(axis: Axis, value: float) -> int:
    return round(axis.share(value) * UNITS)


def _down(axis: Axis, value: float) -> int:
    return round((1 - axis.share(value)) * UNITS)


def _percent(share: float) -> str:
    return f"{share * 100:.4g}%"
