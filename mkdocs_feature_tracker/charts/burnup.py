"""The days of a group in, the chart of what is done against what is in scope out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mkdocs_feature_tracker.charts.ahead import FORECAST, Ahead, scope_marks
from mkdocs_feature_tracker.charts.burndown import NOTHING, of_scope, of_start, table
from mkdocs_feature_tracker.charts.chart import NO_AXIS, Chart, Form, Series
from mkdocs_feature_tracker.charts.lines import moving_days, scope_line
from mkdocs_feature_tracker.charts.phrases import count, sentence
from mkdocs_feature_tracker.charts.scale import amounts, days
from mkdocs_feature_tracker.metrics.daily import Series as Days
from mkdocs_feature_tracker.model.forecast import Forecast

_COLUMNS = ("Done", "Scope", FORECAST)


def burnup(
    key: str,
    known: Days | None,
    *,
    title: str = "Burn-up",
    noun: str = "task",
    target_on: date | None = None,
    forecast: Forecast | None = None,
    finished_on: date | None = None,
    remarks: Sequence[str] = (),
) -> Chart:
    """What is done, rising to the scope above it, with the forecast of where they meet."""
    if known is None:
        return Chart(key, "burnup", title, NOTHING, NO_AXIS, NO_AXIS, remarks=tuple(remarks))
    if not any(known.n_scope):
        empty = f"No {noun} is in scope yet."
        return Chart(key, "burnup", title, empty, NO_AXIS, NO_AXIS, remarks=tuple(remarks))
    ahead = Ahead(known.starts_on, known.ends_on, target_on, forecast, finished_on)
    y = amounts(max(known.n_scope), f"{noun}s")
    at = moving_days(known.n_scope, known.n_done)
    xs = tuple(float(known.starts_on.toordinal() + n) for n in at)
    series = (
        scope_line(xs, [known.n_scope[n] for n in at]),
        *ahead.cone(known.n_done[-1], known.n_scope[-1]),
        Series(
            "Done",
            "actual",
            Form.AREA,
            xs,
            tuple(known.n_done[n] for n in at),
            words="done",
            column="Done",
        ),
    )
    columns, rows = table(series, _COLUMNS)
    return Chart(
        key=key,
        kind="burnup",
        title=title,
        summary=_summary(known, ahead, noun),
        x=days(known.starts_on, ahead.until),
        y=y,
        series=series,
        marks=(*ahead.marks(), *scope_marks(known.starts_on, known.n_scope, y.high)),
        remarks=(*of_start(known), *_without_ideal(ahead), *remarks),
        columns=columns,
        rows=rows,
    )


def _without_ideal(ahead: Ahead) -> list[str]:
    return [remark for remark in ahead.remarks() if "ideal" not in remark]


def _summary(known: Days, ahead: Ahead, noun: str) -> str:
    done, scope = known.n_done[-1], known.n_scope[-1]
    verb = "is" if scope == 1 else "are"
    opening = f"{done} of {count(scope, noun)} {verb} done" if scope else f"no {noun} is in scope"
    later = ahead.clauses() if done < scope else []
    return sentence([opening, *later, *of_scope(known)])
