"""How many versions have been read in, a line that says so on the terminal out."""

from __future__ import annotations

import time
from typing import TextIO

_QUIET_SECONDS = 1.0
_SECONDS_BETWEEN = 0.1
_WIDTH = 30


class ProgressLine:
    """Tells how far a replay is: on a terminal only, and only where it takes a while.

    Example: `Reading the history ███████░░░░░ 4,200 of 18,000 versions`.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_terminal = stream.isatty()
        self._next_at = time.monotonic() + _QUIET_SECONDS
        self._is_drawn = False

    def __call__(self, n_read: int, n_all: int) -> None:
        """Draws the line, but not so often that drawing takes time."""
        if not self._is_terminal or time.monotonic() < self._next_at:
            return
        self._next_at = time.monotonic() + _SECONDS_BETWEEN
        full = "█" * (_WIDTH * n_read // n_all)
        self._write(
            f"\rReading the history {full:░<{_WIDTH}} {n_read:,} of {n_all:,} versions\x1b[K\r"
        )
        self._is_drawn = True

    def close(self) -> None:
        """Takes the line away again."""
        if self._is_drawn:
            self._write("\r\x1b[K")
            self._is_drawn = False

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):  # closed, or of an encoding without these characters
            self._is_terminal = False
