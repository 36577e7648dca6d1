"""The reference of columns: nothing is left out, and it renders as tables."""

from __future__ import annotations

import markdown

from mkdocs_feature_tracker.tables.reference import as_markdown
from mkdocs_feature_tracker.tables.schema import TABLES


def test_every_column_of_every_table_has_its_line_in_order() -> None:
    lines = as_markdown().splitlines()

    documented = [line.split("`")[1] for line in lines if line.startswith(("### ", "| `"))]
    assert documented == [
        name for table in TABLES for name in (table.name, *(c.name for c in table.columns))
    ]


def test_a_line_gives_type_missing_values_meaning_and_allowed_words() -> None:
    lines = as_markdown().splitlines()

    assert "| `n_done` | `Int64` | no | Number of tasks in scope that are done. |" in lines
    assert (
        "| `tdd_phase` | `string` | yes | Phase of test-driven development. "
        "One of `RED`, `GREEN`, `REFACTOR`. |"
    ) in lines


def test_it_renders_as_one_html_table_for_each_table() -> None:
    html = markdown.markdown(as_markdown(), extensions=["tables"])

    assert html.count("<table>") == len(TABLES)
    assert html.count("<tr>") == sum(1 + len(table.columns) for table in TABLES)
