"""MkDocs' events in order, each handed on to the file that knows what to do."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.problem import Problem
from mkdocs_feature_tracker.model.words import Level
from mkdocs_feature_tracker.plugin import company, markdown_setup, navigation
from mkdocs_feature_tracker.plugin.assets import SCRIPTS, STYLESHEETS
from mkdocs_feature_tracker.plugin.build import Build
from mkdocs_feature_tracker.plugin.documents import cache_dir, cache_file
from mkdocs_feature_tracker.plugin.options import TrackerOptions
from mkdocs_feature_tracker.plugin.tracker_json import TrackerJson
from mkdocs_feature_tracker.plugin.watching import watch

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer  # which a build has no use for

log = get_plugin_logger("feature_tracker")

_I18N = "i18n"
"""A plugin that replaces the site's files at priority -100."""


class FeatureTrackerPlugin(BasePlugin[TrackerOptions]):  # type: ignore[no-untyped-call]
    """Kept from build to build while serving; all that one build knows lies in `_build`."""

    def __init__(self) -> None:
        super().__init__()
        self._build: Build | None = None
        self._section: dict[str, Any] | None = None
        self._tracker_json = TrackerJson()
        self._documents: dict[str, Document] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Its presence keeps this object, and what it remembers, across rebuilds."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Forgets the last build, and registers the fence, stylesheets and scripts."""
        self._forget()
        navigation.detach(config, self._section)
        self._section = None
        if self.config.enabled:
            self._build = Build(config, self.config, log.warning, log.info, self._documents)
            markdown_setup.add_fence(config, self._build.placeholders.custom_fence)
            own = [uri for uri in config.extra_css if uri not in STYLESHEETS]
            config.extra_css = [*STYLESHEETS, *own]
            there = {str(script) for script in config.extra_javascript}
            added = [_deferred(script) for script in SCRIPTS if script not in there]
            config.extra_javascript = [*config.extra_javascript, *added]
        return config

    @event_priority(-50)
    def _on_files_late(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        return files if _I18N in config.plugins else self._add_pages(files)

    @event_priority(-110)
    def _on_files_after_i18n(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        return self._add_pages(files) if _I18N in config.plugins else files

    @event_priority(-120)
    def _on_files_last(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Finds the pages a place in the navigation, once no other plugin changes it."""
        build = self._build
        if build is not None:
            options = self.config.pages
            self._section = navigation.attach(config, build.pages, build.generated, options)
            navigation.hide_unnamed(config, build.generated, options.nav)
            navigation.hide_unnamed(config, build.shown_documents, True)
            company.introduce(config, build.generated)
        return files

    on_files = CombinedEvent(_on_files_late, _on_files_after_i18n, _on_files_last)

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Gives the section that MkDocs made of the pages' folder its title and order."""
        if self._build is not None and config.nav is None:
            navigation.arrange(nav, self._build.pages, self.config.pages)
        return nav

    def on_page_read_source(self, /, *, page: Page, config: MkDocsConfig) -> str | None:
        """Answers for tracking documents and for what MkDocs could not decode."""
        return None if self._build is None else self._build.markdown_of(page)

    @event_priority(100)
    def _on_page_markdown_first(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Notes which page is rendered next, before any macro sees it."""
        if self._build is not None:
            self._build.begin(page)
        return markdown

    @event_priority(-100)
    def _on_page_markdown_last(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Keeps from rendering what an earlier build has rendered, once nobody changes it."""
        if self._build is None:
            return markdown
        return self._build.renderings.shortened(markdown, page, files)

    on_page_markdown = CombinedEvent(_on_page_markdown_first, _on_page_markdown_last)

    @event_priority(100)
    def _on_page_content_first(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Completes the text of a document, before anybody looks at it."""
        return html if self._build is None else self._build.renderings.completed(html, page)

    def _on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Links mentions."""
        return html if self._build is None else self._build.finished_content(html, page)

    on_page_content = CombinedEvent(_on_page_content_first, _on_page_content)

    @event_priority(-100)
    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> Any:
        """Clears our pages' metadata out of the way of the other pages."""
        if self._build is not None:
            self._build.turns.wait(self._build.shown_documents, self._build.generated)
        return env

    @event_priority(100)
    def _on_page_context_first(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Begins the page's turn."""
        if self._build is not None:
            self._build.turns.begin(page)
        return context

    def _on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Renders the widgets, after all pages are read and before the page needs its contents."""
        if self._build is not None:
            self._build.draw(page)
        return context

    @event_priority(-100)
    def _on_page_context_last(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Fills the places of the fences, once the search has read the page."""
        if self._build is not None:
            self._build.fill_content(page)
        return context

    on_page_context = CombinedEvent(_on_page_context_first, _on_page_context, _on_page_context_last)

    @event_priority(50)
    def _on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Fills what stands outside of the page's content, before anybody shrinks the page."""
        return output if self._build is None else self._build.filled_page(output, page)

    @event_priority(-100)
    def _on_post_page_last(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Ends the page's turn."""
        if self._build is not None:
            self._build.turns.end()
        return output

    on_post_page = CombinedEvent(_on_post_page, _on_post_page_last)

    @event_priority(100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Fills what had to wait and writes the tables, before anybody looks at the whole site."""
        if self._build is not None:
            self._build.turns.end_all()
        project = self._build.finish() if self._build is not None else None
        if project is not None and self.config.tracker_json:
            kept_in = cache_file(config, self.config)
            self._tracker_json.write(project, self.config.workflow, config.site_dir, kept_in)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watches the roots too."""
        if self.config.enabled:
            watch(server, self.config.roots, unwatched=[cache_dir(config, self.config)])
        return server

    def on_shutdown(self) -> None:
        """Leaves no files behind."""
        self._forget()

    def _forget(self) -> None:
        if self._build is not None:
            self._build.close()
            self._build = None

    def _add_pages(self, files: Files) -> Files:
        if self._build is not None:
            for problem in self._build.add_to(files):
                _report(problem, self.config.problems.warn_at)
        return files


def _deferred(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.defer = True
    return script


def _report(problem: Problem, warn_at: str) -> None:
    """Logs a problem as a warning where it may fail a strict build, else more quietly."""
    is_loud = {"error": (Level.ERROR,), "warning": (Level.ERROR, Level.WARNING)}.get(warn_at, ())
    if problem.level in is_loud and not problem.code.startswith("FT3"):
        level = logging.WARNING
    else:
        level = logging.DEBUG if problem.level is Level.INFO else logging.INFO
    hint = f" ({problem.hint})" if problem.hint else ""
    log.log(level, f"{problem.place}: {problem.code} {problem.message}{hint}")
