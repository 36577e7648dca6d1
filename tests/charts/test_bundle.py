"""Which plotly.js a site gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_feature_tracker.charts import bundle


def test_the_named_file_is_taken(tmp_path: Path) -> None:
    own = tmp_path / "own.js"
    own.write_text("/* plotly.js */")

    assert bundle.find(str(own)) == own


def test_a_named_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(bundle.NoBundle, match="names no file"):
        bundle.find(str(tmp_path / "none.js"))


def test_the_distribution_s_own_basic_bundle_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    basic = tmp_path / "plotly-basic.min.js"
    basic.write_text("/* plotly.js (basic) */")
    monkeypatch.setattr(bundle, "_BASIC", basic)

    assert bundle.find() == basic


def test_else_the_full_one_of_the_plotly_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "_BASIC", tmp_path / "none.js")

    assert "plotly.js v" in bundle.find().read_text(encoding="utf-8")[:200]
