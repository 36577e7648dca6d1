"""`feature-tracker readiness`: the verdict, what holds a release back, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.history.conftest import Repository
from tests.metrics.vouchers import MINIMAL, READY, changed, line_of, waiver

UNREVIEWED = ("**Code Review**: ✅ Approved", "**Code Review**: 🚧 In Progress")
AS_OF = ("--as-of", "2026-11-20")


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document that passes every gate, alone in the working directory."""
    folder = tmp_path / "team"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    file = folder / "vouchers.md"
    file.write_text(READY, encoding="utf-8")
    return file


def test_go_is_exit_code_0(run: Run, document: Path) -> None:
    result = run("readiness", "2.4", *AS_OF)

    assert result.exit_code == 0
    assert result.stdout == (
        "Release 2.4: GO, planned for 27 Nov in 7 days.\n"
        "Every blocking gate of 1 feature passes.\n\n"
        "14 of 14 gates pass.\n"
    )


def test_no_go_is_exit_code_1_and_tells_the_failing_line_first(run: Run, document: Path) -> None:
    text = changed(UNREVIEWED, ("- **Tests Written**: ✅ Complete\n", ""))
    document.write_text(text, encoding="utf-8")

    result = run("readiness", "2.4", *AS_OF)

    assert result.exit_code == 1
    assert result.stdout.splitlines()[:9] == [
        "Release 2.4: NO-GO, planned for 27 Nov in 7 days.",
        "1 blocking gate fails and 1 is unknown, in 1 of 1 feature.",
        "",
        "Failing",
        "  Gift Vouchers (FEAT-2026-10-01-001)",
        "    vouchers.md:11: Code review: the status summary says in progress",
        "",
        "Unknown",
        "  Gift Vouchers (FEAT-2026-10-01-001)",
    ]
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(("day", "exit_code"), [("2026-12-01", 0), ("2026-12-02", 1)])
def test_a_waiver_counts_through_its_last_day(
    day: str, exit_code: int, run: Run, document: Path
) -> None:
    text = changed(
        UNREVIEWED, ("2026-11-18", "2026-12-01"), also=waiver("Code Review", "2026-12-01")
    )
    document.write_text(text, encoding="utf-8")

    result = run("readiness", "2.4", "--as-of", day)

    assert result.exit_code == exit_code
    assert ("GO WITH WAIVERS" in result.stdout) is (exit_code == 0)
    assert "The module goes in spring; follow-up: #412" in result.stdout


def test_a_program_gets_gates_and_waivers(run: Run, document: Path) -> None:
    text = changed(UNREVIEWED, also=waiver("coverage", "2026-11-01"))
    document.write_text(text, encoding="utf-8")

    result = run("readiness", "2.4", "--json", *AS_OF)

    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (told["release"], told["verdict"], told["on"]) == ("2.4", "NO-GO", "2026-11-27")
    assert told["gates"][0] == {
        "feature_id": "FEAT-2026-10-01-001",
        "gate": "code_review",
        "is_blocking": True,
        "result": "fail",
        "reason": "the status summary says in progress",
        "path": "vouchers.md",
        "line": line_of(text, "- **Code Review**"),
    }
    assert len(told["gates"]) == 14
    assert told["waivers"] == [
        {
            "feature_id": "FEAT-2026-10-01-001",
            "gate": "coverage",
            "is_live": False,
            "reason": "The module goes in spring",
            "approver": "Release lead",
            "expires_on": "2026-11-01",
            "follow_up": "#412",
            "path": "vouchers.md",
            "line": line_of(text, "| coverage |"),
        }
    ]


def test_an_unknown_release_is_refused_with_those_that_there_are(run: Run, document: Path) -> None:
    result = run("readiness", "2.5", *AS_OF)

    assert result.exit_code == 2
    assert "there is no release 2.5. There is:\n  2.4  GO  2026-11-27" in result.stderr
    refused = json.loads(run("readiness", "2.5", "--json", *AS_OF).stdout)
    assert refused["candidates"] == [{"release": "2.4", "verdict": "GO", "on": "2026-11-27"}]


def test_the_only_release_need_not_be_named(run: Run, document: Path) -> None:
    assert run("readiness", *AS_OF).stdout.startswith("Release 2.4: GO")


def test_one_of_several_releases_has_to_be_named(run: Run, document: Path) -> None:
    (document.parent / "archive.md").write_text(MINIMAL.replace("2.4", "2.5"), encoding="utf-8")

    result = run("readiness", *AS_OF)

    assert result.exit_code == 2
    assert "name a release. There are:\n  2.4  GO  2026-11-27\n  2.5  NO-GO" in result.stderr


def test_a_project_without_releases_is_told_how_to_name_one(run: Run, document: Path) -> None:
    document.write_text(changed(("> **Release**: 2.4\n", "")), encoding="utf-8")

    result = run("readiness", "2.4", *AS_OF)

    assert result.exit_code == 2
    assert "there is no release: name one as `Release` in the header" in result.stderr


def test_the_options_of_the_site_count(run: Run, document: Path) -> None:
    (document.parent / "mkdocs.yml").write_text(
        "plugins:\n  - feature-tracker:\n"
        '      releases: [{name: "2.4", on: 2026-12-04}]\n'
        "      readiness: {coverage: 95}\n"
    )

    result = run("readiness", "2.4", *AS_OF)

    assert result.exit_code == 1
    assert "planned for 4 Dec in 14 days" in result.stdout
    assert "Test coverage: coverage 91% of the 95% wanted" in result.stdout


def test_the_last_commit_tells_when_a_document_without_a_date_was_updated(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = Repository(tmp_path / "team")
    text = changed(("> **Last Updated**: 2026-11-18\n", ""))
    repository.commit("2026-11-16", text, "docs/vouchers.md")
    monkeypatch.chdir(repository.root)

    result = run("readiness", "2.4", "--json", *AS_OF)

    fresh = next(gate for gate in json.loads(result.stdout)["gates"] if gate["gate"] == "fresh")
    assert (fresh["result"], fresh["reason"]) == ("pass", "updated on 2026-11-16, 4 days ago")


def test_a_release_is_named_in_any_case(run: Run, document: Path) -> None:
    document.write_text(changed(("**Release**: 2.4", "**Release**: Spring")), encoding="utf-8")

    assert run("readiness", "SPRING", *AS_OF).exit_code == 0


def test_a_path_in_the_place_of_the_release_is_told(run: Run, document: Path) -> None:
    result = run("readiness", document)

    assert result.exit_code == 2
    assert "a path stands behind the name of the release" in result.stderr
