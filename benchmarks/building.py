"""Generated sites in, the time that the plugin adds to a warm build out, in CPU seconds."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.documents import document
from benchmarks.figures import show

_GOALS = {300: 0.05, 1000: 0.04}
CONFIG = """site_name: Benchmark
theme:
  name: material
  font: false
  features: [navigation.prune]
markdown_extensions: [tables, admonition, attr_list, pymdownx.superfences]
"""


def main() -> None:
    """Builds the same site with and without the plugin in turns and prints the difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    measure(options.documents, options.rounds)


def measure(n_documents: int, n_rounds: int) -> None:
    """One site of `n_documents` tracking documents, built `n_rounds` times each way, in turns."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        folder = root / "docs" / "features"
        folder.mkdir(parents=True)
        (root / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
        for number in range(n_documents):
            name = f"feature-{number:05}.md"
            (folder / name).write_text(document(number), encoding="utf-8")
        (root / "without.yml").write_text(CONFIG, encoding="utf-8")
        with_plugin = CONFIG + "plugins: [search, feature-tracker]\n"
        (root / "with.yml").write_text(with_plugin, encoding="utf-8")
        cold = built(root, "with.yml").cpu_seconds
        times: dict[str, list[float]] = {"without.yml": [], "with.yml": []}
        for _ in range(n_rounds):
            for name, found in times.items():
                found.append(built(root, name).cpu_seconds)
    floor, warm = (statistics.median(times[name]) for name in ("without.yml", "with.yml"))
    goal = _GOALS.get(n_documents)
    show(
        f"warm build of {n_documents} documents",
        f"{(warm - floor) / floor:+.1%}",
        f"{floor:.1f} s without",
        f"≤ {goal:+.0%}" if goal else "",
    )
    show(f"first build of {n_documents} documents", f"{cold - floor:+.1f} s")


class Cost(NamedTuple):
    """What one build took: by the clock, and of all processors, which others disturb less."""

    seconds: float
    cpu_seconds: float


def built(root: Path, config: str) -> Cost:
    """Builds the site of a configuration in a MkDocs of its own."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(root / config)]
    environment = {
        **os.environ,
        "DISABLE_MKDOCS_2_WARNING": "true",
        "NO_MKDOCS_2_WARNING": "true",
        "PYTHONDONTWRITEBYTECODE": "",  # modules are compiled once, as on any other machine
        "PYTHONPYCACHEPREFIX": str(root / "bytecode"),
    }
    before, start = os.times(), time.perf_counter()
    subprocess.run(
        [*command, "-d", str(root / "site")],
        check=True,
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    after = os.times()
    user = after.children_user - before.children_user
    system = after.children_system - before.children_system
    return Cost(time.perf_counter() - start, user + system)


if __name__ == "__main__":
    main()
