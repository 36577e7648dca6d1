"""The group of commands: what it tells of itself."""

from __future__ import annotations

from mkdocs_feature_tracker import __version__
from tests.cli.conftest import Run


def test_it_tells_its_version(run: Run) -> None:
    assert run("--version").output == f"feature-tracker, version {__version__}\n"


def test_it_lists_its_commands_with_a_sentence_each(run: Run) -> None:
    shown = run("--help").output

    assert "export  Writes every table that the tracking documents give." in shown


def test_an_unknown_command_is_a_usage_error(run: Run) -> None:
    result = run("exprot")

    assert result.exit_code == 2
    assert "exprot" in result.stderr
