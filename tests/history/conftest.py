"""Real git repositories, dated as the test says, and a reader of ten lines for small documents."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

import pytest

from mkdocs_feature_tracker.history import git
from mkdocs_feature_tracker.history.cache import Cache
from mkdocs_feature_tracker.history.replay import Today, replay
from mkdocs_feature_tracker.history.rules import Rules
from mkdocs_feature_tracker.history.shapes import Reader
from mkdocs_feature_tracker.model.document import Signs
from mkdocs_feature_tracker.model.history import FeatureHistory, History, Item, Shape
from mkdocs_feature_tracker.model.words import Status

_BOX = {" ": Status.NOT_STARTED, "x": Status.DONE, "-": Status.CANCELLED, "/": Status.IN_PROGRESS}


@pytest.fixture(autouse=True)
def _only_this_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No configuration of the machine's or the user's has a say."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.resolve()))


class Repository:
    """A working tree in which the test writes and commits on given days."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "-b", "main")

    def git(self, *arguments: str, at: str = "2026-01-01", committed_at: str = "") -> str:
        """Runs git as Ada on the day `at`, noon UTC where no hour is given."""
        identity = {}
        for role, moment in (("AUTHOR", at), ("COMMITTER", committed_at or at)):
            stamp = moment if "T" in moment else f"{moment}T12:00:00Z"
            identity |= {
                f"GIT_{role}_NAME": "Ada",
                f"GIT_{role}_EMAIL": "ada@example.org",
                f"GIT_{role}_DATE": stamp,
            }
        done = subprocess.run(
            ("git", "-C", str(self.root), "-c", "protocol.file.allow=always", *arguments),
            env=os.environ | identity,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, text: str, path: str = "docs/login.md") -> None:
        """Writes a file without committing it."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def commit(self, at: str, text: str | None = None, path: str = "docs/login.md") -> str:
        """Commits everything, after writing `text`; gives the abbreviated commit."""
        if text is not None:
            self.write(text, path)
        self.git("add", "--all", at=at)
        self.git("commit", "--quiet", "--message", f"work of {at}", at=at)
        return self.git("rev-parse", "--short", "HEAD")

    def move(self, path: str, to: str) -> None:
        """Moves a file, as `git mv` does."""
        (self.root / to).parent.mkdir(parents=True, exist_ok=True)
        self.git("mv", path, to)

    def history(
        self,
        as_of: str = "2026-01-31",
        *,
        cache: Cache | None = None,
        timezone: tzinfo = UTC,
        first_parent: bool = False,
        reader: Reader | None = None,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> History:
        """Replays this repository with its documents as they lie in the working tree."""
        reader = reader or make_reader(self.root)
        rules = Rules(date.fromisoformat(as_of), timezone, first_parent)
        return replay(
            [git.find(self.root)], today(self.root, reader), reader, rules, cache, on_progress
        )


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def document(*tasks: str, feature_id: str | None = "FEAT-1", status: str = "") -> str:
    """A small tracking document; a task is written `x AC1: text` or ` text`."""
    lines = ["# Login Progress Tracking", ""]
    lines += [f"**Feature ID**: {feature_id}"] if feature_id else []
    lines += [f"**Status**: {status}"] if status else []
    lines += ["", "## Acceptance", ""]
    return "\n".join([*lines, *(f"- [{task[0]}] {task[1:].strip()}" for task in tasks), ""])


def read(content: bytes, dialect: str = "") -> Shape:
    """Reads what `document` writes."""
    text = content.decode("utf-8", "replace")
    own = re.search(r"\*\*Feature ID\*\*: (\S+)", text)
    status = re.search(r"\*\*Status\*\*: (\w+)", text)
    share = re.search(r"\*\*Progress\*\*: (\d+)%", text)
    items = []
    section = "other"
    for line in text.splitlines():
        if line.startswith("## "):
            section = line[3:].casefold()
        box = re.match(r"- \[(.)\] (?:([A-Z]+\d+): )?(.+)", line)
        if box:
            state = _BOX[box[1]]
            items.append(Item(box[2], section, box[3], state, state is not Status.CANCELLED))
    return Shape(
        own[1] if own else None,
        None,
        "Login",
        Status(status[1]) if status else None,
        int(share[1]) / 100 if share else None,
        Signs(title="Tracking" in text, placeholder="[Feature Title]" in text),
        tuple(items),
    )


def make_reader(root: Path, read: Callable[[bytes, str], Shape] = read) -> Reader:
    """A reader for the documents below `root`."""

    def identify(shape: Shape, path: str) -> str | None:
        if not shape.signs.title or shape.signs.placeholder:
            return None
        return shape.feature_id or Path(path).stem

    return Reader("test", read, lambda path: "", identify, lambda path: "/elsewhere/" not in path)


def today(root: Path, reader: Reader) -> list[Today]:
    """The documents of the working tree, a second one with the same ID as `ID~2`."""
    found: list[Today] = []
    for file in sorted(root.rglob("*.md")):
        shape = reader.read(file.read_bytes(), "")
        own = reader.identify(shape, str(file))
        if own is not None and reader.covers(str(file)):
            n_before = sum(other.feature_id.partition("~")[0] == own for other in found)
            found.append(Today(f"{own}~{n_before + 1}" if n_before else own, str(file), shape))
    return found


def days(history: FeatureHistory) -> list[tuple[str, int | None, int | None]]:
    """What a person would write down: day, scope, done."""
    return [(f"{point.on:%m-%d}", point.n_scope, point.n_done) for point in history.points]


def ledger(history: FeatureHistory) -> list[tuple[str, str, str]]:
    """Day, change and the item's ID or title."""
    return [
        (f"{entry.on:%m-%d}", entry.change.value, entry.task_id or entry.title)
        for entry in history.changes
    ]


def at(moment: str) -> int:
    """Seconds since 1970 of a day's noon in UTC."""
    return int(datetime.fromisoformat(f"{moment}T12:00:00+00:00").timestamp())


def sentences(notes: Sequence[str]) -> str:
    """All notes as one text."""
    return " ".join(notes)
