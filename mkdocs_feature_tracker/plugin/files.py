"""A project in, the files that it adds to the site and the Markdown of its documents out."""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url, meta

from mkdocs_feature_tracker.charts import bundle
from mkdocs_feature_tracker.plugin.documents import Documents
from mkdocs_feature_tracker.plugin.options import PagesOptions
from mkdocs_feature_tracker.plugin.repository import Repository
from mkdocs_feature_tracker.reading.discover import shown
from mkdocs_feature_tracker.reading.source import read_source
from mkdocs_feature_tracker.site import templates
from mkdocs_feature_tracker.site.author_text import as_markdown
from mkdocs_feature_tracker.site.pages import GeneratedPage, pages

_ASSETS = Path(__file__).parent.parent / "assets"
STYLESHEETS = ("assets/feature-tracker.css", "assets/charts.css", "assets/author-text.css")
"""What every page loads, in this order."""
SCRIPT = "assets/charts.js"
"""What every page loads to let charts answer; it loads the bundle beside it once one is used."""


class Workshop:
    """A folder for the generated files of one build. It goes with the object."""

    def __init__(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="feature-tracker-")
        self._finalizer = weakref.finalize(self, shutil.rmtree, self._folder, True)

    def close(self) -> None:
        """Removes the folder."""
        self._finalizer()

    def file(self, config: MkDocsConfig, src_uri: str, text: str) -> File:
        """A file of the site that has a real file behind it, which other plugins rely on."""
        path = os.path.join(self._folder, *src_uri.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        return File.generated(config, src_uri, abs_src_path=path)


def planned(documents: Documents, options: PagesOptions) -> list[GeneratedPage]:
    """The pages that the options ask for, with the titles that they give."""
    titles = {"overview": options.overview, "features": options.features, "flow": options.flow}
    base = options.folder.strip("/") + "/"
    return [
        _retitled(page, titles.get(page.name, True))
        for page in pages(documents.project, base, documents.outside)
        if titles.get(page.name, True) is not False
    ]


def add_assets(files: Files, config: MkDocsConfig, plotly_js: str | None) -> None:
    """Adds what pages load, unless the site has a file of that name, which then replaces ours."""
    sources = {uri: _ASSETS / os.path.basename(uri) for uri in (*STYLESHEETS, SCRIPT)}
    try:
        sources[f"{os.path.dirname(SCRIPT)}/{bundle.FILE_NAME}"] = bundle.find(plotly_js)
    except bundle.NoBundle as error:
        raise PluginError(str(error)) from error
    for uri, path in sources.items():
        if files.get_file_from_path(uri) is None:
            files.append(File.generated(config, uri, abs_src_path=str(path)))


def feature_page(markdown: str, text: str) -> str:
    """The page of a feature from outside `docs_dir`, its document's text below the widget."""
    return markdown + templates.render("pages/author_text.md.jinja", {"text": text})


def document_page(content: bytes, title: str, feature_id: str, text: str) -> str:
    """The page of a document that is one already: its front matter, the widget, its text."""
    values = {
        "front_matter": _front_matter(content),
        "title": title,
        "feature_id": feature_id,
        "text": text,
    }
    return templates.render("pages/document.md.jinja", values)


def author_text(content: bytes, resolve: Callable[[str], str | None] | None) -> str | None:
    """The text of a document below its feature's widget; null where it must be shown as it is."""
    text = read_source(content).text.lstrip("\n")
    return as_markdown(text, resolve, heading_shift=1, keeps_title=False)


def link_resolver(
    source: str,
    page: File,
    homes: Mapping[str, File],
    pages_by_source: Mapping[str, File],
    code: Repository,
    base: Path,
) -> Callable[[str], str | None]:
    """How a relative link of a document outside `docs_dir` gets from its page to its target.

    To the page of another document, to another page of the site, else to the code host; a target
    that is nowhere to be seen is null, so that the link becomes text.
    """
    folder = os.path.dirname(source)

    def resolve(url: str) -> str | None:
        path, mark, fragment = unquote(url).partition("#")
        target = os.path.normpath(os.path.join(folder, path))
        there = homes.get(target) or pages_by_source.get(target)
        if there is not None:
            return get_relative_url(there.src_uri, page.src_uri) + mark + fragment
        relative = shown(target, base)
        return None if relative.startswith("..") else code.source_url(relative, 0)

    return resolve


def _front_matter(content: bytes) -> str:
    """The document's own, as it stands; nothing where MkDocs could not read it."""
    text = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    match = meta.YAML_RE.match(text)
    if match is None or not meta.get_data(match.group())[1]:
        return ""
    return match.group()


def _retitled(page: GeneratedPage, title: bool | str) -> GeneratedPage:
    if not isinstance(title, str):
        return page
    values = {**page.meta, "title": title}
    named = {"meta": values, "title": title, "feature_id": None}
    markdown = templates.render(f"pages/{page.name}.md.jinja", named)
    return page._replace(title=title, meta=values, markdown=markdown)
