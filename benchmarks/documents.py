"""A number in, a tracking document of about 10 KB out, no two of which share their wording."""

from __future__ import annotations

import random

_WORDS = (
    "account address agenda audit avatar balance banner basket booking branch budget button cache"
    " calendar camera canvas catalog channel charge client cluster column comment contract counter"
    " coupon court customer daemon deadline delivery device dialog digest discount domain drawer"
    " editor engine error event export feature field filter folder format gallery gateway group"
    " handler header history icon image import index invoice journal kernel label layout ledger"
    " license listing locale locker login member message meter module monitor network notice"
    " number object offer option order panel parser partner payment period photo pipeline player"
    " policy printer profile queue quota receipt record region release report request review role"
    " route sample scanner schedule schema screen search season sensor server session sheet signal"
    " slot socket stage status storage stream tenant theme ticket token topic trace transfer upload"
    " vendor venue version voucher wallet widget window worker zone"
).split()
_VERBS = "add check drop fetch guard keep limit load mark merge move parse print send show".split()
_AREAS = ("Backend", "Frontend", "Platform", "Data", "Mobile")


def document(number: int) -> str:
    """The document of feature `number`: every section of the template, filled."""
    rng = random.Random(number)
    day = f"2026-{rng.randint(1, 10):02}-{rng.randint(1, 28):02}"
    return "\n".join(
        [
            f"# Implementation Tracking: {_name(rng)} {number}",
            "",
            f"> **Feature ID**: FEAT-2026-{number:05}  ",
            f"> **GitHub Issue**: #{1000 + number}  ",
            "> **Status**: In Progress  ",
            f"> **Branch**: feature/issue-{1000 + number}-{rng.choice(_WORDS)}  ",
            f"> **Started**: {day}  ",
            f"> **Release**: {rng.randint(1, 2)}.{rng.randint(0, 4)}  ",
            f"> **Team**: {rng.choice(_AREAS)}  ",
            "",
            f"**Overall Progress**: {rng.randint(5, 95)}% Complete",
            "",
            "### Status Summary",
            *(
                f"- **{gate}**: {rng.choice(('✅', '🚧', '❌'))} {_words(rng, 3)}"
                for gate in (
                    "Tests Written",
                    "Implementation",
                    "Code Review",
                    "QA Testing",
                    "Documentation",
                )
            ),
            "",
            "#### Tests Written (RED Phase)",
            *(_box(rng) for _ in range(5)),
            "",
            "#### Implementation Status (GREEN Phase)",
            *(_box(rng) for _ in range(7)),
            "",
            "#### Refactoring (REFACTOR Phase)",
            *(_box(rng) for _ in range(3)),
            "",
            "## 📋 Acceptance Criteria Progress",
            *(line for n in range(1, 8) for line in _criterion(rng, n)),
            "",
            "### Database Changes",
            "```sql",
            *(f"-- Migration {n:03}: {_words(rng, 4)} {_mark(rng)}" for n in range(1, 4)),
            "```",
            "",
            "### API Implementation",
            "```typescript",
            *(f"// {_mark(rng)} GET /api/{rng.choice(_WORDS)}/:id" for _ in range(4)),
            "```",
            "",
            "### New Files Created",
            "```",
            "src/",
            *(f"├── {_file(rng)}  {_mark(rng)}" for _ in range(9)),
            f"└── {_file(rng)}  {_mark(rng)} Complete",
            "```",
            "",
            "### Modified Files",
            *(f"- `src/{_file(rng)}` - {_words(rng, 5)} {_mark(rng)}" for _ in range(5)),
            "",
            "### Agent Execution Status",
            *(line for n in range(1, 6) for line in _agent(rng, n)),
            "",
            "### Current Blockers",
            "| Blocker | Severity | Description | Area | ETA |",
            "|---------|----------|-------------|------|-----|",
            *(_blocker(rng) for _ in range(rng.randint(0, 3))),
            "",
            "### Architecture Decisions",
            *(line for n in range(1, 4) for line in _decision(rng, n)),
            "",
            "### Test Coverage",
            f"- **Unit Tests**: {rng.randint(50, 99)}%",
            f"- **Overall Coverage**: {rng.randint(50, 99)}%",
            "",
            "### Performance",
            f"- **Response Time**: {rng.randint(40, 400)}ms average (target: <200ms)",
            "",
            "### Pre-Deployment Checklist",
            *(_box(rng) for _ in range(6)),
            "",
            "## 🔄 Next Steps",
            *(_box(rng) for _ in range(5)),
            "",
            "## Daily Progress Updates",
            *(line for _ in range(6) for line in _update(rng)),
            "",
        ]
    )


def _words(rng: random.Random, n_words: int) -> str:
    return " ".join(rng.choice(_WORDS) for _ in range(n_words))


def _name(rng: random.Random) -> str:
    return f"{rng.choice(_VERBS).capitalize()} the {_words(rng, 2)}"


def _mark(rng: random.Random) -> str:
    return rng.choice(("✅", "🚧", "❌"))


def _file(rng: random.Random) -> str:
    return f"{rng.choice(_WORDS)}{rng.choice(_WORDS).capitalize()}.ts"


def _box(rng: random.Random) -> str:
    return f"- [{rng.choice(' x')}] **{_name(rng)}**: {_words(rng, 7)}"


def _criterion(rng: random.Random, number: int) -> list[str]:
    return [
        f"- [{rng.choice(' x')}] **AC{number}**: {_name(rng)} for every {_words(rng, 6)}",
        f"  - **Test Status**: ✅ Written, 🚧 {rng.randint(0, 4)} of {rng.randint(4, 9)} passing",
        f"  - **Implementation**: {_mark(rng)}",
        "",
    ]


def _agent(rng: random.Random, number: int) -> list[str]:
    return [
        f"{number}. **{rng.choice(_WORDS).capitalize()} Engineer** {_mark(rng)} **In Progress**",
        f"   - {_words(rng, 3).capitalize()}: {rng.randint(5, 95)}% complete",
        f"   - {_words(rng, 8).capitalize()}",
        "",
    ]


def _blocker(rng: random.Random) -> str:
    return f"| {_name(rng)} | High | {_words(rng, 8)} | {rng.choice(_AREAS)} | 2026-12-01 |"


def _decision(rng: random.Random, number: int) -> list[str]:
    return [
        f"{number}. **Decision**: {_name(rng)} by {_words(rng, 4)}",
        f"   - **Rationale**: {_words(rng, 12)}",
        f"   - **Alternatives**: {_words(rng, 9)}",
        f"   - **Impact**: {_words(rng, 9)}",
        "",
    ]


def _update(rng: random.Random) -> list[str]:
    return [
        f"### 2026-10-{rng.randint(1, 28):02} - {rng.choice(_AREAS)}",
        "**What was completed:**",
        f"- {_words(rng, 9).capitalize()}",
        f"- {_words(rng, 9).capitalize()}",
        "",
        "**What's in progress:**",
        f"- {_words(rng, 9).capitalize()}",
        "",
    ]
