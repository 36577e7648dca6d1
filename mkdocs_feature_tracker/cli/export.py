"""Files and folders in, the tables of their tracking documents out, as JSON, CSV or Parquet."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from mkdocs_feature_tracker.cli.arguments import (
    as_of_option,
    config_option,
    day_of,
    paths_argument,
    settings_of,
)
from mkdocs_feature_tracker.cli.files import write_output
from mkdocs_feature_tracker.cli.load import load
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.words import Level
from mkdocs_feature_tracker.tables.export import (
    MissingPyarrowError,
    as_json,
    write_csv,
    write_parquet,
)

EXAMPLES = """\b
Examples:
  feature-tracker export > tracker.json
  feature-tracker export docs --format csv --output tables
"""


@click.command("export", epilog=EXAMPLES)
@paths_argument
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["json", "csv", "parquet"]),
    default="json",
    show_default=True,
    help="What to write. Parquet needs the extra `parquet`.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="The file for JSON (default: standard output); the folder for CSV and Parquet.",
)
@as_of_option
@config_option
def export_command(
    paths: tuple[Path, ...],
    file_format: str,
    output: Path | None,
    as_of: datetime | None,
    config: Path | None,
) -> None:
    """Writes every table that the tracking documents give.

    A file named as PATH counts as a tracking document whatever it looks like; a folder is searched
    for them. Without PATH, that is the current folder, and what the option `roots` adds to it.
    """
    _check_output(file_format, output)
    settings = settings_of(config)
    project = load(paths, settings, day_of(as_of, settings), with_past=True)
    try:
        _write(project, file_format, output)
    except MissingPyarrowError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        place = error.filename or output or "the output"
        raise click.ClickException(
            f"{place} cannot be written: {error.strerror or error}."
        ) from error
    _report(project)


def _check_output(file_format: str, output: Path | None) -> None:
    if file_format == "json":
        if output is not None and output.is_dir():
            raise click.BadParameter(
                f"{output} is a folder; JSON is one file.", param_hint="--output"
            )
        return
    if output is None:
        raise click.UsageError(
            f"{file_format} is one file for each table: name a folder with --output DIR."
        )
    if output.exists() and not output.is_dir():
        raise click.BadParameter(
            f"{output} is a file; {file_format} needs a folder.", param_hint="--output"
        )


def _write(project: Project, file_format: str, output: Path | None) -> None:
    if file_format == "csv" and output:
        write_csv(project, output)
    elif file_format == "parquet" and output:
        write_parquet(project, output)
    else:
        written = as_json(project).encode("utf-8", "replace")
        if output is None:
            click.echo(written, nl=False)
        else:
            write_output(output, written)


def _report(project: Project) -> None:
    """What is wrong with the documents or unknown of the past, beside what may be piped on."""
    if not project.features:
        click.echo("No tracking document was found.", err=True)
        return
    for note in project.history.notes:
        click.echo(note, err=True)
    levels = [problem.level for problem in project.problems]
    counted = [
        f"{n} {level}{'s' if n > 1 else ''}"
        for level in (Level.ERROR, Level.WARNING)
        if (n := levels.count(level))
    ]
    if counted:
        click.echo(
            f"The documents have {' and '.join(counted)}; the table `problems` lists them.",
            err=True,
        )
