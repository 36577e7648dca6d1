"""Every benchmark, one after the other."""

from __future__ import annotations

from benchmarks import building, reading

if __name__ == "__main__":
    reading.main()
    for n_documents in (300, 1000):
        building.measure(n_documents, 3)
