"""Numbers of features in, drawings without axes out: sparklines and a grid of small burndowns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from mkdocs_feature_tracker.charts.chart import Cell
from mkdocs_feature_tracker.charts.lines import corners, moving_days
from mkdocs_feature_tracker.charts.phrases import count, day, number, sentence
from mkdocs_feature_tracker.metrics.burndown import IdealPoint
from mkdocs_feature_tracker.metrics.daily import Series as Days

SPARK_WIDTH, SPARK_HEIGHT = 96, 24
_SPARK_EDGE = 4
_UNITS = 1000


class Sparkline(NamedTuple):
    """A line in a box of 96 × 24 with a dot at its end, and the same in words.

    `path` is "" where there is but the dot.
    """

    words: str
    path: str
    x: str
    y: str


def sparkline(shares: Sequence[float | None], over: str = "8 weeks") -> Sparkline | None:
    """Shares from 0 to 1, the oldest first, null where nothing is known; None without any."""
    points = [(at, share) for at, share in enumerate(shares) if share is not None]
    if not points:
        return None
    across = (SPARK_WIDTH - 2 * _SPARK_EDGE) / max(1, len(shares) - 1)
    down = SPARK_HEIGHT - 2 * _SPARK_EDGE
    places = [
        (number(_SPARK_EDGE + at * across), number(_SPARK_EDGE + (1 - share) * down))
        for at, share in points
    ]
    path = "M" + " ".join(f"{x} {y}" for x, y in places) if len(places) > 1 else ""
    first, last = (f"{share:.0%}" for share in (points[0][1], points[-1][1]))
    if len(points) < len(shares):
        words = f"{last} done, {first} when first seen" if path else f"{last} done, first seen now"
    else:
        words = f"{last} done, {first} {over} ago"
    return Sparkline(words, path, *places[-1])


class SmallOne(NamedTuple):
    """A feature of the grid; `known` is null where nothing is known of its past."""

    name: str
    state: str
    known: Days | None
    href: str | None = None
    ideal: Sequence[IdealPoint] = ()
    target_on: date | None = None


class SmallChart(NamedTuple):
    """One feature's drawing: paths over a square of 1000, "" for what is not there."""

    name: str
    state: str
    href: str | None
    words: str
    remaining: str
    scope: str
    ideal: str
    end: tuple[str, str] | None


class Grid(NamedTuple):
    """Small burndowns in one look over the same days, each up to its own scope, with one table."""

    key: str
    title: str
    summary: str
    remarks: tuple[str, ...]
    charts: tuple[SmallChart, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def grid(
    key: str,
    features: Sequence[SmallOne],
    *,
    title: str = "Burndown by feature",
    noun: str = "task",
) -> Grid:
    """A small burndown of each feature, in the order given."""
    known = [one.known for one in features if one.known is not None]
    if not known:
        nothing = "Nothing is known of the past of any feature."
        return Grid(key, title, nothing, (), (), (), ())
    first_on = min(days.starts_on for days in known)
    last_on = max(days.ends_on for days in known)
    n_left = [days.n_remaining[-1] for days in known]
    n_open = sum(n > 0 for n in n_left)
    have = "has" if n_open == 1 else "have"
    clauses = [f"{n_open} of {count(len(known), 'feature')} with a history {have} work left"]
    if n_open:
        clauses[0] += f", {count(sum(n_left), noun)} in all"
    span = f"From {day(first_on)} to {day(last_on)}, each up to its own scope."
    return Grid(
        key,
        title,
        sentence(clauses),
        (span,),
        tuple(_small(one, first_on, last_on) for one in features),
        ("Feature", "Scope", "Done", "Remaining", "Target"),
        tuple(_row(one) for one in features),
    )


def _small(one: SmallOne, first_on: date, last_on: date) -> SmallChart:
    known = one.known
    if known is None or not any(known.n_scope):
        words = "no history" if known is None else "no tasks"
        return SmallChart(one.name, one.state, one.href, words, "", "", "", None)
    n_days = max(1, (last_on - first_on).days)
    highest = max(*known.n_scope, 1)
    remaining = known.n_remaining

    def place(on: date, n: float) -> tuple[int, int]:
        share = (on - first_on).days / n_days
        return round(share * _UNITS), round((1 - n / highest) * _UNITS)

    at = moving_days(known.n_scope, remaining)
    days = known.days

    def line_of(numbers: Sequence[float]) -> str:
        return _path([place(days[n], numbers[n]) for n in at])

    ideal = [point for point in one.ideal if known.starts_on <= point.on <= last_on]
    bends = corners([point.n_remaining for point in ideal]) if ideal else []
    ideal_line = _path([place(ideal[n].on, ideal[n].n_remaining) for n in bends])
    x, y = place(known.ends_on, remaining[-1])
    left = remaining[-1]
    words = f"{left} of {known.n_scope[-1]} left" if left else f"all {known.n_scope[-1]} done"
    end = (f"{x / 10:g}%", f"{y / 10:g}%")
    return SmallChart(
        one.name,
        one.state,
        one.href,
        words,
        line_of(remaining),
        line_of(known.n_scope),
        ideal_line,
        end,
    )


def _path(places: Sequence[tuple[int, int]]) -> str:
    return "M" + " ".join(f"{x} {y}" for x, y in places) if len(places) > 1 else ""


def _row(one: SmallOne) -> tuple[Cell, ...]:
    name = Cell(one.name, href=one.href)
    target = Cell("" if one.target_on is None else day(one.target_on))
    if one.known is None:
        return (name, Cell(""), Cell(""), Cell(""), target)
    values = (one.known.n_scope[-1], one.known.n_done[-1], one.known.n_remaining[-1])
    return (name, *(Cell(str(value), value) for value in values), target)
