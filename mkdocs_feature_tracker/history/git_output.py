"""What git prints in, commits, blobs and trees out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import IO, NamedTuple

MARKDOWN = (b".md", b".markdown", b".mdown", b".mkd", b".mkdn")
"""Which paths are kept of the log: a tracking document may have lain in any folder before.

git itself is not asked for them: with paths it compares every pair of trees twice.
"""


class Change(NamedTuple):
    """One path that a commit changed against one of its parents; an empty blob is "no file"."""

    path: str
    old_blob: str
    new_blob: str


class Commit(NamedTuple):
    """A commit, its author date in seconds since 1970; a merge has the changes to each parent."""

    sha: str
    authored_at: int
    author: str
    is_merge: bool
    changes: tuple[Change, ...]


def read_commits(raw: bytes, first_parent: bool) -> Iterator[Commit]:
    """Commits in git's order; the changes of a merge to each of its parents are put together."""
    head: tuple[str, int, str, bool] | None = None
    changes: list[Change] = []
    old = new = ""
    for token in raw.split(b"\0"):
        if old or new:
            if token.lower().endswith(MARKDOWN):
                path = os.fsdecode(token)
                changes.append(Change(path, old.removesuffix("-"), new.removesuffix("-")))
            old = new = ""
            continue
        header, _, rest = token.partition(b"\n") if token[:1] == b"\x02" else (b"", b"", token)
        if header:
            sha, seconds, parents, author = header[1:].decode("utf-8", "replace").split("\x1f", 3)
            if head is not None and head[0] != sha:
                yield Commit(*head, tuple(changes))
                changes = []
            head = (sha, int(seconds), author[1:], " " in parents and not first_parent)
        if rest[:1] == b":":
            old_mode, new_mode, old_blob, new_blob, _ = rest[1:].decode("ascii").split(" ", 4)
            old, new = _file(old_mode, old_blob), _file(new_mode, new_blob)
    if head is not None:
        yield Commit(*head, tuple(changes))


def read_blobs(stream: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """Reads `<blob> blob <size>`, the bytes and a line feed; `<blob> missing` gives nothing."""
    while header := stream.readline():
        blob, kind, *size = header.decode("ascii", "replace").split()
        if not size:
            continue
        content = stream.read(int(size[0]))
        if len(content) < int(size[0]):
            return
        stream.read(1)
        if kind == "blob":
            yield blob, content


def read_tree(raw: bytes) -> dict[str, str]:
    """The blobs of the Markdown files of `ls-tree -r -z` by their path, symlinks left out."""
    blobs: dict[str, str] = {}
    for entry in raw.split(b"\0"):
        facts, _, path = entry.partition(b"\t")
        if path.lower().endswith(MARKDOWN):
            mode, _, blob = facts.decode("ascii").split()
            if _file(mode, blob) != "-":
                blobs[os.fsdecode(path)] = blob
    return blobs


def _file(mode: str, blob: str) -> str:
    """The blob of a regular file; `-` for none, for a symlink and for a submodule."""
    return blob if mode.startswith("100") else "-"
