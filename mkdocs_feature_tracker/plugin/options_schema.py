"""The typed options in, a JSON Schema of a `mkdocs.yml` that has them out, for editors.

It says nothing of MkDocs' own settings and of other plugins, so that it may stand beside a theme's
schema; what it says of ours comes from the options' types and from the texts below them.
"""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from functools import singledispatch
from typing import Any

from mkdocs.config.base import BaseConfigOption

from mkdocs_feature_tracker.metrics import rule_values
from mkdocs_feature_tracker.metrics.own_gates import GATE_TABLES
from mkdocs_feature_tracker.model.problem import CODES
from mkdocs_feature_tracker.model.words import Severity
from mkdocs_feature_tracker.plugin import kinds, release_kinds
from mkdocs_feature_tracker.plugin.options import PROBLEM_LEVEL, ProblemsOptions, TrackerOptions

PLUGIN = "feature-tracker"
_TEXT = {"type": "string", "minLength": 1}


def _one_or_more(one: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [{"type": "array", "items": one}, one]}


_NAME = {"type": ["string", "integer"], "minLength": 1}
_CELL = {"type": ["string", "number", "boolean"], "minLength": 1}
_READ: dict[object, dict[str, Any]] = {
    rule_values.text: _NAME,
    rule_values.texts: _one_or_more(_NAME),
    rule_values.table: {"enum": [*GATE_TABLES]},
    rule_values.conditions: {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": _one_or_more(_CELL),
    },
    rule_values.needs: {"enum": [*rule_values.NEEDS]},
    rule_values.flag: {"type": "boolean"},
    rule_values.flags: {"type": "object", "additionalProperties": {"type": "boolean"}},
    rule_values.percent: {
        "anyOf": [
            {"type": "number", "minimum": 0, "maximum": 100},
            {"type": "string", "pattern": r"^\s*\d+(\.\d+)?\s*%?\s*$"},
        ]
    },
    rule_values.severities: _one_or_more({"enum": [*Severity]}),
    rule_values.days: {"type": "integer", "minimum": 1},
    rule_values.day: {"type": "string", "format": "date"},
}
"""What may be written for a value that one of these readers types."""


def generated() -> str:
    """The JSON Schema (draft 7, which editors speak) as indented text."""
    tracker = {"type": "object", "properties": {PLUGIN: {"$ref": f"#/definitions/{PLUGIN}"}}}
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"mkdocs.yml with the plugin {PLUGIN}",
        "type": "object",
        "properties": {
            "plugins": {
                "description": f"Plugins of MkDocs; the options of {PLUGIN} are known.",
                "anyOf": [
                    {"type": "array", "items": {"anyOf": [_TEXT, tracker]}},
                    tracker,
                ],
            }
        },
        "definitions": {PLUGIN: _group(TrackerOptions)},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _group(group: type[kinds.Options]) -> dict[str, Any]:
    """A mapping of exactly the options of a group; null, an empty value, leaves all defaults."""
    meanings = _meanings(group)
    properties = {
        name: {"description": meanings[name], **_described(option)}
        for name, option in group._schema
    }
    if group is ProblemsOptions:
        level = _described(PROBLEM_LEVEL)
        properties |= {code: {"description": CODES[code].title, **level} for code in CODES}
    return {"type": ["object", "null"], "additionalProperties": False, "properties": properties}


def _meanings(group: type[kinds.Options]) -> dict[str, str]:
    """The text below each option, as its author wrote it there, those it inherits included."""
    if group is kinds.Options:
        return {}
    found = _meanings(group.__base__)  # type: ignore[arg-type]
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(group))).body
    assert isinstance(tree, ast.ClassDef)
    for option, text in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(option, ast.Assign) and isinstance(text, ast.Expr):
            (name,) = (ast.unparse(target) for target in option.targets)
            found[name] = inspect.cleandoc(ast.literal_eval(text.value))
    return found


@singledispatch
def _described(option: BaseConfigOption[Any]) -> dict[str, Any]:
    """What may be written for an option."""
    raise NotImplementedError(f"no schema is known of {type(option).__name__}")


@_described.register
def _(option: kinds.Group) -> dict[str, Any]:  # type: ignore[type-arg]
    return _group(option.config_class)


@_described.register
def _(option: kinds.Flag) -> dict[str, Any]:
    return {"type": "boolean", "default": option.default}


@_described.register
def _(option: kinds.Text) -> dict[str, Any]:
    return {**_TEXT, "default": option.default}


@_described.register
def _(option: kinds.Switch) -> dict[str, Any]:
    return {"type": ["boolean", "string"], "minLength": 1, "default": option.default}


@_described.register
def _(option: kinds.Days) -> dict[str, Any]:
    return {"type": "integer", "minimum": 1, "default": option.default}


@_described.register
def _(option: kinds.Day) -> dict[str, Any]:
    return {"type": "string", "format": "date"}


@_described.register
def _(option: kinds.TimeZone) -> dict[str, Any]:
    return {**_TEXT, "default": option.default}


@_described.register
def _(option: kinds.OneOf) -> dict[str, Any]:
    """YAML's `off` is false."""
    words: list[str | bool] = [*option.choices]
    return {"enum": words + [False] * ("off" in words), "default": option.default}


@_described.register
def _(option: kinds.Texts) -> dict[str, Any]:
    described = _one_or_more({"enum": [*option.choices]} if option.choices else _TEXT)
    return described | ({"default": [*option.default]} if option.default else {})


@_described.register
def _(option: kinds.FilePath) -> dict[str, Any]:
    return dict(_TEXT)


@_described.register
def _(option: kinds.Words) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": {"enum": [*option.choices]}}


@_described.register
def _(option: release_kinds.Read) -> dict[str, Any]:  # type: ignore[type-arg]
    return _READ[option.reader]


@_described.register
def _(option: release_kinds.Groups) -> dict[str, Any]:  # type: ignore[type-arg]
    return {"type": "array", "items": _group(option.group)}


@_described.register
def _(option: release_kinds.NamedGroups) -> dict[str, Any]:  # type: ignore[type-arg]
    return {"type": "object", "additionalProperties": _group(option.group)}
