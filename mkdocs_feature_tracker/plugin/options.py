"""The plugin's section of `mkdocs.yml` in, typed options out.

Every option has below it what it means, its default and an example; the guide lists exactly these.
"""

from __future__ import annotations

from mkdocs.config.base import ConfigErrors, ConfigWarnings, ValidationError

from mkdocs_feature_tracker.metrics.rules import Readiness, assemble
from mkdocs_feature_tracker.model.problem import CODES
from mkdocs_feature_tracker.model.words import (
    DEFAULT_SCOPE_SECTIONS,
    SECTIONS,
    TASK_SECTIONS,
    WEEKDAYS,
    Level,
    Status,
)
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.plugin.kinds import (
    Day,
    Days,
    FilePath,
    Flag,
    Folders,
    Group,
    OneOf,
    Options,
    RefusedError,
    Text,
    Texts,
    TimeZone,
    Words,
)
from mkdocs_feature_tracker.plugin.page_options import PagesOptions
from mkdocs_feature_tracker.plugin.release_kinds import Groups, KeyedGroup
from mkdocs_feature_tracker.plugin.release_options import (
    ReadinessOptions,
    ReleaseOptions,
    stated,
)

DIALECTS = ("kiro",)
"""The other formats that are read."""


class ProblemsOptions(Options):  # type: ignore[no-untyped-call]
    """How loud the problems of documents are.

    Besides the options below, every problem code is one: `FT106: error` changes its level, and
    `FT106: off` silences it.
    """

    warn_at = OneOf("warning", ("error", "warning", "never"))
    """From which level on a problem is a warning of the build, which fails `--strict`.

    Problems of level `info`, and those that come with the calendar (FT3xx), never are.

    Default: `warning`. Example: `warn_at: error`.
    """

    def read_other(self, key: object, value: object) -> object:
        """The level of a code."""
        if key not in CODES:
            raise RefusedError([("", f"there is no such code; allowed are {', '.join(CODES)}.")])
        return PROBLEM_LEVEL.read(value)

    @property
    def levels(self) -> dict[str, Level | None]:
        """The changed level of each named code, null where it is switched off."""
        return {
            code: None if self[code] == "off" else Level(self[code])
            for code in CODES
            if self.get(code) is not None
        }


PROBLEM_LEVEL = OneOf("off", ("info", "warning", "error", "off"))


class HistoryOptions(Options):  # type: ignore[no-untyped-call]
    """Where the past of the features is taken from."""

    enabled = Flag(True)
    """Whether the past is read at all.

    Default: `true`. Example: `enabled: false`.
    """

    git = Flag(True)
    """Whether the commits of the repositories that the documents lie in are read.

    Default: `true`. Example: `git: false`.
    """

    snapshot = Text("")
    """A file, relative to `mkdocs.yml`, that `feature-tracker history export` wrote: it stands in
    for the days that git does not know.

    Default: none. Example: `snapshot: history.snapshot`.
    """

    first_parent = Flag(False)
    """Whether only the main line of commits counts, so that work on a branch dates from its merge.

    Default: `false`. Example: `first_parent: true`.
    """


