"""The whole story on one screen: sources in, the `Project` of one day out."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from mkdocs_feature_tracker import __version__, checks
from mkdocs_feature_tracker.history.cache import Cache, digest, paused_collector
from mkdocs_feature_tracker.metrics import readiness
from mkdocs_feature_tracker.metrics.forecast import forecasts, subjects
from mkdocs_feature_tracker.metrics.readiness_days import with_days
from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.history import History
from mkdocs_feature_tracker.model.problem import Problem, found
from mkdocs_feature_tracker.model.project import Feature, Project, Template
from mkdocs_feature_tracker.model.records import Task
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.reading.discover import Source, dialect_of, is_tracking
from mkdocs_feature_tracker.reading.document import READER_VERSION, read
from mkdocs_feature_tracker.reading.naming import feature_id


def load(
    sources: Sequence[Source],
    workflow: Workflow | None = None,
    *,
    as_of: date,
    as_of_at: datetime | None = None,
    commit: str | None = None,
    cache: Cache | None = None,
    memory: dict[str, Document] | None = None,
    problems: Iterable[Problem] = (),
) -> Project:
    """Reads every source, keeps the tracking documents, and gives them names.

    Args:
        sources: files in path order, as `reading.discover` finds them.
        workflow: the team's words and rules.
        as_of: the day that the project is seen on.
        as_of_at: the moment that pages print.
        commit: the revision that pages print.
        cache: where parses are kept between builds.
        memory: what the last load in this process read; it is brought up to date.
        problems: what was found before reading, such as folders that cannot be opened.
    """
    workflow = workflow or Workflow()
    all_problems = list(problems)
    contents = _contents(sources, all_problems)
    documents = _documents(contents, workflow, cache or Cache(None), memory)
    features: list[Feature] = []
    templates: list[Template] = []
    taken: dict[str, str] = {}
    for source, document, name in documents:
        if not is_tracking(document, source):
            continue
        title = document.title or source.path.rpartition("/")[2].rpartition(".")[0]
        if document.signs.placeholder:
            templates.append(Template(source.path, source.file, title, document.line, name))
            continue
        feature = _feature(source, document, title, workflow, taken)
        features.append(replace(feature, digest=name))
    by_path = tuple(sorted(features, key=lambda feature: feature.path))
    project = Project(
        features=by_path,
        as_of=as_of,
        as_of_at=as_of_at,
        commit=commit,
        templates=tuple(templates),
        stale_after_days=workflow.stale_after_days,
        working_days=workflow.working_days,
    )
    read_project = checked(project, workflow, all_problems)
    return replace(read_project, releases=readiness.releases(read_project, workflow))


def checked(project: Project, workflow: Workflow, problems: Iterable[Problem] = ()) -> Project:
    """The project with its problems: those found before, of its documents, and of the checks."""
    of_documents = (problem for feature in project.features for problem in feature.problems)
    found_now = [*problems, *checks.run(project), *of_documents]
    return _with_problems(project, _levelled(found_now, workflow))


def with_history(project: Project, history: History, workflow: Workflow) -> Project:
    """The same project with its past, and what it foretells.

    A document that states no day of an update counts as updated at its last revision; the checks
    then see it so too.
    """
    features = tuple(
        replace(feature, updated_on=revised_on)
        if feature.updated_on is None
        and (known := history.features.get(feature.feature_id))
        and (revised_on := known.revised_on)
        else feature
        for feature in project.features
    )
    updated = replace(project, history=history, features=features)
    updated_now = {
        old.path for old, new in zip(project.features, features, strict=True) if old is not new
    }
    if updated_now:
        problems = [
            problem
            for problem in project.problems
            if problem.path not in updated_now or problem.code not in checks.CHECKS
        ]
        updated = _with_problems(
            updated, [*problems, *_levelled(checks.run(updated, updated_now), workflow)]
        )
        updated = replace(updated, releases=readiness.releases(updated, workflow))
    if not features:
        return updated
    releases = with_days(updated.releases, history.releases, updated.as_of)
    wanted = subjects(features, history, releases, workflow.target_on)
    return replace(updated, releases=releases, forecasts=tuple(forecasts(wanted, updated.as_of)))


def _contents(sources: Sequence[Source], problems: list[Problem]) -> list[tuple[Source, bytes]]:
    contents: list[tuple[Source, bytes]] = []
    for source in sources:
        try:
            with open(source.file, "rb") as file:
                contents.append((source, file.read()))
        except OSError as error:
            problems.append(
                found(
                    "FT114",
                    1,
                    f"cannot be opened: {error.strerror or error}",
                    "give the build permission to read it, or leave it out by `exclude`",
                    source.path,
                )
            )
    return contents


def _documents(
    contents: list[tuple[Source, bytes]],
    workflow: Workflow,
    cache: Cache,
    memory: dict[str, Document] | None,
) -> list[tuple[Source, Document, str]]:
    """Each with the digest of its bytes.

    Parses what is not known yet by content, dialect, words and reader version.
    """
    words = repr((workflow.status_words, workflow.section_titles, workflow.scope_sections))
    rules = digest(words)
    namespace = f"document {__version__} {READER_VERSION}"
    dialects = [dialect_of(source.path, workflow, source.local) for source, _ in contents]
    digests = [digest(content) for _, content in contents]
    keys = [f"{name} {rules} {dialect}" for name, dialect in zip(digests, dialects, strict=True)]
    known = {key: memory[key] for key in keys if key in memory} if memory else {}
    kept = cache.get_many(namespace, [key for key in keys if key not in known])
    parsed: dict[str, bytes] = {}
    with paused_collector():
        for (_, content), dialect, key in zip(contents, dialects, keys, strict=True):
            if key in known:
                continue
            document = unpickled(kept.get(key))
            if document is None:
                document = read(content, workflow, dialect)
                parsed[key] = pickle.dumps(document, protocol=5)
            known[key] = document
    cache.put_many(namespace, parsed)
    if memory is not None:
        memory.clear()
        memory.update(known)
    return [
        (source, known[key], name)
        for (source, _), key, name in zip(contents, keys, digests, strict=True)
    ]


def unpickled(value: bytes | None) -> Document | None:
    """A document as the cache keeps it; null where there is none that can be used."""
    if value is None:
        return None
    try:
        document = pickle.loads(value)
    except Exception:
        return None  # an entry of another version of Python or of the classes: read it again
    return document if isinstance(document, Document) else None


def _feature(
    source: Source,
    document: Document,
    title: str,
    workflow: Workflow,
    taken: dict[str, str],
) -> Feature:
    name = own = feature_id(document, source.path)
    problems = [problem._replace(path=source.path) for problem in document.problems]
    if own in taken:
        number = 2
        while f"{own}~{number}" in taken:
            number += 1
        name = f"{own}~{number}"
        problems.append(
            found(
                "FT109",
                document.header.lines.get("feature_id", document.line),
                f"the Feature ID {own} is already taken by {taken[own]}; this document"
                f" ({source.path}) is kept as {name}",
                "give one of the two documents an ID of its own",
                source.path,
            )
        )
    taken[name] = source.path
    dialect = dialect_of(source.path, workflow, source.local) or "markdown"
    feature = feature_of(name, source.path, document, dialect)
    return replace(feature, source=source.file, title=title, problems=tuple(problems))


def feature_of(name: str, path: str, document: Document, dialect: str) -> Feature:
    """The feature that a version of a document tells of."""
    leaves = [task for task in document.tasks if task.is_leaf]
    scope = [task for task in leaves if task.in_scope]
    return Feature(
        feature_id=name,
        path=path,
        source=path,
        title=document.title or name,
        status=document.header.status or _derived_status(scope),
        document=document,
        n_tasks=len(leaves),
        n_scope=len(scope),
        n_done=sum(task.status is Status.DONE for task in scope),
        updated_on=document.header.updated_on
        or max((update.on for update in document.updates), default=None),
        dialect=dialect,
        problems=tuple(problem._replace(path=path) for problem in document.problems),
    )


def _derived_status(scope: list[Task]) -> Status:
    """Without a word in the header, the scope speaks."""
    if not scope:
        return Status.UNKNOWN
    statuses = {task.status for task in scope}
    if statuses == {Status.DONE}:
        return Status.DONE
    return Status.NOT_STARTED if statuses == {Status.NOT_STARTED} else Status.IN_PROGRESS


def _levelled(problems: list[Problem], workflow: Workflow) -> list[Problem]:
    """Problems with the levels that the options give them, those switched off left out."""
    if not workflow.problem_levels:
        return problems
    levels = workflow.problem_levels
    return [
        problem._replace(level=levels.get(problem.code) or problem.level)
        for problem in problems
        if levels.get(problem.code, problem.level) is not None
    ]


def _with_problems(project: Project, problems: list[Problem]) -> Project:
    """Hands each problem to the project and to the feature whose document it lies in."""
    problems = sorted(problems, key=lambda problem: (problem.path, problem.line, problem.code))
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        by_path.setdefault(problem.path, []).append(problem)
    features = tuple(
        replace(feature, problems=tuple(by_path.get(feature.path, ())))
        for feature in project.features
    )
    return replace(project, features=features, problems=tuple(problems))
