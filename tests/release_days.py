"""Documents of a release in, its days as a person would write them down out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mkdocs_feature_tracker.cli.load import load
from mkdocs_feature_tracker.cli.settings import Settings
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.release import GATES, GateRules
from mkdocs_feature_tracker.model.workflow import Workflow

AS_OF = date(2026, 11, 20)
LOGIN, SEARCH = "docs/login.md", "docs/search.md"

Day = tuple[str, str, int, int, int, int]


def only(*gates: str) -> GateRules:
    """Rules that look at a few gates and hold a release back by each of them."""
    blocking = dict.fromkeys(gates, True)
    return GateRules(blocking=blocking, off=tuple(gate for gate in GATES if gate not in gates))


TESTS = Settings(Workflow(gate_rules=only("tests_written")))


def document(feature_id: str, tests: str = "✅", release: str = "2.4", header: str = "") -> str:
    return f"""\
# Implementation Tracking: {feature_id}

> **Feature ID**: {feature_id}
> **Release**: {release}
{header}
## Status Summary
- **Tests Written**: {tests}
"""


def loaded(folder: Path, settings: Settings = TESTS, as_of: date = AS_OF) -> Project:
    return load([folder / "docs"], settings, as_of, with_past=True)


def told(project: Project, name: str = "2.4") -> list[Day]:
    release = next(release for release in project.releases if release.name == name)
    return [
        (
            f"{day.on:%m-%d}",
            str(day.verdict),
            day.n_passing,
            day.n_failing,
            day.n_unknown,
            day.n_waived,
        )
        for day in release.days
    ]
