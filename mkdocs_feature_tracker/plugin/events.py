"""MkDocs' events in order, each handed on to the file that knows what to do."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from typing import Any, Literal

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from mkdocs_feature_tracker.model.problem import Problem
from mkdocs_feature_tracker.model.words import Level
from mkdocs_feature_tracker.plugin import markdown_setup, navigation
from mkdocs_feature_tracker.plugin.build import Build
from mkdocs_feature_tracker.plugin.documents import cache_dir
from mkdocs_feature_tracker.plugin.files import SCRIPT, STYLESHEETS
from mkdocs_feature_tracker.plugin.options import TrackerOptions
from mkdocs_feature_tracker.plugin.watching import watch
from mkdocs_feature_tracker.tables.export import FeatureText, as_json

log = get_plugin_logger("feature_tracker")

_I18N = "i18n"
"""A plugin that replaces the site's files at priority -100."""


class FeatureTrackerPlugin(BasePlugin[TrackerOptions]):  # type: ignore[no-untyped-call]
    """Kept from build to build while serving; all that one build knows lies in `_build`."""

    def __init__(self) -> None:
        super().__init__()
        self._build: Build | None = None
        self._section: dict[str, Any] | None = None
        self._written: dict[str, FeatureText] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Its presence keeps this object, and what it remembers, across rebuilds."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Forgets the last build, and registers the fence, stylesheets and script."""
        self._forget()
        navigation.detach(config, self._section)
        self._section = None
        if self.config.enabled:
            self._build = Build(config, self.config, log.warning, log.info)
            markdown_setup.add_fence(config, self._build.placeholders.custom_fence)
            own = [uri for uri in config.extra_css if uri not in STYLESHEETS]
            config.extra_css = [*STYLESHEETS, *own]
            if not any(str(script) == SCRIPT for script in config.extra_javascript):
                config.extra_javascript = [*config.extra_javascript, _deferred(SCRIPT)]
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
            section = navigation.section_of(build.pages, self.config.pages)
            wants = self.config.pages.nav
            self._section = navigation.attach(config, section, build.generated, wants)
            navigation.hide_unnamed(config, build.generated, wants)
            navigation.hide_unnamed(config, build.shown_documents, True)
        return files

    on_files = CombinedEvent(_on_files_late, _on_files_after_i18n, _on_files_last)

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Gives the section that MkDocs made of the pages' folder its title."""
        if self._build is not None and config.nav is None:
            navigation.retitle(nav, self.config.pages)
        return nav

    def on_page_read_source(self, /, *, page: Page, config: MkDocsConfig) -> str | None:
        """Answers for tracking documents and for what MkDocs could not decode."""
        return None if self._build is None else self._build.markdown_of(page)

    @event_priority(100)
    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Notes which page is rendered next, before any macro sees it."""
        if self._build is not None:
            self._build.begin(page)
        return markdown

    def on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Draws checkboxes and links mentions."""
        return html if self._build is None else self._build.finished_content(html, page)

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Renders the widgets, after all pages are read and before the page needs its contents."""
        if self._build is not None:
            self._build.draw(page)
        return context

    @event_priority(50)
    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Fills the places of the fences, before anybody shrinks the page."""
        return output if self._build is None else self._build.filled_page(output, page)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes the tables, and keeps for the next build what this one has worked out."""
        if self._build is not None:
            self._build.texts.keep()
        project = self._build.with_past() if self._build is not None else None
        if project is not None and self.config.tracker_json:
            content = as_json(project, self._written).encode("utf-8", "replace")
            write_file(content, os.path.join(config.site_dir, "tracker.json"))

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
