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

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.plugin.documents import Documents
from mkdocs_feature_tracker.plugin.page_options import PagesOptions
from mkdocs_feature_tracker.plugin.repository import Repository
from mkdocs_feature_tracker.reading.discover import shown
from mkdocs_feature_tracker.reading.source import read_source
from mkdocs_feature_tracker.site import templates
from mkdocs_feature_tracker.site.author_text import as_markdown
from mkdocs_feature_tracker.site.feed import atom
from mkdocs_feature_tracker.site.pages import GeneratedPage, pages
from mkdocs_feature_tracker.site.place import SiteMap


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
    return pages(documents.project, options.base, documents.outside, options.titles)


def url_of(file: File) -> str:
    """The address of a file from the site's root, which is empty for the root itself."""
    return "" if file.url in (".", "./") else file.url


def feed_uri(config: MkDocsConfig, options: PagesOptions) -> str | None:
    """Where the feed of the updates lies; none without their page or the site's own address."""
    return f"{options.base}updates.xml" if config.site_url and options.updates else None


def add_feed(
    files: Files, config: MkDocsConfig, workshop: Workshop, project: Project, site: SiteMap
) -> None:
    """Adds the feed, unless the site has none or one of its own at this place."""
    uri = site.pages.get("feed")
    if uri and config.site_url and files.get_file_from_path(uri) is None:
        site_url = config.site_url.rstrip("/") + "/"  # without it from mike, for one
        text = atom(project, site, site_url, config.site_name)
        files.append(workshop.file(config, uri, text))


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
    content: bytes, resolve: Callable[[str], str | None] | None, heading_shift: int
) -> str | None:
    """The text of a document for its page; null where it must be shown as it is."""
    text = read_source(content).text.lstrip("\n")
    return as_markdown(text, resolve, heading_shift, keeps_title=False)


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
