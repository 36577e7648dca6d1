"""How one team works: the words, sections and rules that its options add to the contract's."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from mkdocs_feature_tracker.model.release import GateRules, ReleasePlan
from mkdocs_feature_tracker.model.words import DEFAULT_SCOPE_SECTIONS, Level, Status


@dataclass(frozen=True)
class Workflow:
    """Options that change how documents are read and judged; plain values, no MkDocs.

    `status_words` maps a team's own word or emoji to a status, `section_titles` a team's own
    heading to one of `words.SECTIONS`. `documents` are globs that make every match a tracking
    document; `dialects` maps globs to a dialect (`kiro`). `problem_levels` changes the level of a
    code; null switches it off. `stale_after_days` is how long an open feature may go without an
    update. `gate_rules` and `releases` say when a release can go out. `working_days` are those of
    the week on which work is done, Monday being 0; `target_on` is the day by which the whole
    project is wanted.
    """

    status_words: dict[str, Status] = field(default_factory=dict)
    section_titles: dict[str, str] = field(default_factory=dict)
    scope_sections: tuple[str, ...] = DEFAULT_SCOPE_SECTIONS
    documents: tuple[str, ...] = ()
    dialects: dict[str, str] = field(default_factory=dict)
    problem_levels: dict[str, Level | None] = field(default_factory=dict)
    stale_after_days: int = 7
    gate_rules: GateRules = field(default_factory=GateRules)
    releases: tuple[ReleasePlan, ...] = ()
    working_days: tuple[int, ...] = (0, 1, 2, 3, 4)
    target_on: date | None = None
