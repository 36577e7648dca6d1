"""The options below `releases:` and `readiness:` in, rules of gates and planned releases out."""

from __future__ import annotations

from typing import Any

from mkdocs_feature_tracker.metrics import rule_values
from mkdocs_feature_tracker.plugin.kinds import Options
from mkdocs_feature_tracker.plugin.release_kinds import Groups, KeyedGroup, NamedGroups, Read


class OwnGateOptions(Options):  # type: ignore[no-untyped-call]
    """A gate of the team's own: conditions over the rows that a table has of a feature."""

    name = Read(rule_values.text)
    """What waivers and other options call it.

    Default: none, it is needed. Example: `name: threat_model`.
    """

    title = Read(rule_values.text)
    """What pages call it.

    Default: made from the name. Example: `title: Threat model reviewed`.
    """

    table = Read(rule_values.table)
    """The table whose rows are looked at.

    Default: none, it is needed. Example: `table: tasks`.
    """

    where = Read(rule_values.conditions)
    """The columns and values of the rows that are looked at.

    Default: every row of the feature. Example: `where: {section: deployment}`.
    """

    passes = Read(rule_values.conditions)
    """The columns and values that a row needs so that it passes.

    Default: none, it is needed. Example: `passes: {status: [done, not_applicable]}`.
    """

    needs = Read(rule_values.needs)
    """How many of those rows have to pass: `all`, `any` or `none`.

    Default: `all`. Example: `needs: any`.
    """

    blocking = Read(rule_values.flag)
    """Whether it holds a release back.

    Default: `true`. Example: `blocking: false`.
    """


class TypeOptions(Options):  # type: ignore[no-untyped-call]
    """When gates pass, and which of them hold a release back, for one type of features."""

    coverage = Read(rule_values.percent)
    """The least overall test coverage in percent.

    Default: `80`. Example: `coverage: 85`.
    """

    severities = Read(rule_values.severities)
    """The severities of open blockers that fail the gate `blockers`.

    Default: `[critical, high]`. Example: `severities: [critical]`.
    """

    fresh_days = Read(rule_values.days)
    """For how many days an open feature may go without an update.

    Default: `7`. Example: `fresh_days: 14`.
    """

    blocking = Read(rule_values.flags)
    """Gates that hold a release back or no longer do.

    Default: all but documentation, code_quality, rollout_plan, dependencies and fresh. Example:
    `blocking: {documentation: true, coverage: false}`.
    """

    off = Read(rule_values.texts)
    """Gates that are not looked at.

    Default: none. Example: `off: [qa_testing]`.
    """

    gates = Groups(OwnGateOptions)
    """The team's own gates.

    Default: none. Example: `gates: [{name: debt_planned, table: debts, passes: {plan: "*"}}]`.
    """


class ReadinessOptions(TypeOptions):  # type: ignore[no-untyped-call]
    """When gates pass, and which of them hold a release back."""

    types = NamedGroups(TypeOptions)
    """Other rules for features whose header names such a `Type`.

    Default: none. Example: `types: {Infrastructure: {off: [acceptance]}}`.
    """


class ReleaseOptions(Options):  # type: ignore[no-untyped-call]
    """A planned release."""

    name = Read(rule_values.text)
    """Its name, as headers have it in any case.

    Default: none, it is needed. Example: `name: "2.4"`.
    """

    on = Read(rule_values.day)
    """The day that it is planned for.

    Default: the latest target date of its features. Example: `on: 2026-12-04`.
    """

    features = Read(rule_values.texts)
    """Features that belong to it besides those whose header names it: Feature IDs or issues.

    Default: none. Example: `features: [FEAT-2026-09-14-001, 436]`.
    """

    readiness = KeyedGroup(ReadinessOptions)
    """What differs for this release from the rules of all.

    Default: nothing. Example: `readiness: {coverage: 70}`.
    """


def stated(group: Options) -> dict[str, Any]:
    """The options of a group and of those below it, as `rules.assemble` takes them."""
    return {key: _plain(group[key]) for key, _ in group._schema}


def _plain(value: Any) -> Any:
    if isinstance(value, Options):
        return stated(value)
    if isinstance(value, list):
        return [_plain(one) for one in value] or None
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()} or None
    return value
