"""A repository with a long past in, how much longer its site takes to build with it out."""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from pathlib import Path

from benchmarks.building import CONFIG, built
from benchmarks.figures import show
from benchmarks.repositories import build

_GOAL_SECONDS = 1.0
_WITHOUT = "plugins: [search, feature-tracker: {history: {enabled: false}}]\n"
_WITH = "plugins: [search, feature-tracker]\n"


def main() -> None:
    """Builds the same site with and without its past in turns, and prints the differences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--versions", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "repository"
        build(root, options.documents, options.versions)
        (root / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
        for name, plugins in (("without.yml", _WITHOUT), ("with.yml", _WITH)):
            (root / name).write_text(CONFIG + plugins, encoding="utf-8")
        of = f"{options.documents * options.versions:,} versions"
        _show(f"first build with {of}", root, options.rounds, is_first=True)
        _show(f"next build with {of}", root, options.rounds, is_first=False)


def _show(what: str, root: Path, n_rounds: int, *, is_first: bool) -> None:
    """By the clock, because the past is read on a core of its own."""
    times: dict[str, list[float]] = {"without.yml": [], "with.yml": []}
    for _ in range(n_rounds):
        for name, found in times.items():
            if is_first:
                shutil.rmtree(root / ".cache", ignore_errors=True)
            elif not found:
                built(root, name)
            found.append(built(root, name).seconds)
    floor, seconds = (statistics.median(times[name]) for name in ("without.yml", "with.yml"))
    goal = f"≤ +{_GOAL_SECONDS:.0f} s" if is_first else ""
    show(what, f"{seconds - floor:+.1f} s", f"{floor:.1f} s without it", goal)


if __name__ == "__main__":
    main()
