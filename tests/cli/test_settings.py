"""The plugin's options as commands read them: without MkDocs, as texts, all errors at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mkdocs_feature_tracker.cli.settings import (
    HistorySettings,
    Settings,
    WrongSettingsError,
    read_settings,
)
from mkdocs_feature_tracker.model.words import DEFAULT_SCOPE_SECTIONS, Level, Status


def settings_of(text: str, folder: Path) -> Settings | None:
    file = folder / "mkdocs.yml"
    file.write_text(text, encoding="utf-8")
    return read_settings(file)


def options_of(options: str, folder: Path) -> Settings:
    indented = "".join(f"      {line}\n" for line in options.splitlines())
    settings = settings_of(f"plugins:\n  - search\n  - feature-tracker:\n{indented}", folder)
    assert settings is not None
    return settings


@pytest.mark.parametrize(
    "text",
    ["", "site_name: Docs\n", "plugins: []\n", "plugins:\n  - search\n", "plugins:\n", "- a\n"],
)
def test_a_file_that_does_not_name_the_plugin_has_no_settings(text: str, tmp_path: Path) -> None:
    assert settings_of(text, tmp_path) is None


@pytest.mark.parametrize(
    "text",
    [
        "plugins:\n  - feature-tracker\n",
        "plugins:\n  - feature-tracker:\n",
        "plugins:\n  - feature-tracker: {}\n",
        "plugins:\n  feature-tracker: {}\n",
        "plugins:\n  - feature-tracker:\n      as_of:\n      timezone: null\n",
    ],
)
def test_a_plugin_without_options_has_the_defaults(text: str, tmp_path: Path) -> None:
    assert settings_of(text, tmp_path) == Settings(
        folders=(tmp_path / "docs",),
        cache_file=tmp_path / ".cache" / "feature-tracker" / "cache.sqlite",
    )


def test_a_team_teaches_its_words_sections_and_rules(tmp_path: Path) -> None:
    workflow = options_of(
        """\
status_words: {TERMINÉE: done, "🧊": blocked, NO: not_started}
section_titles: {Offene Punkte: blockers}
scope_sections: [implementation, acceptance]
documents: ["features/*/tracking.md"]
dialects: {"specs/*/tasks.md": kiro}
stale_after_days: 14
working_days: [sun, mon]
target_on: 2026-12-18
problems: {warn_at: never, FT106: error, FT112: off}
""",
        tmp_path,
    ).workflow

    assert workflow.status_words == {
        "TERMINÉE": Status.DONE,
        "🧊": Status.BLOCKED,
        "NO": Status.NOT_STARTED,
    }
    assert workflow.section_titles == {"Offene Punkte": "blockers"}
    assert workflow.scope_sections == ("implementation", "acceptance")
    assert workflow.documents == ("features/*/tracking.md",)
    assert workflow.dialects == {"specs/*/tasks.md": "kiro"}
    assert workflow.stale_after_days == 14
    assert workflow.working_days == (6, 0)
    assert workflow.target_on == date(2026, 12, 18)
    assert workflow.problem_levels == {"FT106": Level.ERROR, "FT112": None}


def test_day_zone_and_exclusions_are_read(tmp_path: Path) -> None:
    settings = options_of(
        "as_of: 2026-11-20\ntimezone: Europe/Berlin\nexclude: archive/**\n", tmp_path
    )

    assert settings.as_of == date(2026, 11, 20)
    assert settings.timezone == "Europe/Berlin"
    assert settings.exclude == ("archive/**",)
    assert settings.workflow.scope_sections == DEFAULT_SCOPE_SECTIONS


def test_globs_count_from_the_sites_own_folders(tmp_path: Path) -> None:
    settings = settings_of(
        "docs_dir: pages\nplugins:\n  - feature-tracker:\n      roots: [../features]\n", tmp_path
    )

    assert settings is not None
    assert settings.folders == (tmp_path / "pages", tmp_path.parent / "features")


def test_tags_of_other_tools_are_passed_over(tmp_path: Path) -> None:
    text = """\
site_name: !ENV [SITE, Docs]
markdown_extensions:
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
plugins:
  - feature-tracker:
      as_of: 2026-11-20
