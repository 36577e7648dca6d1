"""The site's other plugins in, what they have done to its files, or must be told of ours, out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

_MONOREPO = "monorepo"
"""A plugin that builds from a merged copy of several folders."""

_REDIRECTS = "redirects"
"""A plugin that notes which pages a redirect may lead to, before ours are added."""

_PRINTED = "html"
"""What the plugin print-site sets on a page: its content, for the page that has all pages."""


def docs_dirs(config: MkDocsConfig) -> tuple[Path, ...]:
    """The folders that people write pages in, the site's own first."""
    monorepo = config.plugins.get(_MONOREPO)
    own = getattr(monorepo, "originalDocsDir", None) or config.docs_dir
    merged = getattr(monorepo, "resolvedPaths", ())
    return (Path(own), *(Path(os.path.abspath(folder)) for _, folder, _ in merged))


def originals(config: MkDocsConfig) -> Mapping[str, str]:
    """The file that a person wrote, by the path of its copy that the site is built from."""
    copies = getattr(config.plugins.get(_MONOREPO), "files_source_dir", {})
    return {os.path.abspath(copy): os.path.abspath(file) for copy, file in copies.items()}


def introduce(config: MkDocsConfig, generated: Iterable[File]) -> None:
    """Tells of our pages whoever has looked at the site's pages already."""
    known = getattr(config.plugins.get(_REDIRECTS), "doc_pages", None)
    if isinstance(known, dict):
        known.update((file.src_uri, file) for file in generated)


def complete_print(page: Page, fill: Callable[[str, Page], str]) -> None:
    """Puts the widgets in what of this page goes on the page that has all pages."""
    content = vars(page).get(_PRINTED)
    if isinstance(content, str):
        vars(page)[_PRINTED] = fill(content, page)
