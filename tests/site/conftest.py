"""Projects read from documents that a person could write, and pages to draw their widgets on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from mkdocs_feature_tracker.model.history import History, Source
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.release import ReleaseDay, Verdict
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.project import load, with_history
from mkdocs_feature_tracker.reading.discover import discover
from mkdocs_feature_tracker.site.place import Place, SiteMap

AS_OF = date(2026, 11, 20)

ProjectOf = Callable[..., Project]


@pytest.fixture
def project_of(tmp_path: Path) -> ProjectOf:
    """Reads the given texts as the documents `1.md`, `2.md` … of one project."""

    def make(*texts: str, as_of: date = AS_OF) -> Project:
        for number, text in enumerate(texts, start=1):
            (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
        sources, _ = discover([tmp_path], tmp_path)
        return with_history(load(sources, as_of=as_of), History(), Workflow())

    return make


def page_of(project: Project, url: str = "progress/") -> Place:
    """A page of a site that has a page for every feature and a code host."""
    features = {one.feature_id: f"progress/features/{one.path[:-3]}/" for one in project.features}
    pages = {"overview": "progress/", "features": "progress/features/"}
    site = SiteMap(
        features=features,
        pages=pages,
        source_url=lambda path, line: f"https://code.example/blob/main/{path}#L{line}",
        issue_url=lambda issue: f"https://code.example/issues/{issue}",
    )
    return Place(url, site)


SEARCH = """\
# Implementation Tracking: Audit log search

> **Feature ID**: FEAT-1
> **GitHub Issue**: #260
> **Status**: In Progress
> **Branch**: feature/issue-260-audit-search
> **Started**: 2026-10-05
> **Target**: 2026-11-28
> **Team**: Platform
> **Owner**: Jonas
> **Release**: 1.10
> **Depends On**: FEAT-2, FEAT-9
> **Progress**: 90%

## Progress Overview

### Status Summary
- **Tests Written**: ✅
- **Implementation**: 🚧 70%
- **Code Review**: ❌

## Test-Driven Development Progress

### TDD Phase: GREEN

#### Tests Written (RED Phase)
- [x] **Unit Tests**: Query parser
- [x] **Integration Tests**: Index

#### Implementation Status (GREEN Phase)
- [x] **Backend**: Search by actor
- [ ] **Frontend**: Result list

## Acceptance Criteria Progress
- [x] **AC1**: Finds an entry by its actor
  - **Test Status**: ✅ 5/5 passing
  - **Implementation**: ✅ Complete
- [ ] **AC2**: Narrows by `date` range
  - **Test Status**: ❌ Failing, 3 errors
  - **Implementation**: 🚧 In Progress

## Generated Files

### New Files Created
- ✅ src/search/query.ts
- 🚧 src/search/index.ts

## Agent Execution Status
1. **Backend Developer** 🚧 **In Progress**
   - Endpoints: 70% complete

## Issues & Blockers

### Current Blockers
| Blocker | Severity | Description | Area | ETA |
|---|---|---|---|---|
| Index cluster | High | No capacity before December | Operations | 2026-11-12 |

### Resolved Issues
- **2026-11-10**: Flaky tests - Fake timers

## Implementation Decisions

### Architecture Decisions
1. **Decision**: Postgres full text
   - **Rationale**: No new service
   - **Alternatives**: Elasticsearch

## Quality Metrics

### Test Coverage
- **Overall Coverage**: 82%

### Performance
- **API Response Time**: 7.2s average (target: <10s) ✅

## Deployment Readiness

### Pre-Deployment Checklist
- [x] Code review completed
- [ ] Rollback plan prepared

### Deployment Plan
1. **Feature Flag**: `audit_search` - Default: OFF
2. **Alpha Release**: Internal team only

## Daily Progress Updates

### 2026-11-19 - Platform
**What was completed:**
- Search by actor
"""

VAULT = """\
# Implementation Tracking: Credentials vault

> **Feature ID**: FEAT-2
> **Status**: Done
> **Team**: Platform
> **Completed**: 2026-09-11

#### Tests Written (RED Phase)
- [x] **Unit Tests**: Rotation
"""

SHARING = """\
# Implementation Tracking: Role-based sharing

> **Feature ID**: FEAT-3
> **Status**: Blocked
> **Team**: Web
> **Owner**: Ines
> **Target**: 2026-11-14
> **Last Updated**: 2026-11-06

#### Implementation Status (GREEN Phase)
- [x] **Backend**: Roles
- [ ] **Frontend**: Dialog
"""

BARE = """\
# Implementation Tracking: Sandbox tenants

> **Feature ID**: FEAT-4
> **Status**: Planned
"""

READY = """\
# Implementation Tracking: Bulk import

> **Feature ID**: FEAT-7
> **Status**: In Progress
> **Last Updated**: 2026-11-19
> **Target**: 2026-12-04
> **Owner**: Mara
> **Release**: 2.4

### Status Summary
- **Tests Written**: ✅
- **Implementation**: ✅
- **Code Review**: ✅
- **QA Testing**: ✅
- **Documentation**: ✅

## Acceptance Criteria
- [x] **AC1**: A file of 10,000 rows is read
  - **Test Status**: ✅ 4/4 passing
  - **Implementation**: ✅ Complete

## Test Coverage
- **Overall Coverage**: 91%

## Pre-Deployment Checklist
- [x] Code review completed
- [x] Rollback plan prepared

## Deployment Plan
1. **Feature Flag**: `bulk_import` - Default: OFF
2. **Pilot**: Two schools, 2026-11-24
3. **Full Release**: Everybody, with 2.4
"""


@pytest.fixture
def product(project_of: ProjectOf) -> Project:
    """Four features: one going on with every section filled, one done, one blocked, one bare."""
    return project_of(SEARCH, VAULT, SHARING, BARE)


def day(n_days_ago: int, verdict: Verdict, n_failing: int, n_passing: int) -> ReleaseDay:
    """How a release stood some days ago; one gate is unknown, none is waived."""
    on, source = AS_OF - timedelta(days=n_days_ago), Source.GIT if n_days_ago else None
    return ReleaseDay(on, verdict, n_passing, n_failing, 1, 0, source)


def with_days(project: Project, *days: ReleaseDay) -> Project:
    """The project whose only release has had these days."""
    (release,) = project.releases
    return replace(project, releases=(replace(release, days=days),))
