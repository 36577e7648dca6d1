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
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url, meta

from mkdocs_feature_tracker.plugin.documents import Documents
from mkdocs_feature_tracker.plugin.options import PagesOptions
from mkdocs_feature_tracker.plugin.repository import Repository
from mkdocs_feature_tracker.reading.discover import shown
from mkdocs_feature_tracker.reading.source import read_source
from mkdocs_feature_tracker.site import templates
from mkdocs_feature_tracker.site.author_text import as_markdown
from mkdocs_feature_tracker.site.pages import GeneratedPage, pages

STYLESHEET = "assets/feature-tracker.css"
_ASSETS = Path(__file__).parent.parent / "assets"


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
    titles = {"overview": options.overview, "features": options.features}
    base = options.folder.strip("/") + "/"
    return [
        _retitled(page, titles.get(page.name, True))
        for page in pages(documents.project, base, documents.outside)
        if titles.get(page.name, True) is not False
    ]


def add_assets(files: Files, config: MkDocsConfig) -> None:
    """Adds what pages load, unless the site has a file of that name, which then replaces ours."""
    if files.get_file_from_path(STYLESHEET) is None:
        path = str(_ASSETS / os.path.basename(STYLESHEET))
        files.append(File.generated(config, STYLESHEET, abs_src_path=path))


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


def author_text(
    content: bytes,
    resolve: Callable[[str], str | None] | None,
    show_source: Callable[[str], str],
) -> str:
    """The text of a document below its feature's widget, as Markdown for this site."""
    text = read_source(content).text
    markdown = as_markdown(text.lstrip("\n"), resolve, heading_shift=1, keeps_title=False)
    return show_source(text) if markdown is None else markdown


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
