"""What the user and the environment say about the day in, the day that counts as today out."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import click


def now(timezone: str) -> datetime:
    """The moment that `SOURCE_DATE_EPOCH` names, else the clock's, in `timezone`."""
    zone = UTC if timezone == "UTC" else ZoneInfo(timezone)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(zone)
    try:
        return datetime.fromtimestamp(int(epoch), zone)
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH is `{epoch}`, but must be a number of seconds since 1970."
        ) from None


def today(stated: date | None, option: date | None, timezone: str) -> date:
    """`--as-of`, else the option `as_of`, else `SOURCE_DATE_EPOCH`, else the clock."""
    return stated or option or now(timezone).date()
