"""The text of a `mkdocs.yml` in, the same text with the plugin added out: no other line changes."""

from __future__ import annotations

import re
from typing import Any

import yaml

from mkdocs_feature_tracker.cli.settings import PLUGIN

_DEFAULT = ("search",)
"""What MkDocs switches on by itself, only while nobody writes `plugins`."""


class CannotAddError(ValueError):
    """The text is of a shape that is better changed by hand; the message tells why."""


def with_plugin(text: str) -> str:
    """`text` with `feature-tracker` as the last of its plugins; as it is where it has it already.

    Raises:
        CannotAddError: It is no YAML mapping, takes its plugins from another file, or is written
            in a way that is not understood here.
    """
    before = _entries(text)
    plugins = before.get("plugins")
    if plugins is None and "INHERIT" in before:
        raise CannotAddError("it may take its plugins from the file that it inherits from")
    names = _names(plugins)
    if PLUGIN in names:
        return text
    newline = "\r\n" if "\r\n" in text else "\n"
    changed = _added(text, plugins, newline)
    try:
        after = _entries(changed)
    except CannotAddError:
        after = {}
    expected = [*(names or (_DEFAULT if _is_unset(plugins) else ())), PLUGIN]
    if _names(after.get("plugins")) != expected or _others(after) != _others(before):
        raise CannotAddError("its `plugins` are written in an uncommon way")
    return changed


def _entries(text: str) -> dict[str, yaml.Node]:
    """The nodes of the top level by key."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise CannotAddError(f"it is no YAML: {' '.join(str(error).split())}") from error
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise CannotAddError("it holds no `key: value` lines")
    return {str(key.value): value for key, value in root.value}


def _added(text: str, plugins: yaml.Node | None, newline: str) -> str:
    block = "".join(f"{newline}  - {name}" for name in (*_DEFAULT, PLUGIN))
    if plugins is None:
        gap = "" if not text.strip() else newline if text.endswith("\n") else 2 * newline
        return f"{text}{gap}plugins:{block}{newline}"
    if _is_unset(plugins):
        end = _end_of_line(text, plugins.start_mark.index)
        return text[:end] + block + text[end:]
    if not isinstance(plugins, yaml.CollectionNode):
        raise CannotAddError("its `plugins` are written in an uncommon way")
    entry = PLUGIN if isinstance(plugins, yaml.SequenceNode) else f"{PLUGIN}: {{}}"
    if plugins.flow_style:
        last = _last(plugins)
        end = plugins.start_mark.index + 1 if last is None else _end_of(last, text)
        return f"{text[:end]}{', ' if last else ''}{entry}{text[end:]}"
    mark = "- " if isinstance(plugins, yaml.SequenceNode) else ""
    indent = re.match(r" *", text[text.rfind("\n", 0, plugins.start_mark.index) + 1 :])
    line = f"{newline}{indent.group() if indent else ''}{mark}{entry}"
    end = _end_of_line(text, _end_of(plugins, text))
    return text[:end] + line + text[end:]


def _end_of(node: yaml.Node, text: str) -> int:
    """Where the last thing of a node stands; behind it there may be blank lines and comments."""
    is_block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    last = _last(node) if is_block else None
    if last is not None:
        return _end_of(last, text)
    index = node.end_mark.index
    while index and text[index - 1] in "\r\n ":  # a block of text ends where the next line begins
        index -= 1
    return index


def _end_of_line(text: str, index: int) -> int:
    match = re.compile(r"\r?\n|\Z").search(text, index)
    return match.start() if match else len(text)


def _last(node: yaml.Node) -> yaml.Node | None:
    if not node.value:
        return None
    last = node.value[-1]
    value: yaml.Node = last[1] if isinstance(last, tuple) else last
    return value


def _is_unset(plugins: yaml.Node | None) -> bool:
    """Whether nobody says which plugins: no key, or a key without value."""
    return plugins is None or (isinstance(plugins, yaml.ScalarNode) and plugins.value == "")


def _names(plugins: yaml.Node | None) -> list[str]:
    """The plugins' names; MkDocs takes a list of names and mappings, or one mapping."""
    if isinstance(plugins, yaml.MappingNode):
        return [str(key.value) for key, _ in plugins.value]
    names: list[str] = []
    if isinstance(plugins, yaml.SequenceNode):
        for node in plugins.value:
            names += _names(node) if isinstance(node, yaml.MappingNode) else [str(node.value)]
    return names


def _others(entries: dict[str, yaml.Node]) -> dict[str, Any]:
    """Everything but the plugins, as plain values to compare."""
    return {key: _plain(node) for key, node in entries.items() if key != "plugins"}


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return [(_plain(key), _plain(value)) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value) for value in node.value]
    return node.tag, node.value
