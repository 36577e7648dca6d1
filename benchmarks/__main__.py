"""Every benchmark, one after the other, the replays in processes of their own."""

from __future__ import annotations

import subprocess
import sys

from benchmarks import building, forecast, reading, waiting

if __name__ == "__main__":
    reading.main()
    forecast.main()
    for n_documents in (300, 1000):
        subprocess.run(
            [sys.executable, "-m", "benchmarks.replay", "--documents", str(n_documents)], check=True
        )
    for n_documents in (300, 1000):
        subprocess.run(
            [sys.executable, "-m", "benchmarks.serving", "--documents", str(n_documents)],
            check=True,
        )
    for n_documents in (300, 1000):
        building.measure(n_documents, 3)
    waiting.main()
