"""What a chart is: numbers on two axes with the words and the table that say the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Form(StrEnum):
    """How a series is drawn."""

    LINE = "line"
    STEPS = "steps"
    AREA = "area"
    CONE = "cone"
    BARS = "bars"
    ROWS = "rows"
    DOTS = "dots"


class Tick(NamedTuple):
    """A labelled place on an axis."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis from `low` to `high`; days are numbered as `date.toordinal` does.

    `ticks` are those of a wide chart, `ticks_narrow` those of a phone. `title` stands above the
    axis, "" for none.
    """

    low: float
    high: float
    ticks: tuple[Tick, ...] = ()
    ticks_narrow: tuple[Tick, ...] = ()
    title: str = ""
    is_date: bool = False

    def share(self, value: float) -> float:
        """Where a value lies: 0 is the lower end, 1 the upper one."""
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Series:
    """Some points in one look; `role` names the look, which CSS and `charts/looks.py` describe.

    `lows` are the lower edges of an area, else it stands on 0; `ys` are heights above them. `words`
    follow the value in the hover label: `27 remaining`. `column` names the column of the chart's
    table that holds the values, "" for what no table needs. `texts` describe single points, and
    `hrefs` are where they lead. `width` is that of bars, which start at `xs`. A `ROWS` series has
    its values in `xs` and the place of the row in `ys`.
    """

    name: str
    role: str
    form: Form
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    lows: tuple[float, ...] = ()
    words: str = ""
    column: str = ""
    texts: tuple[str, ...] = ()
    hrefs: tuple[str | None, ...] = ()
    in_legend: bool = True
    width: float = 0


class Mark(NamedTuple):
    """A line across the plot at `value` of one axis, with a label.

    Labels are placed in the order of `rank`; one that finds no room is left out. `reach` is how far
    down from the top a vertical line goes, 1 for all the way. A shorter one only points from
    its label to something, and is drawn where its label is.
    """

    value: float
    label: str
    role: str
    rank: int = 0
    is_horizontal: bool = False
    reach: float = 1


class Note(NamedTuple):
    """Words at a place of the plot, in the values of both axes, moved by `dx` and `dy` pixels.

    `at` limits them to a `wide` or a `narrow` chart. A note has room of its own: it is not moved.
    """

    x: float
    y: float
    text: str
    role: str = ""
    anchor: str = "middle"
    dx: int = 0
    dy: int = 0
    at: str = ""


class Cell(NamedTuple):
    """One cell of a chart's table; `value` is the number behind the words, null for mere words."""

    text: str
    value: float | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything about one chart.

    `key` is its id on the page. `summary` says in one sentence what is to be seen, `remarks` what
    is missing from it and why. Where `series` is empty there is nothing to draw, and only the words
    remain. `columns` and `rows` are its table; the first column names the row. `hover` is `x` where
    the label shows all series at one place, `closest` where it shows one point.
    """

    key: str
    kind: str
    title: str
    summary: str
    x: Axis
    y: Axis
    series: tuple[Series, ...] = ()
    marks: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()
    remarks: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    height_px: int = 260
    hover: str = "x"


NO_AXIS = Axis(0, 1)
"""The axes of a chart that has nothing to draw."""
