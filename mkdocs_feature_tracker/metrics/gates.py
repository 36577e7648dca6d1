"""A feature in, how each gate of the contract stands out: one small function for each gate.

What a gate measures against numbers is in `measured_gates`, its own rules are in `own_gates`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from mkdocs_feature_tracker.metrics import measured_gates
from mkdocs_feature_tracker.metrics.findings import (
    Finding,
    failed,
    listed,
    missing,
    names_of,
    passed,
    quoted,
    section_line,
    unknown,
)
from mkdocs_feature_tracker.metrics.progress import LEFT_OUT
from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.phrases import count, whole_percent
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.records import Task
from mkdocs_feature_tracker.model.release import GateRules, Result
from mkdocs_feature_tracker.model.words import GATES as SUMMARY_GATES
from mkdocs_feature_tracker.model.words import Severity, Status

_ROLLBACK = re.compile(r"\broll(?:ing|ed)?[\s-]?back", re.I)


def find(gate: str, feature: Feature, rules: GateRules, project: Project) -> Finding:
    """How `gate`, one of `GATES`, stands in a feature's document on the project's day."""
    if gate in SUMMARY_GATES:
        return _summary(gate, feature.document)
    return _FINDERS[gate](feature, rules, project)


def _summary(gate: str, document: Document) -> Finding:
    """A line of the status summary passes when it says done."""
    stated = next(row for row in document.gates if row.gate == gate)
    if stated.line is None:
        line = section_line(document, "status_summary")
        is_there = any(row.line is not None for row in document.gates)
        what = "line for it in the status summary" if is_there else "status summary"
        return unknown(f"the document has no {what}", line)
    note = stated.note or ""
    if stated.status is Status.UNKNOWN:
        return unknown(f"the status summary does not say{note and f' ({note})'}", stated.line)
    said = stated.status.replace("_", " ")
    if stated.stated_share is not None and stated.status is not Status.DONE and "%" not in note:
        said += f", {whole_percent(stated.stated_share)}%"
    reason = f"the status summary says {said}{note and f' ({note})'}"
    if stated.status is Status.NOT_APPLICABLE:
        return Finding(Result.NOT_APPLICABLE, reason, stated.line)
    return (passed if stated.status is Status.DONE else failed)(reason, stated.line)


def _acceptance(feature: Feature, rules: GateRules, project: Project) -> Finding:
    """Every acceptance criterion is done."""
    return _all_done(feature.document, "acceptance", "criterion", "criteria", "acceptance criteria")


def _deployment_checklist(feature: Feature, rules: GateRules, project: Project) -> Finding:
    """Every box is ticked."""
    document = feature.document
    section = "deployment_checklist"
    return _all_done(document, "deployment", "box", "boxes", "deployment checklist", section)


def _all_done(
    document: Document, kind: str, one: str, many: str, what: str, section: str = ""
) -> Finding:
    """Passed when every leaf task of a kind is done; `section` is its key, else that of `kind`."""
    section = section or kind
    leaves = [task for task in document.tasks if task.section == kind and task.is_leaf]
    tasks = [task for task in leaves if task.status not in LEFT_OUT]
    if not leaves:
        return missing(document, section, f"the document has no {what}")
    if not tasks:
        return unknown(f"all {many} are cancelled or not applicable", leaves[0].line)
    unclear = [task for task in tasks if task.status is Status.UNKNOWN]
    left = [task for task in tasks if task.status not in (Status.DONE, Status.UNKNOWN)]
    of_all = f"of {count(len(tasks), one, many)}"
    if left:
        return failed(f"{len(left)} {of_all} open: {names_of(left)}", left[0].line)
    if unclear:
        reason = f"{len(unclear)} {of_all} of unknown status: {names_of(unclear)}"
        return unknown(reason, unclear[0].line)
    return passed(f"{count(len(tasks), one, many)} done", section_line(document, section))


def _acceptance_tests(feature: Feature, rules: GateRules, project: Project) -> Finding:
    """No criterion has failing or partly passing tests.

    Tests that nobody wrote yet neither fail nor pass: unknown.
    """
    document = feature.document
    criteria = [
        task
        for task in document.tasks
        if task.section == "acceptance" and task.status not in LEFT_OUT
    ]
    stating = [task for task in criteria if task.tests_status is not None]
    if not stating:
        reason = "no acceptance criterion states tests"
        return Finding(Result.NOT_APPLICABLE, reason, section_line(document, "acceptance"))
    partly = (Status.FAILING, Status.IN_PROGRESS, Status.BLOCKED)
    failing = [task for task in stating if task.tests_status in partly]
    if failing:
        said = ", ".join(f"{names_of([task])} {_tests_of(task)}" for task in failing[:3])
        n_more = len(failing) - 3
        more = f" and {n_more} more" if n_more > 0 else ""
        of_all = f"{len(failing)} of {count(len(stating), 'criterion', 'criteria')}"
        verb = "has" if len(failing) == 1 else "have"
        reason = f"{of_all} {verb} tests that do not all pass: {said}{more}"
        return failed(reason, failing[0].line)
    silent = [task for task in criteria if _is_silent(task, stating)]
    if silent:
        verb = "does" if len(silent) == 1 else "do"
        of_all = f"{len(silent)} of {count(len(criteria), 'criterion', 'criteria')}"
        return unknown(
            f"{of_all} {verb} not state passing tests: {names_of(silent)}", silent[0].line
        )
    return passed(
        f"the tests of {count(len(stating), 'criterion', 'criteria')} pass", stating[0].line
    )


def _is_silent(task: Task, stating: list[Task]) -> bool:
    """Whether neither a criterion, nor the box above or below it, says that its tests pass."""
    if task.tests_status is None:
        lines = {other.line for other in stating}
        parents = {other.parent_line for other in stating}
        return task.line not in parents and task.parent_line not in lines
    return task.tests_status in (Status.UNKNOWN, Status.NOT_STARTED)


def _tests_of(task: Task) -> str:
    """What a criterion says of its tests, in short."""
    said = "failing" if task.tests_status is Status.FAILING else "partly passing"
    return said if task.tests_share is None else f"{said} ({whole_percent(task.tests_share)}%)"


def _blockers(feature: Feature, rules: GateRules, project: Project) -> Finding:
    """No open blocker has one of the severities; one without any severity might have."""
    blockers = [blocker for blocker in feature.document.blockers if blocker.is_open]
    serious = [blocker for blocker in blockers if blocker.severity in rules.severities]
    unclear = [blocker for blocker in blockers if blocker.severity is Severity.UNKNOWN]
    for found, those in ((failed, serious), (unknown, unclear)):
        if those:
            names = listed(
                [f"{quoted(blocker.title)} ({_severity_of(blocker.severity)})" for blocker in those]
            )
            n = f"{len(those)} of " if len(those) < len(blockers) else ""
            return found(f"{n}{count(len(blockers), 'open blocker')}: {names}", those[0].line)
    if blockers:
        are = "none of them" if len(blockers) > 1 else "not"
        severities = " or ".join(rules.severities)
        reason = f"{count(len(blockers), 'open blocker')}, {are} {severities}"
        return passed(reason, blockers[0].line)
    return passed("no open blocker", section_line(feature.document, "blockers"))


def _severity_of(severity: Severity) -> str:
    return "no severity stated" if severity is Severity.UNKNOWN else severity.value


def _rollout_plan(feature: Feature, rules: GateRules, project: Project) -> Finding:
    """A feature flag or stages, and a rollback plan."""
    document = feature.document
    steps = [stage for stage in document.rollout if not _ROLLBACK.search(stage.stage)]
    rollback_line, is_open = _rollback(document)
    line = section_line(document, "deployment_plan")
    if not steps and rollback_line is None:
        return missing(document, "deployment_plan", "the document has no rollout plan")
    if rollback_line is not None and is_open:
        return failed("the rollback plan is not ticked", rollback_line)
    if rollback_line is None:
        return failed(f"{count(len(steps), 'step')} of a rollout, but no rollback plan", line)
    if not steps:
        return failed("a rollback plan, but no feature flag or stages", rollback_line)
    return passed(f"{count(len(steps), 'step')} of a rollout and a rollback plan", steps[0].line)


def _rollback(document: Document) -> tuple[int | None, bool]:
    """Where the way back is written down, and whether that is only a box still open."""
    for stage in document.rollout:
        if _ROLLBACK.search(f"{stage.stage} {stage.description or ''}"):
            return stage.line, False
    if document.rollback_line is not None:
        return document.rollback_line, False
    boxes = [
        task
        for task in document.tasks
        if task.section == "deployment"
        and task.status not in LEFT_OUT
        and _ROLLBACK.search(f"{task.title} {task.note or ''}")
    ]
    for task in boxes:
        if task.status is Status.DONE:
            return task.line, False
    return (boxes[0].line, True) if boxes else (None, False)


def _dependencies(feature: Feature, rules: GateRules, project: Project) -> Finding:
    """Every feature that this one depends on is done."""
    header = feature.document.header
    line = header.lines.get("depends_on", feature.document.line)
    if not header.depends_on:
        return passed("depends on nothing", line)
    known = {name: project.named(name) for name in header.depends_on}
    left = [
        f"{name} is {other.status.replace('_', ' ')}"
        for name, other in known.items()
        if other is not None and other.status is not Status.DONE
    ]
    strange = [name for name, other in known.items() if other is None]
    if left:
        return failed(listed(left), line)
    if strange:
        return unknown(f"no tracking document describes {listed(strange)}", line)
    return passed(f"{listed(list(known))} {'is' if len(known) == 1 else 'are'} done", line)


_FINDERS: dict[str, Callable[[Feature, GateRules, Project], Finding]] = {
    "acceptance": _acceptance,
    "acceptance_tests": _acceptance_tests,
    "blockers": _blockers,
    "coverage": measured_gates.coverage,
    "code_quality": measured_gates.code_quality,
    "deployment_checklist": _deployment_checklist,
    "rollout_plan": _rollout_plan,
    "dependencies": _dependencies,
    "fresh": measured_gates.fresh,
}
"""Every gate of the contract that the status summary does not state."""
