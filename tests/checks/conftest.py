"""Documents as a person writes them in, what the checks say of them out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mkdocs_feature_tracker import project
from mkdocs_feature_tracker.model.problem import Problem
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.reading.discover import discover

AS_OF = date(2026, 11, 20)
FIXTURES = Path(__file__).parent / "fixtures"

Check = Callable[..., list[Problem]]


def problems_of(files: list[Path], workflow: Workflow | None = None) -> list[Problem]:
    """What a project of these files has to say on `AS_OF`."""
    sources, unreadable = discover(files, files[0].parent)
    return list(project.load(sources, workflow, as_of=AS_OF, problems=unreadable).problems)


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Gives the problems of texts, each a document of one project."""

    def check_texts(*texts: str, workflow: Workflow | None = None) -> list[Problem]:
        files = [tmp_path / f"{number}.md" for number in range(len(texts))]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8")
        return problems_of(files, workflow)

    return check_texts
