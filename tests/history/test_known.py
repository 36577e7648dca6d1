"""What is kept of a replay is brought forward by new commits exactly as if all were read anew."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_feature_tracker.history.cache import Cache
from mkdocs_feature_tracker.history.lives import is_done
from mkdocs_feature_tracker.model.history import Shape
from tests.history.conftest import Repository, days, document, make_reader, read

START = document(" AC1: Log in", " AC2: Log out")


class Counting:
    """A reader that counts what it reads."""

    def __init__(self) -> None:
        self.n_read = 0

    def __call__(self, content: bytes, dialect: str) -> Shape:
        self.n_read += 1
        return read(content, dialect)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "cache.sqlite"


def test_a_second_build_reads_no_old_version_again(repository: Repository, kept: Path) -> None:
    repository.commit("2026-01-05", START)
    repository.commit("2026-01-06", START.replace("[ ] AC1", "[x] AC1"))
    with Cache(kept) as cache:
        first = repository.history(cache=cache)
    counting = Counting()
    with Cache(kept) as cache:
        second = repository.history(cache=cache, reader=make_reader(repository.root, counting))

    assert second == first
    assert counting.n_read == 1  # today's document, which the caller reads


def test_after_a_commit_only_its_contents_are_read(repository: Repository, kept: Path) -> None:
    repository.commit("2026-01-05", document(" One", feature_id="FEAT-2"), "docs/two.md")
    repository.commit("2026-01-05", START)
    with Cache(kept) as cache:
        repository.history(cache=cache)
    repository.commit("2026-01-06", START.replace("[ ] AC1", "[x] AC1"))
    counting = Counting()
    with Cache(kept) as cache:
        features = repository.history(
            cache=cache, reader=make_reader(repository.root, counting)
        ).features

    assert days(features["FEAT-1"]) == [("01-05", 2, 0), ("01-06", 2, 1)]
    assert days(features["FEAT-2"]) == [("01-05", 1, 0)]
    assert counting.n_read == 2 + 1


def test_contents_are_read_once_however_often_they_come_back(repository: Repository) -> None:
    for day in range(1, 9):
        repository.commit(f"2026-01-0{day}", START if day % 2 else START.replace("[ ]", "[x]"))
    counting = Counting()
    told: list[tuple[int, int]] = []

    repository.history(
        reader=make_reader(repository.root, counting),
        on_progress=lambda n_done, n_all: told.append((n_done, n_all)),
    )

    assert counting.n_read == 2 + 1
    assert told == [(1, 2), (2, 2)]


def test_a_rewritten_past_is_replayed_anew(repository: Repository, kept: Path) -> None:
    repository.commit("2026-01-05", START)
    repository.commit("2026-01-06", START.replace("[ ] AC1", "[x] AC1"))
    with Cache(kept) as cache:
        repository.history(cache=cache)
    repository.git("reset", "--quiet", "--hard", "HEAD~1")
    repository.commit("2026-01-09", START.replace("[ ] AC2", "[x] AC2"))
    with Cache(kept) as cache:
        history = repository.history(cache=cache).features["FEAT-1"]

    assert days(history) == [("01-05", 2, 0), ("01-09", 2, 1)]


def test_a_main_line_that_becomes_the_other_side_of_a_merge_is_replayed_anew(
    repository: Repository, kept: Path
) -> None:
    repository.commit("2026-01-05", START)
    repository.git("switch", "--quiet", "-c", "side")
    repository.commit("2026-01-07", START.replace("[ ] AC1", "[x] AC1"))
    repository.git("switch", "--quiet", "main")
    repository.commit("2026-01-06", "# Guide", "docs/guide.md")
    with Cache(kept) as cache:
        repository.history(cache=cache, first_parent=True)
    repository.git("switch", "--quiet", "side")
    repository.git("merge", "--quiet", "--no-edit", "main", at="2026-01-09")
    with Cache(kept) as cache:
        history = repository.history(cache=cache, first_parent=True).features["FEAT-1"]

    assert days(history) == [("01-05", 2, 0), ("01-07", 2, 1)]


def test_an_id_given_later_finds_the_past_that_was_kept_under_another_name(
    repository: Repository, kept: Path
) -> None:
    repository.commit("2026-01-05", document(" One", feature_id=None))
    with Cache(kept) as cache:
        assert list(repository.history(cache=cache).features) == ["login"]
    repository.commit("2026-01-06", document("x One", feature_id="FEAT-9"))
    with Cache(kept) as cache:
        features = repository.history(cache=cache).features

    assert list(features) == ["FEAT-9"]
    assert days(features["FEAT-9"]) == [("01-05", 1, 0), ("01-06", 1, 1)]


def test_another_reader_or_another_rule_does_not_see_what_was_kept(
    repository: Repository, kept: Path
) -> None:
    repository.commit("2026-01-05", START)
    with Cache(kept) as cache:
        repository.history(cache=cache)
        reader = replace(
            make_reader(repository.root, lambda content, _: read(content)._replace(items=())),
            version="other",
        )
        assert days(repository.history(cache=cache, reader=reader).features["FEAT-1"]) == [
            ("01-05", 0, 0)
        ]
        assert days(repository.history(cache=cache).features["FEAT-1"]) == [("01-05", 2, 0)]


def test_a_damaged_cache_changes_nothing_but_the_time(repository: Repository, kept: Path) -> None:
    repository.commit("2026-01-05", START)
    with Cache(kept) as cache:
        first = repository.history(cache=cache)
    kept.write_bytes(kept.read_bytes()[:20_000] + b"\xff" * 30_000)
    with Cache(kept) as cache:
        assert repository.history(cache=cache) == first


@pytest.mark.parametrize("seed", range(3))
def test_step_by_step_gives_what_all_at_once_gives(
    repository: Repository, kept: Path, seed: int
) -> None:
    """Random work on two features with branches, merges, moves, deletions and reverts."""
    story = _Story(repository, random.Random(seed))
    for day in range(2, 25):
        story.one_day(day)
        with Cache(kept) as cache:
            history = repository.history("2026-02-28", cache=cache)
        assert history == repository.history("2026-02-28"), f"after day {day}"
        for own in history.features.values():
            scope = own.points[0].n_scope or 0
            for point in own.points[1:]:
                scope += point.n_added - point.n_removed
                assert point.n_scope == scope
            standing = [life for life in own.items if life.left_on is None]
            assert len(standing) == own.points[-1].n_scope
            assert sum(map(is_done, standing)) == own.points[-1].n_done
            # A clean working tree is what the commits say, so nothing is left to be dated today.
            assert all(entry.commit for entry in own.changes)


class _Story:
    """Plays a team of two with a little repository."""

    def __init__(self, repository: Repository, rng: random.Random) -> None:
        self.repository, self.rng = repository, rng
        self.paths = {"FEAT-1": "docs/one.md", "FEAT-2": "docs/two.md"}
        for own, path in self.paths.items():
            tasks = [f" {own} task {letter}" for letter in "ABCDEF"]
            repository.commit("2026-01-01", document(*tasks, feature_id=own), path)

    def one_day(self, day: int) -> None:
        on = f"2026-01-{day:02}"
        act = self.rng.choice(("edit", "edit", "edit", "branch", "move", "revert", "delete"))
        own = self.rng.choice(sorted(self.paths))
        git = self.repository.git
        file = self.repository.root / self.paths[own]
        is_start = git("log", "-1", "--format=%as") == "2026-01-01"
        if act == "revert" and not is_start and git("log", "-1", "--format=%s").startswith("work"):
            git("revert", "--no-edit", "HEAD", at=on)
        elif act == "delete":
            git("rm", "--quiet", self.paths[own])
            self.repository.commit(f"{on}T08:00:00Z")
            git("revert", "--no-edit", "HEAD", at=f"{on}T09:00:00Z")
        elif act == "move":
            folder = self.rng.choice("abc")
            to = f"docs/{folder}/{file.name}"
            if to != self.paths[own]:
                self.repository.move(self.paths[own], to)
                self.repository.commit(on)
        elif act == "branch":
            git("switch", "--quiet", "-c", f"day-{day}")
            self._edit(own, f"{on}T08:00:00Z")
            git("switch", "--quiet", "main")
            self._edit(self.rng.choice(sorted(self.paths)), f"{on}T10:00:00Z")
            git("merge", "--quiet", "--no-edit", "-X", "ours", f"day-{day}", at=f"{on}T12:00:00Z")
        else:
            self._edit(own, on)
        for name, path in self.paths.items():
            self.paths[name] = next(
                found.relative_to(self.repository.root).as_posix()
                for found in self.repository.root.rglob(Path(path).name)
            )

    def _edit(self, own: str, at: str) -> None:
        file = next(self.repository.root.rglob(Path(self.paths[own]).name))
        lines = file.read_text(encoding="utf-8").splitlines()
        boxes = [number for number, line in enumerate(lines) if line.startswith("- [")]
        number = self.rng.choice(boxes)
        change = self.rng.choice(("tick", "tick", "untick", "cancel", "add", "drop", "reword"))
        if change == "add":
            lines.append(f"- [ ] Task of {at}")
        elif change == "drop" and len(boxes) > 2:
            del lines[number]
        elif change == "reword":
            lines[number] += " too"
        else:
            token = {"tick": "x", "untick": " ", "cancel": "-"}.get(change, "x")
            lines[number] = f"- [{token}{lines[number][4:]}"
        text = "\n".join([*lines, ""])
        if text != file.read_text(encoding="utf-8"):
            self.repository.commit(at, text, file.relative_to(self.repository.root).as_posix())
