"""A project in, `tracker.json` in the built site out, with the rows of unchanged documents kept."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

from mkdocs_feature_tracker import __version__
from mkdocs_feature_tracker.history.cache import Cache, digest
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.reading.document import READER_VERSION
from mkdocs_feature_tracker.tables.export import FeatureText, Written, json_pieces
from mkdocs_feature_tracker.tables.schema import SCHEMA_VERSION

FILE_NAME = "tracker.json"
_NAMESPACE = f"rows in UTF-8 {__version__} {READER_VERSION} {SCHEMA_VERSION}"


class TrackerJson:
    """Written at the end of every build; 300 documents have 40,000 rows in it."""

    def __init__(self) -> None:
        self._written = Written()

    def write(self, project: Project, workflow: Workflow, site_dir: str, cache_file: Path) -> None:
        """Writes the file, and keeps what was written anew for the next build."""
        with Cache(cache_file) as cache:
            unknown = self._recall(project, workflow, cache)
            os.makedirs(site_dir, exist_ok=True)
            with open(os.path.join(site_dir, FILE_NAME), "wb", buffering=1 << 20) as file:
                file.writelines(json_pieces(project, self._written))
            new = {key: self._written.features[path].tables for path, key in unknown.items()}
            cache.put_many(_NAMESPACE, {key: pickle.dumps(tables) for key, tables in new.items()})

    def _recall(self, project: Project, workflow: Workflow, cache: Cache) -> dict[str, str]:
        """Brings up what an earlier build wrote; path and key of all others come out."""
        sought = {
            feature.path: _key(feature, workflow)
            for feature in project.features
            if not self._is_written(feature)
        }
        kept = cache.get_many(_NAMESPACE, sought.values())
        for feature in project.features:
            rows = kept.get(sought.get(feature.path, ""))
            if rows is not None:
                text = FeatureText(feature.feature_id, feature.document, pickle.loads(rows))
                self._written.features[feature.path] = text
                del sought[feature.path]
        return sought

    def _is_written(self, feature: Feature) -> bool:
        known = self._written.features.get(feature.path)
        return known is not None and known.document is feature.document


def _key(feature: Feature, workflow: Workflow) -> str:
    """Differs where a row could: rows are what one document says, read by the project's words."""
    words = (workflow.status_words, workflow.section_titles, workflow.scope_sections)
    facts = repr((feature.digest, feature.feature_id, feature.path, feature.dialect, words))
    return digest(facts)
