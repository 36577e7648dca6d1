"""The templates that an earlier build has compiled in, those that this one has compiled out."""

from __future__ import annotations

import pickle
from importlib.metadata import version
from pathlib import Path

from mkdocs_feature_tracker.history.cache import Cache, digest
from mkdocs_feature_tracker.site import templates

_KEY = "all"


class CompiledTemplates:
    """Kept as a whole: a site draws with nearly all of them."""

    def __init__(self, cache_file: Path) -> None:
        self._cache_file = cache_file
        self._known: dict[str, bytes] = {}

    def recall(self) -> None:
        """Hands over what was kept."""
        with Cache(self._cache_file) as cache:
            kept = cache.get(_namespace(), _KEY)
        if kept is not None:
            self._known = pickle.loads(kept)
            templates.COMPILED.update(self._known)

    def keep(self) -> None:
        """Keeps what was compiled for the next build."""
        if self._known != templates.COMPILED:
            self._known = dict(templates.COMPILED)
            with Cache(self._cache_file) as cache:
                cache.put(_namespace(), _KEY, pickle.dumps(self._known))


def _namespace() -> str:
    """Another one with each version of the compiler and of what it was taught."""
    taught = digest(Path(templates.__file__).read_bytes())
    return f"templates {version('jinja2')} {taught}"
