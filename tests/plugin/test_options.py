"""The options: what they become, and how wrong ones are refused."""

from __future__ import annotations

import ast
import inspect
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from mkdocs.config.base import Config

from mkdocs_feature_tracker.model.words import Level, Status
from mkdocs_feature_tracker.plugin import options, page_options, release_options
from mkdocs_feature_tracker.plugin.options import TrackerOptions


def read(text: str, folder: Path) -> tuple[TrackerOptions, dict[str, str]]:
    options = TrackerOptions(config_file_path=str(folder / "mkdocs.yml"))
    options.load_dict(yaml.safe_load(text) or {})
    failed, _ = options.validate()
    return options, {path: str(error) for path, error in failed}


def test_nothing_need_be_set(tmp_path: Path) -> None:
    options, errors = read("", tmp_path)

    assert not errors
    assert options.workflow.scope_sections == (
        *("tests", "implementation", "refactoring", "acceptance", "other"),
    )
    assert options.pages.folder == "progress"
    assert options.problems.warn_at == "warning"


def test_the_options_become_the_way_a_team_works(tmp_path: Path) -> None:
    text = """
    status_words: {LIVE: done, "🧊": blocked}
    section_titles: {Offene Punkte: blockers}
    scope_sections: [tests]
    stale_after_days: 14
    problems: {FT106: error, FT108: off}
    as_of: 2026-11-20
    working_days: [sun, mon]
    target_on: 2026-12-18
    """
    options, errors = read(text, tmp_path)

    assert not errors
    assert options.workflow.status_words == {"LIVE": Status.DONE, "🧊": Status.BLOCKED}
    assert options.workflow.section_titles == {"Offene Punkte": "blockers"}
    assert options.workflow.scope_sections == ("tests",)
    assert options.workflow.stale_after_days == 14
    assert options.workflow.problem_levels == {"FT106": Level.ERROR, "FT108": None}
    assert options.workflow.working_days == (6, 0)
    assert options.workflow.target_on == date(2026, 12, 18)
    assert options.as_of == date(2026, 11, 20)


def test_an_unquoted_off_switches_a_code_off(tmp_path: Path) -> None:
    assert yaml.safe_load("FT106: off") == {"FT106": False}

    options, errors = read("problems: {FT106: off}", tmp_path)

    assert not errors
    assert options.workflow.problem_levels == {"FT106": None}


@pytest.mark.parametrize(
    ("text", "path", "words"),
    [
        ("enabeld: true", "enabeld", ["no such option", "Did you mean `enabled`?"]),
        ("roots: [nowhere]", "roots[0]", ["nowhere", "folder that exists"]),
        ("documents: 5", "documents", ["`5`", "a list of globs"]),
        ("status_words: {LIVE: dun}", "status_words.LIVE", ["`dun`", "in_progress"]),
        ("status_words: {NO: done}", "status_words", ["`false`", "quote it"]),
        ("scope_sections: [tests, test]", "scope_sections[1]", ["`test`", "refactoring"]),
        ("problems: {FT999: off}", "problems.FT999", ["no such code", "FT101"]),
        ("problems: {FT101: loud}", "problems.FT101", ["`loud`", "info, warning, error, off"]),
        ("problems: {warn_at: info}", "problems.warn_at", ["`info`", "never"]),
        ("pages: {folder: NO}", "pages.folder", ["`false`", "quote it"]),
        ("pages: {folder: 1.10}", "pages.folder", ["`1.1`", "Quote it"]),
        ("pages: {colour: red}", "pages.colour", ["no such option", "nav_title"]),
        ("pages: [overview]", "pages", ["a mapping of folder"]),
        ("as_of: soon", "as_of", ["`soon`", "2026-11-20"]),
        ("timezone: Mars/Olympus", "timezone", ["`Mars/Olympus`", "Europe/Berlin"]),
        ("stale_after_days: 0", "stale_after_days", ["`0`", "whole number from 1"]),
        ("stale_after_days: true", "stale_after_days", ["`true`"]),
        ("working_days: [mon, Fr]", "working_days[1]", ["`Fr`", "mon, tue, wed"]),
        ("target_on: Christmas", "target_on", ["`Christmas`", "2026-11-20"]),
        ("mentions: maybe", "mentions", ["`maybe`", "true or false"]),
        ("dialects: [kiro]", "dialects", ["a mapping of globs"]),
    ],
)
def test_a_wrong_option_is_refused_by_path_with_what_is_allowed(
    text: str, path: str, words: list[str], tmp_path: Path
) -> None:
    _, errors = read(text, tmp_path)

    assert list(errors) == [path]
    for word in words:
        assert word in errors[path]


def test_all_wrong_options_are_named_at_once(tmp_path: Path) -> None:
    text = "mentions: 1\nproblems: {warn_at: no, FT101: x}\npages: {nav: 2, folder: 3}\nx: y"

    _, errors = read(text, tmp_path)

    assert set(errors) == {
        *("mentions", "problems.warn_at", "problems.FT101", "pages.nav", "pages.folder", "x"),
    }


def test_every_option_says_what_it_means_its_default_and_an_example() -> None:
    groups = [
        (value, inspect.getsource(module))
        for module in (options, page_options, release_options)
        for value in vars(module).values()
        if _is_group(value, module.__name__)
    ]
    assert len(groups) >= 4
    for group, source in groups:
        (body,) = [
            node.body
            for node in ast.parse(source).body
            if isinstance(node, ast.ClassDef) and node.name == group.__name__
        ]
        documented = {
            before.targets[0].id: after.value.value
            for before, after in pairwise(body)
            if isinstance(before, ast.Assign)
            and isinstance(before.targets[0], ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
        }
        assert list(documented) == [name for name, _ in group._schema if name in vars(group)]
        for name, text in documented.items():
            assert "Default: " in text, name
            assert "Example" in text, name


def _is_group(value: object, module: str) -> bool:
    is_ours = getattr(value, "__module__", "") == module
    return is_ours and isinstance(value, type) and issubclass(value, Config)
