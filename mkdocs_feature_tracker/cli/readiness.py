"""A release and places in, whether it can go out and why out, with an exit code that says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from mkdocs_feature_tracker.cli.arguments import (
    as_of_option,
    config_option,
    day_of,
    echo_json,
    json_option,
    paths_argument,
    settings_of,
)
from mkdocs_feature_tracker.cli.choosing import RefusedError
from mkdocs_feature_tracker.cli.completions import release_completions
from mkdocs_feature_tracker.cli.load import load
from mkdocs_feature_tracker.cli.terminal import console
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.release import (
    GateResult,
    Release,
    ReleaseWaiver,
    Result,
    Verdict,
)
from mkdocs_feature_tracker.site.releases import name_of, planned, release_named, sentence
from mkdocs_feature_tracker.site.wording import count, day, days_from

EXAMPLES = """\b
Examples:
  feature-tracker readiness 2.4
  feature-tracker readiness 2.4 docs/features --as-of 2026-12-04
  feature-tracker readiness "Spring release" --json

\b
Exit codes: 0 GO or GO WITH WAIVERS, 1 NO-GO, 2 wrong use.
"""
_STYLES = {
    Verdict.GO: "bold green",
    Verdict.GO_WITH_WAIVERS: "bold yellow",
    Verdict.NO_GO: "bold red",
}
_PARTS: tuple[tuple[str, str, Callable[[GateResult], bool]], ...] = (
    ("Failing", "red", lambda gate: gate.holds_back and gate.result is Result.FAIL),
    ("Unknown", "magenta", lambda gate: gate.holds_back and gate.result is Result.UNKNOWN),
    ("Waived", "yellow", lambda gate: gate.result is Result.WAIVED),
    (
        "Failing or unknown, but not blocking",
        "dim",
        lambda gate: not gate.is_blocking and gate.result in (Result.FAIL, Result.UNKNOWN),
    ),
)
_ORDER = (Result.FAIL, Result.UNKNOWN, Result.WAIVED, Result.PASS, Result.NOT_APPLICABLE)


@click.command("readiness", epilog=EXAMPLES)
@click.argument("release", required=False, shell_complete=release_completions)
@paths_argument
@json_option
@as_of_option
@config_option
def readiness_command(
    release: str | None,
    paths: tuple[Path, ...],
    is_json: bool,
    as_of: datetime | None,
    config: Path | None,
) -> None:
    """Tells whether a release can go out, and what holds it back.

    RELEASE is its name in any case; where there is only one, it need not be named. A file named as
    PATH counts as a tracking document whatever it looks like; a folder is searched for them.
    Without PATH, that is the current folder, and what the option `roots` adds to it.
    """
    settings = settings_of(config)
    on = day_of(as_of, settings)
    project = load(paths, settings, on)
    try:
        chosen = _chosen(project, release)
    except RefusedError as refused:
        refused.tell(is_json=is_json)
    if any(gate.gate == "fresh" and gate.bare is Result.UNKNOWN for gate in chosen.gates):
        # Only the last revision can tell when a document without any date was updated.
        project = load(paths, settings, on, with_past=True)
        chosen = release_named(project, chosen.name) or chosen
    if is_json:
        echo_json(_as_object(chosen, project))
    else:
        _show(chosen, project)
    if chosen.verdict is Verdict.NO_GO:
        click.get_current_context().exit(1)


def _chosen(project: Project, name: str | None) -> Release:
    """The release that is named, or the only one.

    Raises:
        RefusedError: There is none of that name, or none is named and there are several.
    """
    if not project.releases:
        raise RefusedError(
            "there is no release: name one as `Release` in the header of a tracking document,"
            " or by the option `releases`."
        )
    if name is None and len(project.releases) == 1:
        return project.releases[0]
    found = None if name is None else release_named(project, name)
    if found is None:
        asked = "name a release." if name is None else f"there is no release {name}."
        if name is not None and Path(name).exists():
            asked = f"there is no release {name}; a path stands behind the name of the release."
        raise RefusedError(
            f"{asked} There {'is' if len(project.releases) == 1 else 'are'}:",
            [
                {"release": one.name, "verdict": one.verdict.value, "on": _iso(one.on)}
                for one in project.releases
            ],
        )
    return found


def _as_object(release: Release, project: Project) -> dict[str, Any]:
    """What `readiness --json` gives; gates that fail come first."""
    gates = sorted(release.gates, key=lambda gate: (not gate.holds_back, _ORDER.index(gate.result)))
    return {
        "release": release.name,
        "on": _iso(release.on),
        "as_of": project.as_of.isoformat(),
        "verdict": release.verdict.value,
        "summary": sentence(release, project.as_of),
        "features": list(release.feature_ids),
        "unknown_features": list(release.unknown_ids),
        "n_failing": release.n_failing,
        "n_waived": release.n_waived,
        "gates": [
            {
                "feature_id": gate.feature_id,
                "gate": gate.gate,
                "is_blocking": gate.is_blocking,
                "result": gate.result.value,
                "reason": gate.reason,
                "path": gate.path,
                "line": gate.line,
            }
            for gate in gates
        ],
        "waivers": [
            {
                "feature_id": one.feature_id,
                "gate": one.waiver.gate,
                "is_live": one.is_live,
                "reason": one.waiver.reason,
                "approver": one.waiver.approver,
                "expires_on": _iso(one.waiver.expires_on),
                "follow_up": one.waiver.follow_up,
                "path": one.path,
                "line": one.waiver.line,
            }
            for one in release.waivers
        ],
    }


def _show(release: Release, project: Project) -> None:
    """Prints the verdict, then what holds the release back by feature, then what else there is."""
    out = console()
    verdict = Text(f"{name_of(release)}: ", style="bold")
    verdict.append(release.verdict, style=_STYLES[release.verdict])
    when = "" if release.on is None else f" {days_from(release.on, project.as_of)}"
    out.print(verdict.append(f", {planned(release, project.as_of)}{when}.", style="not bold"))
    out.print(sentence(release, project.as_of))
    for title, style, belongs in _PARTS:
        gates = [gate for gate in release.gates if belongs(gate)]
        if gates:
            out.print(Text(f"\n{title}", style=f"bold {style}"))
            _show_gates(gates, project)
    if release.waivers:
        out.print(Text("\nWaivers", style="bold"))
        for one in release.waivers:
            out.print(_waiver_line(one, project))
    n_passing = sum(gate.result is Result.PASS for gate in release.gates)
    out.print(f"\n{n_passing} of {count(len(release.gates), 'gate')} pass.")


def _show_gates(gates: Sequence[GateResult], project: Project) -> None:
    out = console()
    for feature_id, own in groupby(gates, key=lambda gate: gate.feature_id):
        out.print(Text(f"  {project.by_id[feature_id].title}").append(f" ({feature_id})", "dim"))
        for gate in own:
            line = Text(f"    {gate.path}:{gate.line}: ", style="dim")
            out.print(line.append(f"{gate.title}: {gate.reason}", style="not dim"))


def _waiver_line(one: ReleaseWaiver, project: Project) -> Text:
    """`docs/a.md:12: coverage, until 11 Dec in 21 days, by the lead: why; follow-up: #412`."""
    waiver, as_of = one.waiver, project.as_of
    if waiver.expires_on is None:
        life = "counts for nothing without an expiry"
    elif one.is_live:
        life = f"until {day(waiver.expires_on, as_of)}, {days_from(waiver.expires_on, as_of)}"
    elif waiver.expires_on < as_of:
        life = f"expired {day(waiver.expires_on, as_of)}, {days_from(waiver.expires_on, as_of)}"
    else:
        life = "counts for nothing: there is no such gate"
    parts = [
        f"{waiver.gate}, {life}",
        f", by {waiver.approver}" if waiver.approver else "",
        f": {waiver.reason}" if waiver.reason else "",
        f"; follow-up: {waiver.follow_up}" if waiver.follow_up else "",
    ]
    line = Text(f"  {one.path}:{waiver.line}: ", style="dim")
    return line.append("".join(parts), style="not dim" if one.is_live else "dim")


def _iso(on: date | None) -> str | None:
    return None if on is None else on.isoformat()
