"""Nothing in, the way to print for people out: no colours where nobody looks, no broken lines."""

from __future__ import annotations

import io
import sys

from rich.console import Console

PLAIN_WIDTH = 120
"""How wide a table may become where there is no terminal to measure."""


def console() -> Console:
    """Standard output; plain text where it is no terminal, long lines left whole."""
    out = Console(file=sys.stdout, highlight=False, markup=False, emoji=False, soft_wrap=True)
    if not out.is_terminal:
        out.width = PLAIN_WIDTH
    return out


def never_stop_at_a_character() -> None:
    """Lets a terminal that cannot show a character show a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
