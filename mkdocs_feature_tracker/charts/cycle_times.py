"""Finished features with their cycle times in, a dot for each with percentile lines out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from mkdocs_feature_tracker.charts.chart import NO_AXIS, Cell, Chart, Form, Mark, Series
from mkdocs_feature_tracker.charts.phrases import count, day, sentence
from mkdocs_feature_tracker.charts.scale import amounts, days
from mkdocs_feature_tracker.metrics.cycle import Expectation

_COLUMN = "Days"


class Finished(NamedTuple):
    """A finished feature; `href` leads to its page."""

    name: str
    finished_on: date
    n_days: int
    href: str | None = None


def cycle_times(
    key: str,
    finished: Sequence[Finished],
    expectation: Expectation | None,
    as_of: date,
    *,
    title: str = "Cycle time",
    remarks: Sequence[str] = (),
) -> Chart:
    """How long finished features took, in the order of their finish, against what is expected."""
    if not finished or expectation is None:
        nothing = "No feature with a known start is finished yet."
        return Chart(key, "cycle_times", title, nothing, NO_AXIS, NO_AXIS, remarks=tuple(remarks))
    dots = Series(
        "Finished features",
        "actual",
        Form.DOTS,
        tuple(float(one.finished_on.toordinal()) for one in finished),
        tuple(one.n_days for one in finished),
        column=_COLUMN,
        texts=tuple(
            f"{one.name}: {count(one.n_days, 'day')}, finished {day(one.finished_on)}"
            for one in finished
        ),
        hrefs=tuple(one.href for one in finished),
    )
    first_on = min(one.finished_on for one in finished)
    last_on = max(as_of, *(one.finished_on for one in finished))
    highest = max(expectation.p85_days, *dots.ys)
    return Chart(
        key=key,
        kind="cycle_times",
        title=title,
        summary=_summary(expectation),
        x=days(first_on - timedelta(days=1), last_on),
        y=amounts(highest, "days from start to finish"),
        series=(dots,),
        marks=expected(expectation, is_horizontal=True),
        remarks=(*guessed(expectation), *remarks),
        columns=("Feature", "Finished", _COLUMN),
        rows=tuple(
            (
                Cell(one.name, href=one.href),
                Cell(day(one.finished_on)),
                Cell(str(one.n_days), one.n_days),
            )
            for one in finished
        ),
        hover="closest",
    )


def expected(expectation: Expectation, *, is_horizontal: bool) -> tuple[Mark, ...]:
    """The days within which half and 85 % were finished, as lines; one where both are the same."""
    p50, p85 = expectation.p50_days, expectation.p85_days
    marks = [Mark(p85, f"85%: {count(p85, 'day')}", "p85", 0, is_horizontal)]
    if p50 != p85:
        marks.append(Mark(p50, f"50%: {count(p50, 'day')}", "p50", 1, is_horizontal))
    return tuple(marks)


def guessed(expectation: Expectation) -> list[str]:
    """The warning that an expectation stands on few features."""
    if not expectation.is_guess:
        return []
    n = count(expectation.n_finished, "feature")
    verb = "is" if expectation.n_finished == 1 else "are"
    return [f"Only {n} {verb} finished, so these expectations are a guess."]


def _summary(expectation: Expectation) -> str:
    within = f"85% within {count(expectation.p85_days, 'day')}"
    half = f"half of {count(expectation.n_finished, 'finished feature')} took at most"
    return sentence([f"{half} {count(expectation.p50_days, 'day')}", within])
