"""`feature-tracker report --base`: what a branch changes in progress, scope and gates."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.history.conftest import Repository

AS_OF = ("--as-of", "2026-11-20")
VOUCHERS = """\
# Implementation Tracking: Vouchers

> **Feature ID**: FEAT-1
> **Status**: In Progress
> **Release**: 2.4

## Implementation Status
- [x] Backend stores vouchers
- [ ] Mail sends the voucher

## Acceptance Criteria
- [ ] **AC1**: A guest buys a voucher
"""
CHANGED = """\
# Implementation Tracking: Vouchers

> **Feature ID**: FEAT-1
> **Status**: Blocked
> **Release**: 2.4

## Implementation Status
- [ ] Backend stores vouchers
- [x] Mail sends the voucher to the guest
- [ ] Amounts are rounded, says @ada

## Acceptance Criteria
- [x] **AC1**: A guest buys a voucher
"""
GIFTS = """\
# Progress Tracking: Gifts

**Feature ID**: FEAT-2
**Status**: Planned

## Tasks
- [ ] A gift has a card
"""


@pytest.fixture
def branch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A branch that moved and changed one document, and wrote a second one."""
    repository = Repository(tmp_path / "team")
    repository.commit("2026-11-01", VOUCHERS, "docs/planning/vouchers.md")
    repository.git("switch", "--quiet", "-c", "vouchers")
    repository.move("docs/planning/vouchers.md", "docs/active/vouchers.md")
    repository.commit("2026-11-02", CHANGED, "docs/active/vouchers.md")
    repository.write(GIFTS, "docs/gifts.md")
    monkeypatch.chdir(repository.root)
    return repository


def test_a_branch_is_told_by_feature_task_and_gate(run: Run, branch: Repository) -> None:
    result = run("report", "--base", "main", *AS_OF)

    commit = branch.git("rev-parse", "--short", "main")
    assert result.stdout.split("\n\n")[0].splitlines() == [
        f"Since {commit}: 33% (1/3) → 40% (2/5) of the scope done; 1 added, 1 reworded,"
        " 1 reopened, 2 finished and 1 new feature.",
        "  Vouchers: 33% → 50%, 1/3 → 2/4 tasks, in progress → blocked",
        "      ↺ reopened: Backend stores vouchers",
        "      ≈ reworded: Mail sends the voucher to the guest (was “Mail sends the voucher”)",
        "      ✓ finished: Mail sends the voucher to the guest",
        "      + added: Amounts are rounded, says @ada",
        "      ✓ finished: AC1: A guest buys a voucher",
        "      Acceptance criteria: fail → pass",
        "  Gifts: new → 0%, — → 0/1 tasks",
    ]


def test_a_comment_has_the_changes_first_and_mentions_nobody(run: Run, branch: Repository) -> None:
    told = run("report", "--base", "main", "--format", "markdown", *AS_OF).stdout

    row = (
        "| Vouchers | 33% → 50% | 1/3 → 2/4 | 1 added, 1 reworded, 1 reopened, 2 finished"
        " | Acceptance criteria: fail → pass |"
    )
    assert row in told.splitlines()
    assert told.index("**Since `") < told.index("| Feature | State |")
    assert "  - + added: Amounts are rounded, says &#64;ada" in told.splitlines()
    assert "@" not in told


def test_a_program_gets_both_sides(run: Run, branch: Repository) -> None:
    told = json.loads(run("report", "--base", "main", "--json", *AS_OF).stdout)["since"]

    vouchers, gifts = told["features"]
    assert vouchers["before"] == {
        "status": "in_progress",
        "share": pytest.approx(1 / 3),
        "n_scope": 3,
        "n_done": 1,
    }
    assert vouchers["path"] == "docs/active/vouchers.md"
    assert [(gate["gate"], gate["before"], gate["now"]) for gate in vouchers["gates"]] == [
        ("acceptance", "fail", "pass")
    ]
    assert gifts["before"] is None
    assert gifts["now"]["n_scope"] == 1


def test_a_waiver_that_a_branch_adds_moves_gate_and_verdict(run: Run, branch: Repository) -> None:
    done = VOUCHERS.replace("[ ]", "[x]").replace("In Progress", "Done")
    passed = "\n".join(
        f"- **{name}**: ✅"
        for name in ("Tests Written", "Implementation", "Code Review", "QA Testing")
    )
    ready = (
        f"{done}\n## Status Summary\n{passed}\n\n"
        "## Test Coverage\n- **Overall**: 91% (target: 80%)\n\n"
        "## Pre-Deployment Checklist\n- [ ] Backups are tested\n"
    )
    path = "docs/active/vouchers.md"
    branch.commit("2026-11-03", ready, path)
    branch.write(
        f"{ready}\n## Waivers\n\n| Gate | Reason | Approved by | Expires | Follow-up |\n"
        "|---|---|---|---|---|\n| Deployment checklist | Backups run elsewhere | the lead |"
        " 2026-12-01 | #12 |\n",
        path,
    )

    told = json.loads(run("report", "--base", "HEAD", "--json", *AS_OF).stdout)["since"]

    assert told["releases"] == [{"release": "2.4", "before": "NO-GO", "now": "GO WITH WAIVERS"}]
    assert [gate["now"] for gate in told["features"][0]["gates"]] == ["waived"]


def test_nothing_changed_is_said(run: Run, branch: Repository) -> None:
    branch.commit("2026-11-03")

    first = run("report", "--base", "HEAD", *AS_OF).stdout.splitlines()[0]

    assert first.endswith("nothing changed in progress, scope or gates.")


def test_what_the_base_did_since_is_not_told_as_undone(run: Run, branch: Repository) -> None:
    branch.commit("2026-11-03")
    branch.git("switch", "--quiet", "main")
    branch.commit(
        "2026-11-04", VOUCHERS.replace("[ ] Mail", "[x] Mail"), "docs/planning/vouchers.md"
    )
    branch.git("switch", "--quiet", "vouchers")

    first = run("report", "--base", "main", *AS_OF).stdout.splitlines()[0]

    assert "33% (1/3) → 40% (2/5)" in first


def test_a_folder_is_compared_with_what_lay_there_or_has_moved_there(
    run: Run, branch: Repository
) -> None:
    told = json.loads(run("report", "docs/active", "--base", "main", "--json", *AS_OF).stdout)

    (vouchers,) = told["since"]["features"]
    assert vouchers["before"]["n_done"] == 1
    assert vouchers["now"]["n_done"] == 2


def test_an_unknown_revision_is_refused_with_what_to_do(run: Run, branch: Repository) -> None:
    result = run("report", "--base", "mian", *AS_OF)

    assert result.exit_code == 2
    assert "does not know `mian`; fetch it first" in " ".join(result.output.split())


def test_without_git_there_is_no_base(run: Run, team: Path) -> None:
    result = run("report", "--base", "main", *AS_OF)

    assert result.exit_code == 2
    assert "in no git repository" in " ".join(result.output.split())
