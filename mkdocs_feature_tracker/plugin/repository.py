"""The site's `repo_url` and `edit_uri` in, addresses of lines, issues, branches, commits out."""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path
from urllib.parse import quote, urljoin

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_feature_tracker.plugin import company
from mkdocs_feature_tracker.reading.discover import shown

_EDIT = re.compile(r"/(-/)?(?:edit|_edit|raw|tree|src|blob)/")
_ISSUE = re.compile(r"(?:([\w.-]+/[\w.-]+)#)?(\d+)")


class Repository:
    """The code host that the site names. Every address is null where it names none."""

    def __init__(self, config: MkDocsConfig, base: Path) -> None:
        self._docs_dir = company.docs_dirs(config)[0]
        self._base = base
        self._repo_url = (config.repo_url or "").rstrip("/")
        self._edit_base = ""
        if config.edit_uri and self._repo_url:
            self._edit_base = urljoin(f"{self._repo_url}/", config.edit_uri)
        elif config.edit_uri and "://" in config.edit_uri:
            self._edit_base = config.edit_uri
        host = re.match(r"https?://[^/]+", self._repo_url)
        self._host = host.group() if host else ""
        self._is_gitlab = "gitlab" in self._host or "/-/" in self._edit_base
        self._is_bitbucket = "bitbucket" in self._host

    def edit_uri(self, file: str) -> str:
        """What leads from MkDocs' `edit_uri`, which ends in the docs folder, to `file`."""
        return shown(file, self._docs_dir)

    def source_url(self, path: str, line: int) -> str | None:
        """The address of a line of the file at `path`, for reading; of all of it for line 0."""
        if not _EDIT.search(self._edit_base):
            return None
        uri = quote(self.edit_uri(os.path.join(self._base, path)))
        url = urljoin(self._edit_base, posixpath.normpath(uri))
        if self._is_bitbucket:
            return f"{url}#lines-{line}" if line else url
        return _EDIT.sub(_as_blob, url, count=1) + (f"#L{line}" if line else "")

    def issue_url(self, issue: str) -> str | None:
        """The address of `234` or `owner/repo#234`."""
        match = _ISSUE.fullmatch(issue)
        if match is None or not self._repo_url:
            return None
        project = f"{self._host}/{match.group(1)}" if match.group(1) else self._repo_url
        return f"{project}{self._dash}/issues/{match.group(2)}"

    def branch_url(self, branch: str) -> str | None:
        """The address of a branch's files."""
        if not self._repo_url:
            return None
        folder = "branch" if self._is_bitbucket else "tree"
        return f"{self._repo_url}{self._dash}/{folder}/{quote(branch)}"

    def commit_url(self, commit: str) -> str | None:
        """The address of a commit."""
        if not self._repo_url:
            return None
        folder = "commits" if self._is_bitbucket else "commit"
        return f"{self._repo_url}{self._dash}/{folder}/{commit}"

    @property
    def _dash(self) -> str:
        return "/-" if self._is_gitlab else ""


def _as_blob(match: re.Match[str]) -> str:
    return f"/{match.group(1) or ''}blob/"
