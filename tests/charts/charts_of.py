"""One chart of each kind, from numbers that a project could have."""

from __future__ import annotations

from datetime import date, timedelta

from mkdocs_feature_tracker.charts.ages import UnderWay, ages
from mkdocs_feature_tracker.charts.burndown import burndown
from mkdocs_feature_tracker.charts.burnup import burnup
from mkdocs_feature_tracker.charts.chart import Chart
from mkdocs_feature_tracker.charts.cumulative_flow import cumulative_flow
from mkdocs_feature_tracker.charts.cycle_times import Finished, cycle_times
from mkdocs_feature_tracker.charts.readiness import readiness
from mkdocs_feature_tracker.charts.throughput import throughput
from mkdocs_feature_tracker.metrics.burndown import ideal_line
from mkdocs_feature_tracker.metrics.cycle import Expectation
from mkdocs_feature_tracker.metrics.daily import Series
from mkdocs_feature_tracker.metrics.flow import FLOW_STATUSES, CumulativeFlow, Throughput
from mkdocs_feature_tracker.model.forecast import Forecast, HitRate
from mkdocs_feature_tracker.model.release import ReleaseDay, Verdict
from mkdocs_feature_tracker.model.words import Status

MONDAY = date(2026, 10, 12)
TODAY = date(2026, 10, 30)
TARGET = date(2026, 11, 6)


def days(n_scope: list[int], n_done: list[int], starts_on: date = MONDAY) -> Series:
    n_open = [scope - done for scope, done in zip(n_scope, n_done, strict=True)]
    return Series(starts_on, n_scope, n_done, n_open)


THREE_WEEKS = days(
    [20] * 8 + [25] * 11, [0, 1, 3, 3, 4, 4, 4, 5, 5, 6, 8, 8, 8, 7, 9, 10, 12, 12, 13]
)
FORECAST = Forecast(
    TODAY,
    n_open=12,
    p50_on=TODAY + timedelta(days=9),
    p85_on=TODAY + timedelta(days=14),
    p95_on=TODAY + timedelta(days=20),
    target_on=TARGET,
    hits=HitRate(19, 23),
)


def a_burndown() -> Chart:
    ideal = ideal_line(THREE_WEEKS, TARGET)
    return burndown("down", THREE_WEEKS, ideal=ideal, target_on=TARGET, forecast=FORECAST)


def a_burnup() -> Chart:
    return burnup("up", THREE_WEEKS, target_on=TARGET, forecast=FORECAST)


def a_cumulative_flow() -> Chart:
    rows = {status: [0] * 5 for status in FLOW_STATUSES}
    rows[Status.DONE] = [0, 1, 1, 2, 4]
    rows[Status.IN_PROGRESS] = [1, 1, 2, 3, 2]
    rows[Status.BLOCKED] = [0, 1, 1, 0, 0]
    return cumulative_flow("flow", CumulativeFlow(MONDAY, rows))


def a_throughput() -> Chart:
    weeks = Throughput(MONDAY - timedelta(days=14), [3, 5, 0, 7, 2])
    return throughput("weeks", weeks, MONDAY + timedelta(days=16))


def a_cycle_time() -> Chart:
    finished = [
        Finished("Bulk import", date(2026, 10, 14), 3, "features/1/"),
        Finished("Audit log", date(2026, 10, 20), 8, "features/2/"),
        Finished("Sharing", date(2026, 10, 29), 21, None),
    ]
    return cycle_times("cycle", finished, Expectation(8, 21, 3), TODAY)


def an_age() -> Chart:
    under_way = [
        UnderWay("Role-based sharing", "blocked", 30, "features/3/"),
        UnderWay("Offline drafts", "in_progress", 12, "features/4/"),
        UnderWay("Shortcuts", "in_progress", 2, None),
    ]
    return ages("ages", under_way, Expectation(8, 21, 12))


def a_readiness() -> Chart:
    known = [
        ReleaseDay(MONDAY, Verdict.NO_GO, n_passing=6, n_failing=4, n_unknown=3, n_waived=0),
        ReleaseDay(MONDAY + timedelta(days=4), Verdict.GO_WITH_WAIVERS, 12, 0, 0, 1),
        ReleaseDay(TODAY, Verdict.NO_GO, 11, 2, 0, 0),
    ]
    return readiness("ready", known, as_of=TODAY, planned_on=TARGET)


EVERY_KIND = (
    a_burndown,
    a_burnup,
    a_cumulative_flow,
    a_throughput,
    a_cycle_time,
    an_age,
    a_readiness,
)
