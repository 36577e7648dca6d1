"""The published JSON Schema: equal to the tables, true of every export, and false of others."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.tables import json_schema
from mkdocs_feature_tracker.tables.export import as_json

COPY = Path(json_schema.__file__).with_name(json_schema.PUBLISHED)


def validate(exported: object) -> None:
    jsonschema.validate(
        exported,
        json.loads(json_schema.published()),
        cls=jsonschema.Draft202012Validator,
        format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
    )


def test_the_published_copy_is_the_generated_one(update_goldens: bool) -> None:
    if update_goldens:
        COPY.write_text(json_schema.generated(), encoding="utf-8")

    assert json_schema.published() == json_schema.generated()


def test_it_is_a_valid_schema_of_its_draft() -> None:
    schema = json.loads(json_schema.published())

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("which", ["project", "empty_project"])
def test_exports_are_valid(which: str, request: pytest.FixtureRequest) -> None:
    validate(json.loads(as_json(request.getfixturevalue(which))))


def without_a_table(exported: Any) -> None:
    del exported["tables"]["gates"]


def without_a_column(exported: Any) -> None:
    del exported["tables"]["features"][0]["title"]


def with_an_unknown_status(exported: Any) -> None:
    exported["tables"]["tasks"][0]["status"] = "almost"


def with_a_failing_gate(exported: Any) -> None:
    exported["tables"]["gates"][0]["status"] = "failing"


def with_percent_for_a_share(exported: Any) -> None:
    exported["tables"]["features"][0]["share"] = 65


def with_a_date_in_words(exported: Any) -> None:
    exported["tables"]["updates"][0]["on"] = "Nov 2, 2025"


def with_a_date_that_does_not_exist(exported: Any) -> None:
    exported["tables"]["updates"][0]["on"] = "2025-02-30"


def with_a_title_missing(exported: Any) -> None:
    exported["tables"]["tasks"][0]["title"] = None


def with_teams_joined(exported: Any) -> None:
    exported["tables"]["features"][0]["teams"] = "Backend; R&D"


def with_line_zero(exported: Any) -> None:
    exported["tables"]["tasks"][0]["line"] = 0


def with_another_version(exported: Any) -> None:
    exported["schema_version"] = 2


@pytest.mark.parametrize(
    "spoil",
    [
        without_a_table,
        without_a_column,
        with_an_unknown_status,
        with_a_failing_gate,
        with_percent_for_a_share,
        with_a_date_in_words,
        with_a_date_that_does_not_exist,
        with_a_title_missing,
        with_teams_joined,
        with_line_zero,
        with_another_version,
    ],
)
def test_it_refuses_an_export(spoil: Callable[[Any], None], project: Project) -> None:
    exported = json.loads(as_json(project))
    spoil(exported)

    with pytest.raises(jsonschema.ValidationError):
        validate(exported)


def test_it_lets_a_later_version_add_a_table_and_a_column(project: Project) -> None:
    exported = json.loads(as_json(project))
    exported["tables"]["history"] = []
    exported["tables"]["features"][0]["mood"] = "good"

    validate(exported)
