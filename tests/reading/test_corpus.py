"""Real documents that people wrote, where they lie beside the project: each is read sanely."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.discover import Source, is_tracking
from mkdocs_feature_tracker.reading.document import read
from tests.reading.test_random_documents import check
from tests.reading.writing import CORPUS

DOCUMENTS = sorted(CORPUS.rglob("*.md"))
pytestmark = pytest.mark.skipif(
    not DOCUMENTS, reason="the corpus of real documents does not lie beside the project"
)

COUNTS = [
    # document, done tasks and all tasks in scope, counted in the text
    ("canonical/derived-implement-command-sample-issue-234.md", 3, 10),
    ("cavekit/emach-impl-inventory-tools.md", 15, 15),
    ("flowtime/M-03.02-tracking.md", 19, 19),
    ("backlogmd/back-1_-_cli-setup-core-project.md", 5, 5),
    ("speckit/mbe-ui-001-user-authentication-tasks.md", 57, 57),
    ("openspec/jwdb-add-persistence-layer-tasks.md", 0, 77),
    ("conductor/homelab-migrate_agents_md-plan.md", 21, 21),
    ("impl-tracking/cmux-IMPLEMENTATION_TRACKING.md", 8, 51),
]
STATUSES = [
    ("agent-progress/claudeui-audit-p3-progress.md", Status.DONE),
    ("flowtime/FT-M-05.06-tracking.md", Status.DONE),
    ("generic/parklookup-MIGRATION_STATUS.md", Status.IN_PROGRESS),  # "MOSTLY COMPLETE ✅"
    ("impl-tracking/maria-refactor-tracking-final.md", Status.IN_PROGRESS),  # "92% Complete ✅"
    ("impl-tracking/id47727946666-steering-extraction.md", Status.IN_PROGRESS),
    ("backlogmd/back-100_-_Add-embedded-web-server-to-Backlog-CLI.md", Status.DONE),
]
TRACKERS = [
    ("flowtime/M-03.02-tracking.md", True),
    ("flowtime/TEMPLATE-tracking.md", True),
    ("impl-tracking/cmux-IMPLEMENTATION_TRACKING.md", True),
    ("cavekit/emach-impl-inventory-tools.md", True),
    ("canonical-context/features-README.md", False),
    ("kep/3140-TimeZone-support-in-CronJob-README.md", False),
    ("README.md", False),
]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_document_is_read_into_legal_values(path: Path) -> None:
    content = path.read_bytes()

    check(read(content), n_lines=len(content.splitlines()) + 1)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_drowns_its_author_in_problems(path: Path) -> None:
    assert len(read(path.read_bytes()).problems) <= 3


@pytest.mark.parametrize(("name", "n_done", "n_scope"), COUNTS)
def test_tasks_are_counted_as_a_person_counts_them(name: str, n_done: int, n_scope: int) -> None:
    scope = [task for task in read((CORPUS / name).read_bytes()).tasks if task.in_scope]

    assert (sum(task.status is Status.DONE for task in scope), len(scope)) == (n_done, n_scope)


@pytest.mark.parametrize(("name", "status"), STATUSES)
def test_the_header_status_is_what_a_person_reads(name: str, status: Status) -> None:
    assert read((CORPUS / name).read_bytes()).header.status is status


@pytest.mark.parametrize(("name", "expected"), TRACKERS)
def test_trackers_are_told_from_other_documents(name: str, expected: bool) -> None:
    source = Source(str(CORPUS / name), name)

    assert is_tracking(read((CORPUS / name).read_bytes()), source) is expected
