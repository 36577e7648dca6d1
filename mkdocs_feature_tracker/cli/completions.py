"""What somebody began to type in a shell in, the names of the current folder's project out."""

from __future__ import annotations

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

from mkdocs_feature_tracker.cli.arguments import settings_of
from mkdocs_feature_tracker.cli.load import load
from mkdocs_feature_tracker.cli.today import today
from mkdocs_feature_tracker.model.project import Project


def feature_completions(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The Feature IDs that begin as typed."""
    project = _project()
    names = [(one.feature_id, one.title) for one in project.features] if project else []
    return _begun(names, incomplete)


def release_completions(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The releases that begin as typed."""
    project = _project()
    names = [(one.name, one.verdict.value) for one in project.releases] if project else []
    return _begun(names, incomplete)


def _project() -> Project | None:
    try:
        settings = settings_of(None)
        return load((), settings, today(None, settings.as_of, settings.timezone))
    except click.ClickException:
        return None  # a shell that completes is no place for complaints


def _begun(names: Iterable[tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    typed = incomplete.casefold()
    return [
        CompletionItem(name, help=words)
        for name, words in names
        if name.casefold().startswith(typed)
    ]
