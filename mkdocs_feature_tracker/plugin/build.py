"""What one build knows: the project, where its pages are, and how a page gets its content."""

from __future__ import annotations

import os
from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from mkdocs_feature_tracker.model.problem import Problem
from mkdocs_feature_tracker.model.project import Feature, Project, Template
from mkdocs_feature_tracker.plugin import documents as reading
from mkdocs_feature_tracker.plugin import files as making
from mkdocs_feature_tracker.plugin.mentions import Mentions
from mkdocs_feature_tracker.plugin.options import TrackerOptions
from mkdocs_feature_tracker.plugin.placeholders import Placed, Placeholders
from mkdocs_feature_tracker.plugin.replaying import Replay
from mkdocs_feature_tracker.plugin.repository import Repository
from mkdocs_feature_tracker.plugin.texts import AuthorTexts, content_of
from mkdocs_feature_tracker.project import with_history
from mkdocs_feature_tracker.reading.discover import shown
from mkdocs_feature_tracker.site import author_text, templates
from mkdocs_feature_tracker.site.mentions import mention
from mkdocs_feature_tracker.site.options import Refusal
from mkdocs_feature_tracker.site.pages import GeneratedPage
from mkdocs_feature_tracker.site.place import Place, SiteMap
from mkdocs_feature_tracker.site.widgets import render_text


