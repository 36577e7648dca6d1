"""What one build knows: the project, where its pages are, and how a page gets its content."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from mkdocs_feature_tracker.history.cache import digest
from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.problem import Problem
from mkdocs_feature_tracker.model.project import Feature, Project, Template
from mkdocs_feature_tracker.plugin import assets, company
from mkdocs_feature_tracker.plugin import documents as reading
from mkdocs_feature_tracker.plugin import files as making
from mkdocs_feature_tracker.plugin.badges import Badges
from mkdocs_feature_tracker.plugin.compiled import CompiledTemplates
from mkdocs_feature_tracker.plugin.drawing import Drawing
from mkdocs_feature_tracker.plugin.mentions import Mentions
from mkdocs_feature_tracker.plugin.options import TrackerOptions
from mkdocs_feature_tracker.plugin.page_meta import set_meta
from mkdocs_feature_tracker.plugin.placeholders import Placed, Placeholders
from mkdocs_feature_tracker.plugin.renderings import Renderings
from mkdocs_feature_tracker.plugin.replaying import Replay
from mkdocs_feature_tracker.plugin.repository import Repository
from mkdocs_feature_tracker.plugin.texts import AuthorTexts
from mkdocs_feature_tracker.plugin.turns import Turns
from mkdocs_feature_tracker.plugin.unfinished import Unfinished
from mkdocs_feature_tracker.reading.discover import shown
from mkdocs_feature_tracker.site.mentions import has_mention, mention, with_states
from mkdocs_feature_tracker.site.pages import GeneratedPage
from mkdocs_feature_tracker.site.place import Place, SiteMap


class Build:
    """One build of the site. `warn` says something that fails a strict one, `inform` does not.

    `memory` is handed on from build to build: the documents as last read.
    """

    def __init__(
        self,
        config: MkDocsConfig,
        options: TrackerOptions,
        warn: Callable[[str], None],
        inform: Callable[[str], None],
        memory: dict[str, Document],
    ) -> None:
        self.pages: list[GeneratedPage] = []
        self.generated: list[File] = []
        self.shown_documents: list[File] = []
        self.placeholders = Placeholders(self._author_source)
        self.project: Project | None = None
        self.texts = AuthorTexts(reading.cache_file(config, options))
        self.renderings = Renderings(reading.cache_file(config, options))
        self.turns = Turns(config)
        self.compiled = CompiledTemplates(reading.cache_file(config, options))
        self._config = config
        self._options = options
        self._warn, self._inform = warn, inform
        self._memory = memory
        self._replay: Replay | None = None
        self._unfinished = Unfinished()
        self._badges: Badges | None = None
        self._workshop = making.Workshop()
        self._subjects: dict[str, Feature | Template] = {}
        self._is_instant = "navigation.instant" in (config.theme.get("features") or ())

    def close(self) -> None:
        """Removes the files behind the generated pages."""
        if self._replay is not None:
            self._replay.result()
        self._workshop.close()

    def add_to(self, files: Files) -> tuple[Problem, ...]:
        """Reads the documents and adds the pages; what is wrong with the documents comes out."""
        unreadable = reading.drop_unreadable(files, self._config)
        documents = reading.gather(self._config, self._options, files, self._memory)
        if documents.note:
            self._inform(documents.note)
        self.compiled.recall()
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
        page_urls, release_urls = self._add_pages(files, documents)
        if feed := making.feed_uri(self._config, self._options.pages):
            page_urls["feed"] = feed
        assets.add(files, self._config, self._workshop, self._options.plotly_js)
        if self._options.badges:
            self._badges = Badges(self._config, files, self.project)
        self._site = SiteMap(
            features={
                feature.feature_id: making.url_of(self._homes[feature.source])
                for feature in self.project.features
            },
            pages=page_urls,
            releases=release_urls,
            source_url=self._code.source_url,
            issue_url=self._code.issue_url,
            branch_url=self._code.branch_url,
            commit_url=self._code.commit_url,
            titles=self._options.pages.titles,
        )
        self._drawing = Drawing(self._site, self._known, self._refuse)
        making.add_feed(files, self._config, self._workshop, self.project, self._site)
        self._mentions = Mentions(self.project.by_id, self._mention)
        known = {source: file.src_uri for source, file in self._pages_by_source.items()}
        known |= {source: file.src_uri for source, file in self._homes.items()}
        self._links = digest(repr((sorted(known.items()), self._code.source_url("x", 0))))
        self.texts.recall(
            (subject.digest, self._around(self._homes[subject.source]))
            for subject in self._subjects.values()
        )
        self.renderings.recall(self._config, self._subjects)
        said = {(problem.code, problem.path) for problem in self.project.problems}
        unsaid = [problem for problem in unreadable if (problem.code, problem.path) not in said]
        return (*unsaid, *self.project.problems)

    def with_past(self) -> Project | None:
        """The project with its history, which is waited for where it is not known yet."""
        if self._replay is not None and self.project is not None:
            self.project = self._replay.with_past(self._inform)
            self._replay = None
        return self.project

    def finish(self) -> Project | None:
        """Keeps for the next build what this one has worked out, and brings the badges up to it."""
        self.texts.keep()
        self.renderings.keep()
        self.compiled.keep()
        project = self.with_past()
        self._unfinished.finish(self._finished_page, self._warn)
        if self._badges is not None and project is not None:
            self._badges.update(project)
        return project

    def markdown_of(self, page: Page) -> str | None:
        """The source of a page that is about a document, or that MkDocs could not decode."""
        file = page.file
        subject = self._subjects.get(file.src_uri)
        if subject is None:
            return reading.decoded(file) if file.generated_by is None else None
        content = self.texts.content_of(subject.source)
        is_outside = file in self.generated
        resolve = None
        if is_outside:
            resolve = making.link_resolver(
                subject.source, file, self._homes, self._pages_by_source, self._code, self._base
            )
        shift = int(isinstance(subject, Feature))  # its text stands below a heading of ours
        text = self.texts.of(
            content, self._around(file), lambda: making.author_text(content, resolve, shift)
        )
        if text is None:
            text = self.placeholders.show_source(content.decode("utf-8-sig", "replace"))
        text = self.renderings.framed(text)
        if is_outside:
            return making.feature_page(file.content_string, text)
        feature_id = subject.feature_id if isinstance(subject, Feature) else ""
        return making.document_page(content, subject.title, feature_id, text)

    def begin(self, page: Page) -> None:
        """Notes whose fences come next; keeps macros and missing templates off a document."""
        self.placeholders.page = page
        subject = self._subjects.get(page.file.src_uri)
        if subject is not None and self.project is not None:
            self.turns.note(page)
            set_meta(page.meta, subject, self.project.as_of, self._config.theme.dirs)

    def finished_content(self, html: str, page: Page) -> str:
        """The rendered Markdown with its mentions linked."""
        if not self._options.mentions:
            return html
        subject = self._subjects.get(page.file.src_uri)
        own_id = subject.feature_id if isinstance(subject, Feature) else None
        return self._mentions.linked(html, page.url, own_id)

    def draw(self, page: Page) -> None:
        """Renders the page's widgets, whose headings its template needs, and states of mentions."""
        if self._replay is not None and not self._replay.is_ready:
            self._unfinished.expect(page)
            meanwhile = self._replay.meanwhile
            outlined = self._drawing.outlined
            self.placeholders.outline(page, lambda it, on: outlined(it, on, meanwhile))
        else:
            self.placeholders.draw(page, self._drawing.drawn)
        if not self._is_instant:
            is_document = page.file.src_uri in self._subjects
            widgets = self._drawing.widgets_on(page)
            self.turns.load_without(assets.unneeded(widgets, is_document=is_document))

    def fill_content(self, page: Page) -> None:
        """Puts the widgets in the page, unless they have to wait."""
        if page.content and not self._unfinished.is_expecting(page):
            page.content = self._finished_page(page.content, page)

    def filled_page(self, html: str, page: Page) -> str:
        """The whole page with its widgets, or with a mark for each that has to wait."""
        if self._unfinished.is_expecting(page):
            return self._unfinished.held(html, page)
        return self._filled(html, page)

    def _finished_page(self, html: str, page: Page) -> str:
        company.complete_print(page, self._filled)
        return self._filled(html, page)

    def _filled(self, html: str, page: Page) -> str:
        if has_mention(html):
            html = with_states(html, self._known())
        return self.placeholders.filled(html, page, self._drawing.drawn)

    def _around(self, file: File) -> str:
        """What the links of a document on this page depend on; nothing where MkDocs sees to it."""
        return f"{file.src_uri} {self._links}" if file in self.generated else ""

    def _add_pages(
        self, files: Files, documents: reading.Documents
    ) -> tuple[dict[str, str], dict[str, str]]:
        """Adds each page that the site does not have yet; URLs of pages and releases come out."""
        there = {file.dest_uri: file for file in files if file.is_documentation_page()}
        urls: dict[str, str] = {}
        releases: dict[str, str] = {}
        for page in making.planned(documents, self._options.pages):
            file = self._workshop.file(self._config, page.src_uri, page.markdown)
            own = there.get(file.dest_uri)
            self.pages.append(page._replace(src_uri=(own or file).src_uri))
            if own is None:
                files.append(file)
                self.generated.append(file)
            if page.release is not None:
                releases[page.release] = making.url_of(own or file)
                continue
            if page.feature_id is None:
                urls[page.name] = making.url_of(own or file)
                continue
            feature = documents.project.by_id[page.feature_id]
            self._homes[feature.source] = own or file
            if own is None:
                self._subjects[file.src_uri] = feature
                file.edit_uri = self._code.edit_uri(feature.source)
        return urls, releases

    def _known(self) -> Project:
        project = self.with_past()
        assert project is not None
        return project

    def _refuse(self, why: str, placed: Placed, page: Page) -> None:
        self._warn(f"{self._place_of(placed, page)}: {why}")

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
        if not path:
            return page.file.content_string
        return self.texts.content_of(path).decode("utf-8-sig", "replace")

    def _mention(self, feature_id: str, url: str) -> str:
        assert self.project is not None
        return mention(self.project.by_id[feature_id], Place(url, self._site))
