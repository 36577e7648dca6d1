"""What a table is made of: a dtype, a column, and a table as a named row of columns."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Dtype(StrEnum):
    """How a column is typed; the value is its dtype in a DataFrame.

    `DATE` is `datetime64[s]`: missing dates are NaT and comparisons are vectorised, as with
    nanoseconds, but every date that a document may state fits (nanoseconds end in 2262).
    `LIST` and `MAPPING` columns are `object` and hold Python lists and dicts of strings.
    """

    STRING = "string"
    INT = "Int64"
    FLOAT = "Float64"
    BOOL = "boolean"
    DATE = "datetime64[s]"
    LIST = "list"
    MAPPING = "mapping"

    @property
    def pandas(self) -> str:
        """The name that pandas has for it."""
        return "object" if self in (Dtype.LIST, Dtype.MAPPING) else self.value


class Column(NamedTuple):
    """One column. `words` are the only values it may have; none where they are not closed.

    `is_nullable` tells whether a value may be missing.
    """

    name: str
    dtype: Dtype
    meaning: str
    words: tuple[str, ...] = ()
    is_nullable: bool = True


class Table(NamedTuple):
    """One table. `meaning` is a sentence that begins "One row for each …"."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
