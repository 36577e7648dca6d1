"""Numbers of documents and versions in, a git repository with that past out."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

DAY = 86_400
STARTS_AT = 1_735_725_600  # 1 January 2025, 10:00 UTC

_WORDS = (
    "reader editor invoice export import filter search index queue worker retry limit audit trail"
    " consent profile avatar upload preview thumbnail webhook signature token session login logout"
    " password reset mail digest schedule calendar reminder timezone currency rounding tax receipt"
    " refund payout ledger balance report chart legend tooltip keyboard focus contrast label error"
    " empty state onboarding tour checklist migration rollback backup restore shard replica cache"
    " eviction warmup latency budget trace span sample alert threshold dashboard quota tenant role"
    " permission policy approval comment mention thread reaction attachment version history diff"
    " merge conflict offline sync conflict device push badge deep link share embed widget theme"
).split()
_AREAS = ("Platform", "Web", "Mobile", "Billing", "Search", "Data")
_FOLDERS = ("docs/features/planning", "docs/features/implementation", "docs/features/completed")


@dataclass
class _Feature:
    """One document while it grows."""

    number: int
    rng: random.Random
    sections: dict[str, list[list[str]]] = field(default_factory=dict)
    updates: list[str] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)
    stage: int = 0

    @property
    def path(self) -> str:
        return f"{_FOLDERS[self.stage]}/feature-{self.number:04}.md"


def build(folder: Path, n_documents: int, n_versions: int, seed: int = 1, n_extra: int = 0) -> Path:
    """Makes the repository below `folder`, with renames, and merges of branches.

    Every document moves twice; about one commit in twenty is made on a branch and merged two
    commits later. No two documents share a line of prose. `n_extra` commits touch one document
    each and are left on the branch `later`, where the benchmark takes new commits from.
    """
    folder.mkdir(parents=True)
    subprocess.run(("git", "init", "--quiet", "-b", "main", str(folder)), check=True)
    with subprocess.Popen(
        ("git", "-C", str(folder), "fast-import", "--quiet"), stdin=subprocess.PIPE
    ) as importer:
        assert importer.stdin is not None
        for piece in _stream(n_documents, n_versions, random.Random(seed), n_extra):
            importer.stdin.write(piece)
        importer.stdin.close()
    subprocess.run(("git", "-C", str(folder), "reset", "--quiet", "--hard", "main"), check=True)
    return folder


def _stream(n_documents: int, n_versions: int, rng: random.Random, n_extra: int) -> Iterator[bytes]:
    features = [_new_feature(number, rng) for number in range(n_documents)]
    turns = [feature for feature in features for _ in range(n_versions - 1)]
    rng.shuffle(turns)
    left = {feature.number: n_versions - 1 for feature in features}
    at = STARTS_AT
    for feature in features:
        at += 600
        yield _commit("main", at, "start", [(feature.path, _text(feature))])
    branch: tuple[_Feature, int] | None = None
    for turn, feature in enumerate(turns):
        at += DAY * 365 // len(turns)
        before = feature.path
        _work(feature, at)
        left[feature.number] -= 1
        if left[feature.number] in (n_versions * 3 // 4, 1):
            feature.stage += 1
        moved = [] if before == feature.path else [before]
        if branch is None and turn % 20 == 0 and not moved:
            yield b"reset refs/heads/work\nfrom refs/heads/main\n\n"
            yield _commit("work", at, "on a branch", [(feature.path, _text(feature))])
            branch = (feature, turn)
            continue
        if branch is not None and (branch[0] is feature or turn - branch[1] >= 3):
            yield _merge(at, branch[0])
            branch = None
        yield _commit("main", at, "work", [(feature.path, _text(feature))], moved)
    if branch is not None:
        yield _merge(at, branch[0])
    yield b"reset refs/heads/later\nfrom refs/heads/main\n\n"
    for feature in features[:n_extra]:
        at += DAY
        _work(feature, at)
        yield _commit("later", at, "later", [(feature.path, _text(feature))])


def _commit(
    branch: str, at: int, message: str, files: list[tuple[str, str]], gone: list[str] | None = None
) -> bytes:
    lines = [
        f"commit refs/heads/{branch}",
        f"author Ada <ada@example.org> {at} +0000",
        f"committer Ada <ada@example.org> {at + 60} +0000",
        f"data {len(message)}",
        message,
    ]
    return "\n".join([*lines, ""]).encode() + _files(files, gone or [])


def _merge(at: int, feature: _Feature) -> bytes:
    head = (
        "commit refs/heads/main\n"
        f"author Ada <ada@example.org> {at} +0000\n"
        f"committer Ada <ada@example.org> {at + 60} +0000\n"
        "data 5\nmerge\nmerge refs/heads/work\n"
    )
    return head.encode() + _files([(feature.path, _text(feature))], [])


def _files(files: list[tuple[str, str]], gone: list[str]) -> bytes:
    pieces = [f"D {path}\n".encode() for path in gone]
    for path, text in files:
        content = text.encode()
        pieces.append(b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(content), content))
    return b"".join(pieces) + b"\n"


def _new_feature(number: int, rng: random.Random) -> _Feature:
    feature = _Feature(number, random.Random(rng.random()))
    for section, n_tasks in (("tests", 4), ("implementation", 6), ("refactoring", 3), ("ac", 7)):
        feature.sections[section] = [
            [" ", _phrase(feature.rng, 5).capitalize()] for _ in range(n_tasks)
        ]
    feature.prose = [_paragraph(feature.rng) for _ in range(12)]
    return feature


def _work(feature: _Feature, at: int) -> None:
    """One version: a box or two ticked, now and then scope added, reworded or reopened."""
    rng = feature.rng
    tasks = [task for section in feature.sections.values() for task in section]
    dice = rng.random()
    if dice < 0.5:
        rng.choice(tasks)[0] = "x"
    elif dice < 0.56:
        rng.choice(tasks)[0] = " "
    elif dice < 0.62:
        feature.sections["ac"].append([" ", _phrase(rng, 6).capitalize()])
    elif dice < 0.66:
        rng.choice(tasks)[1] += f" and {rng.choice(_WORDS)}"
    elif dice < 0.68:
        rng.choice(tasks)[0] = "-"
    day = f"{(at // DAY) - 20_089:03}"
    feature.updates.insert(0, f"### Day {day} - {rng.choice(_AREAS)}\n\n- {_paragraph(rng)}")
    del feature.updates[8:]
    if rng.random() < 0.2:
        feature.prose[rng.randrange(len(feature.prose))] = _paragraph(rng)


def _text(feature: _Feature) -> str:
    number, prose = feature.number, feature.prose
    boxes = {
        section: "\n".join(
            f"- [{state}] **{section.upper()}{n}**: {title}"
            for n, (state, title) in enumerate(tasks, 1)
        )
        if section == "ac"
        else "\n".join(f"- [{state}] {title}" for state, title in tasks)
        for section, tasks in feature.sections.items()
    }
    return f"""# Implementation Tracking: {prose[0].split(".")[0]}

