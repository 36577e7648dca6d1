"""The whole of `releases` or `readiness` as YAML has it in, its typed groups out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mkdocs_feature_tracker.metrics import rule_values as values
from mkdocs_feature_tracker.model.refusal import WrongValueError, refusal, refused_name

Group = dict[str, Any]
Reader = Callable[[object], Any]


def releases(value: object) -> list[Group]:
    """The list of planned releases, for `rules.assemble`."""
    return _groups(value, RELEASE)


def readiness(value: object) -> Group:
    """The rules of all releases, for `rules.assemble`."""
    return _group(value, READINESS)


def _group(value: object, readers: Mapping[str, Reader]) -> Group:
    """A mapping whose keys all have a reader; what is null is left out."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise WrongValueError([("", refusal(value, f"a mapping of {', '.join(readers)}"))])
    stated = values.keys_as_texts(value)
    errors = [
        (f".{name}", refused_name(name, "option", readers)) for name in stated.keys() - readers
    ]
    read: Group = {}
    for name, inner in stated.items():
        if inner is not None and name in readers:
            try:
                read[name] = readers[name](inner)
            except WrongValueError as wrong:
                errors += [(f".{name}{path}", said) for path, said in wrong.errors]
    if errors:
        raise WrongValueError(errors)
    return read


def _groups(value: object, readers: Mapping[str, Reader]) -> list[Group]:
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        raise WrongValueError([("", refusal(value, "a list of groups"))])
    return list(
        values.each(
            (f"[{n}]", inner, lambda one: _group(one, readers)) for n, inner in enumerate(value)
        )
    )


def _named_groups(value: object, readers: Mapping[str, Reader]) -> dict[str, Group]:
    if not isinstance(value, Mapping):
        raise WrongValueError([("", refusal(value, "a mapping of names to groups"))])
    stated = values.keys_as_texts(value)
    read = values.each(
        (f".{name}", inner, lambda one: _group(one, readers)) for name, inner in stated.items()
    )
    return dict(zip(stated, read, strict=True))


OWN_GATE: dict[str, Reader] = {
    "name": values.text,
    "title": values.text,
    "table": values.table,
    "where": values.conditions,
    "passes": values.conditions,
    "needs": values.needs,
    "blocking": values.flag,
}
TYPE: dict[str, Reader] = {
    "coverage": values.percent,
    "severities": values.severities,
    "fresh_days": values.days,
    "blocking": values.flags,
    "off": values.texts,
    "gates": lambda value: _groups(value, OWN_GATE),
}
READINESS: dict[str, Reader] = {
    **TYPE,
    "types": lambda value: _named_groups(value, TYPE),
}
RELEASE: dict[str, Reader] = {
    "name": values.text,
    "on": values.day,
    "features": values.texts,
    "readiness": readiness,
}
