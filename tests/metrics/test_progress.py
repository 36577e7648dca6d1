"""Shares and counts over several features."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mkdocs_feature_tracker.metrics.progress import by_section, gates_passed, of_features
from mkdocs_feature_tracker.model.phrases import whole_percent
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.document import read

TEXT = """\
# Implementation Tracking: Search

> **Feature ID**: FEAT-1

### Status Summary
- **Tests Written**: ✅
- **Implementation**: 🚧
- **QA Testing**: N/A

#### Tests Written (RED Phase)
- [x] Query parser
- [ ] Index
- [-] Old index

## Pre-Deployment Checklist
- [x] Code review completed
- [ ] Rollback plan prepared
"""


def feature_with(n_done: int, n_scope: int, status: Status = Status.IN_PROGRESS) -> Feature:
    document = read(TEXT.encode())
    name = f"FEAT-{n_done}-{n_scope}"
    path = f"docs/{name}.md"
    return Feature(
        name, path, path, name, status, document, n_scope, n_scope, n_done, None, "markdown"
    )


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0, 0), (0.003, 1), (0.6087, 61), (0.5, 50), (0.996, 99), (0.9999, 99), (1, 100)],
)
def test_only_nothing_is_0_percent_and_only_everything_is_100(share: float, shown: int) -> None:
    assert whole_percent(share) == shown


def test_project_progress_is_summed_done_over_summed_scope_beside_the_mean_of_shares() -> None:
    total = of_features([feature_with(1, 10), feature_with(2, 2)])

    assert (total.n_done, total.n_scope) == (3, 12)
    assert total.share == 0.25
    assert total.mean_share == pytest.approx(0.55)


def test_a_feature_without_scope_lowers_no_share() -> None:
    total = of_features([feature_with(1, 2), feature_with(0, 0)])

    assert (total.share, total.mean_share, total.n_without_scope) == (0.5, 0.5, 1)


def test_without_any_scope_there_is_no_share() -> None:
    total = of_features([feature_with(0, 0)])

    assert (total.share, total.mean_share) == (None, None)


def test_a_cancelled_feature_is_left_out_of_the_project() -> None:
    total = of_features([feature_with(1, 2), feature_with(0, 8, Status.CANCELLED)])

    assert (total.n_features, total.n_scope, total.n_left_out) == (1, 2, 1)


def test_a_section_counts_neither_cancelled_tasks_nor_the_checklist_into_the_share() -> None:
    tests, deployment = by_section(read(TEXT.encode()))

    assert (tests.n_done, tests.n_scope, tests.is_counted) == (1, 2, True)
    assert (deployment.n_done, deployment.n_scope, deployment.is_counted) == (1, 2, False)


def test_gates_that_nobody_stated_are_unknown_and_not_failed() -> None:
    gates = gates_passed([feature_with(0, 1)])

    assert (gates.n_passed, gates.n_stated, gates.n_unknown) == (1, 2, 2)


def test_a_cancelled_feature_has_no_gates() -> None:
    cancelled = replace(feature_with(0, 1), status=Status.CANCELLED)

    assert gates_passed([cancelled]).n_stated == 0
