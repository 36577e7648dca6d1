"""The sections on code that was written in, migrations, endpoints, components and files out."""

from __future__ import annotations

from mkdocs_feature_tracker.model.records import Artifact
from mkdocs_feature_tracker.reading.context import Context
from mkdocs_feature_tracker.reading.sections.code_comments import read_coded
from mkdocs_feature_tracker.reading.sections.files import read_files
from mkdocs_feature_tracker.reading.sections.sample import found_sample

_CODED = {
    "database_changes": "migration",
    "api_implementation": "endpoint",
    "frontend_implementation": "component",
}
_LISTED = {"new_files": "file", "modified_files": "modified_file"}


def read(context: Context) -> list[Artifact]:
    """All artifacts, kind by kind; a section that still is the template's sample has none."""
    artifacts: list[Artifact] = []
    for key, kind in (_CODED | _LISTED).items():
        if not context.body(key) or found_sample(context, key):
            continue
        reader = read_coded if key in _CODED else read_files
        found = reader(context, key, kind)
        if found:
            context.saw(key, filled=True)
        artifacts.extend(found)
    return artifacts
