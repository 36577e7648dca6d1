"""A project in, its overview out: as an object, as Markdown, and as lines in a terminal."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from rich import box
from rich.table import Table
from rich.text import Text

from mkdocs_feature_tracker.cli.markdown import plain
from mkdocs_feature_tracker.cli.terminal import console
from mkdocs_feature_tracker.metrics.attention import (
    AT_RISK,
    DISPLAY_STATES,
    display_state,
    needing_attention,
)
from mkdocs_feature_tracker.metrics.progress import Progress, of_features
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.site import sentences
from mkdocs_feature_tracker.site.wording import NO_NUMBER, day, percent

_STYLES = {
    Status.BLOCKED.value: "bold red",
    AT_RISK: "yellow",
    Status.IN_PROGRESS.value: "cyan",
    Status.DONE.value: "green",
}
_HEADS = ("Feature", "State", "Progress", "Tasks", "Blockers", "Target", "ID")
_BAR_WIDTH = 10
_WIDTH_FOR_BARS = 72
"""In a terminal narrower than this, figures and IDs need the room."""


class Line(NamedTuple):
    """One feature with the state that it is shown in."""

    feature: Feature
    state: str


class Alert(NamedTuple):
    """Why a feature needs attention, in words, and the line that says so."""

    feature: Feature
    kind: str
    line: int
    text: str


class Overview(NamedTuple):
    """How a project stands on the day `as_of`."""

    as_of: date
    sentence: str
    progress: Progress
    lines: tuple[Line, ...]
    alerts: tuple[Alert, ...]


def overview(project: Project) -> Overview:
    """All that is shown; features that need a look first come first."""
    as_of = project.as_of
    lines = [Line(one, display_state(one, project)) for one in project.features]
    lines.sort(key=lambda line: (DISPLAY_STATES.index(line.state), line.feature.title.casefold()))
    alerts = [
        Alert(attention.feature, kind, line, f"{words.before}{_quoted(words.subject)}{words.after}")
        for attention in needing_attention(project.features, project)
        for kind, line, words in sentences.of_reasons(attention.reasons, attention.feature, as_of)
    ]
    return Overview(
        as_of,
        sentences.of_project(project.features, project),
        of_features(project.features),
        tuple(lines),
        tuple(alerts),
    )


def as_object(seen: Overview) -> dict[str, Any]:
    """What `report --json` gives: shares from 0 to 1, dates as YYYY-MM-DD."""
    return {
        "as_of": seen.as_of.isoformat(),
        "summary": seen.sentence,
        "progress": seen.progress._asdict(),
        "features": [
            {
                "feature_id": line.feature.feature_id,
                "title": line.feature.title,
                "path": line.feature.path,
                "status": line.feature.status.value,
                "state": line.state,
                "share": line.feature.share,
                "n_scope": line.feature.n_scope,
                "n_done": line.feature.n_done,
                "n_blockers_open": line.feature.n_blockers_open,
                "target_on": _iso(line.feature.document.header.target_on),
                "updated_on": _iso(line.feature.updated_on),
            }
            for line in seen.lines
        ],
        "attention": [
            {
                "feature_id": alert.feature.feature_id,
                "kind": alert.kind,
                "path": alert.feature.path,
                "line": alert.line,
                "text": alert.text,
            }
            for alert in seen.alerts
        ],
    }


def as_markdown(seen: Overview, changes: str = "") -> str:
    """The overview as a comment, in which no text of a document is markup or notifies anybody.

    `changes` is Markdown that tells what is new; it comes first, below the sentence.
    """
    parts = [f"### Progress on {day(seen.as_of)}", plain(seen.sentence)]
    if changes:
        parts.append(changes.rstrip())
    if seen.lines:
        rows = [_HEADS, tuple("---" for _ in _HEADS)]
        rows += [tuple(map(plain, _cells(line, seen.as_of))) for line in seen.lines]
        parts.append("\n".join(f"| {' | '.join(row)} |" for row in rows))
    if seen.alerts:
        parts.append("**Needs attention**")
        parts.append(
            "\n".join(
                f"- **{plain(alert.feature.title)}**: {plain(alert.text)}"
                f" (`{alert.feature.path}:{alert.line}`)"
                for alert in seen.alerts
            )
        )
    return "\n\n".join(parts) + "\n"


def show(seen: Overview) -> None:
    """Prints the overview, in colours where somebody looks at it."""
    out = console()
    out.print(Text(f"{day(seen.as_of)}: {seen.sentence}", style="bold"))
    if not seen.lines:
        return
    has_bars = out.width >= _WIDTH_FOR_BARS
    gap = (0, 1) if has_bars else 0
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=gap, show_edge=has_bars)
    table.add_column("Feature", overflow="fold")
    table.add_column("State")
    table.add_column("Progress", justify="left" if has_bars else "right")
    table.add_column("Tasks", justify="right")
    table.add_column("Target", justify="right")
    for line in seen.lines:
        title, state, share, tasks, _, target, feature_id = _cells(line, seen.as_of)
        table.add_row(
            Text(title).append(f"\n{feature_id}", style="dim"),
            Text(state, style=_STYLES.get(line.state, "")),
            Text(f"{_bar(line.feature.share)} {share:>4}" if has_bars else share, no_wrap=True),
            Text(tasks, no_wrap=True),
            Text(target, no_wrap=True),
        )
    out.print(table, soft_wrap=False)
    if seen.alerts:
        out.print(Text("Needs attention", style="bold"))
        for alert in seen.alerts:
            out.print(Text(f"  {alert.feature.title}: {alert.text}"))
            out.print(Text(f"      {alert.feature.path}:{alert.line}", style="dim"))


def _cells(line: Line, as_of: date) -> tuple[str, ...]:
    feature = line.feature
    return (
        feature.title,
        line.state.replace("_", " "),
        percent(feature.share),
        f"{feature.n_done}/{feature.n_scope}" if feature.n_scope else NO_NUMBER,
        str(feature.n_blockers_open or NO_NUMBER),
        day(feature.document.header.target_on, as_of),
        feature.feature_id,
    )


def _bar(share: float | None) -> str:
    """Ten blocks, all of them full only where all is done."""
    n_full = int((share or 0.0) * _BAR_WIDTH)
    return "█" * n_full + "░" * (_BAR_WIDTH - n_full)


def _quoted(subject: str) -> str:
    return f"“{subject}”" if subject else ""


def _iso(on: date | None) -> str | None:
    return None if on is None else on.isoformat()
