"""Playwright in, Chromium out: the one that a variable names, the system's, or Playwright's own."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
MISSING = "no Chromium: install Debian's chromium, or name one in the variable CHROMIUM"


def executable(playwright: Playwright) -> str:
    """The path of the program; nobody has looked whether it is there."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return found or shutil.which("chromium-browser") or playwright.chromium.executable_path


def launch(playwright: Playwright) -> Browser:
    """A browser that asks nobody for anything by itself."""
    return playwright.chromium.launch(executable_path=executable(playwright), args=QUIET)
