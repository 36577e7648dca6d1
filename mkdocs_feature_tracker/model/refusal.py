"""A wrong value of an option in, what was found and what is allowed out, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches


class WrongValueError(ValueError):
    """One or more wrong values, each with its path below the option and what is wrong with it."""

    def __init__(self, errors: Iterable[tuple[str, str]]) -> None:
        self.errors = list(errors)
        super().__init__("; ".join(f"{path}: {text}" for path, text in self.errors))


def refusal(value: object, allowed: str) -> str:
    """What is to be said of `value`.

    YAML reads `on`, `NO` and `1.10` as true, false and 1.1, so a text that is none is refused with
    the advice to quote it, never guessed back.
    """
    advice = ""
    if "text" in allowed and isinstance(value, bool):
        advice = " YAML reads an unquoted on, off, yes or no as true or false: quote it."
    elif "text" in allowed and isinstance(value, int | float | date):
        advice = " Quote it if it is meant as a text."
    return f"found {shown(value)}; allowed is {allowed}.{advice}"


def refused_name(name: str, what: str, allowed: Iterable[str]) -> str:
    """What is to be said of a name that is not among the allowed ones, with the nearest of them."""
    allowed = list(allowed)
    near = get_close_matches(name.casefold(), allowed, n=2)
    hint = f" Did you mean {' or '.join(f'`{one}`' for one in near)}?" if near else ""
    return f"there is no {what} {shown(name)}; allowed are {', '.join(allowed)}.{hint}"


def shown(value: object) -> str:
    """A value as the configuration has it."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"`{text if len(text) < 80 else text[:80] + '…'}`"
