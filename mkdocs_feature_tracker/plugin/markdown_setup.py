"""The site's Markdown extensions in, the same with the `tracker` fence added out."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig

SUPERFENCES = "pymdownx.superfences"
HIGHLIGHT = "pymdownx.highlight"
CODEHILITE = "codehilite"
_SHORT_NAMES = {"markdown.extensions.codehilite": CODEHILITE}


def add_fence(config: MkDocsConfig, fence: dict[str, Any]) -> None:
    """Registers the fence beside the author's own; a second call replaces what the first added."""
    if SUPERFENCES not in config.markdown_extensions:
        config.markdown_extensions.append(SUPERFENCES)
        # What is no valid header to superfences was one to `fenced_code`.
        config.mdx_configs[SUPERFENCES] = {"relaxed_headers": True}
        _keep_highlighting(config)
    settings = config.mdx_configs.setdefault(SUPERFENCES, {})
    own = [custom for custom in settings.get("custom_fences", ()) if custom is not None]
    settings["custom_fences"] = [
        *(custom for custom in own if custom.get("name") != fence["name"]),
        fence,
    ]


def _keep_highlighting(config: MkDocsConfig) -> None:
    """Has code look as it did: superfences would highlight what the theme's script highlights."""
    names = {_SHORT_NAMES.get(name, name) for name in config.markdown_extensions}
    if HIGHLIGHT in names:
        return
    config.markdown_extensions.append(HIGHLIGHT)
    if CODEHILITE not in names:
        config.mdx_configs[HIGHLIGHT] = {"use_pygments": False, "css_class": ""}
        return
    codehilite = {
        **config.mdx_configs.get("markdown.extensions.codehilite", {}),
        **config.mdx_configs.get(CODEHILITE, {}),
    }
    config.mdx_configs[HIGHLIGHT] = {
        "css_class": codehilite.get("css_class", "codehilite"),
        "use_pygments": codehilite.get("use_pygments", True),
        "guess_lang": codehilite.get("guess_lang", True),
        "noclasses": codehilite.get("noclasses", False),
        "pygments_style": codehilite.get("pygments_style", "default"),
    }