> **Feature ID**: FEAT-2025-{number:04}
> **GitHub Issue**: #{number + 100}
> **Status**: In Progress
> **Branch**: feature/issue-{number + 100}
> **Started**: 2025-01-02
> **Team**: {_AREAS[number % len(_AREAS)]}

## 📊 Progress Overview

**Overall Progress**: {(number * 7 + len(prose[0])) % 100}% Complete

### Status Summary
- **Tests Written**: 🚧
- **Implementation**: 🚧
- **Code Review**: ❌
- **QA Testing**: ❌
- **Documentation**: ❌

## 🧪 Test-Driven Development Progress

#### Tests Written (RED Phase)
{boxes["tests"]}

#### Implementation Status (GREEN Phase)
{boxes["implementation"]}

#### Refactoring (REFACTOR Phase)
{boxes["refactoring"]}

## 📋 Acceptance Criteria Progress

{boxes["ac"]}

## 💡 Implementation Decisions

### Architecture Decisions
1. **Decision**: {prose[1]}
   - **Rationale**: {prose[2]}
   - **Alternatives**: {prose[3]}
   - **Impact**: {prose[4]}

### Design Decisions
- **Flow**: {prose[5]}
- **Words**: {prose[6]}

## 🐛 Issues & Blockers

### Current Blockers
| Blocker | Severity | Description | Area | ETA |
|---------|----------|-------------|------|-----|
| {prose[7].split(".")[0]} | Medium | {prose[8]} | Web | 2025-06-01 |

### Technical Debt Created
- **{prose[9].split(".")[0]}**: {prose[10]}

## 📝 Notes

{prose[11]}

## Daily Progress Updates

{chr(10).join(update + chr(10) for update in feature.updates)}"""


def _phrase(rng: random.Random, n_words: int) -> str:
    return " ".join(rng.choice(_WORDS) for _ in range(n_words))


def _paragraph(rng: random.Random) -> str:
    sentences = (_phrase(rng, rng.randint(7, 14)).capitalize() for _ in range(rng.randint(3, 6)))
    return ". ".join(sentences) + "."
