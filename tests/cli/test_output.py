"""Files that commands write where they are told to: their folders, and what stands in the way."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Run

WRITERS = [("schema",), ("export", "docs"), ("export", "docs", "--format", "csv")]


def test_the_schema_is_written_with_the_folder_that_it_needs(run: Run, team: Path) -> None:
    assert run("schema", "--output", "tools/mkdocs.schema.json").exit_code == 0

    written = json.loads((team / "tools" / "mkdocs.schema.json").read_text(encoding="utf-8"))
    assert written == json.loads(run("schema").stdout)


@pytest.mark.parametrize("command", WRITERS)
def test_a_place_that_cannot_be_written_is_told_in_one_line(
    command: tuple[str, ...], run: Run, team: Path
) -> None:
    (team / "taken").write_text("a file, and no folder", encoding="utf-8")

    result = run(*command, "--output", "taken/further/here")

    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith("Error: taken/further")
    assert " cannot be written: " in result.stderr


def test_an_export_is_valid_by_the_schema_that_is_printed(run: Run, team: Path) -> None:
    schema = json.loads(run("schema", "--tables").stdout)
    exported = json.loads(run("export", "docs").stdout)

    jsonschema.validate(exported, schema)
    del exported["tables"]["features"][0]["title"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(exported, schema)
