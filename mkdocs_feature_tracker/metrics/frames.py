"""What the other metrics compute in, pandas DataFrames with fixed columns and dtypes out.

pandas is imported only when a frame is asked for: no page of the site needs one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mkdocs_feature_tracker.metrics.burndown import IdealPoint
from mkdocs_feature_tracker.metrics.cycle import Age, CycleTime
from mkdocs_feature_tracker.metrics.daily import Series
from mkdocs_feature_tracker.metrics.flow import CumulativeFlow, Throughput
from mkdocs_feature_tracker.model.forecast import Forecast

if TYPE_CHECKING:
    from pandas import DataFrame

_DATE = "datetime64[s]"


def daily_frame(series: Series) -> DataFrame:
    """One row a day: `on` datetime64[s]; `n_scope`, `n_done`, `n_remaining`, `n_open` Int64."""
    columns: dict[str, tuple[str, Sequence[object]]] = {
        "on": (_DATE, series.days),
        "n_scope": ("Int64", series.n_scope),
        "n_done": ("Int64", series.n_done),
        "n_remaining": ("Int64", series.n_remaining),
        "n_open": ("Int64", series.n_open),
    }
    return _frame(columns)


def ideal_frame(line: Sequence[IdealPoint]) -> DataFrame:
    """One row a day: `on` datetime64[s]; `n_remaining` Float64."""
    return _frame(
        {
            "on": (_DATE, [point.on for point in line]),
            "n_remaining": ("Float64", [point.n_remaining for point in line]),
        }
    )


def throughput_frame(flow: Throughput, step_days: int = 1) -> DataFrame:
    """One row a day, or a week where `step_days` is 7: `on` datetime64[s]; `n_finished` Int64."""
    return _frame(
        {
            "on": (_DATE, _days(flow.starts_on, len(flow.n_finished), step_days)),
            "n_finished": ("Int64", flow.n_finished),
        }
    )


def cumulative_flow_frame(flow: CumulativeFlow) -> DataFrame:
    """One row a day: `on` datetime64[s]; a column for each status, Int64."""
    n_days = len(next(iter(flow.n_features.values())))
    columns: dict[str, tuple[str, Sequence[object]]] = {
        "on": (_DATE, _days(flow.starts_on, n_days))
    }
    columns |= {status.value: ("Int64", row) for status, row in flow.n_features.items()}
    return _frame(columns)


def cycle_frame(cycles: Sequence[CycleTime]) -> DataFrame:
    """One row a feature: `feature_id`; `started_on`, `finished_on` datetime64[s]; `n_days`."""
    return _frame(
        {
            "feature_id": ("string", [cycle.feature.feature_id for cycle in cycles]),
            "started_on": (_DATE, [cycle.started_on for cycle in cycles]),
            "finished_on": (_DATE, [cycle.finished_on for cycle in cycles]),
            "n_days": ("Int64", [cycle.n_days for cycle in cycles]),
        }
    )


def age_frame(ages: Sequence[Age]) -> DataFrame:
    """One row a feature under way: `feature_id`; `started_on` datetime64[s]; `n_days` Int64."""
    return _frame(
        {
            "feature_id": ("string", [age.feature.feature_id for age in ages]),
            "started_on": (_DATE, [age.started_on for age in ages]),
            "n_days": ("Int64", [age.n_days for age in ages]),
        }
    )


def forecast_frame(forecasts: Iterable[Forecast]) -> DataFrame:
    """One row a forecast, with the columns of the table `forecasts`, `team` and `n_open`."""
    rows = list(forecasts)
    return _frame(
        {name: (dtype, [getattr(row, name) for row in rows]) for name, dtype in _FORECAST.items()}
    )


_FORECAST = {
    "feature_id": "string",
    "release": "string",
    "team": "string",
    "n_open": "Int64",
    "p50_on": _DATE,
    "p85_on": _DATE,
    "p95_on": _DATE,
    "target_on": _DATE,
    "chance_on_target": "Float64",
    "reason": "string",
    "n_resolved": "Int64",
    "hit_share_85": "Float64",
}


def _days(starts_on: date, n_rows: int, step_days: int = 1) -> list[date]:
    return [starts_on + timedelta(days=n * step_days) for n in range(n_rows)]


def _frame(columns: Mapping[str, tuple[str, Sequence[object]]]) -> DataFrame:
    import numpy as np
    import pandas as pd

    built = {}
    for name, (dtype, values) in columns.items():
        # Dates go by way of numpy's days, which hold every date that a document may state.
        given = np.array(values, dtype="datetime64[D]") if dtype == _DATE else list(values)
        built[name] = pd.Series(given, dtype=dtype)
    return pd.DataFrame(built)
