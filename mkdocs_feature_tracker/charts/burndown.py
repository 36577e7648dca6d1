"""The days of a feature or a group in, the chart of what remains out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mkdocs_feature_tracker.charts.ahead import FORECAST, Ahead, scope_marks
from mkdocs_feature_tracker.charts.chart import NO_AXIS, Cell, Chart, Form, Series
from mkdocs_feature_tracker.charts.lines import by_day, corners, moving_days, scope_line
from mkdocs_feature_tracker.charts.phrases import count, day, late, sentence
from mkdocs_feature_tracker.charts.scale import amounts, days
from mkdocs_feature_tracker.metrics.burndown import IdealPoint
from mkdocs_feature_tracker.metrics.daily import Series as Days
from mkdocs_feature_tracker.model.forecast import Forecast

NOTHING = "Nothing is known of the past, so there is no line yet."
"""What a chart over time says without a single day."""

_COLUMNS = ("Remaining", "Scope", "Ideal", FORECAST)


def burndown(
    key: str,
    known: Days | None,
    *,
    title: str = "Burndown",
    noun: str = "task",
    ideal: Sequence[IdealPoint] = (),
    target_on: date | None = None,
    forecast: Forecast | None = None,
    finished_on: date | None = None,
    remarks: Sequence[str] = (),
) -> Chart:
    """What remains day by day, with scope, ideal line, forecast cone, today and target.

    `known` ends today, or on the day of the finish (`metrics.burndown.frozen`). `remarks` are more
    sentences to stand below the chart, such as where its history comes from.
    """
    if known is None:
        return Chart(key, "burndown", title, NOTHING, NO_AXIS, NO_AXIS, remarks=tuple(remarks))
    if not any(known.n_scope):
        empty = f"No {noun} is in scope yet, so there is nothing to burn down."
        return Chart(key, "burndown", title, empty, NO_AXIS, NO_AXIS, remarks=tuple(remarks))
    ahead = Ahead(known.starts_on, known.ends_on, target_on, forecast, finished_on)
    first = known.starts_on.toordinal()
    remaining = known.n_remaining
    y = amounts(max(known.n_scope), f"{noun}s")
    cone = ahead.cone(remaining[-1], 0)
    line = {
        float(point.on.toordinal()): round(point.n_remaining, 1)
        for point in ideal
        if known.starts_on <= point.on <= ahead.until
    }
    ordinals = {float(first + at) for at in moving_days(known.n_scope, remaining)}
    if line:
        bends = list(line)
        ordinals |= {bends[at] for at in corners(list(line.values()))}
    known_days = sorted(on for on in ordinals if on - first < len(remaining))
    at = [int(on) - first for on in known_days]
    xs = tuple(known_days)
    ideal_xs = tuple(sorted(on for on in ordinals if on in line))
    series = (
        scope_line(xs, [known.n_scope[n] for n in at]),
        Series(
            "Ideal",
            "ideal",
            Form.LINE,
            ideal_xs,
            tuple(line[on] for on in ideal_xs),
            words="ideally",
            column="Ideal",
        ),
        *cone,
        Series(
            "Remaining",
            "actual",
            Form.LINE,
            xs,
            tuple(remaining[n] for n in at),
            words="remaining",
            column="Remaining",
        ),
    )
    columns, rows = table(series, _COLUMNS)
    return Chart(
        key=key,
        kind="burndown",
        title=title,
        summary=_summary(known, remaining, ahead, noun),
        x=days(known.starts_on, ahead.until),
        y=y,
        series=tuple(one for one in series if one.xs),
        marks=(*ahead.marks(), *scope_marks(known.starts_on, known.n_scope, y.high)),
        remarks=(*of_start(known), *ahead.remarks(), *remarks),
        columns=columns,
        rows=rows,
    )


def table(
    series: Sequence[Series], columns: Sequence[str]
) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    """Columns and rows of the days of all series, without the columns that none has."""
    values = {one.column: dict(zip(one.xs, one.ys, strict=True)) for one in series if one.column}
    shown = [column for column in columns if values.get(column)]
    ordinals = {on for column in shown for on in values[column]}
    rows = by_day(ordinals, [values[column] for column in shown])
    return ("Day", *shown), rows


def of_start(known: Days) -> list[str]:
    """Why there is a point and no line yet."""
    if len(known.n_scope) > 1:
        return []
    return [f"History starts {day(known.starts_on)}; a line appears with the second day."]


def of_scope(known: Days) -> list[str]:
    """`scope grew by 7 since 12 Oct 2026`."""
    change = known.n_scope[-1] - known.n_scope[0]
    if not change:
        return []
    verb = "grew" if change > 0 else "shrank"
    return [f"scope {verb} by {abs(change)} since {day(known.starts_on)}"]


def _summary(known: Days, remaining: Sequence[int], ahead: Ahead, noun: str) -> str:
    left, scope = remaining[-1], known.n_scope[-1]
    if not scope:
        opening = f"no {noun} is in scope"
    elif left:
        verb = "remains" if left == 1 else "remain"
        opening = f"{left} of {count(scope, noun)} {verb}"
    else:
        opening = f"all {count(scope, noun)} are done" if scope > 1 else f"the one {noun} is done"
    clauses = [opening]
    if ahead.finished_on is not None:
        to_target = f", {late(ahead.finished_on, ahead.target_on)}" if ahead.target_on else ""
        clauses.append(f"finished on {day(ahead.finished_on)}{to_target}")
    elif left:
        clauses += ahead.clauses()
    return sentence([*clauses, *of_scope(known)])
