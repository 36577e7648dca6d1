"""How many features had each status day by day in, stacked areas out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from mkdocs_feature_tracker.charts.burndown import NOTHING
from mkdocs_feature_tracker.charts.chart import NO_AXIS, Axis, Cell, Chart, Form, Note, Series
from mkdocs_feature_tracker.charts.lines import by_day, moving_days
from mkdocs_feature_tracker.charts.phrases import count, day, sentence
from mkdocs_feature_tracker.charts.scale import amounts, days
from mkdocs_feature_tracker.metrics.flow import CumulativeFlow
from mkdocs_feature_tracker.model.words import Status

_WORDS = {
    Status.DONE: "Done",
    Status.CANCELLED: "Cancelled",
    Status.NOT_APPLICABLE: "Not applicable",
    Status.IN_PROGRESS: "In progress",
    Status.BLOCKED: "Blocked",
    Status.NOT_STARTED: "Not started",
    Status.UNKNOWN: "No data",
}
_HEIGHT_PX = 260
_LABEL_PX = 17


def cumulative_flow(
    key: str,
    flow: CumulativeFlow | None,
    *,
    title: str = "Cumulative flow",
    remarks: Sequence[str] = (),
) -> Chart:
    """Features by status, what is done at the bottom: a widening band is work that piles up."""
    if flow is None:
        return Chart(
            key, "cumulative_flow", title, NOTHING, NO_AXIS, NO_AXIS, remarks=tuple(remarks)
        )
    bands = {status: row for status, row in flow.n_features.items() if any(row)}
    n_days = len(next(iter(flow.n_features.values())))
    at = moving_days(*bands.values(), [0] * n_days)
    first = flow.starts_on.toordinal()
    xs = tuple(float(first + n) for n in at)
    levels = list(accumulate(bands.values(), _added, initial=[0] * n_days))
    series = tuple(
        Series(
            _WORDS[status],
            status.value,
            Form.AREA,
            xs,
            tuple(row[n] for n in at),
            lows=tuple(low[n] for n in at),
            words=_WORDS[status].lower(),
            column=_WORDS[status],
        )
        for (status, row), low in zip(bands.items(), levels, strict=False)
    )
    y = amounts(max(levels[-1]), "features")
    last_on = flow.starts_on.fromordinal(first + n_days - 1)
    columns = [dict(zip(one.xs, one.ys, strict=True)) for one in series]
    rows: tuple[tuple[Cell, ...], ...] = by_day(xs, columns)
    starts = f"History starts {day(flow.starts_on)}; areas appear with the second day."
    return Chart(
        key=key,
        kind="cumulative_flow",
        title=title,
        summary=_summary(series, levels[-1][-1], levels[-1][0], day(flow.starts_on)),
        x=days(flow.starts_on, last_on),
        y=y,
        series=series,
        notes=_labels(series, y) if n_days > 1 else (),
        remarks=((starts,) if n_days == 1 else ()) + tuple(remarks),
        columns=("Day", *(one.name for one in series)),
        rows=rows,
        height_px=_HEIGHT_PX,
    )


def _added(low: list[int], row: list[int]) -> list[int]:
    return [below + own for below, own in zip(low, row, strict=True)]


def _labels(series: Sequence[Series], y: Axis) -> tuple[Note, ...]:
    """The name of each band in it, at its end, where it is high enough for a line of text."""
    notes = []
    for one in series:
        height_px = (y.share(one.ys[-1]) - y.share(0)) * _HEIGHT_PX
        if height_px >= _LABEL_PX:
            middle = one.lows[-1] + one.ys[-1] / 2
            text = f"{one.ys[-1]} {one.name.lower()}"
            notes.append(Note(one.xs[-1], middle, text, one.role, "end", dx=-6))
    return tuple(notes)


def _summary(series: Sequence[Series], n_now: int, n_then: int, since: str) -> str:
    if not n_now:
        return sentence(["no feature is left"])
    now = [f"{one.ys[-1]:.0f} {one.words}" for one in series if one.ys[-1]]
    clauses = [f"{count(n_now, 'feature')}: {', '.join(now)}"]
    if n_now != n_then:
        clauses.append(f"there {'was' if n_then == 1 else 'were'} {n_then} on {since}")
    return sentence(clauses)
