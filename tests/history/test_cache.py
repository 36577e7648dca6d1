"""What is kept between builds: found again, shared, and never in the way."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sqlite3
import threading
from pathlib import Path

import pytest

from mkdocs_feature_tracker.history.cache import Cache, paused_collector


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "feature-tracker.sqlite"


def test_what_one_build_keeps_the_next_one_finds(path: Path) -> None:
    with Cache(path) as cache:
        cache.put_many("shape 1", {"a": b"one", "b": b""})
    with Cache(path) as cache:
        assert cache.get_many("shape 1", ["a", "b", "c"]) == {"a": b"one", "b": b""}
        assert cache.note == ""


def test_a_new_reader_does_not_find_what_an_old_one_kept(path: Path) -> None:
    with Cache(path) as cache:
        cache.put("shape 1", "a", b"one")
        assert cache.get("shape 2", "a") is None


def test_thousands_of_keys_are_looked_up_at_once(path: Path) -> None:
    values = {f"{number:040x}": str(number).encode() for number in range(5_000)}
    with Cache(path) as cache:
        cache.put_many("shape", values)
        assert cache.get_many("shape", [*values, "missing"]) == values


def test_without_a_path_nothing_is_kept_and_nothing_said() -> None:
    cache = Cache(None)
    cache.put("shape", "a", b"one")
    assert cache.get("shape", "a") is None
    assert cache.note == ""


def test_a_file_that_is_no_database_is_rebuilt_and_said(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all, " * 500)
    with Cache(path) as cache:
        assert "was damaged; it is rebuilt" in cache.note
        cache.put("shape", "a", b"one")
    with Cache(path) as cache:
        assert cache.get("shape", "a") == b"one"
        assert cache.note == ""


def test_a_file_damaged_in_the_middle_is_rebuilt_and_said(path: Path) -> None:
    with Cache(path) as cache:
        cache.put_many("shape", {str(number): os.urandom(3_000) for number in range(200)})
    content = bytearray(path.read_bytes())
    content[16384 : len(content)] = b"\xff" * (len(content) - 16384)
    path.write_bytes(content)
    with Cache(path) as cache:
        assert cache.get_many("shape", map(str, range(200))) == {}
        assert "was damaged; it is rebuilt" in cache.note
        cache.put("shape", "a", b"one")
        assert cache.get("shape", "a") == b"one"


def test_a_value_with_a_flipped_bit_is_not_found(path: Path) -> None:
    with Cache(path) as cache:
        cache.put("shape", "a", b"a value to be damaged")
    path.write_bytes(path.read_bytes().replace(b"to be damaged", b"to be damagee"))
    with Cache(path) as cache:
        assert cache.get("shape", "a") is None


def test_a_folder_that_cannot_be_made_leaves_a_cache_that_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "cache.sqlite")
    cache.put("shape", "a", b"one")
    assert cache.get("shape", "a") is None
    assert "going on without it" in cache.note


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_on_a_read_only_disk_what_is_kept_is_still_found(path: Path) -> None:
    with Cache(path) as cache:
        cache.put("shape", "a", b"one")
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with Cache(path) as cache:
            cache.put("shape", "b", b"two")
            assert cache.get_many("shape", ["a", "b"]) == {"a": b"one"}
            assert "cannot be written" in cache.note
    finally:
        path.parent.chmod(0o755)


def test_a_locked_file_is_done_without(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkdocs_feature_tracker.history.cache._BUSY_SECONDS", 0.05)
    with Cache(path) as cache:
        cache.put("shape", "a", b"one")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    cache = Cache(path)
    cache.put("shape", "b", b"two")
    assert cache.get("shape", "a") is None
    assert "is locked by another program" in cache.note
    other.close()


def _write(path: Path, name: str) -> None:
    with Cache(path) as cache:
        for number in range(30):
            cache.put_many("shape", {f"{name} {number} {part}": b"x" * 500 for part in range(20)})
            cache.get_many("shape", [f"{name} {number} 0"])
        assert cache.note == "", cache.note


def test_two_builds_at_once_both_keep_everything(path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    builds = [spawn.Process(target=_write, args=(path, name)) for name in ("one", "two")]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    assert [build.exitcode for build in builds] == [0, 0]
    with Cache(path) as cache:
        keys = [
            f"{name} {n} {part}" for name in ("one", "two") for n in range(30) for part in range(20)
        ]
        assert len(cache.get_many("shape", keys)) == 1_200


def test_several_threads_share_one_cache(path: Path) -> None:
    with Cache(path) as cache:
        threads = [
            threading.Thread(target=cache.put, args=("shape", str(number), b"x"))
            for number in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(cache.get_many("shape", map(str, range(8)))) == 8


def test_a_slower_build_does_not_overwrite_what_a_faster_one_kept(path: Path) -> None:
    with Cache(path) as slow, Cache(path) as fast:
        fast.put_many("replay", {"head": b"2", "row": b"new"}, only_if=("head", None))
        slow.put_many("replay", {"head": b"1", "row": b"old"}, only_if=("head", None))
        assert fast.get_many("replay", ["head", "row"]) == {"head": b"2", "row": b"new"}
        slow.put_many("replay", {"head": b"3"}, only_if=("head", b"2"))
        assert fast.get("replay", "head") == b"3"


def test_a_cache_that_grew_too_large_forgets_its_older_half(path: Path) -> None:
    cache = Cache(path)
    for number in range(100):
        cache.put("shape", str(number), os.urandom(20_000))
    before = path.stat().st_size
    cache.close(max_bytes=1_000_000)
    assert path.stat().st_size < before * 0.7
    with Cache(path) as cache:
        assert cache.get("shape", "0") is None
        assert cache.get("shape", "99") is not None


def test_the_collector_is_as_it_was_after_a_pause() -> None:
    with paused_collector():
        assert not gc.isenabled()
        with paused_collector():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_folder_of_its_own_stays_out_of_git_and_a_shared_one_is_left_alone(
    path: Path, tmp_path: Path
) -> None:
    with Cache(path), Cache(tmp_path / "shared.sqlite"):
        pass

    assert (path.parent / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert not (tmp_path / ".gitignore").exists()
