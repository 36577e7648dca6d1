"""Short texts in, the documents that the tests of this folder read out."""

from __future__ import annotations

from pathlib import Path

from mkdocs_feature_tracker.model.document import Document, Header
from mkdocs_feature_tracker.model.records import Task
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.reading.document import read

FIXTURES = Path(__file__).parent / "fixtures"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def read_text(text: str, workflow: Workflow | None = None, dialect: str = "") -> Document:
    return read(text.encode(), workflow, dialect)


def fixture(name: str) -> Document:
    return read((FIXTURES / name).read_bytes())


def header(block: str, *, front: str = "", workflow: Workflow | None = None) -> Header:
    """The header of a document with `block` between its H1 and its first H2."""
    matter = f"---\n{front}\n---\n" if front else ""
    text = f"{matter}# Implementation Tracking: Saved filters\n\n{block}\n\n## Notes\n\nText.\n"
    return read_text(text, workflow).header


def status(raw: str, workflow: Workflow | None = None) -> Status | None:
    """What a header with that status says."""
    return header(f"**Status**: {raw}", workflow=workflow).status


def status_of_tests(raw: str, workflow: Workflow | None = None) -> Status | None:
    """What a criterion with that test status says: the field that knows `failing`."""
    text = f"# T\n\n## Acceptance Criteria\n\n- [ ] **AC1**: Works\n  - **Test Status**: {raw}\n"
    return read_text(text, workflow).tasks[0].tests_status


def tasks(body: str, heading: str = "Implementation Status", dialect: str = "") -> list[Task]:
    """The tasks of a document with one section."""
    return list(read_text(f"# T\n\n## {heading}\n\n{body}\n", dialect=dialect).tasks)


def task(line: str, heading: str = "Implementation Status", dialect: str = "") -> Task:
    """The only task of a one-line section."""
    found = tasks(line, heading, dialect)
    assert len(found) == 1, found
    return found[0]


def codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]