"""
    settings = settings_of(text, tmp_path)

    assert settings is not None
    assert settings.as_of == date(2026, 11, 20)


@pytest.mark.parametrize("value", ["!ENV TRACKER_DAY", "!ENV [UNSET_DAY, TRACKER_DAY, 2020-01-01]"])
def test_an_option_may_come_from_the_environment(
    value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DAY", "2026-11-20")

    assert options_of(f"as_of: {value}", tmp_path).as_of == date(2026, 11, 20)


def test_an_option_from_an_unset_variable_has_its_default(tmp_path: Path) -> None:
    assert options_of("as_of: !ENV [UNSET_DAY, 2020-01-01]", tmp_path).as_of == date(2020, 1, 1)
    assert options_of("as_of: !ENV UNSET_DAY", tmp_path).as_of is None


def test_all_wrong_options_are_named_with_what_is_allowed(tmp_path: Path) -> None:
    with pytest.raises(WrongSettingsError) as raised:
        options_of(
            """\
status_words: {FERTIG: finished}
section_titles: blockers
scope_sections: [deployed]
problems: {FT999: error, FT101: loud}
as_of: tomorrow
timezone: Mars/Olympus
stale_after_days: 0
working_days: [mon, friday]
target_on: Christmas
""",
            tmp_path,
        )

    text = str(raised.value)
    assert "status_words.FERTIG: found `finished`; allowed is one of not_started, " in text
    assert "section_titles: found `blockers`; allowed is a mapping." in text
    assert "scope_sections: found `deployed`; allowed is one of tests, " in text
    assert "problems: found `FT999`; allowed is one of FT101, " in text
    assert "problems.FT101: found `loud`; allowed is one of error, warning, info, off." in text
    assert "as_of: found `tomorrow`; allowed is a date such as 2026-11-20." in text
    assert "timezone: found `Mars/Olympus`;" in text
    assert "stale_after_days: found `0`; allowed is a whole number from 1." in text
    assert "working_days: found `friday`; allowed is one of mon, tue, " in text
    assert "target_on: found `Christmas`; allowed is a date such as 2026-11-20." in text


def test_broken_yaml_is_refused_with_the_name_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(WrongSettingsError, match=r"mkdocs\.yml cannot be read: .*line 1"):
        settings_of("plugins: [feature-tracker", tmp_path)


def test_the_options_of_the_past_are_read(tmp_path: Path) -> None:
    settings = options_of(
        "history: {git: false, snapshot: past.snapshot, first_parent: on}\ncache_dir: kept",
        tmp_path,
    )

    assert settings.history == HistorySettings(
        uses_git=False, snapshot=tmp_path / "past.snapshot", first_parent=True
    )
    assert settings.cache_file == tmp_path / "kept" / "cache.sqlite"


def test_a_wrong_option_of_the_past_is_named_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(WrongSettingsError, match=r"history\.git: found `perhaps`; allowed is true"):
        options_of("history: {git: perhaps}", tmp_path)
    with pytest.raises(WrongSettingsError, match=r"history: found .*; allowed is a mapping"):
        options_of("history: [git]", tmp_path)


def test_options_are_inherited_as_in_a_build(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text(
        "docs_dir: pages\nplugins:\n  feature-tracker: {timezone: Asia/Tokyo, roots: [a]}\n"
    )

    inherited = settings_of("INHERIT: base.yml\nsite_name: A", tmp_path)
    assert inherited is not None
    assert (inherited.timezone, inherited.folders) == (
        "Asia/Tokyo",
        (tmp_path / "pages", tmp_path / "a"),
    )

    changed = settings_of("INHERIT: base.yml\nplugins: {feature-tracker: {roots: [b]}}", tmp_path)
    assert changed is not None
    assert (changed.timezone, changed.folders[1:]) == ("Asia/Tokyo", (tmp_path / "b",))

    assert settings_of("INHERIT: base.yml\nplugins: [search]", tmp_path) is None


@pytest.mark.parametrize("parent", ["mkdocs.yml", "missing.yml"])
def test_a_parent_that_is_none_is_refused(parent: str, tmp_path: Path) -> None:
    with pytest.raises(WrongSettingsError, match=r"mkdocs\.yml cannot be read: "):
        settings_of(f"INHERIT: {parent}", tmp_path)
