"""What is packaged: a wheel carries the plotly.js that was fetched for it, and its sites use it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[1]
VENDOR = "mkdocs_feature_tracker/assets/vendor"
BUNDLE = "/* plotly.js (basic) as it was fetched */"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that a distribution is made of, and a fetched plotly.js that git ignores."""
    folder = tmp_path_factory.mktemp("checkout")
    (folder / ".git").mkdir()
    for name in ("pyproject.toml", ".gitignore", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    ignored = shutil.ignore_patterns("__pycache__", ".*", "vendor")
    shutil.copytree(
        ROOT / "mkdocs_feature_tracker", folder / "mkdocs_feature_tracker", ignore=ignored
    )
    (folder / VENDOR).mkdir()
    (folder / VENDOR / "plotly-basic.min.js").write_text(BUNDLE)
    (folder / VENDOR / "plotly-basic.LICENSE").write_text("MIT")
    return folder


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    return Path(next(WheelBuilder(str(checkout)).build(directory=str(folder))))


def test_wheel_and_sdist_hold_the_fetched_bundle_and_its_licence(
    wheel: Path, checkout: Path, tmp_path: Path
) -> None:
    sdist = next(SdistBuilder(str(checkout)).build(directory=str(tmp_path)))
    wanted = {f"{VENDOR}/plotly-basic.min.js", f"{VENDOR}/plotly-basic.LICENSE"}

    assert wanted <= set(zipfile.ZipFile(wheel).namelist())
    with tarfile.open(sdist) as archive:
        assert wanted <= {name.partition("/")[2] for name in archive.getnames()}


def test_a_site_built_from_the_wheel_gets_that_bundle(wheel: Path, tmp_path: Path) -> None:
    installed, project = tmp_path / "installed", tmp_path / "project"
    zipfile.ZipFile(wheel).extractall(installed)
    (project / "docs").mkdir(parents=True)
    (project / "docs/index.md").write_text("# Shop\n")
    (project / "mkdocs.yml").write_text(
        "site_name: Shop\ntheme: material\nplugins: [feature-tracker]\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(installed), "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=project, env=environment, check=True
    )

    assert (project / "site/assets/plotly.min.js").read_text() == BUNDLE
