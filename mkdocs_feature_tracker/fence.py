"""A ```` ```tracker ```` fence of any Python-Markdown site in, the HTML of its widget out, at once.

    markdown_extensions:
      - pymdownx.superfences:
          custom_fences:
            - name: tracker
              class: tracker
              format: !!python/name:mkdocs_feature_tracker.fence.formatter
              validator: !!python/name:mkdocs_feature_tracker.fence.validator

It reads the tracking documents below the working directory; `make_formatter` reads others. Pages
load `STYLESHEETS` and `SCRIPTS`.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol

from mkdocs_feature_tracker import clock
from mkdocs_feature_tracker.history import git
from mkdocs_feature_tracker.model.history import History
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.project import load, with_history
from mkdocs_feature_tracker.reading.discover import Source, discover
from mkdocs_feature_tracker.site import fences, templates
from mkdocs_feature_tracker.site.options import Refusal
from mkdocs_feature_tracker.site.place import Place, SiteMap
from mkdocs_feature_tracker.site.widgets import render_text

_ASSETS = Path(__file__).parent / "assets"
STYLESHEETS = tuple(
    sorted(_ASSETS.glob("*.css"), key=lambda path: (path.stem != "feature-tracker", path.name))
)
"""What a page with a widget has to load, in this order."""
SCRIPTS = (_ASSETS / "charts.js", _ASSETS / "tables.js")
"""What lets charts and tables answer; `live.js` and a `plotly.min.js` lie beside the first."""

log = logging.getLogger(__name__)


class Formatter(Protocol):
    """What superfences calls for a fence."""

    def __call__(
        self,
        source: str,
        language: str,
        class_name: str,
        options: dict[str, Any],
        md: object,
        **kwargs: Any,
    ) -> str: ...


def make_formatter(
    paths: Iterable[str | os.PathLike[str]] = (".",),
    *,
    workflow: Workflow | None = None,
    as_of: date | None = None,
    feature_url: str = "",
) -> Formatter:
    """A formatter that reads the tracking documents of some files and folders.

    Documents are read again when one of them has changed.

    Args:
        paths: files and folders, relative to the working directory.
        workflow: the team's words and rules.
        as_of: the day that counts as today; else `SOURCE_DATE_EPOCH`, else the clock in UTC.
        feature_url: where a feature's page is, such as `/progress/{id}/` with its lower-case ID;
            names of features are no links without it.
    """
    return _Formatter(tuple(map(Path, paths)), workflow or Workflow(), as_of, feature_url)


def validator(
    language: str,
    inputs: dict[str, Any],
    options: dict[str, Any],
    attrs: dict[str, Any],
    md: object,
) -> bool:
    """Takes every header, so that a wrong one is shown as such and not as a block of code."""
    options["wrong"] = fences.header_problem(inputs)
    return True


class _Formatter:
    """An object instead of a function, because Zensical copies its settings by `pickle`."""

    def __init__(
        self, paths: tuple[Path, ...], workflow: Workflow, as_of: date | None, feature_url: str
    ) -> None:
        self._settings = (paths, workflow, as_of, feature_url)
        self._feature_url = feature_url
        self._projects = _Projects(paths, workflow, as_of)

    def __reduce__(self) -> tuple[type[_Formatter], tuple[object, ...]]:
        return _Formatter, self._settings

    def __call__(
        self,
        source: str,
        language: str,
        class_name: str,
        options: dict[str, Any],
        md: object,
        **kwargs: Any,
    ) -> str:
        # Superfences takes an exception for "no fence" and shows the text, without a word.
        try:
            if wrong := options.get("wrong", ""):
                return _refused(wrong)
            project = self._projects.current()
            urls = {name: self._feature_url.replace("{id}", name.lower()) for name in project.by_id}
            site = SiteMap(features=urls if self._feature_url else {})
            rendered = render_text(source, project, Place("", site))
        except Exception as error:
            log.exception("a tracker fence cannot be shown")
            return _refused(f"It cannot be shown: {type(error).__name__}: {error}.")
        for problem in rendered.problems:
            log.warning("tracker fence: %s", problem)
        return rendered.html


class _Projects:
    """Reads the documents, and again only when a file has changed, come or gone."""

    def __init__(self, paths: Iterable[Path], workflow: Workflow, as_of: date | None) -> None:
        self._paths = tuple(paths)
        self._workflow = workflow
        self._as_of = as_of
        self._stamp: object = None
        self._project: Project | None = None

    def current(self) -> Project:
        checkout = git.find(Path.cwd()) if self._project is None else None
        if checkout is not None:
            self._base = checkout.root or Path.cwd()
            self._commit = checkout.commit
        sources, problems = discover(self._paths, self._base, self._workflow)
        now = _now()
        as_of = self._as_of or now.date()
        stamp = (as_of, [_state(source) for source in sources])
        if self._project is None or stamp != self._stamp:
            project = load(
                sources,
                self._workflow,
                as_of=as_of,
                as_of_at=None if self._as_of else now,
                commit=self._commit,
                problems=problems,
            )
            self._project = with_history(project, History(), self._workflow)
            self._stamp = stamp
        return self._project


def _state(source: Source) -> tuple[str, int, int]:
    try:
        found = os.stat(source.file)
    except OSError:
        return source.file, 0, 0
    return source.file, found.st_mtime_ns, found.st_size


def _now() -> datetime:
    """A page has no place to complain about the environment, so a wrong one does not count."""
    try:
        return clock.now()
    except clock.WrongEpochError:
        return datetime.now(UTC)


def _refused(why: str) -> str:
    log.warning("tracker fence: %s", why)
    return templates.render(
        "parts/refused.html.jinja", {"name": "", "refusals": [Refusal(why)]}
    ).strip()


formatter = make_formatter()
"""Reads the tracking documents below the working directory."""
