"""A feature or a project in, measured values against their targets, and effort, out."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from mkdocs_feature_tracker.metrics.progress import LEFT_OUT
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.records import Measure
from mkdocs_feature_tracker.model.words import MEASURE_GROUPS, Status
from mkdocs_feature_tracker.site.options import ListOf, Option
from mkdocs_feature_tracker.site.place import Home
from mkdocs_feature_tracker.site.selection import FILTER, selected
from mkdocs_feature_tracker.site.widget import MOST_ROWS, Request, View, Widget
from mkdocs_feature_tracker.site.wording import amount

GROUP_WORDS = {
    "coverage": "Test coverage",
    "code_quality": "Code quality",
    "performance": "Performance",
    "implementation": "Implementation",
    "feature": "After release",
}
_SIGNS = {"<=": "≤", ">=": "≥", "=": "="}
_EFFORT = ("estimated effort", "actual effort")
_TIGHT = ("%", "/5", "/10", "×", "x")
_MATRICES = ("coverage", "code_quality")
"""Groups whose measures have the same few names in every document."""
_MOST_COLUMNS = 6


def _view(request: Request) -> View | None:
    feature = request.subject
    found = [
        measure
        for measure in feature.document.measures
        if measure.group in request.options["groups"]
    ]
    if not any(_is_filled(measure) for measure in found):
        return None
    effort = _effort(found)
    listed = [one for one in found if effort is None or one.name.casefold() not in _EFFORT]
    groups = [
        (GROUP_WORDS[group], [_row(measure) for measure in listed if measure.group == group])
        for group in MEASURE_GROUPS
        if any(measure.group == group and _is_filled(measure) for measure in listed)
    ]
    return {
        "groups": groups,
        "effort": effort,
        "n_met": sum(measure.is_met is True for measure in found),
        "n_missed": sum(measure.is_met is False for measure in found),
        "origin": request.origin(feature),
    }


def _is_filled(measure: Measure) -> bool:
    return measure.value is not None or measure.status is not Status.UNKNOWN


def _row(measure: Measure) -> tuple[Measure, str, str, float | None]:
    """A measure with its value and target as people write them, and its share as a bar."""
    target = ""
    if measure.target is not None:
        sign = _SIGNS.get(measure.comparator or "", measure.comparator or "")
        target = f"{sign} {_with_unit(measure.target, measure.unit)}".strip()
    if measure.value is None:
        return measure, "", target, None
    return measure, _with_unit(measure.value, measure.unit), target, _share(measure, measure.value)


def _share(measure: Measure, value: float | None) -> float | None:
    is_share = value is not None and measure.unit == "%" and 0 <= value <= 100
    return value / 100 if is_share and value is not None else None


def _with_unit(value: float, unit: str | None) -> str:
    if not unit:
        return amount(value)
    return amount(value) + ("" if unit.startswith(_TIGHT) else " ") + unit


def _effort(measures: list[Measure]) -> View | None:
    """Estimated against actual effort, where both are numbers of one unit."""
    by_name = {measure.name.casefold(): measure for measure in measures}
    estimated, actual = (by_name.get(name) for name in _EFFORT)
    if estimated is None or actual is None:
        return None
    if not estimated.value or actual.value is None or estimated.unit != actual.unit:
        return None
    longest = max(estimated.value, actual.value)
    return {
        "estimated": _with_unit(estimated.value, estimated.unit),
        "actual": _with_unit(actual.value, actual.unit),
        "estimated_share": estimated.value / longest,
        "actual_share": actual.value / longest,
        "is_over": actual.value > estimated.value,
        "of_estimate": actual.value / estimated.value,
    }


class Cell(NamedTuple):
    """A measure of a feature; `aim` is its target as a share of the bar, `rank` sorts it."""

    measure: Measure
    value: str
    target: str
    share: float | None
    aim: float | None

    @property
    def rank(self) -> float | str:
        """Shares by themselves, else the missed before the met; what is unknown has none."""
        if self.share is not None:
            return self.share
        return "" if self.measure.is_met is None else int(self.measure.is_met)


class Row(NamedTuple):
    """A feature with its measures by column; null where its document has no such one."""

    home: Home
    cells: list[Cell | None]
    n_missed: int


class Entry(NamedTuple):
    """A measure that only one or a few documents have."""

    home: Home
    cell: Cell


class Group(NamedTuple):
    """One kind of measures: a matrix with `columns`, or a list of `entries`."""

    name: str
    words: str
    n_met: int
    n_missed: int
    columns: list[str]
    rows: list[Row]
    entries: list[Entry]
    n_hidden: int
    n_more_names: int


def _project_view(request: Request) -> View | None:
    features = [one for one in selected(request) if one.status not in LEFT_OUT]
    groups = [_group(request, features, name) for name in request.options["groups"]]
    filled = [group for group in groups if group.rows or group.entries]
    return {"groups": filled} if filled else None


def _group(request: Request, features: list[Feature], name: str) -> Group:
    found = [
        (feature, [one for one in feature.document.measures if one.group == name])
        for feature in features
    ]
    filled = [(feature, some) for feature, some in found if any(map(_is_filled, some))]
    measures = [one for _, some in filled for one in some]
    columns, n_more_names = _columns(measures) if name in _MATRICES else ([], 0)
    rows = [_matrix_row(request, feature, some, columns) for feature, some in filled if columns]
    entries = [
        Entry(request.home(feature), _cell(one))
        for feature, some in filled
        for one in some
        if not columns
    ]
    rows.sort(key=lambda row: (-row.n_missed, row.home.title.casefold()))
    entries.sort(key=_unmet_first)
    return Group(
        name,
        GROUP_WORDS[name],
        sum(one.is_met is True for one in measures),
        sum(one.is_met is False for one in measures),
        columns,
        rows[:MOST_ROWS],
        entries[:MOST_ROWS],
        max(0, len(rows) + len(entries) - MOST_ROWS),
        n_more_names,
    )


def _columns(measures: list[Measure]) -> tuple[list[str], int]:
    """The names that most documents use, the most used first, and how many more there are."""
    spelled: dict[str, str] = {}
    for one in measures:
        spelled.setdefault(one.name.casefold(), one.name)
    used = Counter(one.name.casefold() for one in measures)
    common = [spelled[key] for key, _ in used.most_common(_MOST_COLUMNS)]
    return common, len(spelled) - len(common)


def _matrix_row(
    request: Request, feature: Feature, measures: list[Measure], columns: list[str]
) -> Row:
    by_name = {one.name.casefold(): one for one in reversed(measures)}
    cells = [by_name.get(name.casefold()) for name in columns]
    n_missed = sum(one.is_met is False for one in measures)
    return Row(request.home(feature), [_cell(one) if one else None for one in cells], n_missed)


def _cell(measure: Measure) -> Cell:
    _, value, target, share = _row(measure)
    return Cell(measure, value, target, share, _share(measure, measure.target))


def _unmet_first(entry: Entry) -> tuple[int, str, str]:
    measure = entry.cell.measure
    rank = {False: 0, True: 1, None: 2}[measure.is_met]
    is_empty = not _is_filled(measure)
    return rank + is_empty, measure.name.casefold(), entry.home.title.casefold()


WIDGET = Widget(
    name="measures",
    title="Measures",
    meaning="Measured values against their targets, and effort estimated against actual.",
    view=_view,
    about="either",
    own_options=(
        FILTER,
        Option("groups", ListOf(*MEASURE_GROUPS), MEASURE_GROUPS, "The groups to show."),
    ),
    sections=(
        "test_coverage",
        "code_quality",
        "performance",
        "implementation_metrics",
        "feature_metrics",
    ),
    nothing="Nothing is measured yet. Documents state values below “Test Coverage”, “Code Quality” "
    "and “Performance”, such as “Overall Coverage: 86% (target: 80%)”.",
    project_view=_project_view,
)
