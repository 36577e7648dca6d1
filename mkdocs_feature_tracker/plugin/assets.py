"""Stylesheets and scripts in, the same without ballast out, and what each page can do without."""

from __future__ import annotations

import os
import re
from collections.abc import Set
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from mkdocs_feature_tracker.charts import bundle
from mkdocs_feature_tracker.plugin.files import Workshop

_ASSETS = Path(__file__).parent.parent / "assets"
_BASE = "assets/feature-tracker.css"
_PARTS = "assets/parts.css"
_CHARTS = "assets/charts.css"
_RELEASES = "assets/releases.css"
_DEPENDENCIES = "assets/dependencies.css"
_TABLES = "assets/tables.css"
_DOCUMENTS = "assets/author-text.css"
STYLESHEETS = (_BASE, _PARTS, _CHARTS, _RELEASES, _DEPENDENCIES, _DOCUMENTS, _TABLES)
"""What widgets need, in this order."""

_CHARTS_JS = "assets/charts.js"
_LIVE_JS = "assets/live.js"
_TABLES_JS = "assets/tables.js"
SCRIPTS = (_CHARTS_JS, _TABLES_JS)
"""What lets charts and tables answer; the rest is loaded once a chart is used."""

_ALL = frozenset((*STYLESHEETS, *SCRIPTS))
_ALONE: frozenset[str] = frozenset()
_PART = frozenset({_PARTS})
_FIGURE = frozenset({_CHARTS, _CHARTS_JS})
_TABLE = frozenset({_TABLES, _TABLES_JS})
_RELEASE = frozenset({_PARTS, _RELEASES})
_OF_WIDGET = {
    **dict.fromkeys(("verdict", "cards", "attention", "changes", "statuses", "updates"), _ALONE),
    **dict.fromkeys(("forecast", "pages"), _ALONE),
    **dict.fromkeys(("header", "progress", "tdd", "acceptance", "artifacts"), _PART),
    **dict.fromkeys(("decisions", "problems", "scope_ledger"), _PART),
    **dict.fromkeys(("burnup", "burndown", "burndowns", "cumulative_flow"), _FIGURE),
    **dict.fromkeys(("throughput", "cycle_time", "ages", "readiness_history"), _FIGURE),
    **dict.fromkeys(("agents", "blockers", "measures", "health"), _PART | _TABLE),
    **dict.fromkeys(("readiness", "gates", "rollout"), _RELEASE),
    "teams": _TABLE,
    "features": _TABLE | {_CHARTS},
    "dependencies": frozenset({_CHARTS, _DEPENDENCIES}),
    "release": _RELEASE | _FIGURE,
    "feature": _PART | _FIGURE | _TABLE | {_DEPENDENCIES},
}
"""What a widget needs beside the base; one that is not named here gets everything."""


def add(files: Files, config: MkDocsConfig, workshop: Workshop, plotly_js: str | None) -> None:
    """Adds what pages load, unless the site has a file of that name, which then replaces ours."""
    try:
        plotly = bundle.find(plotly_js)
    except bundle.NoBundle as error:
        raise PluginError(str(error)) from error
    uri = f"{os.path.dirname(_CHARTS_JS)}/{bundle.FILE_NAME}"
    if files.get_file_from_path(uri) is None:
        files.append(File.generated(config, uri, abs_src_path=str(plotly)))
    for uri in (*STYLESHEETS, *SCRIPTS, _LIVE_JS):
        if files.get_file_from_path(uri) is None:
            text = (_ASSETS / os.path.basename(uri)).read_text("utf-8")
            files.append(workshop.file(config, uri, lean(uri, text)))


def lean(uri: str, text: str) -> str:
    """A stylesheet or a script of ours without comments and indentation.

    Comments of scripts stand on lines of their own, so that no string is cut; and no string of a
    stylesheet holds a brace or a semicolon beside a space.
    """
    text = re.sub(r"^\s*/\*.*?\*/\s*$", "", text, flags=re.S | re.M)
    if uri.endswith(".css"):
        text = re.sub(r"/\*.*?\*/", "", text)
        return re.sub(r"\s*([{};])\s*", r"\1", text).strip() + "\n"
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


def unneeded(widgets: Set[str], *, is_document: bool) -> frozenset[str]:
    """What a page with such widgets, or with a document's text, can do without."""
    needed = {_BASE, _DOCUMENTS} if is_document else {_BASE}
    for name in widgets:
        needed |= _OF_WIDGET.get(name, _ALL)
    return _ALL - needed
