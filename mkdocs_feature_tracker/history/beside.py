"""A module's name and a message in, what another Python made of it out: a core of its own."""

from __future__ import annotations

import os
import subprocess
import sys


def run_beside(module: str, message: bytes) -> bool:
    """Runs `module` in another Python, with `message` as its input, and waits for its end.

    Threads of one Python take turns, so work that is to go on beside other work needs another one.
    False where it failed; whoever asks must be able to do without.
    """
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
