"""The development server and the roots in, a server that rebuilds when a document changes out."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_PASSED_OVER = frozenset((".git", ".venv", "venv", "node_modules", "__pycache__", ".cache"))


def watch(server: LiveReloadServer, roots: Iterable[str], unwatched: Collection[Path]) -> None:
    """Watches the roots, but no folder that a build writes into, which would build for ever."""
    kept_out = {Path(os.path.realpath(folder)) for folder in unwatched}
    for root in roots:
        _watch(server, Path(os.path.realpath(root)), kept_out)


def _watch(server: LiveReloadServer, folder: Path, kept_out: set[Path]) -> None:
    if folder in kept_out:
        return
    inside = any(other.is_relative_to(folder) for other in kept_out)
    if not inside and not any((folder / name).is_dir() for name in _PASSED_OVER):
        server.watch(str(folder))
        return
    server.watch(str(folder), recursive=False)
    try:
        children = sorted(folder.iterdir())
    except OSError:
        return
    for child in children:
        if child.is_dir() and not child.is_symlink() and child.name not in _PASSED_OVER:
            _watch(server, child, kept_out)
