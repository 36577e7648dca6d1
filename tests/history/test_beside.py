"""Another Python for work beside other work, and where there can be none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mkdocs_feature_tracker.history import beside
from mkdocs_feature_tracker.history.beside import run_beside

COPY = "import sys, pathlib; pathlib.Path(sys.stdin.read()).write_text('was here')"


@pytest.fixture(autouse=True)
def has_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_has_room", lambda: True)


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A module that only the path of this very process leads to."""
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "copying.py").write_text(COPY)
    (tmp_path / "modules" / "failing.py").write_text("raise SystemExit(3)")
    monkeypatch.syspath_prepend(str(tmp_path / "modules"))
    return "copying"


def test_a_module_runs_with_its_message_and_sees_the_same_modules(
    module: str, tmp_path: Path
) -> None:
    assert run_beside(module, str(tmp_path / "made").encode())
    assert (tmp_path / "made").read_text() == "was here"


def test_a_file_of_the_working_directory_is_not_mistaken_for_a_module(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pathlib.py").write_text("raise RuntimeError('not me')")
    monkeypatch.chdir(tmp_path)

    assert run_beside(module, str(tmp_path / "made").encode())


@pytest.mark.usefixtures("module")
def test_a_failure_is_told() -> None:
    assert not run_beside("failing", b"")


@pytest.mark.parametrize("executable", ["", "/usr/bin/uwsgi", "/opt/frozen-app/shop"])
def test_a_program_that_is_no_python_is_not_started_again(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, executable: str
) -> None:
    monkeypatch.setattr(sys, "executable", executable)

    assert not run_beside(module, str(tmp_path / "made").encode())
    assert not (tmp_path / "made").exists()


def test_a_frozen_program_is_not_started_again(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert not run_beside(module, str(tmp_path / "made").encode())
