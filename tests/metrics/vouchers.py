"""A document that passes every gate, ways to change it, and cases of what its gates say then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.release import GateResult, Release, Result

TODAY = date(2026, 11, 20)

PASS, FAIL, UNKNOWN = Result.PASS, Result.FAIL, Result.UNKNOWN
NOT_APPLICABLE = Result.NOT_APPLICABLE

READY = """\
# Implementation Tracking: Gift Vouchers

> **Feature ID**: FEAT-2026-10-01-001
> **Status**: In Progress
> **Target**: 2026-11-27
> **Release**: 2.4
> **Last Updated**: 2026-11-18

## Status Summary
- **Tests Written**: ✅ Complete
- **Implementation**: ✅ Complete
- **Code Review**: ✅ Approved
- **QA Testing**: ✅ Passed
- **Documentation**: ✅ Complete

## Acceptance Criteria
- [x] **AC1**: A guest buys a voucher
  - **Test Status**: ✅ Passing
- [x] **AC2**: A guest redeems a voucher
  - **Test Status**: ✅ Passing

## Current Blockers
| Blocker | Severity | Description |
|---|---|---|
| Logo is missing | Low | The designer is away |

## Test Coverage
- **Unit Tests**: 95%
- **Overall Coverage**: 91%

## Code Quality
- **ESLint**: ✅ Passing
- **TypeScript**: ✅ Strict mode

## Pre-Deployment Checklist
- [x] All tests passing
- [x] Rollback plan prepared

## Deployment Plan
1. **Feature Flag**: `vouchers` - Default: OFF
2. **Full Release**: Everybody
"""

WAIVERS = """
## Waivers
| Gate | Reason | Approved by | Expires | Follow-up |
|---|---|---|---|---|
| {gate} | The module goes in spring | Release lead | {expires} | #412 |
"""

MINIMAL = """\
# Implementation Tracking: Voucher Archive

**Feature ID**: FEAT-2026-10-02-001
**Release**: 2.4
"""

OTHER = """\
# Implementation Tracking: Payments

**Feature ID**: FEAT-2026-10-02-001
**Status**: In Progress
"""

Make = Callable[..., Project]


class Case(NamedTuple):
    """A document, and what one gate makes of it; `marker` stands in the line of the evidence."""

    gate: str
    text: str
    result: Result
    reason: str
    marker: str


def assert_case(case: Case, make: Make) -> None:
    """The gate says what the case expects, and names the line of the evidence."""
    found = gate_of(make(case.text, OTHER), case.gate)
    said = found.result, found.reason, found.path, found.line
    wanted = case.result, case.reason, "0.md", line_of(case.text, case.marker)
    assert said == wanted, f"{said} instead of {wanted}"


def changed(*changes: tuple[str, str], also: str = "") -> str:
    """The ready document with texts replaced, and something at its end."""
    text = READY
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text + also


def waiver(gate: str, expires: object) -> str:
    """A section with one waiver."""
    return WAIVERS.format(gate=gate, expires=expires)


def without(heading: str) -> str:
    """The ready document without one of its sections."""
    before, _, rest = READY.partition(f"## {heading}\n")
    assert rest, heading
    return before + rest[rest.find("\n## ") + 1 :] if "\n## " in rest else before


def line_of(text: str, marker: str) -> int:
    """The line in which `marker` stands first."""
    return text[: text.index(marker)].count("\n") + 1


def gate_of(built: Project, gate: str, release: int = 0) -> GateResult:
    """The gate of the first feature of a release."""
    return next(one for one in built.releases[release].gates if one.gate == gate)


def only_release(built: Project) -> Release:
    (release,) = built.releases
    return release
