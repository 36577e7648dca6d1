"""The Markdown settings of a site in, their fingerprint out where rendering leaves no traces."""

from __future__ import annotations

from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_feature_tracker.history.cache import digest

_SHORT_NAMES = frozenset(
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs"
    " legacy_em md_in_html meta nl2br sane_lists smarty tables toc wikilinks".split()
)
_FAMILIES = ("markdown.extensions.", "pymdownx.")
"""Extensions that do nothing but render; those of other makers may keep notes of what they saw."""

_READS_FILES = frozenset(("pymdownx.b64", "pymdownx.pathconverter"))
_SNIPPETS = "pymdownx.snippets"
_OWN_CALLABLES = ("markdown.", "pymdownx.", "material.extensions.", "mkdocs_feature_tracker.")
_PACKAGES = ("markdown", "mkdocs", "pymdown-extensions", "pygments")


def fingerprint(config: MkDocsConfig) -> str | None:
    """Equal for equal configurations; null where an extension may not be asked only once."""
    settings: dict[str, Any] = config.mdx_configs or {}
    if not all(_is_known(name) for name in config.markdown_extensions):
        return None
    if settings.get(_SNIPPETS, {}).get("auto_append"):
        return None
    try:
        told = _told([list(config.markdown_extensions), settings, config.use_directory_urls])
    except TypeError:
        return None
    versions = [_version(name) for name in _PACKAGES]
    return digest(f"{told}{versions}")


def _is_known(name: object) -> bool:
    if not isinstance(name, str) or name in _READS_FILES:
        return False
    return name in _SHORT_NAMES or name.startswith(_FAMILIES)


def _told(value: object) -> str:
    """A setting in words that stay the same from build to build.

    Raises:
        TypeError: It holds something of which nobody knows what it does.
    """
    if value is None or isinstance(value, str | int | float):
        return repr(value)
    if isinstance(value, dict):
        pairs = sorted((_told(name), _told(own)) for name, own in value.items())
        return "{" + ",".join(f"{name}:{own}" for name, own in pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_told, value)) + "]"
    if isinstance(value, partial):
        return _told([value.func, value.args, value.keywords])
    module, name = getattr(value, "__module__", ""), getattr(value, "__qualname__", "")
    if name and "<" not in name and f"{module}.".startswith(_OWN_CALLABLES):
        return f"{module}.{name}"
    raise TypeError(name)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
