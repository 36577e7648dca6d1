"""What a release promises and whether it can be kept: gates, their results, and a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_feature_tracker.model.records import Waiver
from mkdocs_feature_tracker.model.words import Severity

if TYPE_CHECKING:
    from mkdocs_feature_tracker.model.history import Source

GATES: dict[str, str] = {
    "tests_written": "Tests written",
    "implementation": "Implementation",
    "code_review": "Code review",
    "qa_testing": "QA testing",
    "documentation": "Documentation",
    "acceptance": "Acceptance criteria",
    "acceptance_tests": "Acceptance tests",
    "blockers": "Blockers",
    "coverage": "Test coverage",
    "code_quality": "Code quality",
    "deployment_checklist": "Deployment checklist",
    "rollout_plan": "Rollout plan",
    "dependencies": "Dependencies",
    "fresh": "Up to date",
}
"""Every gate of the contract by its name, in the order in which they are shown, with its title."""

GATE_ALIASES = {
    "tests": "tests_written",
    "review": "code_review",
    "qa": "qa_testing",
    "docs": "documentation",
    "acceptance_criteria": "acceptance",
    "test_coverage": "coverage",
    "pre_deployment_checklist": "deployment_checklist",
    "checklist": "deployment_checklist",
    "deployment_plan": "rollout_plan",
    "rollout": "rollout_plan",
}
"""What people call some gates besides their names and titles."""

INFORMING = frozenset({"documentation", "code_quality", "rollout_plan", "dependencies", "fresh"})
"""The gates that hold no release back unless the options say so."""


class Result(StrEnum):
    """How one gate of one feature stands. `UNKNOWN`: the document does not say."""

    PASS = "pass"
    FAIL = "fail"
    UNKNOWN = "unknown"
    WAIVED = "waived"
    NOT_APPLICABLE = "not_applicable"


class Verdict(StrEnum):
    """Whether a release can go out."""

    GO = "GO"
    GO_WITH_WAIVERS = "GO WITH WAIVERS"
    NO_GO = "NO-GO"


class GateResult(NamedTuple):
    """One gate of one feature of a release.

    `reason` says in words why it stands so, and `path:line` is where that was read. `title` is what
    people call the gate. `waiver` is the live waiver behind a `WAIVED` result; `bare` is what the
    result would be without it (the same as `result` where there is none).
    """

    feature_id: str
    release: str
    gate: str
    title: str
    is_blocking: bool
    result: Result
    reason: str
    path: str
    line: int
    waiver: Waiver | None = None
    bare: Result = Result.UNKNOWN

    @property
    def holds_back(self) -> bool:
        """Whether the release cannot go out because of it."""
        return self.is_blocking and self.result in (Result.FAIL, Result.UNKNOWN)


class ReleaseWaiver(NamedTuple):
    """A waiver in the document of a feature of the release; `is_live` until its expiry day is over.

    A waiver without an expiry day, or for a gate that does not exist, is not live.
    """

    feature_id: str
    path: str
    waiver: Waiver
    is_live: bool


class ReleaseDay(NamedTuple):
    """How the gates of a release stood at the end of the day `on`.

    `n_failing` and `n_unknown` count blocking gates only, so that the release is held back by their
    sum; `n_passing` counts every gate that passes. `source` is where the day is known from, null
    for today, which the documents tell.
    """

    on: date
    verdict: Verdict
    n_passing: int
    n_failing: int
    n_unknown: int
    n_waived: int
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """A release as it stands on the project's day.

    `feature_ids` are in the project's order, `gates` by feature and then as the gates are shown.
    `unknown_ids` are features that the options name and no document has. `on` is the day that it is
    planned for, null where nobody names one. `days` is its past, oldest first, empty where nothing
    is known of it.
    """

    name: str
    verdict: Verdict
    on: date | None = None
    feature_ids: tuple[str, ...] = ()
    gates: tuple[GateResult, ...] = ()
    waivers: tuple[ReleaseWaiver, ...] = ()
    unknown_ids: tuple[str, ...] = ()
    days: tuple[ReleaseDay, ...] = ()

    @property
    def holding_back(self) -> tuple[GateResult, ...]:
        """The blocking gates that fail or are unknown, failing ones first."""
        held = [gate for gate in self.gates if gate.holds_back]
        return tuple(sorted(held, key=lambda gate: gate.result is Result.UNKNOWN))

    @property
    def n_failing(self) -> int:
        """How many blocking gates fail or are unknown."""
        return sum(gate.holds_back for gate in self.gates)

    @property
    def n_waived(self) -> int:
        """How many gates a live waiver lets pass."""
        return sum(gate.result is Result.WAIVED for gate in self.gates)


class OwnGate(NamedTuple):
    """A gate that a team declares over the rows of a table: no code, only conditions.

    Rows of `table` that match every `where` (column to allowed values, `*` matching anything) are
    looked at; the gate passes when `needs` (`all`, `any` or `none`) of them match every `passes`.
    Without rows to look at it is unknown, except with `none`, where it passes.
    """

    name: str
    title: str
    table: str
    where: Mapping[str, tuple[str, ...]]
    passes: Mapping[str, tuple[str, ...]]
    needs: str = "all"
    is_blocking: bool = True


@dataclass(frozen=True)
class GateRules:
    """When gates pass and which hold a release back.

    `coverage_percent` is the least overall test coverage; `severities` are those of open blockers
    that fail the gate; `fresh_days` is how long an open feature may go without an update.
    `blocking` says of a gate whether it holds a release back, where that differs from the default;
    `off` are gates that are not looked at. `own` are the team's gates. `types` holds other rules
    for features whose header names such a `Type`, by the type's name in lower case.
    """

    coverage_percent: float = 80.0
    severities: tuple[Severity, ...] = (Severity.CRITICAL, Severity.HIGH)
    fresh_days: int = 7
    blocking: Mapping[str, bool] = field(default_factory=dict)
    off: tuple[str, ...] = ()
    own: tuple[OwnGate, ...] = ()
    types: Mapping[str, GateRules] = field(default_factory=dict)

    def is_blocking(self, gate: str) -> bool:
        """Whether a gate of the contract holds a release back."""
        return self.blocking.get(gate, gate not in INFORMING)


@dataclass(frozen=True)
class ReleasePlan:
    """A release that the options name: its day, features beside those whose header names it, rules.

    `rules` is null where the release goes by the rules of all.
    """

    name: str
    on: date | None = None
    features: tuple[str, ...] = ()
    rules: GateRules | None = None


def gate_named(text: str, own: Iterable[OwnGate] = ()) -> str | None:
    """The name of the gate that `text` means in any spelling; null where it means none.

    Example: `Code Review`, `code_review`, `code-review` and `review` are all `code_review`.
    """
    folded = folded_name(text)
    for gate in own:
        if folded in (folded_name(gate.name), folded_name(gate.title)):
            return gate.name
    return _GATES_BY_NAME.get(folded)


def folded_name(text: str) -> str:
    """A name as names are compared: `Code Review!` and `code-review` are `code_review`.

    A name without letters and digits stays as it is, such as that of a release called 🚀.
    """
    return re.sub(r"[\W_]+", "_", text.casefold()).strip("_") or text.strip()


_GATES_BY_NAME = GATE_ALIASES | {
    name: gate for gate, title in GATES.items() for name in (gate, folded_name(title))
}
