"""A module's name and a message in, what another Python made of it out: a core of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def run_beside(module: str, message: bytes) -> bool:
    """Runs `module` in another Python, with `message` as its input, and waits for its end.

    Threads of one Python take turns, so work that is to go on beside other work needs another one.
    False where there can be none, or where it failed; whoever asks must be able to do without.
    """
    if not _has_room() or not _is_python():
        return False
    # Neither the working directory nor a script of the caller's may come before what is loaded.
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(
            (sys.executable, "-P", "-m", module),
            input=message,
            stdout=subprocess.DEVNULL,
            env=environment,
            check=False,
        )
    except (OSError, ValueError):
        return False
    return done.returncode == 0


def _has_room() -> bool:
    """Whether there is a second core to work on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) > 1
    return (os.cpu_count() or 1) > 1


def _is_python() -> bool:
    """False in a frozen program and in a host such as uWSGI, which would start itself again.

    False on Windows too, where the start of a program takes as long as many a replay.
    """
    name = Path(sys.executable or "").stem.lower()
    is_host = getattr(sys, "frozen", False) or not name.startswith(("python", "pypy"))
    return not is_host and os.name != "nt"
