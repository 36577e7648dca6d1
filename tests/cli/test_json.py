"""What `--json` tells: the keys that the guide lists, and no others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.history.conftest import Repository

GUIDE = Path(__file__).parents[2] / "example-site" / "guide" / "commands.md"
DAY = ("--as-of", "2026-11-20")
DOCUMENT = """\
# Implementation Tracking: Vouchers

> **Feature ID**: FEAT-1
> **Status**: Blocked
> **Release**: 2.4

## Progress Overview

### Status Summary
- **Code Review**: 🚧

## Acceptance Criteria
- [ ] **AC1**: A guest buys a voucher

### Pre-Deployment Checklist
- [?] Announced

## Waivers
| Gate | Reason | Approved by | Expires | Follow-up |
|---|---|---|---|---|
| Code review | Nobody is there | Lead | 2026-12-01 | #4 |
"""
COMMANDS = {
    "init": ("init", *DAY),
    "new": ("new", "Gifts", *DAY),
    "check": ("check", *DAY),
    "report": ("report", "--base", "HEAD", *DAY),
    "readiness": ("readiness", "2.4", *DAY),
    "tick": ("tick", "FEAT-1", "AC1", "--done"),
    "status": ("status", "FEAT-1", "review", "done"),
    "a refusal": ("tick", "FEAT-2", "AC1", "--done"),
}


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose document was changed since it was committed."""
    repository = Repository(tmp_path / "team")
    repository.commit("2026-11-01", DOCUMENT, "docs/vouchers.md")
    repository.write(
        DOCUMENT.replace("[ ] **AC1**", "[x] **AC1**").replace("2.4", "2.5")
        + "\n## Tasks\n- [ ] New\n",
        "docs/vouchers.md",
    )
    repository.write(DOCUMENT.replace("FEAT-1", "FEAT-3"), "docs/gifts.md")
    monkeypatch.chdir(repository.root)
    return repository.root


@pytest.mark.parametrize("name", COMMANDS)
def test_every_key_is_in_the_guide(name: str, run: Run, team: Path) -> None:
    told = json.loads(run(*COMMANDS[name], "--json").stdout)
    section = GUIDE.read_text(encoding="utf-8").partition("## What `--json` tells")[2]
    section = section.partition("\n## ")[0]
    row = next(
        line for line in section.splitlines() if line.startswith(("| `" + name, "| " + name))
    )

    assert set(told) <= set(re.findall(r"`(\w+)`", row.partition(" | ")[2]))
    assert set(_keys(told)) <= set(re.findall(r"`(\w+)`", section))


def _keys(told: Any) -> Iterator[str]:
    if isinstance(told, dict):
        yield from told
    for value in told.values() if isinstance(told, dict) else told:
        if isinstance(value, dict | list):
            yield from _keys(value)
