"""The JSON Schema of the options: made from them, and of one mind with them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_feature_tracker import cli
from mkdocs_feature_tracker.cli.schema import PUBLISHED
from mkdocs_feature_tracker.plugin import options_schema
from mkdocs_feature_tracker.plugin.options import TrackerOptions
from tests.cli.conftest import Run, run

__all__ = ["run"]

ROOT = Path(__file__).parent.parent.parent
COPY = Path(cli.__file__).parent.parent / PUBLISHED

RIGHT = [
    "enabled: false",
    "documents: 'features/*.md'",
    "documents: [a.md, b.md]",
    "as_of: 2026-11-20",
    "stale_after_days: 14",
    "status_words: {TERMINÉE: done}",
    "scope_sections: [implementation]",
    "problems: {warn_at: never, FT106: error, FT203: 'off'}",
    "problems: {FT106: off}",
    "pages: {overview: How we stand, features: false, order: [flow]}",
    "history: {first_parent: true}",
    "releases: [{name: '2.4', on: 2026-12-04, features: [FEAT-1, 436]}]",
    "releases: [{name: 2.4.1, readiness: {coverage: 85%, off: qa_testing}}]",
    "readiness: {severities: [critical], types: {Fix: {off: [acceptance]}}}",
    "readiness: {gates: [{name: plan, table: debts, passes: {plan: '*'}}]}",
    "",
]
WRONG = [
    "enabled: sometimes",
    "documents: 3",
    "as_of: soon",
    "stale_after_days: 0",
    "status_words: {TERMINÉE: finished}",
    "scope_sections: [implementations]",
    "problems: {warn_at: info}",
    "problems: {FT999: error}",
    "pages: {overveiw: true}",
    "histroy: {}",
    "releases: [{nmae: '2.4'}]",
    "releases: {name: '2.4'}",
    "readiness: {coverage: 101}",
    "readiness: {severities: [awful]}",
    "readiness: {gates: [{name: plan, table: plans, passes: {plan: '*'}}]}",
]


class EditorsYaml(yaml.SafeLoader):
    """YAML 1.2, as editors read it: `on` and `off` are words, a date is a text."""


EditorsYaml.yaml_implicit_resolvers = {
    first: [
        (tag, re.compile("true|false") if tag.endswith(":bool") else pattern)
        for tag, pattern in resolvers
        if not tag.endswith(":timestamp")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def schema() -> Any:
    return json.loads(COPY.read_text("utf-8"))


def is_allowed_by_schema(text: str) -> bool:
    options = yaml.load(text, Loader=EditorsYaml)
    validator = jsonschema.Draft7Validator(
        schema(), format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER
    )
    return all(
        validator.is_valid({"plugins": plugins})
        for plugins in ([{"feature-tracker": options}], {"feature-tracker": options})
    )


def is_allowed_by_plugin(text: str) -> bool:
    options = yaml.safe_load(text)
    typed = TrackerOptions()
    typed.load_dict(options or {})
    site = MkDocsConfig(config_file_path=str(ROOT / "mkdocs.yml"))
    for key, option in typed._schema:
        option.pre_validation(site, key)
    return not typed.validate()[0]


def test_the_published_copy_is_the_generated_one(update_goldens: bool) -> None:
    if update_goldens:
        COPY.write_text(options_schema.generated(), encoding="utf-8")

    assert COPY.read_text("utf-8") == options_schema.generated()


def test_it_is_a_valid_schema_of_its_draft() -> None:
    jsonschema.Draft7Validator.check_schema(schema())


@pytest.mark.parametrize("text", RIGHT)
def test_what_the_plugin_takes_the_schema_allows(text: str) -> None:
    assert is_allowed_by_plugin(text)
    assert is_allowed_by_schema(text)


@pytest.mark.parametrize("text", WRONG)
def test_what_the_plugin_refuses_the_schema_marks(text: str) -> None:
    assert not is_allowed_by_plugin(text)
    assert not is_allowed_by_schema(text)


def test_every_option_of_every_group_is_described() -> None:
    def check(described: dict[str, Any]) -> None:
        for name, option in described["properties"].items():
            assert option["description"], name
            if "properties" in option:
                check(option)

    check(schema()["definitions"]["feature-tracker"])


def test_other_plugins_and_settings_are_left_alone() -> None:
    site = {"site_name": "Docs", "plugins": ["search", {"blog": {"x": 1}}, "feature-tracker"]}

    assert jsonschema.Draft7Validator(schema()).is_valid(site)


def test_a_command_writes_it_for_the_editor(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.schema.json"

    assert run("schema", "--output", file).exit_code == 0

    assert file.read_bytes() == COPY.read_bytes()
    assert run("schema").stdout_bytes == COPY.read_bytes()


def test_the_example_names_it_for_the_editor_and_keeps_to_it() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")

    named = text.splitlines()[0].partition("$schema=")[2]
    assert (ROOT / named) == COPY
    jsonschema.validate(yaml.load(text, Loader=EditorsYaml), schema())
