"""What the user and the environment say about the day in, the day that counts as today out."""

from __future__ import annotations

from datetime import date, datetime

import click

from mkdocs_feature_tracker import clock


def now(timezone: str) -> datetime:
    """The moment that `SOURCE_DATE_EPOCH` names, else the clock's, in `timezone`."""
    try:
        return clock.now(timezone)
    except clock.WrongEpochError as wrong:
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH is `{wrong.text}`, but must be a number of seconds since 1970."
        ) from None


def today(stated: date | None, option: date | None, timezone: str) -> date:
    """`--as-of`, else the option `as_of`, else `SOURCE_DATE_EPOCH`, else the clock."""
    return stated or option or now(timezone).date()
