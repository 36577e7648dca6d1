"""The options of releases: what they become, how wrong ones are refused, and who reads them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from mkdocs_feature_tracker.cli.settings import WrongSettingsError, read_settings
from mkdocs_feature_tracker.metrics import rule_groups
from mkdocs_feature_tracker.model.release import GateRules, OwnGate, ReleasePlan
from mkdocs_feature_tracker.model.words import Severity
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.plugin.options import TrackerOptions
from mkdocs_feature_tracker.plugin.release_options import (
    OwnGateOptions,
    ReadinessOptions,
    ReleaseOptions,
    TypeOptions,
)

FULL = """\
releases:
  - name: "2.4"
    on: 2026-12-04
    features: [FEAT-2026-09-14-001, 436]
    readiness:
      coverage: 70
      blocking: {coverage: false}
      gates:
        - name: penetration test
          table: tasks
          where: {section: deployment, title: "Penetration*"}
          passes: {status: [done, not_applicable]}
          needs: any
      types:
        hotfix: {fresh_days: 1}
  - name: 7
readiness:
  coverage: 85%
  severities: [critical, high, medium]
  fresh_days: 14
  blocking: {Documentation: yes}
  off: [QA]
  gates:
    - name: performance
      title: Performance targets
      table: measures
      where: {group: performance, target: "*"}
      passes: {is_met: true, value: ["< 1000", missing]}
      blocking: false
  types:
    Infrastructure:
      off: [acceptance, performance]