class Build:
    """One build of the site. `warn` says something that fails a strict one, `inform` does not."""

    def __init__(
        self,
        config: MkDocsConfig,
        options: TrackerOptions,
        warn: Callable[[str], None],
        inform: Callable[[str], None],
    ) -> None:
        self.pages: list[GeneratedPage] = []
        self.generated: list[File] = []
        self.shown_documents: list[File] = []
        self.placeholders = Placeholders(self._author_source)
        self.project: Project | None = None
        self.texts = AuthorTexts(reading.cache_file(config, options))
        self._config = config
        self._options = options
        self._warn = warn
        self._inform = inform
        self._replay: Replay | None = None
        self._workshop = making.Workshop()
        self._subjects: dict[str, Feature | Template] = {}

    def close(self) -> None:
        """Removes the files behind the generated pages."""
        if self._replay is not None:
            self._replay.result()
        self._workshop.close()

    def add_to(self, files: Files) -> tuple[Problem, ...]:
        """Reads the documents and adds the pages; what is wrong with the documents comes out."""
        unreadable = reading.drop_unreadable(files, self._config)
        documents = reading.gather(self._config, self._options, files)
        if documents.note:
            self._inform(documents.note)
        self.project = documents.project
        self._replay = Replay(self._config, self._options, documents)
        self._base = documents.base
        self._code = Repository(self._config, documents.base)
        self._homes: dict[str, File] = {}
        subjects: list[Feature | Template] = [*self.project.features, *self.project.templates]
        for subject in subjects:
            file = documents.pages.get(subject.source)
            if file is not None:
                self._subjects[file.src_uri] = subject
                self._homes[subject.source] = file
                self.shown_documents.append(file)
        self._pages_by_source = dict(documents.pages)
        page_urls = self._add_pages(files, documents)
        making.add_assets(files, self._config, self._options.plotly_js)
        self._site = SiteMap(
            features={
                feature.feature_id: _url(self._homes[feature.source])
                for feature in self.project.features
            },
            pages=page_urls,
            source_url=self._code.source_url,
            issue_url=self._code.issue_url,
            branch_url=self._code.branch_url,
            commit_url=self._code.commit_url,
        )
        self._mentions = Mentions(self.project.by_id, self._mention)
        known = {source: file.src_uri for source, file in self._pages_by_source.items()}
        known |= {source: file.src_uri for source, file in self._homes.items()}
        self._links = repr((sorted(known.items()), self._code.source_url("x", 0)))
        self.texts.recall(
            (subject.source, self._around(self._homes[subject.source]))
            for subject in self._subjects.values()
        )
        said = {(problem.code, problem.path) for problem in self.project.problems}
        unsaid = [problem for problem in unreadable if (problem.code, problem.path) not in said]
        return (*unsaid, *self.project.problems)

    def with_past(self) -> Project | None:
        """The project with its history, which is waited for where it is not known yet."""
        if self._replay is not None and self.project is not None:
            history = self._replay.result()
            self._replay = None
            for note in history.notes:
                self._inform(note)
            said = set(self.project.problems)
            self.project = with_history(self.project, history, self._options.workflow)
            for problem in self.project.problems:
                if problem not in said:
                    self._inform(f"{problem.place}: {problem.code} {problem.message}")
        return self.project

    def markdown_of(self, page: Page) -> str | None:
        """The source of a page that is about a document, or that MkDocs could not decode."""
        file = page.file
        subject = self._subjects.get(file.src_uri)
        if subject is None:
            return _decoded(file) if file.generated_by is None else None
        content = content_of(subject.source)
        is_outside = file in self.generated
        resolve = None
        if is_outside:
            resolve = making.link_resolver(
                subject.source, file, self._homes, self._pages_by_source, self._code, self._base
            )
        text = self.texts.of(
            content, self._around(file), lambda: making.author_text(content, resolve)
        )
        if text is None:
            text = self.placeholders.show_source(content.decode("utf-8-sig", "replace"))
        if is_outside:
            return making.feature_page(file.content_string, text)
        feature_id = subject.feature_id if isinstance(subject, Feature) else ""
        return making.document_page(content, subject.title, feature_id, text)

    def begin(self, page: Page) -> None:
        """Notes whose fences come next; keeps macros and missing templates off a document."""
        self.placeholders.page = page
        if page.file.src_uri not in self._subjects:
            return
        page.meta.setdefault("render_macros", False)
        name = page.meta.get("template")
        folders = self._config.theme.dirs
        if name and not any(os.path.isfile(os.path.join(folder, str(name))) for folder in folders):
            del page.meta["template"]

    def finished_content(self, html: str, page: Page) -> str:
        """The rendered Markdown with its boxes drawn and its mentions linked."""
        subject = self._subjects.get(page.file.src_uri)
        if subject is not None:
            html = author_text.finished(html)
        if not self._options.mentions:
            return html
        own_id = subject.feature_id if isinstance(subject, Feature) else None
        return self._mentions.linked(html, page.url, own_id)

    def draw(self, page: Page) -> None:
        """Renders the page's widgets; its template needs their headings."""
        self.placeholders.draw(page, self._rendered)

    def filled_page(self, html: str, page: Page) -> str:
        """The whole page with its widgets."""
        return self.placeholders.filled(html, page, self._rendered)

    def _around(self, file: File) -> str:
        """What the links of a document on this page depend on; nothing where MkDocs sees to it."""
        return f"{file.src_uri} {self._links}" if file in self.generated else ""

    def _add_pages(self, files: Files, documents: reading.Documents) -> dict[str, str]:
        """Adds each page that the site does not have yet; the URLs by the pages' names come out."""
        there = {file.dest_uri: file for file in files if file.is_documentation_page()}
        urls: dict[str, str] = {}
        for page in making.planned(documents, self._options.pages):
            file = self._workshop.file(self._config, page.src_uri, page.markdown)
            own = there.get(file.dest_uri)
            if own is None:
                files.append(file)
                self.generated.append(file)
                self.pages.append(page)
            if page.feature_id is None:
                urls[page.name] = _url(own or file)
                continue
            feature = documents.project.by_id[page.feature_id]
            self._homes[feature.source] = own or file
            if own is None:
                self._subjects[file.src_uri] = feature
                file.edit_uri = self._code.edit_uri(feature.source)
        return urls

    def _rendered(self, placed: Placed, page: Page) -> str:
        if placed.is_source:
            return templates.render("parts/plain_source.html.jinja", {"text": placed.text})
        if placed.wrong:
            return self._refused(placed.wrong, placed, page)
        try:
            place = Place(page.url, self._site)
            html, problems = render_text(placed.text, self._known(), place)
        except Exception as error:  # a page less is better than no site
            return self._refused(f"It failed: {type(error).__name__}: {error}.", placed, page)
        for problem in problems:
            self._warn(f"{self._place_of(placed, page)}: {problem}")
        return html

    def _known(self) -> Project:
        project = self.with_past()
        assert project is not None
        return project

    def _refused(self, why: str, placed: Placed, page: Page) -> str:
        self._warn(f"{self._place_of(placed, page)}: {why}")
        return templates.render(
            "parts/refused.html.jinja", {"name": "", "refusals": [Refusal(why)]}
        )

    def _place_of(self, placed: Placed, page: Page) -> str:
        place = self._author_file(placed.page or page)
        path = shown(place, self._base) if place else (placed.page or page).file.src_uri
        return path if placed.line is None else f"{path}:{placed.line}"

    def _author_file(self, page: Page) -> str:
        """The file that a person wrote for this page, empty where there is none."""
        subject = self._subjects.get(page.file.src_uri)
        if subject is not None:
            return subject.source
        return page.file.abs_src_path or "" if page.file.generated_by is None else ""

    def _author_source(self, page: Page) -> str:
        path = self._author_file(page)
        return content_of(path).decode("utf-8-sig", "replace") if path else page.file.content_string

    def _mention(self, feature_id: str, url: str) -> str:
        assert self.project is not None
        project = self.project
        feature = project.by_id[feature_id]
        return mention(feature, Place(url, self._site), project.as_of, project.stale_after_days)


def _url(file: File) -> str:
    return "" if file.url in (".", "./") else file.url


def _decoded(file: File) -> str | None:
    """The text of a file that is no UTF-8, which MkDocs would die of; null for all others."""
    content = file.content_bytes
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("utf-8-sig", "replace")
    return None
