"""Who may import whom: the contracts of import-linter, and what a build leaves unloaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_every_import_contract_holds() -> None:
    lint = "from importlinter.cli import lint_imports_command as lint; lint()"

    run = python(lint, "--no-cache", "--no-logo")

    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("edge", ["plugin", "fence", "cli", "site.widgets"])
def test_a_build_does_not_load_what_only_frames_and_figures_need(edge: str) -> None:
    run = python(
        f"import sys, mkdocs_feature_tracker.{edge};"
        "print({'pandas', 'numpy', 'plotly'} & set(sys.modules))"
    )

    assert run.stdout.strip() == "set()", run.stdout + run.stderr


@pytest.mark.parametrize("edge", ["fence", "cli"])
def test_mkdocs_is_loaded_by_the_plugin_alone(edge: str) -> None:
    run = python(f"import sys, mkdocs_feature_tracker.{edge}; print('mkdocs' in sys.modules)")

    assert run.stdout.strip() == "False", run.stdout + run.stderr


def python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
