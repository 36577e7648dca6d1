"""What the rows of a table can be told apart by in, the search box and filters above it out.

`assets/tables.js` answers to them; what it looks for in a table stands at its top.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mkdocs_feature_tracker.site.options import Flag, Option

TEXT = ("A to Z", "Z to A")
NUMBER = ("lowest first", "highest first")
DAY = ("earliest first", "latest first")

TOOLBAR = Option(
    "toolbar", Flag(), False, "Whether readers can search and filter the table, and link to that."
)

Traits = dict[str, tuple[str, ...]]
"""What a row is filtered by: its values under the name of each filter."""


class Filter(NamedTuple):
    """A list of values to choose from; `name` is that in the address and of the rows' attribute."""

    name: str
    choices: tuple[tuple[str, str], ...]

    @property
    def is_useful(self) -> bool:
        """A single value would leave nothing to choose."""
        return len(self.choices) > 1


class Toolbar(NamedTuple):
    """The controls above a table.

    `finds` says what the search box looks at; `hides` is the name, value and label of a box that
    leaves rows out; `orders` are the values and words of every way to sort.
    """

    finds: str
    filters: tuple[Filter, ...]
    orders: tuple[tuple[str, str], ...] = ()
    hides: tuple[str, str, str] | None = None


def toolbar(
    finds: str,
    rows: Sequence[Traits],
    orders: Iterable[tuple[str, str, tuple[str, str]]] = (),
    *,
    words: Mapping[str, Mapping[str, str]] | None = None,
    hides: tuple[str, str, str] | None = None,
) -> Toolbar:
    """The controls for some rows, with no value to choose that no row has.

    Args:
        finds: what the search box looks at, such as `title, team, owner`.
        rows: the traits of every row; all have the same names.
        orders: name, heading and the words for both directions of each column that sorts.
        words: by the name of a filter, its values in their order with their words; other filters
            show the values themselves, in alphabetical order.
        hides: the name and value of the rows that a box leaves out, and its label.
    """
    known = words or {}
    names = rows[0] if rows else ()
    filters = tuple(Filter(name, _choices(rows, name, known.get(name))) for name in names)
    has_any = hides is not None and any(hides[1] in row[hides[0]] for row in rows)
    return Toolbar(
        finds=finds,
        filters=filters,
        orders=tuple(
            (sign + name, f"{heading}: {direction}")
            for name, heading, both in orders
            for sign, direction in zip(("", "-"), both, strict=True)
        ),
        hides=hides if has_any else None,
    )


def _choices(
    rows: Iterable[Traits], name: str, words: Mapping[str, str] | None
) -> tuple[tuple[str, str], ...]:
    found = {value for row in rows for value in row[name]}
    if words is None:
        return tuple((value, value) for value in sorted(found, key=str.casefold))
    return tuple((value, word) for value, word in words.items() if value in found)
