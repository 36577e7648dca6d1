"""Which day counts as today: the nearest of four sources."""

from __future__ import annotations

from datetime import UTC, date, datetime

import click
import pytest

from mkdocs_feature_tracker.cli.today import now, today

STATED, OPTION = date(2026, 1, 1), date(2026, 2, 2)


def test_the_command_line_goes_before_the_option_and_that_before_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763596800")  # 2025-11-20 00:00 UTC

    assert today(STATED, OPTION, "UTC") == STATED
    assert today(None, OPTION, "UTC") == OPTION
    assert today(None, None, "UTC") == date(2025, 11, 20)


def test_the_day_of_the_environment_begins_in_the_projects_time_zone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763596800")

    assert today(None, None, "America/New_York") == date(2025, 11, 19)


def test_without_any_word_it_is_the_clocks_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = datetime.now(UTC)

    assert before <= now("UTC") <= datetime.now(UTC)


@pytest.mark.parametrize("epoch", ["soon", "99999999999999999999"])
def test_an_environment_that_names_no_moment_is_refused(
    epoch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    with pytest.raises(click.UsageError, match="SOURCE_DATE_EPOCH"):
        now("UTC")
