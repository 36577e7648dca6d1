"""A file and its new content in, the file changed as a whole out, by one command at a time."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

if sys.platform == "win32":
    import hashlib
    import msvcrt
else:
    import fcntl


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Waits until no other command changes files in `folder`, and keeps others waiting.

    The lock is on the folder and not on the file, which `replace` puts another one in place of.
    """
    handle = _open(folder)
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)  # gives the lock back, as the end of the process does


def replace(file: Path, content: bytes) -> None:
    """Gives `file` another content: readers see the old one or the new one, and nothing between.

    Its permissions stay, and so does a symlink that leads to it.
    """
    target = Path(os.path.realpath(file))
    before = target.stat()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as written:
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
        os.chmod(name, before.st_mode & 0o7777)
        if sys.platform != "win32":
            with contextlib.suppress(PermissionError):
                os.chown(name, before.st_uid, before.st_gid)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


def create(file: Path, content: bytes) -> None:
    """Writes a file that is not there yet.

    Raises:
        FileExistsError: There is one, whatever it holds.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file, "xb") as written:
        written.write(content)


def write_output(file: Path, content: bytes) -> None:
    """Writes what the user asked for, in the place of what `file` held.

    Raises:
        click.ClickException: It cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        raise click.ClickException(
            f"{file} cannot be written: {error.strerror or error}."
        ) from error


if sys.platform == "win32":

    def _open(folder: Path) -> int:
        name = hashlib.blake2b(os.path.realpath(folder).encode(), digest_size=16).hexdigest()
        path = os.path.join(tempfile.gettempdir(), f"feature-tracker-{name}.lock")
        return os.open(path, os.O_RDWR | os.O_CREAT)

    def _lock(handle: int) -> None:
        while True:
            with contextlib.suppress(OSError):  # after ten seconds it gives up: ask again
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
                return

else:

    def _open(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)
