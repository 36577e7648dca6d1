"""A feature in, its measured values against their targets, and its effort, out."""

from __future__ import annotations

from mkdocs_feature_tracker.model.records import Measure
from mkdocs_feature_tracker.model.words import MEASURE_GROUPS, Status
from mkdocs_feature_tracker.site.options import ListOf, Option
from mkdocs_feature_tracker.site.widget import Request, View, Widget
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
    value = _with_unit(measure.value, measure.unit)
    share = measure.value / 100 if measure.unit == "%" and 0 <= measure.value <= 100 else None
    return measure, value, target, share


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


WIDGET = Widget(
    name="measures",
    title="Measures",
    meaning="Measured values against their targets, and effort estimated against actual.",
    view=_view,
    own_options=(Option("groups", ListOf(*MEASURE_GROUPS), MEASURE_GROUPS, "The groups to show."),),
    sections=(
        "test_coverage",
        "code_quality",
        "performance",
        "implementation_metrics",
        "feature_metrics",
    ),
)
