"""The plugin's options as YAML types them in, rules of releases and what is wrong with them out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mkdocs_feature_tracker.metrics import rule_groups
from mkdocs_feature_tracker.metrics.rules import Readiness, Wrong, assemble
from mkdocs_feature_tracker.model.refusal import WrongValueError


def read_readiness(options: Mapping[str, Any]) -> Readiness:
    """The options `releases` and `readiness`, whose values are typed as YAML types them."""
    wrong: Wrong = []
    releases = _read(options, "releases", rule_groups.releases, wrong)
    readiness = _read(options, "readiness", rule_groups.readiness, wrong)
    found = assemble(releases or [], readiness or {})
    return found if not wrong else found._replace(wrong=wrong)


def _read(
    options: Mapping[str, Any], name: str, reader: Callable[[object], Any], wrong: Wrong
) -> Any:
    try:
        return reader(options.get(name))
    except WrongValueError as error:
        wrong += [(name + path, text) for path, text in error.errors]
        return None
