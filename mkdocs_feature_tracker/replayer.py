"""A pickled `past.Job` from the standard input in, the cache brought up to date out."""

from __future__ import annotations

import pickle
import sys

from mkdocs_feature_tracker.past import Job, learn
from mkdocs_feature_tracker.progress_line import ProgressLine


def main() -> None:
    """Reads the job that the process was started for, and does it."""
    job = pickle.load(sys.stdin.buffer)
    assert isinstance(job, Job)
    line = ProgressLine(sys.stderr)
    try:
        learn(job, line)
    finally:
        line.close()


if __name__ == "__main__":
    main()
