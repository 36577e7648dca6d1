"""Generated sites in, the time that the plugin adds to a warm build out, in CPU seconds."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.documents import document
from benchmarks.figures import show

_GOALS = {300: 0.05, 1000: 0.04}
_CONFIG = """site_name: Benchmark
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
        (root / "without.yml").write_text(_CONFIG, encoding="utf-8")
        with_plugin = _CONFIG + "plugins: [search, feature-tracker]\n"
        (root / "with.yml").write_text(with_plugin, encoding="utf-8")
        cold = _build(root, "with.yml")
        times: dict[str, list[float]] = {"without.yml": [], "with.yml": []}
        for _ in range(n_rounds):
            for name, found in times.items():
                found.append(_build(root, name))
    floor, warm = (statistics.median(times[name]) for name in ("without.yml", "with.yml"))
    goal = _GOALS.get(n_documents)
    show(
        f"warm build of {n_documents} documents",
        f"{(warm - floor) / floor:+.1%}",
        f"{floor:.1f} s without",
        f"≤ {goal:+.0%}" if goal else "",
    )
    show(f"first build of {n_documents} documents", f"{cold - floor:+.1f} s")


def _build(root: Path, config: str) -> float:
    """CPU seconds of one build: other programs disturb them less than the clock's."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(root / config)]
    environment = {
        **os.environ,
        "DISABLE_MKDOCS_2_WARNING": "true",
        "NO_MKDOCS_2_WARNING": "true",
        "PYTHONDONTWRITEBYTECODE": "",  # modules are compiled once, as on any other machine
        "PYTHONPYCACHEPREFIX": str(root / "bytecode"),
    }
    before = os.times()
    subprocess.run(
        [*command, "-d", str(root / "site")],
        check=True,
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    after = os.times()
    user = after.children_user - before.children_user
    return user + after.children_system - before.children_system


if __name__ == "__main__":
    main()
