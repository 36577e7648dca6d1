"""`feature-tracker export`: which documents count, where the tables go, and what is refused."""

from __future__ import annotations

import builtins
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mkdocs_feature_tracker.tables.json_schema import published
from mkdocs_feature_tracker.tables.schema import TABLES
from tests.cli.conftest import Run

WORDS = "plugins:\n  - feature-tracker:\n      status_words: {TERMINÉE: done}\n"


def tables(text: str) -> dict[str, list[dict[str, Any]]]:
    exported: dict[str, list[dict[str, Any]]] = json.loads(text)["tables"]
    return exported


def ids(text: str) -> list[str]:
    return [feature["feature_id"] for feature in tables(text)["features"]]


def test_a_folder_gives_the_tables_of_its_tracking_documents(run: Run, team: Path) -> None:
    result = run("export", "docs")

    assert result.exit_code == 0
    assert ids(result.stdout) == ["FEAT-2025-10-02-007", "FEAT-2025-11-01-002"]
    jsonschema.validate(json.loads(result.stdout), json.loads(published()))


def test_what_a_document_says_stands_in_its_rows(run: Run, team: Path) -> None:
    exported = tables(run("export", "docs/imports.md").stdout)

    (feature,) = exported["features"]
    assert feature["path"] == "docs/imports.md"
    assert feature["title"] == "Resume stalled imports"
    assert feature["status"] == "in_progress"
    assert feature["stated_share"] == 0.65
    assert (feature["n_tasks"], feature["n_scope"], feature["n_done"]) == (3, 3, 2)
    assert (feature["issue"], feature["branch"]) == ("234", "feature/issue-234-resume")
    assert (feature["started_on"], feature["updated_on"]) == ("2025-10-02", "2025-11-18")
    assert feature["teams"] == ["Backend", "Data"]
    assert [(task["task_id"], task["section"]) for task in exported["tasks"]] == [
        (None, "tests"),
        (None, "tests"),
        ("AC1", "acceptance"),
    ]
    assert [(gate["gate"], gate["status"], gate["line"]) for gate in exported["gates"]] == [
        ("tests_written", "done", 15),
        ("implementation", "in_progress", 16),
        ("code_review", "not_started", 17),
        ("qa_testing", "not_started", 18),
        ("documentation", "unknown", 19),
    ]
    (blocker,) = exported["blockers"]
    assert (blocker["severity"], blocker["eta_on"], blocker["is_open"]) == (
        "high",
        "2025-11-25",
        True,
    )
    (update,) = exported["updates"]
    assert update["text"] == "Größere Dateien werden gestückelt"


def test_without_a_path_the_working_directory_is_searched(run: Run, team: Path) -> None:
    assert ids(run("export").stdout) == ["FEAT-2025-10-02-007", "FEAT-2025-11-01-002"]


def test_a_file_that_is_named_counts_whatever_it_looks_like(run: Run, team: Path) -> None:
    exported = tables(run("export", "docs/weekly.md").stdout)

    assert [feature["feature_id"] for feature in exported["features"]] == ["weekly"]
    assert [task["title"] for task in exported["tasks"]] == ["Order new chairs"]


def test_a_file_named_twice_and_in_its_folder_is_one_feature(run: Run, team: Path) -> None:
    result = run("export", "docs", "docs/imports.md", team / "docs" / "imports.md")

    assert ids(result.stdout) == ["FEAT-2025-10-02-007", "FEAT-2025-11-01-002"]


def test_paths_are_relative_to_the_git_root_from_wherever_one_stands(
    run: Run, team: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "--quiet", str(team)], check=True)
    monkeypatch.chdir(team / "docs")

    paths = [feature["path"] for feature in tables(run("export").stdout)["features"]]

    assert paths == ["docs/imports.md", "docs/search.md"]


def test_a_template_is_no_feature(run: Run, team: Path) -> None:
    template = (
        (team / "docs" / "imports.md").read_text().replace("2025-10-02-007", "YYYY-MM-DD-XXX")
    )
    (team / "docs" / "template.md").write_text(template)

    exported = tables(run("export", "docs/template.md").stdout)

    assert exported == {table.name: [] for table in TABLES}


