"""The tables of `schema` become a JSON Schema (2020-12) of the JSON export."""

from __future__ import annotations

import json
from importlib.resources import files

from mkdocs_feature_tracker.tables.columns import Column, Dtype, Table
from mkdocs_feature_tracker.tables.schema import SCHEMA_VERSION, TABLES

PUBLISHED = "tracker.schema.json"
"""Name of the copy that lies beside this module and is shipped with the package."""

_DATE = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_TYPES: dict[Dtype, dict[str, object]] = {
    Dtype.STRING: {"type": "string"},
    Dtype.INT: {"type": "integer"},
    Dtype.FLOAT: {"type": "number"},
    Dtype.BOOL: {"type": "boolean"},
    Dtype.DATE: dict(_DATE),
    Dtype.LIST: {"type": "array", "items": {"type": "string"}},
    Dtype.MAPPING: {"type": "object", "additionalProperties": {"type": "string"}},
}


def generated() -> str:
    """The JSON Schema of this version's export, as indented text.

    Readers meet unknown tables and columns in later exports of the same `schema_version`, so
    additional properties are allowed, while every table and column known today is required.
    """
    tables = {table.name: _table(table) for table in TABLES}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:mkdocs-feature-tracker:tracker:{SCHEMA_VERSION}",
        "title": "tracker.json",
        "description": (
            "All tables of a project on one day. Later exports of the same schema_version "
            "may have further tables and columns."
        ),
        "type": "object",
        "required": ["schema_version", "as_of", "tables"],
        "properties": {
            "schema_version": {"const": SCHEMA_VERSION},
            "as_of": {**_DATE, "description": "The day on which the project looked like this."},
            "tables": {
                "type": "object",
                "required": list(tables),
                "properties": tables,
            },
        },
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def published() -> str:
    """The copy of the schema that is shipped with the package."""
    return files(__package__).joinpath(PUBLISHED).read_text(encoding="utf-8")


def _table(table: Table) -> dict[str, object]:
    return {
        "type": "array",
        "description": table.meaning,
        "items": {
            "type": "object",
            "required": [column.name for column in table.columns],
            "properties": {column.name: _column(column) for column in table.columns},
        },
    }


def _column(column: Column) -> dict[str, object]:
    described: dict[str, object] = {"description": column.meaning, **_TYPES[column.dtype]}
    if column.dtype is Dtype.INT:
        described["minimum"] = 0 if column.name.startswith("n_") else 1
    if "share" in column.name or column.name.startswith("chance"):
        described |= {"minimum": 0, "maximum": 1}
    if column.words:
        described["enum"] = [*column.words, None] if column.is_nullable else list(column.words)
    if column.is_nullable:
        described["type"] = [described["type"], "null"]
    return described
