"""The environment and the clock in, the moment that counts as now out, for every edge."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from zoneinfo import ZoneInfo


class WrongEpochError(ValueError):
    """`SOURCE_DATE_EPOCH` is no number of seconds since 1970; `text` is what it is."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def now(timezone: str = "UTC") -> datetime:
    """The moment that `SOURCE_DATE_EPOCH` names, else the clock's, in `timezone`.

    Raises:
        WrongEpochError: The variable is set to something else.
    """
    zone = UTC if timezone == "UTC" else ZoneInfo(timezone)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(zone)
    try:
        return datetime.fromtimestamp(int(epoch), zone)
    except (ValueError, OverflowError, OSError):
        raise WrongEpochError(epoch) from None
