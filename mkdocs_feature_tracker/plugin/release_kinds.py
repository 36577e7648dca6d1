"""Kinds of options for releases: values that a reader outside MkDocs types, and nested groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from mkdocs_feature_tracker.metrics.rule_values import keys_as_texts
from mkdocs_feature_tracker.model.refusal import WrongValueError
from mkdocs_feature_tracker.plugin.kinds import Group, Option, Options, RefusedError

T = TypeVar("T")
GroupT = TypeVar("GroupT", bound=Options)


class Read(Option[T | None], Generic[T]):
    """A value that `reader` types; null where it is not set."""

    def __init__(self, reader: Callable[[object], T]) -> None:
        super().__init__(None)
        self.reader = reader

    def read(self, value: object) -> T:
        try:
            return self.reader(value)
        except WrongValueError as wrong:
            raise RefusedError(wrong.errors) from wrong


class KeyedGroup(Group[GroupT], Generic[GroupT]):
    """A nested group that has options named `on` or `off`, which YAML reads as true and false."""

    def validate(self, value: object, /) -> GroupT:
        return super().validate(keys_as_texts(value) if isinstance(value, Mapping) else value)


class Groups(Option[list[GroupT]], Generic[GroupT]):
    """A list of groups."""

    def __init__(self, group: type[GroupT]) -> None:
        super().__init__([])
        self.group = group
        names = ", ".join(key for key, _ in group._schema)
        self.allowed = f"a list of mappings of {names}"

    def read(self, value: object) -> list[GroupT]:
        if not isinstance(value, list | tuple):
            raise self.refuse(value)
        return list(_each(self.group, ((f"[{n}]", one) for n, one in enumerate(value))).values())


class NamedGroups(Option[dict[str, GroupT]], Generic[GroupT]):
    """Names mapped to a group each."""

    def __init__(self, group: type[GroupT]) -> None:
        super().__init__({})
        self.group = group
        names = ", ".join(key for key, _ in group._schema)
        self.allowed = f"a mapping of names to mappings of {names}"

    def read(self, value: object) -> dict[str, GroupT]:
        if not isinstance(value, Mapping):
            raise self.refuse(value)
        named = keys_as_texts(value)
        read = _each(self.group, ((f".{name}", one) for name, one in named.items()))
        return dict(zip(named, read.values(), strict=True))


def _each(group: type[GroupT], entries: Iterable[tuple[str, object]]) -> dict[str, GroupT]:
    """Every group by its path; every error is gathered before anything is raised."""
    read: dict[str, GroupT] = {}
    errors: list[tuple[str, str]] = []
    for path, value in entries:
        try:
            read[path] = KeyedGroup(group).validate(value)
        except RefusedError as refused:
            errors += [(path + inner, text) for inner, text in refused.errors]
    if errors:
        raise RefusedError(errors)
    return read
