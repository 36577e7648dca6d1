"""The documents of a build in, their past out: worked out while MkDocs renders."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_feature_tracker.history.cache import Cache
from mkdocs_feature_tracker.history.rules import Rules
from mkdocs_feature_tracker.model.history import History
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.past import Ground, Origins, files_of, past_of
from mkdocs_feature_tracker.plugin import company
from mkdocs_feature_tracker.plugin.documents import Documents, cache_file
from mkdocs_feature_tracker.plugin.options import TrackerOptions
from mkdocs_feature_tracker.progress_line import ProgressLine
from mkdocs_feature_tracker.project import with_history
from mkdocs_feature_tracker.readiness_past import N_DAYS, judged, judged_ids, with_release_days
from mkdocs_feature_tracker.replayer import Job, is_long, learned_beside

_PATIENCE_SECONDS = 0.3
"""How long the first page waits for a replay: less than it takes to come back to all pages."""


class Replay:
    """The replay of one build, under way from the moment that it is made.

    A thread sees to it; the first replay of a long history it leaves to a Python of its own, since
    threads take turns with the rendering.
    """

    def __init__(self, config: MkDocsConfig, options: TrackerOptions, documents: Documents) -> None:
        self._options = options
        self._documents = documents
        self._cache_file = cache_file(config, options)
        self._docs_dirs = company.docs_dirs(config)
        self._folder = Path(config.config_file_path or "mkdocs.yml").absolute().parent
        self._history = History()
        self._patience_seconds = _PATIENCE_SECONDS
        self._thread = threading.Thread(target=self._run, name="feature-tracker", daemon=True)
        if options.history.enabled:
            self._thread.start()

    @property
    def is_ready(self) -> bool:
        """Whether `result` comes at once; the first who asks waits a moment for that."""
        if self._options.history.enabled:
            self._thread.join(self._patience_seconds)
            self._patience_seconds = 0
        return not self._thread.is_alive()

    def result(self) -> History:
        """The past, waited for where it is not ready; empty where the options want none."""
        if self._options.history.enabled:
            self._thread.join()
        return self._history

    def with_past(self, inform: Callable[[str], None]) -> Project:
        """The project with its past, which is waited for where it is not ready.

        `inform` is told what could not be known, and problems that only the past shows.
        """
        today, history = self._documents.project, self.result()
        said = set(today.problems)
        for note in history.notes:
            inform(note)
        project = with_history(today, history, self._options.workflow)
        for problem in project.problems:
            if problem not in said:
                inform(f"{problem.place}: {problem.code} {problem.message}")
        return project

    @cached_property
    def meanwhile(self) -> Project:
        """The project with what is known of its past at once: a snapshot, and today's documents."""
        origins = self._origins._replace(git=False)
        today, workflow = self._documents.project, self._options.workflow
        history = past_of(today, workflow, self._ground, self._rules, origins)
        return with_history(today, history, workflow)

    def _run(self) -> None:
        try:
            self._history = self._past()
        except Exception as error:  # a site without its past is better than none
            note = f"The history could not be read: {type(error).__name__}: {error}."
            self._history = History(notes=(note,))

    def _past(self) -> History:
        project, workflow = self._documents.project, self._options.workflow
        ground, rules = self._ground, self._rules
        files = tuple(files_of(project, ground))
        wanted = frozenset(judged_ids(project))
        releases = tuple(release.name for release in judged(project))
        job = Job(files, workflow, ground, rules, self._cache_file, wanted, releases)
        line = ProgressLine(sys.stderr)
        try:
            with Cache(self._cache_file) as cache:
                history = past_of(
                    project,
                    workflow,
                    ground,
                    rules,
                    self._origins,
                    cache,
                    line,
                    lambda: not cache.note and is_long(job) and self._learned_long(job),
                    wanted,
                    project.as_of - timedelta(days=N_DAYS),
                )
                history = with_release_days(
                    history,
                    project,
                    workflow,
                    cache,
                    lambda: not cache.note and learned_beside(job),
                )
                notes = [*history.notes, cache.note]
                said = ("", self._documents.note)
                return replace(history, notes=tuple(note for note in notes if note not in said))
        finally:
            line.close()

    def _learned_long(self, job: Job) -> bool:
        self._patience_seconds = 0
        return learned_beside(job)

    @cached_property
    def _ground(self) -> Ground:
        return Ground(
            self._documents.base,
            folders=(*self._docs_dirs, *map(Path, self._options.roots)),
            exclude=self._options.exclude,
        )

    @cached_property
    def _rules(self) -> Rules:
        name = self._options.timezone
        zone = UTC if name == "UTC" else ZoneInfo(name)
        return Rules(self._documents.project.as_of, zone, self._options.history.first_parent)

    @cached_property
    def _origins(self) -> Origins:
        wanted = self._options.history
        return Origins(wanted.git, self._folder / wanted.snapshot if wanted.snapshot else None)