def test_two_runs_give_the_same_bytes(run: Run, team: Path) -> None:
    arguments = ("export", "--as-of", "2025-11-20")

    assert run(*arguments).stdout_bytes == run(*arguments).stdout_bytes


def test_today_is_the_day_that_is_named(run: Run, team: Path) -> None:
    exported = json.loads(run("export", "--as-of", "2025-11-20").stdout)

    assert exported["as_of"] == "2025-11-20"


def test_a_named_day_goes_before_the_option_and_that_before_the_environment(
    run: Run, team: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763596800")
    assert json.loads(run("export").stdout)["as_of"] == "2025-11-20"

    (team / "mkdocs.yml").write_text("plugins: [feature-tracker: {as_of: 2026-02-02}]\n")
    assert json.loads(run("export").stdout)["as_of"] == "2026-02-02"
    assert json.loads(run("export", "--as-of", "2026-01-01").stdout)["as_of"] == "2026-01-01"


def test_without_any_word_today_is_the_clocks_day(run: Run, team: Path) -> None:
    before = datetime.now(UTC).date().isoformat()
    exported = json.loads(run("export").stdout)

    assert before <= exported["as_of"] <= datetime.now(UTC).date().isoformat()


def test_problems_are_counted_in_one_line_beside_the_output(run: Run, team: Path) -> None:
    result = run("export", "--as-of", "2025-11-20")

    assert result.stderr.splitlines()[1:] == [
        "The documents have 3 warnings; the table `problems` lists them."
    ]
    assert [problem["code"] for problem in tables(result.stdout)["problems"]] == [
        "FT304",
        "FT106",
        "FT105",
        "FT107",
    ]


def test_a_clean_document_leaves_nothing_to_say_but_that_its_past_is_unknown(
    run: Run, team: Path
) -> None:
    said = run("export", "docs/imports.md").stderr

    assert said == "`docs` is in no git repository, so the past is unknown.\n"


def test_a_folder_without_tracking_documents_says_so(run: Run, team: Path) -> None:
    (team / "empty").mkdir()

    result = run("export", "empty")

    assert result.exit_code == 0
    assert ids(result.stdout) == []
    assert result.stderr == "No tracking document was found.\n"


def test_a_mkdocs_yml_right_here_teaches_the_teams_words(run: Run, team: Path) -> None:
    (team / "mkdocs.yml").write_text(WORDS, encoding="utf-8")

    result = run("export", "docs/search.md")

    assert tables(result.stdout)["features"][0]["status"] == "done"


def test_a_configuration_elsewhere_can_be_named(run: Run, team: Path) -> None:
    (team / "site").mkdir()
    (team / "site" / "other.yml").write_text(WORDS, encoding="utf-8")

    plain = run("export", "docs/search.md")
    taught = run("export", "docs/search.md", "--config", "site/other.yml")

    assert tables(plain.stdout)["features"][0]["status"] == "unknown"
    assert tables(taught.stdout)["features"][0]["status"] == "done"


@pytest.mark.parametrize("arguments", [[], ["docs"], ["."]])
def test_globs_of_the_options_count_from_the_sites_folder_wherever_the_search_begins(
    arguments: list[str], run: Run, team: Path
) -> None:
    (team / "mkdocs.yml").write_text(
        "plugins: [feature-tracker: {documents: [week*.md], exclude: [search.md]}]\n"
    )

    assert ids(run("export", *arguments).stdout) == ["FEAT-2025-10-02-007", "weekly"]


def test_a_file_that_is_named_goes_before_an_exclusion(run: Run, team: Path) -> None:
    (team / "mkdocs.yml").write_text("plugins: [feature-tracker: {exclude: [search.md]}]\n")

    assert ids(run("export", "docs/search.md").stdout) == ["FEAT-2025-11-01-002"]


def test_a_mkdocs_yml_of_another_site_changes_nothing(run: Run, team: Path) -> None:
    without = run("export", "--as-of", "2025-11-20").stdout
    (team / "mkdocs.yml").write_text("site_name: Docs\nplugins: [search]\n")

    assert run("export", "--as-of", "2025-11-20").stdout == without


def test_json_goes_to_a_named_file_in_a_folder_yet_to_be_made(run: Run, team: Path) -> None:
    result = run("export", "--output", "out/new/tracker.json", "--as-of", "2025-11-20")

    assert result.exit_code == 0
    assert result.stdout == ""
    written = (team / "out" / "new" / "tracker.json").read_bytes()
    assert written == run("export", "--as-of", "2025-11-20").stdout_bytes


@pytest.mark.parametrize("file_format", ["csv", "parquet"])
def test_csv_and_parquet_are_one_file_for_each_table(
    file_format: str, run: Run, team: Path
) -> None:
    result = run("export", "--format", file_format, "--output", "out/tables")

    assert result.exit_code == 0
    assert result.stdout == ""
    assert sorted(path.name for path in (team / "out" / "tables").iterdir()) == sorted(
        f"{table.name}.{file_format}" for table in TABLES
    )


def test_parquet_without_pyarrow_says_what_to_install(
    run: Run, team: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_import = builtins.__import__

    def without_pyarrow(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.split(".")[0] == "pyarrow":
            raise ImportError(name)
        return really_import(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_pyarrow)
    result = run("export", "--format", "parquet", "--output", "out")

    assert result.exit_code == 1
    assert "pip install 'mkdocs-feature-tracker[parquet]'" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["nowhere"], "'nowhere' does not exist"),
        (["--format", "csv"], "name a folder with --output DIR"),
        (["--format", "parquet"], "name a folder with --output DIR"),
        (["--format", "csv", "--output", "docs/imports.md"], "csv needs a folder"),
        (["--format", "xlsx"], "'xlsx' is not one of"),
        (["--output", "docs"], "docs is a folder; JSON is one file"),
        (["--as-of", "tomorrow"], "`tomorrow` is no date such as 2026-11-20"),
        (["--config", "nowhere.yml"], "'nowhere.yml' does not exist"),
        (["--config", "plain.yml"], "plain.yml does not name the plugin feature-tracker"),
        (["--config", "wrong.yml"], "as_of: found `soon`; allowed is a date such as"),
        (["--config", "broken.yml"], "broken.yml cannot be read"),
    ],
)
def test_a_wrong_call_is_refused_with_the_reason(
    arguments: list[str], complaint: str, run: Run, team: Path
) -> None:
    (team / "plain.yml").write_text("plugins: [search]\n")
    (team / "wrong.yml").write_text("plugins: [feature-tracker: {as_of: soon}]\n")
    (team / "broken.yml").write_text("plugins: [")

    result = run("export", *arguments)

    assert result.exit_code == 2
    assert complaint in " ".join(result.stderr.split())
    assert result.stdout == ""


def test_an_output_that_cannot_be_written_is_an_error_without_traceback(
    run: Run, team: Path
) -> None:
    result = run("export", "--output", "docs/imports.md/tracker.json")

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")


def test_a_document_that_breaks_every_rule_still_gives_valid_tables(run: Run, team: Path) -> None:
    (team / "docs" / "bad.md").write_bytes(
        b'---\ntracker: true\nOwner: "\\ud800"\n---\n# \xff\xfe Progress Tracker\n\n```\n| a\n'
    )
    os.mkdir(os.fsencode(team) + b"/docs/\xe9t\xe9")
    (team / "docs" / "imports.md").rename(os.fsdecode(os.fsencode(team) + b"/docs/\xe9t\xe9/a.md"))

    result = run("export")

    assert result.exit_code == 0
    assert len(ids(result.stdout)) == 3
    jsonschema.validate(json.loads(result.stdout), json.loads(published()))


def test_output_is_utf8_whatever_the_terminal_speaks(team: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from mkdocs_feature_tracker.cli import main; main()", "export"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )

    assert "Größere Dateien" in run.stdout.decode("utf-8")
