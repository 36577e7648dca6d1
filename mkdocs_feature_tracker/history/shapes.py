"""Blobs of several repositories in, their shapes out: from the cache, else read once by content."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mkdocs_feature_tracker.history import git
from mkdocs_feature_tracker.history.cache import Cache, paused_collector
from mkdocs_feature_tracker.history.codec import FORMAT, packed_shape, unpacked_shape
from mkdocs_feature_tracker.model.history import Item, Shape

Progress = Callable[[int, int], None]
"""Told how many versions have been read, and of how many."""

_KEPT_AT_ONCE = 2_000


@dataclass(frozen=True)
class Reader:
    """How documents are read, handed in because history does not know reading.

    Attributes:
        version: changes whenever any of the functions below would answer otherwise, options
            included: it is part of every cache key.
        read: content and dialect to shape. It must not raise.
        dialect: absolute path to the dialect that its content is read in.
        identify: shape and absolute path to Feature ID; null where it is no tracking document.
        covers: whether a document at this absolute path would be looked for today. A feature whose
            last document lay elsewhere belongs to somebody else.
    """

    version: str
    read: Callable[[bytes, str], Shape]
    dialect: Callable[[str], str]
    identify: Callable[[Shape, str], str | None]
    covers: Callable[[str], bool]


class Shapes:
    """The shapes of old versions, in memory once asked for, by blob and dialect."""

    def __init__(self, reader: Reader, cache: Cache, on_progress: Progress | None = None) -> None:
        self.missing: set[tuple[str, str]] = set()
        self._reader = reader
        self._cache = cache
        self._on_progress = on_progress
        self._namespace = f"shape {FORMAT} {reader.version}"
        self._shapes: dict[tuple[str, str], Shape] = {}
        self._dialects: dict[str, str] = {}
        self._pool: dict[Item, Item] = {}

    def load(self, checkout: git.Checkout, places: Iterable[tuple[str, str]]) -> None:
        """Makes `at` know these paths and blobs; what the clone lacks goes to `missing`."""
        wanted = dict.fromkeys((blob, self._dialect(path)) for path, blob in places)
        left = [key for key in wanted if key not in self._shapes and key not in self.missing]
        with paused_collector():
            for start in range(0, len(left), _KEPT_AT_ONCE):
                self._look_up(left[start : start + _KEPT_AT_ONCE])
            # git keeps the newest versions whole and older ones as differences: newest first
            # takes it three quarters of the time.
            self._read(checkout, [key for key in reversed(left) if key not in self._shapes])
        self.missing.update(key for key in left if key not in self._shapes)

    def at(self, path: str, blob: str) -> Shape | None:
        """The shape of a loaded place; null where this clone does not have the content."""
        return self._shapes.get((blob, self._dialect(path)))

    def has_own_id(self, path: str, blob: str) -> bool:
        """Whether the content states a Feature ID."""
        shape = self.at(path, blob)
        return shape is not None and shape.feature_id is not None

    def _dialect(self, path: str) -> str:
        if path not in self._dialects:
            self._dialects[path] = self._reader.dialect(path)
        return self._dialects[path]

    def _look_up(self, keys: list[tuple[str, str]]) -> None:
        by_name = {" ".join(key): key for key in keys}
        for name, packed in self._cache.get_many(self._namespace, by_name).items():
            self._shapes[by_name[name]] = unpacked_shape(packed, self._pool)

    def _read(self, checkout: git.Checkout, keys: list[tuple[str, str]]) -> None:
        dialects: dict[str, list[str]] = {}
        for blob, dialect in keys:
            dialects.setdefault(blob, []).append(dialect)
        fresh: dict[str, bytes] = {}
        contents = git.contents(checkout, list(dialects))
        for n_read, (blob, content) in enumerate(contents, start=1):
            for dialect in dialects[blob]:
                shape = self._reader.read(content, dialect)
                self._shapes[blob, dialect] = shape
                fresh[f"{blob} {dialect}"] = packed_shape(shape)
            if len(fresh) >= _KEPT_AT_ONCE:
                self._cache.put_many(self._namespace, fresh)
                fresh = {}
            if self._on_progress is not None:
                self._on_progress(n_read, len(dialects))
        self._cache.put_many(self._namespace, fresh)
