"""Where documents lay on past days in, the documents out: from the cache, else read once."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from mkdocs_feature_tracker import __version__
from mkdocs_feature_tracker.history import git
from mkdocs_feature_tracker.history.cache import Cache, digest, paused_collector
from mkdocs_feature_tracker.history.known import Elsewhere
from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.history import PastDocuments
from mkdocs_feature_tracker.model.release import folded_name
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.project import unpickled
from mkdocs_feature_tracker.reading.document import READER_VERSION, read

_NAMESPACE = f"past document {__version__} {READER_VERSION}"

MANY_DOCUMENTS = 200
"""Fewer are read before another Python has started."""

Key = tuple[str, str]
"""A blob and the dialect that it is read in."""

Documents = Mapping[Key, Document]


def read_documents(
    past: PastDocuments,
    workflow: Workflow,
    names: Sequence[str],
    cache: Cache,
    elsewhere: Elsewhere | None = None,
) -> Documents:
    """The documents of those days, each read once ever.

    Of features that nobody asked for, only documents that may name one of the releases are read:
    such a feature belonged to it then and does not today. `elsewhere` may read many of them into
    the cache.
    """
    shelf = _Shelf(past, workflow, names, cache)
    with paused_collector():
        found, left = shelf.look_up()
        if len(left) >= MANY_DOCUMENTS and elsewhere is not None and elsewhere():
            found, left = shelf.look_up()
        return found | shelf.read(left)


class _Shelf:
    """The documents of those days in the cache, and those that are not there yet."""

    def __init__(
        self, past: PastDocuments, workflow: Workflow, names: Sequence[str], cache: Cache
    ) -> None:
        self._roots = {
            (end.blob, end.dialect): end.root
            for ends in past.ends.values()
            for end in ends
            if end.blob
        }
        self._asked = {
            (end.blob, end.dialect)
            for name, ends in past.ends.items()
            if not past.asked.isdisjoint((name, name.partition("~")[0]))
            for end in ends
        }
        self._workflow = workflow
        self._names = _naming(names)
        self._cache = cache
        rules = repr((workflow.status_words, workflow.section_titles, workflow.scope_sections))
        self._namespace = f"{_NAMESPACE} {digest(rules)}"
        self._silent = f"{self._namespace} without {digest(self._names.pattern)}"

    def look_up(self) -> tuple[dict[Key, Document], list[Key]]:
        """The documents that are known, and what is to be read."""
        by_name = {" ".join(key): key for key in self._roots}
        kept = self._cache.get_many(self._namespace, by_name)
        known = {by_name[name]: unpickled(packed) for name, packed in kept.items()}
        found = {key: document for key, document in known.items() if document is not None}
        others = [
            name for name, key in by_name.items() if key not in found and key not in self._asked
        ]
        silent = self._cache.get_many(self._silent, others)
        left = [key for name, key in by_name.items() if key not in found and name not in silent]
        return found, left

    def read(self, keys: Iterable[Key]) -> dict[Key, Document]:
        """Reads documents from their repositories, and keeps them."""
        found: dict[Key, Document] = {}
        silent: dict[str, bytes] = {}
        for key, content in _contents(keys, self._roots):
            text = content.decode("utf-8", "replace").casefold()
            if key in self._asked or self._names.search(text):
                found[key] = read(content, self._workflow, key[1])
            else:
                silent[" ".join(key)] = b""
        packed = {" ".join(key): pickle.dumps(found[key], protocol=5) for key in found}
        self._cache.put_many(self._namespace, packed)
        self._cache.put_many(self._silent, silent)
        return found


def _contents(keys: Iterable[Key], roots: Mapping[Key, str]) -> Iterator[tuple[Key, bytes]]:
    by_root: dict[str, dict[str, list[Key]]] = {}
    for key in keys:
        by_root.setdefault(roots[key], {}).setdefault(key[0], []).append(key)
    for root, blobs in by_root.items():
        for blob, content in git.contents(git.Checkout(Path(root)), list(blobs)):
            for key in blobs[blob]:
                yield key, content


def _naming(names: Iterable[str]) -> re.Pattern[str]:
    """Finds a text that may name one of the releases, in any spelling."""
    spellings = (
        r"[\W_]+".join(map(re.escape, folded_name(name).split("_"))) for name in sorted(names)
    )
    return re.compile("|".join(spellings) or r"(?!)")
