"""Texts in, the project of their documents out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mkdocs_feature_tracker import project
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.reading.discover import discover
from tests.metrics.vouchers import TODAY, Make


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes a project of texts, each a document of its own."""

    def make_project(*texts: str, workflow: Workflow | None = None, as_of: date = TODAY) -> Project:
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
        sources, problems = discover([tmp_path], tmp_path, workflow)
        return project.load(sources, workflow, as_of=as_of, problems=problems)

    return make_project
