"""The group of commands: what it tells of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_feature_tracker import __version__
from mkdocs_feature_tracker.cli import main
from tests.cli.conftest import Run, start


def test_it_tells_its_version(run: Run) -> None:
    assert run("--version").output == f"feature-tracker, version {__version__}\n"


def test_it_lists_its_commands_with_a_sentence_each(run: Run) -> None:
    shown = " ".join(run("--help").output.split())

    assert "export Writes every table that the tracking documents give." in shown
    assert "tick Changes one checkbox of a tracking document, and no other byte." in shown


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_shows_examples_of_itself(name: str, run: Run) -> None:
    shown = run(name, "--help").output

    assert f"  feature-tracker {name}" in shown.partition("Examples:")[2]


def test_feature_ids_are_completed_by_the_shell(team: Path) -> None:
    words = {"COMP_WORDS": "feature-tracker tick FEAT-2025-10", "COMP_CWORD": "2"}

    shown = start("--help", _FEATURE_TRACKER_COMPLETE="bash_complete", **words).communicate()[0]

    assert shown == "plain,FEAT-2025-10-02-007\n"


def test_an_unknown_command_is_a_usage_error(run: Run) -> None:
    result = run("exprot")

    assert result.exit_code == 2
    assert "exprot" in result.stderr
