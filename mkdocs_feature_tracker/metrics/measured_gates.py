"""A feature in, how the gates over measured values stand out: coverage, code quality, freshness."""

from __future__ import annotations

import re

from mkdocs_feature_tracker.checks.attention import updated_line
from mkdocs_feature_tracker.metrics.findings import (
    Finding,
    failed,
    listed,
    missing,
    passed,
    quoted,
    section_line,
    unknown,
)
from mkdocs_feature_tracker.model.phrases import count
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.records import Measure
from mkdocs_feature_tracker.model.release import GateRules
from mkdocs_feature_tracker.model.words import Status

_OVERALL = (
    re.compile(r"(?:overall|total)\b.*", re.I),
    re.compile(r"(?:(?:test|code) )?coverage", re.I),
    re.compile(r"lines?(?: coverage)?", re.I),
)
"""What the coverage of everything is called, the surest name first."""


def coverage(feature: Feature, rules: GateRules, project: Project) -> Finding:
    """The overall coverage reaches the threshold."""
    document = feature.document
    stated = [measure for measure in document.measures if measure.group == "coverage"]
    if not stated:
        return missing(document, "test_coverage", "the document states no test coverage")
    overall = _overall(stated)
    if overall is None:
        names = listed([measure.name for measure in stated])
        line = section_line(document, "test_coverage")
        return unknown(f"no overall coverage is stated, only {names}", line)
    if overall.value is None or overall.unit not in ("%", None):
        return unknown(f"{quoted(overall.name)} states no percentage", overall.line)
    wanted = f"{_number(rules.coverage_percent)}%"
    if overall.value < rules.coverage_percent:
        return failed(f"coverage {_number(overall.value)}% of the {wanted} wanted", overall.line)
    return passed(f"coverage {_number(overall.value)}%, {wanted} wanted", overall.line)


def _overall(measures: list[Measure]) -> Measure | None:
    for name in _OVERALL:
        for measure in measures:
            if name.fullmatch(measure.name.strip()):
                return measure
    return None


def code_quality(feature: Feature, rules: GateRules, project: Project) -> Finding:
    """No linter or type checker fails."""
    document = feature.document
    stated = [measure for measure in document.measures if measure.group == "code_quality"]
    if not stated:
        return missing(document, "code_quality", "the document names no linter or type checker")
    failing = [
        measure for measure in stated if measure.status is Status.FAILING or measure.is_met is False
    ]
    if failing:
        names = listed([f"{measure.name} ({_said(measure)})" for measure in failing])
        return failed(f"{names} of {count(len(stated), 'check')}", failing[0].line)
    silent = [measure.name for measure in stated if _is_silent(measure)]
    if len(silent) == len(stated):
        return unknown(f"nothing says whether {listed(silent)} passes", stated[0].line)
    clear = [measure.name for measure in stated if not _is_silent(measure)]
    but = f"; nothing is said of {listed(silent)}" if silent else ""
    return passed(f"{listed(clear)} without a failure{but}", stated[0].line)


def _is_silent(measure: Measure) -> bool:
    return measure.status is Status.UNKNOWN and measure.value is None and not measure.is_met


def _said(measure: Measure) -> str:
    if measure.value is None:
        return "failing"
    return f"{_number(measure.value)} {measure.unit or ''}".strip()


def fresh(feature: Feature, rules: GateRules, project: Project) -> Finding:
    """Updated within some days, while it is not done."""
    if feature.status is Status.DONE:
        return passed("the feature is done", _status_line(feature))
    if feature.updated_on is None:
        return unknown("nothing says when it was updated", feature.document.line)
    n_days = (project.as_of - feature.updated_on).days
    ago = f", {count(n_days, 'day')} ago" if n_days > 0 else ""
    reason = f"updated on {feature.updated_on}{ago}"
    if n_days > rules.fresh_days:
        wanted = count(rules.fresh_days, "day")
        return failed(f"{reason}, at most {wanted} wanted", updated_line(feature))
    return passed(reason, updated_line(feature))


def _status_line(feature: Feature) -> int:
    return feature.document.header.lines.get("status", feature.document.line)


def _number(value: float) -> str:
    return f"{value:.10g}"
