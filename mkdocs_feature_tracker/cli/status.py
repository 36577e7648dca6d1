"""A feature, a line of its status summary and a value in, that line with the value out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from mkdocs_feature_tracker.cli.arguments import (
    config_option,
    echo_json,
    in_option,
    json_option,
    settings_of,
)
from mkdocs_feature_tracker.cli.choosing import RefusedError, feature_named
from mkdocs_feature_tracker.cli.completions import feature_completions
from mkdocs_feature_tracker.cli.editing import Change, change_line
from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.records import Gate
from mkdocs_feature_tracker.model.words import GATES, Status
from mkdocs_feature_tracker.reading.pairs import normal_key, pairs_of
from mkdocs_feature_tracker.reading.status import StatusWords

EXAMPLES = """\b
Examples:
  feature-tracker status FEAT-2026-10-05-001 implementation done
  feature-tracker status 440 qa "🚧 60%"
  feature-tracker status docs/features/vouchers.md "Code Review" in_progress --json

\b
Exit codes: 0 it stands as asked, 1 the file cannot be written, 2 refused: nothing was written.
"""
_WRITTEN = {
    Status.NOT_STARTED: "❌ Not Started",
    Status.IN_PROGRESS: "🚧 In Progress",
    Status.BLOCKED: "⛔ Blocked",
    Status.DONE: "✅ Done",
    Status.CANCELLED: "Cancelled",
    Status.NOT_APPLICABLE: "N/A",
}
_OTHER_NAMES = {"docs": "documentation"}
_COMMENT = re.compile(r"\s*(?:<!--.*-->\s*|\\\s*)$")
_BAR = re.compile(r"\s+\|\s+")
_LEAD = re.compile(r"\s+\|\s+|[\s>]*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[^\]]*\]\s+)?")
_CELL = re.compile(r"(?:`[^`]*`|\\.|[^|\\`]|`)+")


def _gate_completions(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[str]:
    return [gate for gate in GATES if gate.startswith(incomplete.casefold())]


@click.command("status", epilog=EXAMPLES)
@click.argument("feature", shell_complete=feature_completions)
@click.argument("gate", shell_complete=_gate_completions)
@click.argument("value")
@in_option
@json_option
@config_option
def status_command(
    feature: str,
    gate: str,
    value: str,
    places: tuple[Path, ...],
    is_json: bool,
    config: Path | None,
) -> None:
    """Changes one line of a document's status summary, and no other byte.

    FEATURE is a Feature ID, an issue, or the path of the document. GATE is tests_written,
    implementation, code_review, qa_testing or documentation, or a part of such a name. VALUE is
    not_started, in_progress, blocked, done, cancelled or not_applicable, or any text that begins
    with a status or holds a share.
    """
    settings = settings_of(config)
    words = StatusWords(settings.workflow.status_words)
    try:
        name = _gate_named(gate)
        text, status = _value(value, words)
        found = feature_named(feature, places, settings)
        before: list[Gate] = []

        def decide(document: Document, text_of: Callable[[int], str]) -> Change:
            before[:] = [one for one in document.gates if one.gate == name]
            return _change(document, before[0], text, status, text_of)

        change, is_changed = change_line(found, settings.workflow, decide)
    except RefusedError as refused:
        refused.tell(is_json=is_json)
    if is_json:
        echo_json(
            {
                "feature_id": found.feature_id,
                "path": found.path,
                "line": change.line,
                "gate": name,
                "status": status.value,
                "was": before[0].status.value,
                "is_changed": is_changed,
            }
        )
    else:
        how = "is now" if is_changed else "was already"
        click.echo(f"{found.path}:{change.line}: {name} {how} {text}.")


def _gate_named(reference: str) -> str:
    name = normal_key(reference).replace(" ", "_")
    name = _OTHER_NAMES.get(name, name)
    found = [gate for gate in GATES if gate == name] or [gate for gate in GATES if name in gate]
    if len(found) != 1 or not name:
        fits = f"fits {len(found)} lines" if found else "is no line"
        raise RefusedError(
            f"“{reference}” {fits} of the status summary:",
            [{"gate": gate} for gate in found or GATES],
        )
    return found[0]


def _value(value: str, words: StatusWords) -> tuple[str, Status]:
    """What is to be written, and how it reads."""
    text = " ".join(value.split())
    named = normal_key(text).replace(" ", "_")
    if named in _WRITTEN:
        text = _WRITTEN[Status(named)]
    reading = words.read(text)
    if reading.status in (None, Status.UNKNOWN) or "<!--" in text:
        raise RefusedError(
            f"“{value}” is no status; say one of these, or a share such as 60%:",
            [{"status": status.value} for status in _WRITTEN],
        )
    return text, reading.status or Status.UNKNOWN


def _change(
    document: Document, gate: Gate, text: str, status: Status, text_of: Callable[[int], str]
) -> Change:
    if gate.line is None:
        title = gate.gate.replace("_", " ").title().replace("Qa", "QA")
        raise RefusedError(
            f"the document has no line for {gate.gate}; add `- **{title}**: {text}` below a heading"
            " `### Status Summary`."
        )

    def is_right(after: Document) -> bool:
        """The line reads as asked, and nothing else reads otherwise than before."""
        here = [one for one in after.gates if one.gate == gate.gate]
        others = [one for one in after.gates if one.gate != gate.gate]
        return (
            (here[0].line, here[0].status) == (gate.line, status)
            and others == [one for one in document.gates if one.gate != gate.gate]
            and after.tasks == document.tasks
        )

    return Change(gate.line, list(_lines_with(text, text_of(gate.line))), is_right, gate.gate)


def _lines_with(value: str, line: str) -> Iterator[str]:
    """The line with `value` in the place of each value that it may hold."""
    if line.lstrip(" \t>").startswith("|"):
        cells = [cell for cell in _CELL.finditer(line) if cell.group().strip(" \t>")]
        if len(cells) > 1:
            cell = cells[1]
            inner = cell.group().strip()
            start = cell.start() + cell.group().index(inner)
            yield line[:start] + value.replace("|", "\\|") + line[start + len(inner) :]
        return
    if _BAR.search(value):
        return  # it would read as the end of the value
    start = 0
    for end in [*(bar.start() for bar in _BAR.finditer(line)), len(line)]:
        if changed := _with_value(line[start:end], value):
            yield line[:start] + changed + line[end:]
        start = end
    if changed := _with_value(line, value):
        yield changed


def _with_value(part: str, value: str) -> str | None:
    """`**Key**: old` with a new value; null where `part` is no pair."""
    lead = _LEAD.match(part)
    pairs = pairs_of(part[lead.end() :] if lead else part, 0)
    if len(pairs) != 1:
        return None
    old = _COMMENT.sub("", pairs[0].value).rstrip()
    if not old:
        end = len(part.rstrip())
        return f"{part[:end]} {value}{part[end:]}"
    start = part.rfind(old)
    return None if start < 0 else part[:start] + value + part[start + len(old) :]
