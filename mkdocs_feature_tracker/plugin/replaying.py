"""The documents of a build in, their past out: worked out in a thread while MkDocs renders."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_feature_tracker.history.cache import Cache
from mkdocs_feature_tracker.history.rules import Rules
from mkdocs_feature_tracker.model.history import History
from mkdocs_feature_tracker.past import Ground, Origins, past_of
from mkdocs_feature_tracker.plugin.documents import Documents, cache_file
from mkdocs_feature_tracker.plugin.options import TrackerOptions
from mkdocs_feature_tracker.progress_line import ProgressLine


class Replay:
    """The replay of one build, under way from the moment that it is made."""

    def __init__(self, config: MkDocsConfig, options: TrackerOptions, documents: Documents) -> None:
        self._config = config
        self._options = options
        self._documents = documents
        self._history = History()
        self._thread = threading.Thread(target=self._run, name="feature-tracker", daemon=True)
        if options.history.enabled:
            self._thread.start()

    def result(self) -> History:
        """The past, waited for where it is not ready; empty where the options want none."""
        if self._options.history.enabled:
            self._thread.join()
        return self._history

    def _run(self) -> None:
        try:
            self._history = self._past()
        except Exception as error:  # a site without its past is better than none
            note = f"The history could not be read: {type(error).__name__}: {error}."
            self._history = History(notes=(note,))

    def _past(self) -> History:
        options, project = self._options, self._documents.project
        docs_dir = Path(self._config.docs_dir)
        folder = Path(self._config.config_file_path or "mkdocs.yml").absolute().parent
        wanted = options.history
        zone = UTC if options.timezone == "UTC" else ZoneInfo(options.timezone)
        rules = Rules(project.as_of, zone, wanted.first_parent)
        ground = Ground(
            self._documents.base,
            folders=(docs_dir, *map(Path, options.roots)),
            exclude=options.exclude,
        )
        origins = Origins(wanted.git, folder / wanted.snapshot if wanted.snapshot else None)
        line = ProgressLine(sys.stderr)
        try:
            with Cache(cache_file(self._config, options)) as cache:
                history = past_of(project, options.workflow, ground, rules, origins, cache, line)
                notes = [*history.notes, cache.note]
                said = ("", self._documents.note)
                return replace(history, notes=tuple(note for note in notes if note not in said))
        finally:
            line.close()
