"""How the past is counted: the options that history needs, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, tzinfo


@dataclass(frozen=True)
class Rules:
    """How the past is counted.

    Attributes:
        as_of: the day that the site is built for, the last one of every history.
        timezone: decides on which day a commit falls.
        first_parent: count only the main line; work on a branch then dates from its merge.
    """

    as_of: date
    timezone: tzinfo = UTC
    first_parent: bool = False
