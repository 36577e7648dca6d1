"""What is different since a commit in, the words for it out: object, Markdown, terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from rich.text import Text

from mkdocs_feature_tracker.cli.markdown import plain
from mkdocs_feature_tracker.cli.terminal import console
from mkdocs_feature_tracker.metrics.comparison import Comparison, FeatureDifference, GateChange
from mkdocs_feature_tracker.metrics.progress import Progress
from mkdocs_feature_tracker.model.history import ChangeKind
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.release import GateResult, Result
from mkdocs_feature_tracker.site.wording import NO_NUMBER, count, listed, percent

_STYLES = {Result.PASS: "green", Result.FAIL: "bold red", Result.UNKNOWN: "yellow"}
_SIGNS = {
    ChangeKind.FINISHED: "✓",
    ChangeKind.ADDED: "+",
    ChangeKind.REMOVED: "−",
    ChangeKind.CANCELLED: "✕",
    ChangeKind.REOPENED: "↺",
    ChangeKind.REWORDED: "≈",
}


class Since(NamedTuple):
    """The differences, the commit that they are counted from, and how its author called it."""

    revision: str
    commit: str
    found: Comparison


def as_object(since: Since) -> dict[str, Any]:
    """What `report --base REV --json` adds as `since`: null stands for what was not there."""
    found = since.found
    return {
        "revision": since.revision,
        "commit": since.commit,
        "progress": {"before": found.before._asdict(), "now": found.now._asdict()},
        "features": [
            {
                "feature_id": one.feature.feature_id,
                "title": one.feature.title,
                "path": one.feature.path,
                "before": _standing(one.before),
                "now": _standing(one.now),
                "scope": [
                    {
                        "change": entry.change.value,
                        "section": entry.section,
                        "task_id": entry.task_id,
                        "title": entry.title,
                        "old_title": entry.old_title,
                    }
                    for entry in one.scope
                ],
                "gates": [
                    {
                        "gate": change.gate,
                        "before": _result(change.before),
                        "now": _result(change.now),
                        "reason": change.now.reason if change.now else None,
                    }
                    for change in one.gates
                ],
            }
            for one in found.features
        ],
        "releases": [verdict._asdict() for verdict in found.verdicts],
    }


def as_markdown(since: Since) -> str:
    """The part of a comment that tells what a branch changes."""
    parts = [f"**Since `{since.commit}`**: {plain(_sentence(since.found))}"]
    parts += [f"- Release {plain(line)}" for line in _verdicts(since.found)]
    if since.found.features:
        rows = ["| Feature | Progress | Tasks | Scope | Gates |", "| --- | --- | --- | --- | --- |"]
        rows += [
            f"| {' | '.join(plain(cell) for cell in _cells(one))} |" for one in since.found.features
        ]
        parts.append("\n".join(rows))
    changed = [one for one in since.found.features if one.scope]
    if changed:
        parts.append(
            "\n".join(
                f"- **{plain(one.feature.title)}**\n"
                + "\n".join(f"  - {plain(line)}" for line in _ledger(one))
                for one in changed
            )
        )
    return "\n\n".join(parts) + "\n"


def show(since: Since) -> None:
    """Prints the differences."""
    out = console()
    out.print(Text(f"Since {since.commit}: {_sentence(since.found)}", style="bold"))
    for line in _verdicts(since.found):
        out.print(Text(f"  Release {line}"))
    for one in since.found.features:
        _, share, tasks, _, _ = _cells(one)
        out.print(Text(f"  {one.feature.title}: {share}, {tasks} tasks").append(_status(one)))
        for line in _ledger(one):
            out.print(Text(f"      {line}"))
        for change in one.gates:
            style = _STYLES.get(change.now.result, "") if change.now else ""
            out.print(Text(f"      {_gate(change)}", style=style))
    out.print()


def _sentence(found: Comparison) -> str:
    if not found.features:
        return "nothing changed in progress, scope or gates."
    counts: dict[ChangeKind, int] = {}
    for one in found.features:
        for kind, n in one.counts.items():
            counts[kind] = counts.get(kind, 0) + n
    words = [f"{counts[kind]} {kind}" for kind in ChangeKind if kind in counts]
    n_new = sum(one.before is None for one in found.features)
    n_gone = sum(one.now is None for one in found.features)
    words += [count(n_new, "new feature")] * bool(n_new)
    words += [f"{count(n_gone, 'feature')} gone"] * bool(n_gone)
    told = f"; {listed(words)}" if words else ""
    return f"{_share(found.before, found.now)} of the scope done{told}."


def _share(before: Progress, now: Progress) -> str:
    return (
        f"{percent(before.share)} ({before.n_done}/{before.n_scope})"
        f" → {percent(now.share)} ({now.n_done}/{now.n_scope})"
    )


def _cells(one: FeatureDifference) -> tuple[str, ...]:
    scope = ", ".join(f"{n} {kind}" for kind, n in one.counts.items())
    return (
        one.feature.title,
        _arrow(percent(one.before.share) if one.before else "new", _percent(one.now)),
        _arrow(_tasks(one.before), _tasks(one.now)),
        scope or NO_NUMBER,
        "; ".join(_gate(change) for change in one.gates) or NO_NUMBER,
    )


def _ledger(one: FeatureDifference) -> Iterator[str]:
    for entry in one.scope:
        name = f"{entry.task_id}: {entry.title}" if entry.task_id else entry.title
        old = f" (was “{entry.old_title}”)" if entry.old_title else ""
        yield f"{_SIGNS[entry.change]} {entry.change}: {name}{old}"


def _verdicts(found: Comparison) -> list[str]:
    return [
        f"{change.release}: {_arrow(change.before or 'new', change.now or 'gone')}"
        for change in found.verdicts
    ]


def _gate(change: GateChange) -> str:
    return f"{change.title}: {_arrow(_word(change.before), _word(change.now))}"


def _status(one: FeatureDifference) -> str:
    if one.before is None or one.now is None or one.before.status is one.now.status:
        return ""
    words = (status.replace("_", " ") for status in (one.before.status, one.now.status))
    return ", " + _arrow(*words)


def _word(gate: GateResult | None) -> str:
    return gate.result.replace("_", " ") if gate else "none"


def _percent(feature: Feature | None) -> str:
    return percent(feature.share) if feature else "gone"


def _tasks(feature: Feature | None) -> str:
    return f"{feature.n_done}/{feature.n_scope}" if feature else NO_NUMBER


def _arrow(before: str, now: str) -> str:
    return now if before == now else f"{before} → {now}"


def _standing(feature: Feature | None) -> dict[str, Any] | None:
    if feature is None:
        return None
    return {
        "status": feature.status.value,
        "share": feature.share,
        "n_scope": feature.n_scope,
        "n_done": feature.n_done,
    }


def _result(gate: GateResult | None) -> str | None:
    return gate.result.value if gate else None