"""
PERFORMANCE = OwnGate(
    "performance",
    "Performance targets",
    "measures",
    {"group": ("performance",), "target": ("*",)},
    {"is_met": ("true",), "value": ("< 1000", "missing")},
    "all",
    False,
)
PENETRATION = OwnGate(
    "penetration_test",
    "Penetration test",
    "tasks",
    {"section": ("deployment",), "title": ("Penetration*",)},
    {"status": ("done", "not_applicable")},
    "any",
)
WRONG = [
    ("releases: 5", "releases", ["`5`", "a list"]),
    ("releases: [{on: 2026-12-04}]", "releases[0].name", ["needs a name"]),
    ("releases: [{name: 2.4}]", "releases[0].name", ["`2.4`", "Quote it"]),
    ("releases: [{name: a}, {name: A}]", "releases[1].name", ["two releases `A`"]),
    ("releases: [{name: a, on: soon}]", "releases[0].on", ["`soon`", "2026-11-20"]),
    ("releases: [{name: a, feature: b}]", "releases[0].feature", ["Did you mean `features`?"]),
    (
        "releases: [{name: a, readiness: {off: [coverag]}}]",
        "releases[0].readiness.off[0]",
        ["`coverag`", "Did you mean `coverage`"],
    ),
    ("readiness: {coverage: 101}", "readiness.coverage", ["`101`", "from 0 to 100"]),
    ("readiness: {coverage: true}", "readiness.coverage", ["`true`"]),
    ("readiness: {severities: [hihg]}", "readiness.severities[0]", ["`hihg`", "critical, high"]),
    ("readiness: {fresh_days: 0}", "readiness.fresh_days", ["`0`", "from 1"]),
    ("readiness: {blocking: [coverage]}", "readiness.blocking", ["a mapping of gates"]),
    ("readiness: {blocking: {coverage: 1}}", "readiness.blocking.coverage", ["true or false"]),
    (
        "readiness: {blocking: {code_reviw: true}}",
        "readiness.blocking.code_reviw",
        ["there is no gate", "Did you mean `code_review`"],
    ),
    ("readiness: {types: {Fix: {of: []}}}", "readiness.types.Fix.of", ["Did you mean `off`?"]),
    (
        "readiness: {gates: [{table: tasks, passes: {status: done}}]}",
        "readiness.gates[0].name",
        ["needs a name"],
    ),
    (
        "readiness: {gates: [{name: Review, table: tasks, passes: {status: done}}]}",
        "readiness.gates[0].name",
        ["already the gate `code_review`"],
    ),
    ("readiness: {gates: [{name: a, passes: {b: c}}]}", "readiness.gates[0].table", ["a table"]),
    (
        "readiness: {gates: [{name: a, table: task, passes: {b: c}}]}",
        "readiness.gates[0].table",
        ["there is no table `task`", "Did you mean `tasks`"],
    ),
    (
        "readiness: {gates: [{name: a, table: tasks}]}",
        "readiness.gates[0].passes",
        ["columns with allowed values"],
    ),
    (
        "readiness: {gates: [{name: a, table: tasks, passes: {state: done}}]}",
        "readiness.gates[0].passes.state",
        ["no column of the table `tasks`", "Did you mean `status`"],
    ),
    (
        "readiness: {gates: [{name: a, table: tasks, passes: {status: finished}}]}",
        "readiness.gates[0].passes.status",
        ["`finished`", "in_progress"],
    ),
    (
        "readiness: {gates: [{name: a, table: measures, passes: {value: '>= many'}}]}",
        "readiness.gates[0].passes.value",
        ["`>= many`", "a number"],
    ),
    (
        "readiness: {gates: [{name: a, table: rollout, passes: {on: someday}}]}",
        "readiness.gates[0].passes.on",
        ["`someday`", "a date"],
    ),
    (
        "readiness: {gates: [{name: a, table: measures, passes: {is_met: 3}}]}",
        "readiness.gates[0].passes.is_met",
        ["`3`", "true or false"],
    ),
    (
        "readiness: {gates: [{name: a, table: tasks, passes: {status: done}, needs: most}]}",
        "readiness.gates[0].needs",
        ["`most`", "all, any, none"],
    ),
]


def by_plugin(text: str) -> tuple[TrackerOptions, dict[str, str]]:
    options = TrackerOptions()
    options.load_dict(yaml.safe_load(text) or {})
    failed, _ = options.validate()
    return options, {path: str(error) for path, error in failed}


def by_command(text: str, folder: Path) -> Workflow:
    indented = "".join(f"      {line}\n" for line in text.splitlines())
    file = folder / "mkdocs.yml"
    file.write_text(f"plugins:\n  - feature-tracker:\n{indented}", encoding="utf-8")
    settings = read_settings(file)
    assert settings is not None
    return settings.workflow


def test_the_options_become_rules_and_planned_releases() -> None:
    options, errors = by_plugin(FULL)

    assert not errors
    rules = options.workflow.gate_rules
    assert (rules.coverage_percent, rules.fresh_days) == (85, 14)
    assert rules.severities == (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
    assert rules.blocking == {"documentation": True}
    assert rules.off == ("qa_testing",)
    assert rules.own == (PERFORMANCE,)
    first, second = options.workflow.releases
    assert (first.name, first.on) == ("2.4", date(2026, 12, 4))
    assert first.features == ("FEAT-2026-09-14-001", "436")
    assert second == ReleasePlan("7")


def test_a_release_goes_by_the_rules_of_all_but_for_its_own() -> None:
    rules = by_plugin(FULL)[0].workflow.releases[0].rules

    assert rules is not None
    assert (rules.coverage_percent, rules.fresh_days) == (70, 14)
    assert rules.blocking == {"documentation": True, "coverage": False}
    assert rules.own == (PERFORMANCE, PENETRATION)


def test_a_type_goes_by_the_rules_of_its_release_but_for_its_own() -> None:
    workflow = by_plugin(FULL)[0].workflow

    general = workflow.gate_rules.types["infrastructure"]
    assert (general.off, general.coverage_percent) == (("acceptance", "performance"), 85)
    rules = workflow.releases[0].rules
    assert rules is not None
    assert rules.types["infrastructure"].off == ("acceptance", "performance")
    assert rules.types["infrastructure"].coverage_percent == 70
    assert rules.types["hotfix"].fresh_days == 1
    assert "hotfix" not in workflow.gate_rules.types


def test_nothing_need_be_said() -> None:
    workflow = by_plugin("")[0].workflow

    assert (workflow.gate_rules, workflow.releases) == (GateRules(), ())


@pytest.mark.parametrize(
    "text",
    [
        FULL,
        "",
        "releases:\nreadiness:\n",
        "releases: [{name: a, readiness: {}}]",
        "readiness: {gates: [{name: b, table: rollout, passes: {on: 2026-12-01}}]}",
        "readiness: {gates: [{name: b, table: measures, passes: {value: 99.50, is_met: off}}]}",
        "releases: [{name: !ENV [NO_SUCH_VARIABLE, spring], on: 2026-12-04}]",
    ],
)
def test_plugin_and_commands_read_the_same(text: str, tmp_path: Path) -> None:
    if "!ENV" in text:
        expected = Workflow(releases=(ReleasePlan("spring", date(2026, 12, 4)),))
    else:
        options, errors = by_plugin(text)
        assert not errors
        expected = options.workflow

    assert by_command(text, tmp_path) == expected


@pytest.mark.parametrize(("text", "path", "words"), WRONG, ids=[path for _, path, _ in WRONG])
def test_a_wrong_option_is_refused_by_path_with_what_is_allowed(
    text: str, path: str, words: list[str], tmp_path: Path
) -> None:
    _, errors = by_plugin(text)
    with pytest.raises(WrongSettingsError) as refused:
        by_command(text, tmp_path)

    assert list(errors) == [path]
    assert f"feature-tracker.{path}: " in str(refused.value)
    for word in words:
        assert word in errors[path]
        assert word in str(refused.value)


def test_every_wrong_option_of_a_group_is_told_at_once() -> None:
    text = "readiness: {coverage: x, fresh_days: x, gates: [{table: x, needs: x}], types: {A: x}}"

    assert set(by_plugin(text)[1]) == {
        *("readiness.coverage", "readiness.fresh_days", "readiness.types.A"),
        *("readiness.gates[0].table", "readiness.gates[0].needs"),
    }


def test_tags_of_other_plugins_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(
        "plugins:\n  - feature-tracker:\n      readiness: {coverage: 85}\n"
        "markdown_extensions:\n  - pymdownx.emoji:\n"
        "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
    )

    settings = read_settings(file)

    assert settings is not None
    assert settings.workflow.gate_rules.coverage_percent == 85


def test_both_readers_know_the_same_options() -> None:
    for group, readers in (
        (ReleaseOptions, rule_groups.RELEASE),
        (ReadinessOptions, rule_groups.READINESS),
        (TypeOptions, rule_groups.TYPE),
        (OwnGateOptions, rule_groups.OWN_GATE),
    ):
        assert [name for name, _ in group._schema] == list(readers)
