"""Nothing in, a JSON Schema out: of the plugin's options for editors, or of the exported tables."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from mkdocs_feature_tracker.cli.files import write_output
from mkdocs_feature_tracker.tables import json_schema

PUBLISHED = "mkdocs.schema.json"
"""Name of the schema that is shipped with the package, made from the plugin's typed options."""

EXAMPLES = """\b
Examples:
  feature-tracker schema --output mkdocs.schema.json
  # then, as the first line of mkdocs.yml:
  # yaml-language-server: $schema=mkdocs.schema.json

  feature-tracker schema --tables > tracker.schema.json
"""


@click.command("schema", epilog=EXAMPLES)
@click.option(
    "--tables", "is_of_tables", is_flag=True, help="That of tracker.json and of `export` instead."
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write instead of standard output.",
)
def schema_command(is_of_tables: bool, output: Path | None) -> None:
    """Prints a JSON Schema by which an editor completes and checks the options in mkdocs.yml."""
    if is_of_tables:
        schema = json_schema.published().encode()
    else:
        schema = files("mkdocs_feature_tracker").joinpath(PUBLISHED).read_bytes()
    if output is None:
        click.echo(schema, nl=False)
    else:
        write_output(output, schema)
