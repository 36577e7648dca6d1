"""A team's folder with two tracking documents, and a way to run the command in it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_feature_tracker.cli import main
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.document import read

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

FEATURE = "FEAT-2026-11-02-001"
VOUCHERS = """\
# Implementation Tracking: Vouchers

> **Feature ID**: FEAT-2026-11-02-001
> **GitHub Issue**: #318
> **Status**: In Progress

## Tests Written
- [ ] **Unit Tests**: buying, redeeming, refunds
- [ ] **E2E Tests**: a guest buys a voucher

## Implementation Status
- [x] **Backend**: vouchers are stored
- [/] **Mail**: the voucher is sent
* [ ] Selling
    1. [ ] A voucher can be bought
    2. [ ] A voucher can be given away
- [ ] Rounding
- [ ] Rounding

## Acceptance Criteria
> - [ ] **AC1**: A guest buys a voucher
> - [-] **AC10**: A guest pays with cheese

## Release
| Task | Status |
|---|---|
| Tell the clubs | Not started |
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


def start(*arguments: object, **environment: str) -> subprocess.Popen[str]:
    """Starts `feature-tracker` as a process of its own, in the working directory."""
    code = "from mkdocs_feature_tracker.cli import main; main(prog_name='feature-tracker')"
    return subprocess.Popen(
        [sys.executable, "-c", code, *(str(argument) for argument in arguments)],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def file(team: Path) -> Path:
    """The document of vouchers among those of the team."""
    path = team / "docs" / "vouchers.md"
    path.write_bytes(VOUCHERS.encode())
    return path


def status_at(file: Path, line: int) -> Status:
    """The status of the task in that line of a document."""
    return next(task.status for task in read(file.read_bytes()).tasks if task.line == line)
