"""How the gates of a release stood day by day in, stacked areas and the words for them out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise

from mkdocs_feature_tracker.charts.chart import NO_AXIS, Chart, Form, Mark, Series
from mkdocs_feature_tracker.charts.labels import MINOR_RANK
from mkdocs_feature_tracker.charts.lines import by_day, moving_days
from mkdocs_feature_tracker.charts.phrases import count, day, sentence
from mkdocs_feature_tracker.charts.scale import amounts, days, horizon
from mkdocs_feature_tracker.model.release import ReleaseDay, Verdict

_BANDS = (
    ("Blocking and failing", "blocked", "fail"),
    ("Blocking and unknown", "unknown", "unknown"),
    ("Waived", "at_risk", "waived"),
    ("Passing", "done", "pass"),
)
_HEIGHT_PX = 220
_MOST_TURNS = 3


def readiness(
    key: str,
    known: Sequence[ReleaseDay],
    *,
    as_of: date,
    planned_on: date | None = None,
    title: str = "Readiness",
    remarks: Sequence[str] = (),
) -> Chart:
    """What holds the release back stands on the ground: where that comes to nothing, it can go."""
    if not known:
        starts = f"History starts {day(as_of)}; areas appear with the second day."
        return Chart(key, "readiness", title, starts, NO_AXIS, NO_AXIS, remarks=tuple(remarks))
    every = _each_day(known)
    rows = [
        [one.n_failing for one in every],
        [one.n_unknown for one in every],
        [one.n_waived for one in every],
        [one.n_passing for one in every],
    ]
    bands = [(band, row) for band, row in zip(_BANDS, rows, strict=True) if any(row)]
    levels = list(accumulate((row for _, row in bands), _added, initial=[0] * len(every)))
    at = moving_days(*rows)
    first_on, last_on = every[0].on, every[-1].on
    xs = tuple(float(first_on.toordinal() + n) for n in at)
    series = tuple(
        Series(
            name,
            role,
            Form.AREA,
            xs,
            tuple(row[n] for n in at),
            lows=tuple(low[n] for n in at),
            words=words,
            column=name,
        )
        for ((name, role, words), row), low in zip(bands, levels, strict=False)
    )
    until = last_on
    if planned_on is not None and horizon(first_on, last_on, planned_on) >= planned_on:
        until = max(last_on, planned_on)
    starts = f"History starts {day(first_on)}; areas appear with the second day."
    return Chart(
        key=key,
        kind="readiness",
        title=title,
        summary=_summary(every),
        x=days(first_on, until),
        y=amounts(max(levels[-1]), "gates"),
        series=series,
        marks=(*_dates(first_on, last_on, planned_on, until), *_turns(every)),
        remarks=((starts,) if len(every) == 1 else ()) + tuple(remarks),
        columns=("Day", *(one.name for one in series)),
        rows=by_day(xs, [dict(zip(one.xs, one.ys, strict=True)) for one in series]),
        height_px=_HEIGHT_PX,
    )


def _each_day(known: Sequence[ReleaseDay]) -> list[ReleaseDay]:
    """A day without an entry of its own is as the one before it."""
    every = [known[0]]
    for one in known[1:]:
        while every[-1].on + timedelta(days=1) < one.on:
            every.append(every[-1]._replace(on=every[-1].on + timedelta(days=1)))
        every.append(one)
    return every


def _added(low: list[int], row: list[int]) -> list[int]:
    return [below + own for below, own in zip(low, row, strict=True)]


def _dates(first_on: date, last_on: date, planned_on: date | None, until: date) -> list[Mark]:
    marks = []
    if planned_on is not None and first_on <= planned_on <= until:
        label = f"planned for {day(planned_on, planned_on)}"
        marks.append(Mark(planned_on.toordinal(), label, "target", 0))
    if last_on < until:
        marks.append(Mark(last_on.toordinal(), "today", "today", 2))
    return marks


def _turns(every: Sequence[ReleaseDay]) -> list[Mark]:
    """The last days on which the verdict changed."""
    turns = [now for before, now in pairwise(every) if before.verdict is not now.verdict]
    return [
        Mark(one.on.toordinal(), str(one.verdict), "change", MINOR_RANK)
        for one in turns[-_MOST_TURNS:]
    ]


def _summary(every: Sequence[ReleaseDay]) -> str:
    now, first = every[-1], every[0]
    n_held = now.n_failing + now.n_unknown
    since = next((one.on for one in reversed(every) if one.verdict is not now.verdict), None)
    if since is None:
        clauses = [f"{now.verdict} since at least {day(first.on)}"]
    else:
        clauses = [f"{now.verdict} since {day(since + timedelta(days=1))}"]
    is_held = n_held > 0 or now.verdict is Verdict.NO_GO
    if is_held:
        verb = "holds" if n_held == 1 else "hold"
        clauses.append(f"{count(n_held, 'gate')} {verb} it back")
    n_then = first.n_failing + first.n_unknown
    if len(every) > 1 and n_then != n_held:
        did = f"{n_then} did" if is_held else f"{count(n_then, 'gate')} held it back"
        clauses.append(f"{did} on {day(first.on)}")
    return sentence(clauses)
