"""A namespace and keys in, bytes kept by an earlier build out: one sqlite file for all of it."""

from __future__ import annotations

import gc
import hashlib
import sqlite3
import threading
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

MAX_BYTES = 512 * 1024 * 1024
"""Past this size the older half of the entries is forgotten when the cache is closed."""

_BUSY_SECONDS = 5.0
_KEYS_PER_QUERY = 900
_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (
  id INTEGER PRIMARY KEY,
  namespace TEXT NOT NULL,
  key TEXT NOT NULL,
  value BLOB NOT NULL,
  UNIQUE (namespace, key)
)
"""


class Cache:
    """Bytes by namespace and key, kept between builds and shared by builds at the same time.

    A cache can only save time: whatever is wrong with the file, reading finds nothing, writing
    does nothing, and `note` says why in one sentence. A damaged file is replaced by an empty one.
    Put the reader's version into the namespace, so that values of an older reader are not found.
    It may be used from several threads.

    Example: `Cache(folder / "cache.sqlite").get_many("shape 3", [blob])` is `{blob: b"…"}` or `{}`.
    """

    def __init__(self, path: Path | None) -> None:
        """Opens or makes the file at `path`; with no path nothing is kept and nothing is said."""
        self.path = path
        self.note = ""
        self._turn = threading.RLock()
        self._database: sqlite3.Connection | None = None
        self._is_writable = True
        if path is not None:
            self._open(path)

    def get_many(self, namespace: str, keys: Iterable[str]) -> dict[str, bytes]:
        """The values that are there, by key; keys that nobody has put are left out."""
        wanted = list(dict.fromkeys(keys))
        found: dict[str, bytes] = {}
        with self._turn, paused_collector():
            try:
                for start in range(0, len(wanted), _KEYS_PER_QUERY):
                    found.update(self._look_up(namespace, wanted[start : start + _KEYS_PER_QUERY]))
            except sqlite3.Error as error:
                self._give_up(error)
        return found

    def get(self, namespace: str, key: str) -> bytes | None:
        """One value, null where there is none."""
        return self.get_many(namespace, (key,)).get(key)

    def put_many(
        self,
        namespace: str,
        values: Mapping[str, bytes],
        only_if: tuple[str, bytes | None] | None = None,
    ) -> None:
        """Keeps `values` in one short transaction; equal keys are overwritten.

        With `only_if`, a key and the value that was found under it, nothing is kept where another
        build has put a new value there since.
        """
        with self._turn:
            if self._database is None or not self._is_writable or not values:
                return
            rows = ((namespace, key, _sealed(value)) for key, value in values.items())
            try:
                self._database.execute("BEGIN IMMEDIATE")
                if only_if and dict(self._look_up(namespace, [only_if[0]])) != _found(*only_if):
                    self._database.execute("ROLLBACK")
                    return
                self._database.executemany(
                    "INSERT OR REPLACE INTO entries (namespace, key, value) VALUES (?, ?, ?)", rows
                )
                self._database.execute("COMMIT")
            except sqlite3.Error as error:
                self._give_up(error)

    def put(self, namespace: str, key: str, value: bytes) -> None:
        """Keeps one value."""
        self.put_many(namespace, {key: value})

    def close(self, max_bytes: int = MAX_BYTES) -> None:
        """Gives the file back, after forgetting the older half of it where it grew too large."""
        with self._turn:
            if self._database is None:
                return
            with suppress(sqlite3.Error):
                if self._is_writable and self._size_bytes() > max_bytes:
                    self._forget_older_half()
            self._database.close()
            self._database = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _open(self, path: Path) -> None:
        try:
            is_new = not path.parent.exists()
            path.parent.mkdir(parents=True, exist_ok=True)
            if is_new:
                (path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
            self._connect(path, "rwc")
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def _connect(self, path: Path, mode: str) -> None:
        database = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        self._database = database
        self._is_writable = mode != "ro"
        if self._is_writable:
            # A rollback journal and not WAL: WAL cannot be read from a read-only or network disk.
            database.execute("PRAGMA page_size = 16384")  # values of 2 KB waste half of 4 KB
            database.execute("PRAGMA auto_vacuum = INCREMENTAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.execute(_SCHEMA)
        else:
            database.execute("SELECT key FROM entries LIMIT 1").fetchall()

    def _look_up(self, namespace: str, keys: list[str]) -> Iterator[tuple[str, bytes]]:
        if self._database is None:
            return
        marks = ",".join("?" * len(keys))
        rows = self._database.execute(
            f"SELECT key, value FROM entries WHERE namespace = ? AND key IN ({marks})",
            (namespace, *keys),
        )
        for key, sealed in rows:
            value = _unsealed(sealed)
            if value is not None:
                yield key, value

    def _give_up(self, error: Exception) -> None:
        """Says what is wrong and goes on with an empty file, with reading only, or without."""
        path, database, self._database = self.path, self._database, None
        if database is not None:
            database.close()
        if path is None:
            return
        if _is_damage(error) and not self.note:
            self.note = f"The cache {path} was damaged; it is rebuilt."
            with suppress(OSError):
                path.unlink()
                path.with_name(path.name + "-journal").unlink(missing_ok=True)
                self._open(path)
            if self._database is None:
                self.note = f"The cache {path} is damaged and cannot be replaced; going on without."
            return
        if _is_lock(error):
            self.note = f"The cache {path} is locked by another program; going on without it."
            return
        self.note = f"The cache {path} cannot be written ({error}); nothing new is kept."
        try:
            self._connect(path, "ro")
        except sqlite3.Error:
            self.note = f"The cache {path} cannot be opened ({error}); going on without it."
            if self._database is not None:
                self._database.close()
                self._database = None

    def _size_bytes(self) -> int:
        assert self._database is not None
        (n_pages,) = self._database.execute("PRAGMA page_count").fetchone()
        (page_bytes,) = self._database.execute("PRAGMA page_size").fetchone()
        return int(n_pages) * int(page_bytes)

    def _forget_older_half(self) -> None:
        assert self._database is not None
        self._database.execute(
            "DELETE FROM entries WHERE id <= (SELECT id FROM entries ORDER BY id LIMIT 1"
            " OFFSET (SELECT count(*) / 2 FROM entries))"
        )
        self._database.executescript("PRAGMA incremental_vacuum")


def digest(content: str | bytes) -> str:
    """A short text that differs wherever `content` does, to be part of a key."""
    content = content.encode("utf-8", "replace") if isinstance(content, str) else content
    return hashlib.blake2b(content, digest_size=16).hexdigest()


@contextmanager
def paused_collector() -> Iterator[None]:
    """Loads many small objects without the cyclic collector looking at each of them often.

    Eighteen thousand versions load fifteen times slower with it.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _found(key: str, value: bytes | None) -> dict[str, bytes]:
    return {} if value is None else {key: value}


def _sealed(value: bytes) -> bytes:
    """The value with a checksum before it: sqlite does not notice a flipped bit inside a value."""
    return zlib.crc32(value).to_bytes(4, "big") + value


def _unsealed(sealed: object) -> bytes | None:
    if not isinstance(sealed, bytes) or len(sealed) < 4:
        return None
    value = sealed[4:]
    return value if zlib.crc32(value).to_bytes(4, "big") == sealed[:4] else None


def _is_damage(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def _is_lock(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
