"""Every kind of chart: one set of numbers in drawing, Plotly figure and table."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from datetime import datetime

import plotly.graph_objects as go
import pytest

from mkdocs_feature_tracker.charts import drawing, interactive
from mkdocs_feature_tracker.charts.chart import Chart, Form, Series
from mkdocs_feature_tracker.charts.labels import place
from mkdocs_feature_tracker.charts.looks import LOOKS
from tests.charts.charts_of import EVERY_KIND, a_burndown, a_cumulative_flow

Make = Callable[[], Chart]
every_kind = pytest.mark.parametrize("make", EVERY_KIND)


def values(series: Series) -> list[float]:
    return list(series.xs if series.form is Form.ROWS else series.ys)


def column(chart: Chart, name: str) -> list[float]:
    at = chart.columns.index(name)
    return [row[at].value for row in chart.rows if row[at].value is not None]


@every_kind
def test_the_table_holds_the_numbers_of_all_series(make: Make) -> None:
    chart = make()
    by_column: dict[str, list[float]] = {}
    for series in chart.series:
        if series.column:
            by_column.setdefault(series.column, []).extend(values(series))

    assert by_column
    for name, found in by_column.items():
        assert sorted(found) == sorted(column(chart, name))


@every_kind
def test_the_words_of_a_cell_are_its_number(make: Make) -> None:
    for row in make().rows:
        for cell in row:
            assert cell.value is None or float(cell.text) == cell.value


@every_kind
def test_the_plotly_figure_holds_the_numbers_of_all_series(make: Make) -> None:
    chart = make()
    figure = interactive.figure(chart)

    assert len(figure["data"]) == len(chart.series)
    for trace, series in zip(figure["data"], chart.series, strict=True):
        assert trace["y"] == list(series.ys)
        xs = trace["x"]
        if chart.x.is_date:
            at = [datetime.fromisoformat(x) for x in xs]
            xs = [one.toordinal() + one.hour / 24 for one in at]
        assert xs == list(series.xs)


@every_kind
def test_plotly_accepts_the_figure_as_it_is(make: Make) -> None:
    figure = interactive.figure(make())
    wide = go.Figure(data=figure["data"], layout=figure["layout"])
    narrow = {**figure["layout"], **figure["narrow"]}
    narrow["xaxis"] = {**figure["layout"]["xaxis"], **figure["narrow"]["xaxis"]}

    assert len(wide.data) == len(figure["data"])
    assert go.Figure(layout=narrow).layout.xaxis.range == wide.layout.xaxis.range
    assert "template" not in figure["layout"]


@every_kind
def test_the_figure_is_plain_json(make: Make) -> None:
    figure = interactive.figure(make())

    assert json.loads(json.dumps(figure)) == figure


def test_nothing_can_be_sent_anywhere_from_a_chart() -> None:
    config = interactive.figure(a_burndown())["config"]

    assert config["showSendToCloud"] is False
    assert config["plotlyServerURL"] == ""
    assert config["displaylogo"] is False


@every_kind
def test_both_drawings_have_the_same_ticks_and_labels(make: Make) -> None:
    chart = make()
    placed = place(chart)
    view, figure = drawing.view(chart, placed), interactive.figure(chart, placed)
    for at, layout in (("wide", figure["layout"]), ("narrow", figure["narrow"])):
        ticks = next(ticks for where, ticks in view["x_ticks"] if where in ("", at))
        texts = [text.text for text in view["texts"] if text.at in ("", at)]

        assert [label for _, label in ticks] == layout["xaxis"]["ticktext"]
        assert texts == [annotation["text"] for annotation in layout["annotations"]]


@every_kind
def test_the_same_numbers_give_the_same_chart(make: Make) -> None:
    assert make() == make()
    assert drawing.view(make()) == drawing.view(make())
    assert json.dumps(interactive.figure(make())) == json.dumps(interactive.figure(make()))


@every_kind
def test_every_series_has_a_look_and_stays_in_the_plot(make: Make) -> None:
    chart = make()
    for series in chart.series:
        lows = series.lows or (0,) * len(series.ys)
        tops = [low + y for low, y in zip(lows, series.ys, strict=True)]

        assert series.role in LOOKS
        assert all(0 <= chart.x.share(x) <= 1 for x in series.xs)
        assert all(0 <= chart.y.share(y) <= 1 for y in tops)


def test_a_step_is_drawn_across_and_then_up() -> None:
    paths = {role: path for _, role, path in drawing.view(a_burndown())["lines"]}

    assert paths["scope"].count("V") == 1
    assert "V" not in paths["actual"]


def test_stacked_areas_stand_on_each_other() -> None:
    series = a_cumulative_flow().series

    assert [one.name for one in series] == ["Done", "In progress", "Blocked"]
    for below, above in itertools.pairwise(series):
        tops = [low + y for low, y in zip(below.lows, below.ys, strict=True)]
        assert list(above.lows) == tops


@every_kind
def test_a_legend_stands_where_there_is_more_than_one_thing_to_tell_apart(make: Make) -> None:
    chart = make()
    names = [name for name, _, _ in drawing.view(chart)["legend"]]
    shown = [series.name for series in chart.series if series.in_legend]

    assert names == (shown if len(shown) > 1 else [])


def test_series_differ_in_more_than_colour() -> None:
    looks = [LOOKS[name] for name in ("actual", "scope", "ideal", "forecast")]

    assert len({look.dash for look in looks}) == len(looks)
