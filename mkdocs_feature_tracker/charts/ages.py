"""Features under way with their ages in, a bar for each against what is expected out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mkdocs_feature_tracker.charts.chart import NO_AXIS, Axis, Cell, Chart, Form, Note, Series
from mkdocs_feature_tracker.charts.cycle_times import expected, guessed
from mkdocs_feature_tracker.charts.phrases import count, sentence, shortened
from mkdocs_feature_tracker.charts.scale import lengths
from mkdocs_feature_tracker.metrics.cycle import Expectation

_MOST_ROWS = 30
_ROW_PX = 42
_COLUMN = "Days"
_WORDS = {
    "in_progress": ("◐", "in progress"),
    "blocked": ("⊘", "blocked"),
    "at_risk": ("▲", "at risk"),
}


class UnderWay(NamedTuple):
    """A feature under way; `state` is the one it is shown in, such as `blocked` or `at_risk`."""

    name: str
    state: str
    n_days: int
    href: str | None = None


def ages(
    key: str,
    under_way: Sequence[UnderWay],
    expectation: Expectation | None,
    *,
    title: str = "Age of work in progress",
    remarks: Sequence[str] = (),
) -> Chart:
    """How long open features have been under way; they come with the oldest first."""
    if not under_way:
        nothing = "No feature with a known start is under way."
        return Chart(key, "ages", title, nothing, NO_AXIS, NO_AXIS, remarks=tuple(remarks))
    shown = under_way[:_MOST_ROWS]
    highest = max(one.n_days for one in shown)
    x = lengths(max(highest, expectation.p85_days if expectation else 0))
    said = [] if expectation is None else guessed(expectation)
    if expectation is None:
        said.append("No feature is finished yet, so there is nothing to compare with.")
    if len(shown) < len(under_way):
        said.append(f"{count(len(under_way) - len(shown), 'younger one')} not shown.")
    return Chart(
        key=key,
        kind="ages",
        title=title,
        summary=_summary(under_way, expectation),
        x=x,
        y=Axis(0, len(shown), title="days since the start"),
        series=_series(shown),
        marks=() if expectation is None else expected(expectation, is_horizontal=False),
        notes=_names(shown, x),
        remarks=(*said, *remarks),
        columns=("Feature", "State", _COLUMN),
        rows=tuple(
            (
                Cell(one.name, href=one.href),
                Cell(_words(one)[1].capitalize()),
                Cell(str(one.n_days), one.n_days),
            )
            for one in shown
        ),
        height_px=len(shown) * _ROW_PX,
        hover="closest",
    )


def _series(shown: Sequence[UnderWay]) -> tuple[Series, ...]:
    found = []
    for state in dict.fromkeys(one.state for one in shown):
        rows = [(at, one) for at, one in enumerate(shown) if one.state == state]
        found.append(
            Series(
                _words(rows[0][1])[1].capitalize(),
                state,
                Form.ROWS,
                tuple(one.n_days for _, one in rows),
                tuple(len(shown) - at - 0.68 for at, _ in rows),
                column=_COLUMN,
                texts=tuple(
                    f"{one.name}: {count(one.n_days, 'day')}, {_words(one)[1]}" for _, one in rows
                ),
                hrefs=tuple(one.href for _, one in rows),
                in_legend=False,
            )
        )
    return tuple(found)


def _names(shown: Sequence[UnderWay], x: Axis) -> tuple[Note, ...]:
    """The name over the start of each bar, its state and days over the end of its row."""
    notes = []
    for at, one in enumerate(shown):
        y = len(shown) - at - 0.3
        icon, word = _words(one)
        n_days = count(one.n_days, "day")
        wide, narrow = shortened(one.name, 60), shortened(one.name, 25)
        names = [(wide, "wide"), (narrow, "narrow")] if wide != narrow else [(wide, "")]
        notes += [Note(0, y, name, "name", "start", at=where) for name, where in names]
        notes.append(Note(x.high, y, f"{icon} {word}, {n_days}", "name", "end", at="wide"))
        notes.append(Note(x.high, y, f"{icon} {n_days}", "name", "end", at="narrow"))
    return tuple(notes)


def _words(one: UnderWay) -> tuple[str, str]:
    return _WORDS.get(one.state, ("○", one.state.replace("_", " ")))


def _summary(under_way: Sequence[UnderWay], expectation: Expectation | None) -> str:
    verb = "is" if len(under_way) == 1 else "are"
    clauses = [f"{count(len(under_way), 'feature')} {verb} under way"]
    clauses[0] += f", the oldest for {count(max(one.n_days for one in under_way), 'day')}"
    if expectation is not None:
        n_older = sum(one.n_days > expectation.p85_days for one in under_way)
        older = "none is" if not n_older else f"{n_older} {'is' if n_older == 1 else 'are'}"
        usual = f"85% of finished ones took ({count(expectation.p85_days, 'day')})"
        clauses.append(f"{older} older than {usual}")
    return sentence(clauses)
