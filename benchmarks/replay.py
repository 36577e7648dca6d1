"""Synthetic repositories in, processor times of a replay beside plain git's out, from one run.

`python -m benchmarks.replay` takes 300 documents of 60 versions; `--documents 1000` the large case,
and `--keep FOLDER` builds the repository there once and takes it again the next time.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.repositories import build
from mkdocs_feature_tracker.history import git
from mkdocs_feature_tracker.history.cache import Cache
from mkdocs_feature_tracker.history.replay import Today, replay
from mkdocs_feature_tracker.history.rules import Rules
from mkdocs_feature_tracker.history.shapes import Reader
from mkdocs_feature_tracker.model.document import Signs
from mkdocs_feature_tracker.model.history import History, Item, Shape
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.reading.shape import ShapeReader

GOALS = {300: (3.5, 0.1), 1000: (12.0, 0.1)}
"""Seconds for a cold replay on one core, and after one new commit, by number of documents."""


def main() -> None:
    """Builds the repository where it is missing and prints one line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--versions", type=int, default=60)
    parser.add_argument("--keep", type=Path, help="where the repository is kept between runs")
    parser.add_argument("--cores", type=int, default=1)
    parser.add_argument(
        "--without-reading", action="store_true", help="count boxes by one regular expression"
    )
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: options.cores])
    with tempfile.TemporaryDirectory() as scratch:
        name = f"repository-{options.documents}-{options.versions}"
        root = (options.keep or Path(scratch)) / name
        if not root.exists():
            print(f"building {name} …", flush=True)
            build(root, options.documents, options.versions, n_extra=3)
        reader = _stand_in() if options.without_reading else _real()
        _measure(root, Path(scratch), reader, GOALS.get(options.documents, (None, None)))


def _measure(
    root: Path, scratch: Path, reader: Reader, goals: tuple[float | None, float | None]
) -> None:
    _git(root, "switch", "--quiet", "--detach", "main")
    _plain_git(root)  # so that neither figure pays for a cold disk
    floor = _seconds(lambda: _plain_git(root))
    n_read = [0]
    documents = _documents(root, reader)
    cache = scratch / "cache.sqlite"
    print(f"{'':34}{'seconds':>9}{'floor':>9}{'goal':>9}")
    _line("git log --raw + cat-file", floor)
    cold = _seconds(lambda: _replay(root, documents, cache, reader, n_read))
    _line(f"cold replay of {n_read[0]:,} versions", cold, floor, goals[0])
    print(f"{'':34}{cold / floor:>8.1f}× plain git, goal ≤ 5×")
    _line("the same commit again", _seconds(lambda: _replay(root, documents, cache, reader)))
    other = Rules(date(2026, 6, 30), first_parent=True)
    _line(
        "other options, contents known",
        _seconds(lambda: _replay(root, documents, cache, reader, rules=other)),
    )
    for n in (1, 2, 3):
        _git(root, "switch", "--quiet", "--detach", f"later~{3 - n}")
        _after_one_commit(root, cache, reader, goals[1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = cache.stat().st_size / 1e6
    print(f"{'peak memory':34}{peak:>6.0f} MB, goal ≤ 400 MB; cache {size:.0f} MB")


def _after_one_commit(root: Path, cache: Path, reader: Reader, goal: float | None) -> None:
    documents = _documents(root, reader)
    plain = _seconds(lambda: _git(root, "log", "--raw", "HEAD~1..HEAD"))
    warm = _seconds(lambda: _replay(root, documents, cache, reader))
    _line("after one new commit", warm, plain, goal)


def _line(what: str, seconds: float, floor: float | None = None, goal: float | None = None) -> None:
    print(
        f"{what:34}{seconds:>9.3f}"
        f"{'' if floor is None else f'{floor:.3f}':>9}{'' if goal is None else f'{goal:g}':>9}",
        flush=True,
    )


def _seconds(work: Callable[[], object]) -> float:
    """Processor time, that of git included: a busy machine changes it little."""
    start = _used()
    work()
    return _used() - start


def _used() -> float:
    parts = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(part.ru_utime + part.ru_stime for part in parts)


def _replay(
    root: Path,
    documents: list[Today],
    cache: Path,
    reader: Reader,
    n_read: list[int] | None = None,
    rules: Rules = Rules(date(2026, 6, 30)),  # noqa: B008
) -> History:
    def count(_: int, n_all: int) -> None:
        if n_read is not None:
            n_read[0] = n_all

    with Cache(cache) as kept:
        history = replay([git.find(root)], documents, reader, rules, kept, count)
    assert len(history.features) == len(documents)
    assert not history.notes
    return history


def _real() -> Reader:
    return _made(ShapeReader(Workflow()).read)


def _stand_in() -> Reader:
    """Tells the replay's own cost from that of reading."""
    found = re.compile(rb"^- \[(.)\] (?:\*\*(\w+)\*\*: )?(.*)|^> \*\*Feature ID\*\*: (.*)", re.M)
    words = {b" ": Status.NOT_STARTED, b"x": Status.DONE, b"-": Status.CANCELLED}

    def shape(content: bytes, _: str) -> Shape:
        own, items = "", []
        for token, task_id, title, feature_id in found.findall(content):
            if feature_id:
                own = feature_id.decode()
                continue
            status = words[token]
            in_scope = status is not Status.CANCELLED
            items.append(Item(task_id.decode() or None, "other", title.decode(), status, in_scope))
        return Shape(own, None, None, None, None, Signs(), tuple(items))

    return _made(shape)


def _made(shape: Callable[[bytes, str], Shape]) -> Reader:
    return Reader("benchmark", shape, lambda _: "", lambda it, _: it.feature_id, lambda _: True)


def _documents(root: Path, reader: Reader) -> list[Today]:
    found = []
    for file in sorted(root.glob("docs/**/*.md")):
        shape = reader.read(file.read_bytes(), "")
        found.append(Today(shape.feature_id or "", file.as_posix(), shape))
    return found


def _plain_git(root: Path) -> None:
    log = _git(root, "log", "--raw", "-z", "-m", "--no-abbrev", "--no-renames", "--format=%H")
    raw = (word.rpartition("\n")[2].split(" ") for word in log.split("\0"))
    blobs = dict.fromkeys(words[3] for words in raw if len(words) == 5)
    subprocess.run(
        ("git", "-C", str(root), "cat-file", "--batch", "--buffer"),
        input="\n".join(blobs),
        text=True,
        errors="replace",
        stdout=subprocess.DEVNULL,
        check=True,
    )


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ("git", "-C", str(root), *arguments), capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


if __name__ == "__main__":
    assert shutil.which("git"), "the benchmark needs git"
    main()
