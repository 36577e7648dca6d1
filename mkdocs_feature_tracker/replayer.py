"""A pickled `Job` on the standard input of another Python in, the cache brought up to date out.

Nothing is handed back but by way of the cache: who started it finds there what it has read.
"""

from __future__ import annotations

import pickle
import sys
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from mkdocs_feature_tracker.history import git
from mkdocs_feature_tracker.history.beside import run_beside
from mkdocs_feature_tracker.history.cache import Cache
from mkdocs_feature_tracker.history.replay import replay
from mkdocs_feature_tracker.history.rules import Rules
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.past import Ground, reader_of
from mkdocs_feature_tracker.past_documents import read_documents
from mkdocs_feature_tracker.progress_line import ProgressLine
from mkdocs_feature_tracker.readiness_past import N_DAYS

MANY_COMMITS = 1_000
"""A first replay of fewer is over before another Python has started."""


class Job(NamedTuple):
    """What a replay needs besides today's documents; `files` tell the repositories.

    `judged_ids` are the features of the `releases` whose days are told.
    """

    files: tuple[Path, ...]
    workflow: Workflow
    ground: Ground
    rules: Rules
    cache_file: Path
    judged_ids: frozenset[str] = frozenset()
    releases: tuple[str, ...] = ()


def is_long(job: Job) -> bool:
    """Whether a Python of its own is worth its start."""
    return any(git.has_commits(checkout, MANY_COMMITS) for checkout in git.checkouts(job.files))


def learned_beside(job: Job) -> bool:
    """Does the job in a Python of its own; false where that was not done."""
    return run_beside(__name__, pickle.dumps(job))


def learn(job: Job) -> None:
    """Reads what the commits hold into the cache."""
    line = ProgressLine(sys.stderr)
    try:
        with Cache(job.cache_file) as cache:
            reader = reader_of(job.workflow, job.ground)
            history = replay(
                list(git.checkouts(job.files)),
                [],
                reader,
                job.rules,
                cache,
                line,
                ends_of=job.judged_ids,
                ends_since=job.rules.as_of - timedelta(days=N_DAYS),
            )
            if history.documents is not None:
                read_documents(history.documents, job.workflow, job.releases, cache)
    finally:
        line.close()


def main() -> None:
    """Reads the job that the process was started for, and does it."""
    learn(pickle.load(sys.stdin.buffer))


if __name__ == "__main__":
    main()
