"""A feature in, statements of its document that cannot both be true out.

A false alarm costs more trust than a missed contradiction: where a document can be read so that it
is right, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_feature_tracker.model.phrases import whole_percent
from mkdocs_feature_tracker.model.problem import Problem, found
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.records import Task
from mkdocs_feature_tracker.model.words import Status

CONTRADICTION_POINTS = 10
"""How many percentage points stated and computed progress may lie apart."""

_OPEN = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.BLOCKED, Status.FAILING)
_LEFT_OUT = (Status.CANCELLED, Status.NOT_APPLICABLE)
_ALL_TESTS = re.compile(r"all tests (?:are )?(?:pass(?:ing|ed|es)?|green)\W*", re.I)
_SOME_FAIL = re.compile(r"\b(?:some|[1-9]\d*)(?: tests?)?(?: are| still)? fail", re.I)
_PUT_OFF = re.compile(
    r"\b(?:optional|stretch|nice[ -]to[ -]have|out of scope|follow[ -]?ups?|future|post[ -]\w+)\b",
    re.I,
)
_PUT_OFF_GROUP = re.compile(
    rf"{_PUT_OFF.pattern}|\b(?:later|backlog|deferred|ideas?|bonus|limitations?|enhancements?)\b",
    re.I,
)


def is_contradicted(feature: Feature) -> bool:
    """Whether the stated share is more than 10 points away from the computed one."""
    stated, computed = feature.document.header.stated_share, feature.share
    if stated is None or computed is None:
        return False
    return round(abs(stated - computed) * 100, 6) > CONTRADICTION_POINTS


def stated_share(feature: Feature, project: Project) -> Iterator[Problem]:
    """FT201 where the printed progress is more than 10 points from the counted one."""
    header, share = feature.document.header, feature.share
    is_told = feature.is_open or feature.status is Status.DONE
    if not is_told or share is None or header.stated_share is None:
        return
    line = header.lines.get("stated_share", feature.document.line)
    is_told_by_status = line == header.lines.get("status") and header.status is Status.DONE
    if is_told_by_status or not is_contradicted(feature) or _may_be_right(feature):
        return  # of a status that says done, FT203 tells more
    yield found(
        "FT201",
        line,
        f"states {whole_percent(header.stated_share)}% while {feature.n_done} of {feature.n_scope}"
        f" tasks are done, which is {whole_percent(share)}%",
        "correct the figure or the boxes, or leave the figure out: it is counted anyway",
        feature.path,
    )


def all_tests_passing(feature: Feature, project: Project) -> Iterator[Problem]:
    """FT202 where “All tests passing” is ticked and a criterion says that its tests fail."""
    tasks = feature.document.tasks
    failing = [task for task in tasks if _has_failing_tests(task)]
    if not failing:
        return
    for task in tasks:
        if task.status is Status.DONE and _ALL_TESTS.fullmatch(task.title):
            places = _listed([f"{_name(other)} in line {other.line}" for other in failing])
            yield found(
                "FT202",
                task.line,
                f"“{task.title}” is ticked in line {task.line}, but tests fail: {places}",
                "open the box, or correct the criterion's test status",
                feature.path,
            )


def done_with_open_boxes(feature: Feature, project: Project) -> Iterator[Problem]:
    """FT203 where the header says done and boxes of the scope are open."""
    header = feature.document.header
    if header.status is not Status.DONE:
        return
    tasks = [task for task in feature.document.tasks if task.in_scope and task.status in _OPEN]
    first = next((task for task in tasks if _is_left_open(task)), None)
    if first is not None:
        are = "is" if len(tasks) == 1 else "are"
        of_all = "1 task" if feature.n_scope == 1 else f"{feature.n_scope} tasks"
        yield found(
            "FT203",
            header.lines.get("status", feature.document.line),
            f"the status says done, but {len(tasks)} of {of_all} {are} open:"
            f" “{_shortened(first.title)}” in line {first.line}",
            "tick or cancel ([-]) what is left, or take the status back",
            feature.path,
        )


def ticked_parent(feature: Feature, project: Project) -> Iterator[Problem]:
    """FT206 where a ticked box has open boxes directly below it."""
    parents = {
        task.line: task
        for task in feature.document.tasks
        if not task.is_leaf and task.status is Status.DONE
    }
    left: dict[int, list[Task]] = {}
    for task in feature.document.tasks:
        if task.parent_line in parents and _is_left_open(task):
            left.setdefault(parents[task.parent_line].line, []).append(task)
    for line, children in left.items():
        first = f"“{_shortened(children[0].title)}” in line {children[0].line}"
        more = f" and {len(children) - 1} more" if len(children) > 1 else ""
        yield found(
            "FT206",
            line,
            f"“{_shortened(parents[line].title)}” is ticked while {first}{more} below it"
            f" {'are' if more else 'is'} open",
            "open the box, or tick or cancel ([-]) what is below it",
            feature.path,
        )


def _may_be_right(feature: Feature) -> bool:
    """Whether tasks of unknown status, were they done, would make up the difference."""
    stated = feature.document.header.stated_share or 0.0
    tasks = feature.document.tasks
    n_unknown = sum(task.in_scope and task.status is Status.UNKNOWN for task in tasks)
    most = (feature.n_done + n_unknown) / feature.n_scope
    counted = feature.n_done / feature.n_scope
    return counted < stated and round((stated - most) * 100, 6) <= CONTRADICTION_POINTS


def _has_failing_tests(task: Task) -> bool:
    """Whether a criterion says that its tests, or some of them, do not pass."""
    if task.status in _LEFT_OUT:
        return False
    if task.tests_status is Status.FAILING:
        return True
    raw = task.tests_raw or ""
    is_partly = task.tests_share is not None and 0 < task.tests_share < 1 and "passing" in raw
    return task.tests_status is Status.IN_PROGRESS and (is_partly or bool(_SOME_FAIL.search(raw)))


def _is_left_open(task: Task) -> bool:
    """Whether a box is open and was meant to be done: neither optional nor put off."""
    if task.status not in _OPEN or task.is_optional:
        return False
    is_put_off = any(text and _PUT_OFF.search(text) for text in (task.title, task.note))
    return not is_put_off and not (task.group and _PUT_OFF_GROUP.search(task.group))


def _name(task: Task) -> str:
    return task.task_id or f"“{_shortened(task.title)}”"


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"


def _listed(places: list[str]) -> str:
    if len(places) > 3:
        return ", ".join(places[:3]) + f" and {len(places) - 3} more"
    return " and ".join([", ".join(places[:-1]), places[-1]] if len(places) > 1 else places)
