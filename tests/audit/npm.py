"""Names and versions in, packages of the npm registry in a folder out, by npm itself."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

PACKAGES = {"axe-core": "4.14.1", "lighthouse": "12.8.2"}
_MINUTES = 5


class Unreachable(Exception):  # noqa: N818
    """There is no npm, or it could not fetch the packages; the words say which."""


def installed(folder: Path) -> Path:
    """The folder that holds the packages, which are fetched unless these versions are there."""
    modules = folder / "node_modules"
    marks = {name: folder / f"{name}-{version}" for name, version in PACKAGES.items()}
    if all(mark.is_file() for mark in marks.values()):
        return modules
    npm = shutil.which("npm")
    if npm is None:
        raise Unreachable("npm is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
    quiet = ["--no-package-lock", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"]
    command = [npm, "install", *quiet, "--prefix", str(folder), *wanted]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_MINUTES * 60)
    except subprocess.TimeoutExpired:
        raise Unreachable(f"npm did not answer within {_MINUTES} minutes") from None
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise Unreachable(f"npm could not fetch {' and '.join(wanted)}: {' '.join(said[:2])}")
    for mark in marks.values():
        mark.touch()
    return modules
