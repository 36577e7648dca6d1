"""`action.yml`: its inputs become arguments of `feature-tracker check`, quoted and never empty."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ACTION = Path(__file__).parents[2] / "action.yml"
BASH = shutil.which("bash")
UNSET = {"PATHS": "", "FAIL_ON": "", "SELECT": "", "IGNORE": "", "CONFIG": ""}


@pytest.mark.skipif(BASH is None, reason="the action runs in bash")
@pytest.mark.parametrize(
    ("inputs", "arguments"),
    [
        ({}, ["--fail-on", "warning", "--"]),
        ({"FAIL_ON": "error", "SELECT": "FT2"}, ["--fail-on", "error", "--select", "FT2", "--"]),
        ({"IGNORE": "FT112"}, ["--fail-on", "warning", "--ignore", "FT112", "--"]),
        (
            {"PATHS": "  docs/my features \n\n$(touch x)\n", "CONFIG": "a b.yml"},
            [
                *("--fail-on", "warning", "--config", "a b.yml", "--"),
                *("docs/my features", "$(touch x)"),
            ],
        ),
    ],
)
def test_inputs_become_arguments(
    inputs: dict[str, str], arguments: list[str], tmp_path: Path
) -> None:
    command = tmp_path / "feature-tracker"
    command.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n", encoding="utf-8")
    command.chmod(0o755)
    step = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["runs"]["steps"][-1]
    assert step["env"].keys() == UNSET.keys()

    result = subprocess.run(
        [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"} | UNSET | inputs,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert result.stdout.splitlines() == ["check", "--format", "github", *arguments]
    assert not (tmp_path / "x").exists()
