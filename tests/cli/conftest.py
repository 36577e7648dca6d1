"""A team's folder with two tracking documents, and a way to run the command in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_feature_tracker.cli import main

Run = Callable[..., Result]

IMPORTS = """\
# Implementation Tracking: Resume stalled imports

> **Feature ID**: FEAT-2025-10-02-007
> **GitHub Issue**: #234
> **Status**: In Progress
> **Branch**: `feature/issue-234-resume`
> **Started**: 2025-10-02
> **Team**: Backend & Data

## Progress Overview

**Overall Progress**: 65% Complete

### Status Summary
- **Tests Written**: ✅
- **Implementation**: 🚧 60%
- **Code Review**: ❌
- **QA Testing**: ❌
- **Documentation**: ✅ / ❌ / 🚧

## Test-Driven Development Progress

### Tests Written (RED Phase)
- [x] **Unit Tests**: the resume point survives a restart
- [ ] **Integration Tests**: two workers on one file

## Acceptance Criteria Progress
- [x] **AC1**: An import goes on where it stopped

## Issues & Blockers

### Current Blockers
| Blocker | Severity | Description | Area | ETA |
|---|---|---|---|---|
| No sandbox | High | The bank has not answered | Payments | 2025-11-25 |

## Daily Progress Updates

### 2025-11-18 - Backend
**What was completed:**
- Größere Dateien werden gestückelt
"""

SEARCH = """\
# Faster search — feature progress

**Feature ID:** FEAT-2025-11-01-002
**Status:** TERMINÉE
**Started:** 5/6/2025

## Implementation Status
- [x] Index built at night
- [?] Index warmed at start
"""

NOTES = """\
# Notes of the weekly meeting

- [ ] Order new chairs
"""


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a team without git, as the working directory."""
    folder = tmp_path / "team"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "imports.md").write_text(IMPORTS, encoding="utf-8")
    (folder / "docs" / "search.md").write_text(SEARCH, encoding="utf-8")
    (folder / "docs" / "weekly.md").write_text(NOTES, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return folder


@pytest.fixture
def run() -> Run:
    """Runs `feature-tracker` with the given arguments."""

    def run_command(*arguments: object) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments])

    return run_command
