"""The line that says how far a replay is."""

from __future__ import annotations

import io

import pytest

from mkdocs_feature_tracker import progress_line
from mkdocs_feature_tracker.progress_line import ProgressLine


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(progress_line.time, "monotonic", lambda: now[0])
    return now


def test_a_quick_replay_draws_nothing(clock: list[float]) -> None:
    terminal = Terminal()
    line = ProgressLine(terminal)

    clock[0] += 0.9
    line(10, 10)
    line.close()

    assert terminal.getvalue() == ""


def test_a_long_one_tells_how_far_it_is_and_leaves_nothing_behind(clock: list[float]) -> None:
    terminal = Terminal()
    line = ProgressLine(terminal)

    clock[0] += 1.1
    line(4_500, 18_000)
    line(4_501, 18_000)
    line.close()

    assert "███████░" in terminal.getvalue()
    assert "4,500 of 18,000 versions" in terminal.getvalue()
    assert "4,501" not in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_a_log_file_is_spared(clock: list[float]) -> None:
    file = io.StringIO()
    line = ProgressLine(file)

    clock[0] += 5
    line(4_500, 18_000)
    line.close()

    assert file.getvalue() == ""


def test_a_terminal_without_these_characters_is_left_alone(clock: list[float]) -> None:
    class Old(Terminal):
        def write(self, text: str) -> int:
            raise UnicodeEncodeError("cp437", text, 0, 1, "no such character")

    line = ProgressLine(Old())

    clock[0] += 5
    line(4_500, 18_000)
    line.close()
