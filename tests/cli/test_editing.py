"""How `tick` and `status` write: exactly one line, as a whole file, and one after the other."""

from __future__ import annotations

import json
import stat
import subprocess
from pathlib import Path

import pytest

from mkdocs_feature_tracker.cli.files import locked, replace
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.document import read
from tests.cli.conftest import FEATURE, VOUCHERS, Run, start, status_at
from tests.history.conftest import Repository


def test_every_other_byte_of_a_crlf_file_with_a_bom_stays(run: Run, file: Path) -> None:
    mixed = VOUCHERS.replace("\n", "\r\n").replace("## Release\r\n", "## Release\r")
    before = b"\xef\xbb\xbf" + mixed.encode() + b"- trailing \xff\xfe bytes  \r\n\r\n\t"
    file.write_bytes(before)

    assert run("tick", FEATURE, "AC1", "--done").exit_code == 0

    after = file.read_bytes()
    places = [
        place for place, (old, new) in enumerate(zip(before, after, strict=True)) if old != new
    ]
    assert len(places) == 1
    assert before[places[0] - 1 : places[0] + 11] == b"[ ] **AC1**:"
    assert after[places[0] : places[0] + 1] == b"x"


def test_a_file_is_replaced_as_a_whole_with_its_permissions(run: Run, file: Path) -> None:
    file.chmod(0o640)
    inode = file.stat().st_ino

    run("tick", FEATURE, "AC1", "--done")

    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert file.stat().st_ino != inode
    assert sorted(path.name for path in file.parent.iterdir()) == [
        "imports.md",
        "search.md",
        "vouchers.md",
        "weekly.md",
    ]


def test_a_link_to_a_document_stays_a_link(run: Run, file: Path, team: Path) -> None:
    (team / "shared.md").write_bytes(file.read_bytes())
    file.unlink()
    file.symlink_to("../shared.md")

    assert run("tick", "docs/vouchers.md", "AC1", "--done").exit_code == 0

    assert file.is_symlink()
    assert status_at(team / "shared.md", 21) is Status.DONE


def test_several_at_once_lose_nothing(run: Run, file: Path) -> None:
    tasks = ("Unit Tests", "E2E Tests", "Mail", "bought", "given away", ":17", ":18", "AC1")
    processes = [start("tick", FEATURE, task, "--done") for task in tasks]
    told = [process.communicate() for process in processes]

    assert [process.returncode for process in processes] == [0] * len(tasks), told
    opened = {task.line for task in read(file.read_bytes()).tasks if task.status is Status.DONE}
    assert opened == {8, 9, 12, 13, 15, 16, 17, 18, 21}


def test_a_tick_waits_for_another_change_and_keeps_it(run: Run, file: Path) -> None:
    with locked(file.parent):
        process = start("tick", FEATURE, "AC1", "--done")
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=2)
        replace(file, file.read_bytes().replace(b"- [ ] **Unit", b"- [x] **Unit"))
    process.communicate()

    assert (process.returncode, status_at(file, 21)) == (0, Status.DONE)
    assert status_at(file, 8) is Status.DONE


def test_a_path_as_it_is_told_names_the_document_from_every_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = Repository(tmp_path / "team")
    for name in ("one", "two"):
        repository.commit("2026-11-01", VOUCHERS, f"web/docs/{name}.md")
    monkeypatch.chdir(repository.root / "web")

    refused = json.loads(run("tick", FEATURE, "AC1", "--done", "--json").stdout)
    path = refused["candidates"][1]["path"]

    assert path == "web/docs/two.md"
    assert run("tick", path, "AC1", "--done").stdout == f"{path}:21: “AC1” is now done.\n"
