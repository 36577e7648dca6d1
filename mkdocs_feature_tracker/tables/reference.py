"""The tables of `schema` become the Markdown in which the guide documents every column."""

from __future__ import annotations

from mkdocs_feature_tracker.tables.columns import Column, Dtype, Table
from mkdocs_feature_tracker.tables.schema import TABLES

_TYPE_NAMES = {
    Dtype.DATE: "date",
    Dtype.LIST: "list of `string`",
    Dtype.MAPPING: "mapping of `string`",
}


def as_markdown() -> str:
    """One section with a table of columns for each table, from the third heading level on.

    Example of a line: `| n_done | Int64 | no | Number of tasks in scope that are done. |`.
    """
    return "\n".join(_section(table) for table in TABLES)


def _section(table: Table) -> str:
    lines = [
        f"### `{table.name}`",
        "",
        table.meaning,
        "",
        "| Column | Type | May be missing | Meaning |",
        "|---|---|---|---|",
        *(_line(column) for column in table.columns),
        "",
    ]
    return "\n".join(lines)


def _line(column: Column) -> str:
    dtype = _TYPE_NAMES.get(column.dtype, f"`{column.dtype}`")
    missing = "yes" if column.is_nullable else "no"
    words = ", ".join(f"`{word}`" for word in column.words)
    meaning = f"{column.meaning} One of {words}." if words else column.meaning
    return f"| `{column.name}` | {dtype} | {missing} | {meaning} |"
