"""A `mkdocs.yml` in, its values out: as texts, or typed as YAML types them.

What it takes over by `INHERIT` stands below its own values, as MkDocs has it. The tags of other
plugins are passed over: they need not be installed here.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml


def as_texts(file: Path) -> Any:
    """Every scalar as its text, so that neither NO nor 1.10 is changed.

    Raises:
        OSError: It cannot be read.
        yaml.YAMLError: It is no YAML.
    """
    return _loaded(file, _TextLoader, ())


def as_typed(file: Path) -> Any:
    """Every scalar as MkDocs has it.

    Raises:
        OSError: It cannot be read.
        yaml.YAMLError: It is no YAML.
    """
    return _loaded(file, _TypedLoader, ())


def _loaded(file: Path, loader: type[_TextLoader | _TypedLoader], heirs: tuple[Path, ...]) -> Any:
    values = yaml.load(file.read_bytes(), Loader=loader)
    parent = values.get("INHERIT") if isinstance(values, dict) else None
    if not isinstance(parent, str):
        return values
    heirs = (*heirs, file.resolve())
    inherited = file.parent / parent
    if inherited.resolve() in heirs:
        raise yaml.YAMLError(f"it inherits from itself by {parent}")
    return _over(_loaded(inherited, loader, heirs), values)


def _over(below: Any, above: Any) -> Any:
    """`above` laid over `below`: mappings are joined, everything else is replaced."""
    if not (isinstance(below, dict) and isinstance(above, dict)):
        return above
    joined = {key: _over(below[key], value) for key, value in above.items() if key in below}
    return below | above | joined


class _TextLoader(yaml.BaseLoader):
    """Reads every scalar as text, and passes over tags."""


class _TypedLoader(yaml.SafeLoader):
    """Reads scalars by their looks, and what has an unknown tag as null."""


def _from_environment(loader: yaml.BaseLoader | yaml.SafeLoader, node: yaml.Node) -> object:
    """`!ENV NAME` or `!ENV [NAME, OTHER, default]`, as MkDocs has it."""
    words = [node.value]
    if isinstance(node, yaml.SequenceNode):
        words = loader.construct_sequence(node)
    *names, default = words if len(words) > 1 else [*words, ""]
    return next((os.environ[name] for name in names if name in os.environ), default)


def _typed_from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    found = _from_environment(loader, node)
    if not isinstance(found, str):
        return found
    tag = loader.resolve(yaml.ScalarNode, found, (True, False))  # type: ignore[no-untyped-call]
    return loader.construct_object(yaml.ScalarNode(tag, found))


def _nothing(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> None:
    """What a tag that is not known here stands for."""


_TextLoader.add_constructor("!ENV", _from_environment)
_TypedLoader.add_constructor("!ENV", _typed_from_environment)
_TypedLoader.add_multi_constructor("", _nothing)