class TrackerOptions(Options):  # type: ignore[no-untyped-call]
    """Everything that can be set below `feature-tracker:` in the list of plugins."""

    enabled = Flag(True)
    """Whether the plugin does anything at all.

    Default: `true`. Example: `enabled: !ENV [TRACKER, true]`.
    """

    documents = Texts(words="globs")
    """Globs, relative to `docs_dir` or a root: every Markdown file that matches is a tracking
    document, whatever it looks like.

    Default: none. Example: `documents: ["features/*/implementation-tracking.md"]`.
    """

    roots = Folders()
    """Folders outside `docs_dir`, relative to `mkdocs.yml`, in which tracking documents lie too.

    Default: none. Example: `roots: [../features]`.
    """

    exclude = Texts(words="globs")
    """Globs, relative to `docs_dir` or a root, of files that are no tracking documents.

    Default: none. Example: `exclude: ["archive/**"]`.
    """

    as_of = Day(None)
    """The day that counts as today.

    Default: that of the environment variable `SOURCE_DATE_EPOCH`, else today. Example:
    `as_of: 2026-11-20`.
    """

    timezone = TimeZone("UTC")
    """The time zone in which days begin and end.

    Default: `UTC`. Example: `timezone: Europe/Berlin`.
    """

    status_words = Words("words or emojis", Status)
    """A team's own words and emojis for a status.

    Default: none. Example: `status_words: {TERMINÉE: done, "🧊": blocked}`.
    """

    section_titles = Words("headings", SECTIONS)
    """A team's own headings for a section of the template.

    Default: none. Example: `section_titles: {Offene Punkte: blockers}`.
    """

    scope_sections = Texts(DEFAULT_SCOPE_SECTIONS, choices=TASK_SECTIONS)
    """The sections whose tasks are the scope that progress is measured by.

    Default: `[tests, implementation, refactoring, acceptance, other]`. Example:
    `scope_sections: [implementation, acceptance]`.
    """

    dialects = Words("globs", DIALECTS)
    """Globs, relative to `docs_dir` or a root, of documents in another format.

    Default: none; files below `.kiro/specs/` are read as `kiro` by themselves. Example:
    `dialects: {"specs/*/tasks.md": kiro}`.
    """

    problems = Group(ProblemsOptions)
    """How loud the problems of documents are.

    Default: every code at its own level. Example: `problems: {warn_at: error, FT106: off}`.
    """

    pages = Group(PagesOptions)
    """Which pages the plugin adds to the site, and where.

    Default: all, in `progress/`. Example: `pages: {folder: status, nav_title: Status}`.
    """

    history = Group(HistoryOptions)
    """Where the past of the features is taken from.

    Default: git, all branches that were merged. Example: `history: {snapshot: history.snapshot}`.
    """

    mentions = Flag(True)
    """Whether a Feature ID in the text of a page becomes a link with a status chip.

    Default: `true`. Example: `mentions: false`.
    """

    stale_after_days = Days(7)
    """After how many days without an update an open feature needs attention.

    Default: `7`. Example: `stale_after_days: 14`.
    """

    working_days = Texts(WEEKDAYS[:5], choices=WEEKDAYS)
    """The days of the week on which work is done: an ideal line falls on these only.

    Default: `[mon, tue, wed, thu, fri]`. Example: `working_days: [sun, mon, tue, wed, thu]`.
    """

    target_on = Day(None)
    """The day by which the whole project is wanted: the project's burndown shows it with an ideal
    line, and its forecast the chance to make it.

    Default: none. Example: `target_on: 2026-12-18`.
    """

    releases = Groups(ReleaseOptions)
    """Planned releases: their days, features beside those whose header names them, and rules.

    Default: none; a release is known by the headers that name it. Example:
    `releases: [{name: "2.4", on: 2026-12-04}]`.
    """

    readiness = KeyedGroup(ReadinessOptions)
    """When the gates of a release pass, and which of them hold it back.

    Default: the rules of the guide. Example: `readiness: {coverage: 85, off: [qa_testing]}`.
    """

    plotly_js = FilePath()
    """The plotly.js, relative to `mkdocs.yml`, that makes charts answer to pointer and keyboard.

    Default: the one of the installed package `plotly`. Example: `plotly_js: vendor/plotly.min.js`.
    """

    cache_dir = Text(".cache/feature-tracker")
    """The folder, relative to `mkdocs.yml`, that keeps what was read between builds.

    Default: `.cache/feature-tracker`. Example: `cache_dir: build/cache`.
    """

    badges = Flag(True)
    """Whether the site carries a badge of each feature and each release, `badges/<id>.svg`.

    Default: `true`. Example: `badges: false`.
    """

    tracker_json = Flag(True)
    """Whether the site carries all tables as `tracker.json`.

    Default: `true`. Example: `tracker_json: false`.
    """

    def _validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        failed, warnings = super()._validate()
        if not failed:
            failed = [(path, ValidationError(text)) for path, text in self._readiness.wrong]
        return failed, warnings

    @property
    def _readiness(self) -> Readiness:
        return assemble([stated(release) for release in self.releases], stated(self.readiness))

    @property
    def workflow(self) -> Workflow:
        """How the team works, without anything of MkDocs."""
        return Workflow(
            status_words={word: Status(status) for word, status in self.status_words.items()},
            section_titles=self.section_titles,
            scope_sections=self.scope_sections,
            documents=self.documents,
            dialects=self.dialects,
            problem_levels=self.problems.levels,
            stale_after_days=self.stale_after_days,
            working_days=tuple(WEEKDAYS.index(day) for day in self.working_days),
            target_on=self.target_on,
            gate_rules=self._readiness.rules,
            releases=self._readiness.plans,
        )
