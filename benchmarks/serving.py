"""A synthetic repository in, the plugin's own share of a rebuild after one edit out.

That is everything but the drawing of pages, which MkDocs does anew for all of them.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.figures import show
from benchmarks.repositories import build
from mkdocs_feature_tracker.history.cache import Cache
from mkdocs_feature_tracker.history.rules import Rules
from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.past import Ground, Origins, past_of
from mkdocs_feature_tracker.project import load, with_history
from mkdocs_feature_tracker.reading.discover import discover
from mkdocs_feature_tracker.reading.document import read
from mkdocs_feature_tracker.tables.export import Written, json_pieces

_GOALS = {300: 0.08, 1000: 0.2}
_AS_OF = date(2026, 6, 30)
_WORKFLOW = Workflow()


def main() -> None:
    """Builds the repository where it is missing, and prints one line for each step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--versions", type=int, default=60)
    parser.add_argument("--keep", type=Path, help="where the repository is kept between runs")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        name = f"repository-{options.documents}-{options.versions}"
        root = (options.keep or Path(scratch)) / name
        if not root.exists():
            build(root, options.documents, options.versions, n_extra=3)
        _measure(root, Path(scratch), options.documents)


def _measure(root: Path, scratch: Path, n_documents: int) -> None:
    server = _Server(root, scratch / "cache.sqlite")
    server.rebuild()
    file = next(root.glob("docs/**/*.md"))
    before = file.read_bytes()
    try:
        shares = []
        for number in range(5):
            file.write_bytes(before + b"\n- [ ] One more\n" * (number + 1))
            shares.append(_cpu_seconds(server.rebuild))
        share = statistics.median(shares)
        floor = _cpu_seconds(lambda: read(file.read_bytes(), _WORKFLOW))
    finally:
        file.write_bytes(before)
    goal = _GOALS.get(n_documents)
    show(
        f"rebuild of {n_documents} documents after an edit",
        f"{share * 1000:.0f} ms",
        f"{floor * 1000:.1f} ms to read one",
        f"≤ {goal * 1000:.0f} ms" if goal else "",
    )
    for step, seconds in server.steps.items():
        show(f"  {step}", f"{seconds * 1000:.0f} ms")


class _Server:
    """Keeps from rebuild to rebuild what the plugin keeps."""

    def __init__(self, root: Path, cache_file: Path) -> None:
        self.steps: dict[str, float] = {}
        self._root = root
        self._cache_file = cache_file
        self._memory: dict[str, Document] = {}
        self._written = Written()

    def rebuild(self) -> None:
        docs = self._root / "docs"
        with Cache(self._cache_file) as cache:
            start = time.process_time()
            sources, _ = discover([docs], self._root)
            today = load(sources, _WORKFLOW, as_of=_AS_OF, cache=cache, memory=self._memory)
            read_at = time.process_time()
            ground = Ground(self._root, (docs,))
            history = past_of(today, _WORKFLOW, ground, Rules(_AS_OF), Origins(), cache)
            replayed_at = time.process_time()
            project = with_history(today, history, _WORKFLOW)
            foretold_at = time.process_time()
            with self._cache_file.with_name("tracker.json").open("wb", buffering=1 << 20) as file:
                file.writelines(json_pieces(project, self._written))
            written_at = time.process_time()
        self.steps = {
            "finding and reading": read_at - start,
            "the past": replayed_at - read_at,
            "checks and forecasts": foretold_at - replayed_at,
            "tables": written_at - foretold_at,
        }


def _cpu_seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
