"""A project in, the badges of its features and releases among the site's files out."""

from __future__ import annotations

import os

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.site.badges import FOLDER, badges


class _InPlace(File):
    """A file that lies in the built site before MkDocs copies what belongs there."""

    def copy_file(self, dirty: bool = False) -> None:
        """Needs no copy."""


class Badges:
    """They lie in the built site at once, where MkDocs leaves them: one write for each.

    Pages may link to them like to any file. A file of the author's with that name stays.
    """

    def __init__(self, config: MkDocsConfig, files: Files, project: Project) -> None:
        self._site_dir = config.site_dir
        self._written: dict[str, str] = {}
        drawn = badges(project)
        self._own = {uri for uri in drawn if files.get_file_from_path(uri) is None}
        os.makedirs(os.path.join(self._site_dir, *FOLDER.split("/")), exist_ok=True)
        self._write(drawn)
        for uri in self._own:
            files.append(_InPlace.generated(config, uri, abs_src_path=self._path(uri)))

    def update(self, project: Project) -> None:
        """Writes anew what has changed since: the history may tell more of a feature."""
        self._write(badges(project))

    def _write(self, drawn: dict[str, str]) -> None:
        for uri in self._own:
            svg = drawn.get(uri)
            if svg is not None and svg != self._written.get(uri):
                with open(self._path(uri), "wb") as file:
                    file.write(svg.encode("utf-8"))
                self._written[uri] = svg

    def _path(self, uri: str) -> str:
        return os.path.join(self._site_dir, *uri.split("/"))
