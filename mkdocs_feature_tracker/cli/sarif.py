"""Problems in, a SARIF 2.1.0 log out, as code-scanning services read it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from mkdocs_feature_tracker import __version__
from mkdocs_feature_tracker.model.problem import CODES, Problem
from mkdocs_feature_tracker.model.words import Level

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}


def log_of(problems: Sequence[Problem]) -> dict[str, Any]:
    """The log of one run, with a rule for every code."""
    positions = {code: position for position, code in enumerate(CODES)}
    rules = [
        {
            "id": code,
            "name": "".join(map(str.capitalize, re.findall(r"\w+", meaning.title))),
            "shortDescription": {"text": meaning.title},
            "fullDescription": {"text": meaning.meaning},
            "defaultConfiguration": {"level": _LEVELS[meaning.level]},
        }
        for code, meaning in CODES.items()
    ]
    driver = {"name": "feature-tracker", "version": __version__, "rules": rules}
    results = [_result(problem, positions[problem.code]) for problem in problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(problem: Problem, position: int) -> dict[str, Any]:
    text = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    place = {
        "artifactLocation": {"uri": quote(problem.path)},
        "region": {"startLine": problem.line},
    }
    return {
        "ruleId": problem.code,
        "ruleIndex": position,
        "level": _LEVELS[problem.level],
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    }
