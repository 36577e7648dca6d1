"""A Markdown table in, its rows with cells by field name out, whatever the order of columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.sections.entries import MAX_CHARS, normal
from mkdocs_feature_tracker.reading.text import plain
from mkdocs_feature_tracker.reading.tree import Table

_TOTAL = re.compile(r"(?:(?:grand|sub)[ -]?)?totals?|sum", re.I)


class Row(NamedTuple):
    """One row; `cells` holds the texts that are not empty, by field."""

    line: int
    cells: dict[str, str]

    def get(self, field: str) -> str | None:
        """The text of a field; null where the table or the row has none."""
        return self.cells.get(field)


class Columns:
    """The fields that one family of tables has, each with the column names that mean it.

    A column means a field by its whole name, else by beginning with it (`Area/Team`). A field
    takes the first of its names that the table has; a column is used once.
    """

    def __init__(self, **names: str) -> None:
        self._names = {field: group.split("|") for field, group in names.items()}
        self.places = lru_cache(maxsize=256)(self._places)

    def _places(self, header: tuple[str, ...]) -> dict[str, int]:
        """Where each field stands in a table with these columns."""
        titles = [normal(title) for title in header]
        places: dict[str, int] = {}
        for matches in (str.__eq__, _begins):
            for field, names in self._names.items():
                if field in places:
                    continue
                for name in names:
                    place = next(
                        (
                            index
                            for index, title in enumerate(titles)
                            if index not in places.values() and matches(title, name)
                        ),
                        None,
                    )
                    if place is not None:
                        places[field] = place
                        break
        return places


def rows(
    context: Context, table: Table, columns: Columns, *needed: str, leads: bool = False
) -> Iterator[Row]:
    """The rows of a table that has all `needed` fields; none of any other table.

    Where the table `leads` with what its rows are about, its first column stands in for a single
    needed field that no column names, if another column is known: `What | Severity | ETA`.

    Rows named TOTAL are dropped, and rows in which a needed cell is empty. A row with more or
    fewer cells than columns is FT108 and read as far as it goes.
    """
    places = columns.places(tuple(table.columns))
    if leads and places and not {*needed} & {*places} and 0 not in places.values():
        places = {needed[0]: 0, **places}
    if any(field not in places for field in needed):
        return
    n_columns = len(table.columns)
    for line, texts in table.rows:
        if len(texts) != n_columns:
            context.problem(
                "FT108",
                line,
                f"this row has {len(texts)} cells, its table has {n_columns} columns",
                "write an escaped pipe as \\| and end every row with its last cell",
            )
        n_texts = len(texts)
        cells = {
            field: texts[place]
            for field, place in places.items()
            if place < n_texts and texts[place] and len(texts[place]) <= MAX_CHARS
        }
        is_named = all(field in cells for field in needed)
        if is_named and not any(_is_total(cells[field]) for field in needed):
            yield Row(line, cells)


def _is_total(text: str) -> bool:
    return len(text) < 30 and _TOTAL.fullmatch(plain(text).rstrip(": ")) is not None


def _begins(title: str, name: str) -> bool:
    return title.startswith(name + " ")
