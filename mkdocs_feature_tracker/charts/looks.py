"""The role of a series or a line in, its colour, width and dashes out, as `charts.css` has them."""

from __future__ import annotations

from typing import NamedTuple

DOTTED = (2, 4)
DASHED = (9, 6)
DASH_DOTTED = (9, 4, 2, 4)


class Look(NamedTuple):
    """`colour` and `fill` are CSS custom properties, `dash` lengths in pixels, () for solid."""

    colour: str
    width: float = 2
    dash: tuple[int, ...] = ()
    fill: str = ""


LOOKS = {
    "actual": Look("--ft-actual", 3, fill="--ft-actual-fill"),
    "scope": Look("--ft-scope", 2, DOTTED),
    "ideal": Look("--ft-ideal", 2, DASHED),
    "forecast": Look("--ft-forecast", 2, DASH_DOTTED, fill="--ft-forecast-fill"),
    "due": Look("--ft-forecast", 1, DASH_DOTTED),
    "today": Look("--ft-rule", 1),
    "target": Look("--ft-rule", 1.5, DASHED),
    "change": Look("--ft-scope", 2),
    "p50": Look("--ft-rule", 1.5, DOTTED),
    "p85": Look("--ft-rule", 1.5, DASHED),
    "p95": Look("--ft-rule", 1.5, DASH_DOTTED),
    "mean": Look("--ft-rule", 1.5, DASHED),
    "week": Look("--ft-actual", 1, fill="--ft-actual"),
    "partial": Look("--ft-actual", 1.5, (4, 3), fill="--ft-actual-fill"),
    "done": Look("--ft-done", 1.5, fill="--ft-done-fill"),
    "in_progress": Look("--ft-in-progress", 1.5, fill="--ft-in-progress-fill"),
    "at_risk": Look("--ft-at-risk", 1.5, fill="--ft-at-risk-fill"),
    "blocked": Look("--ft-blocked", 1.5, fill="--ft-blocked-fill"),
    "not_started": Look("--ft-not-started", 1.5, fill="--ft-not-started-fill"),
    "unknown": Look("--ft-not-started", 1.5, DOTTED, fill="--ft-unknown-fill"),
    "cancelled": Look("--ft-not-started", 1.5, DASHED, fill="--ft-cancelled-fill"),
    "not_applicable": Look("--ft-not-started", 1.5, DASH_DOTTED, fill="--ft-unknown-fill"),
}
"""Every role that a series or a mark may have."""
