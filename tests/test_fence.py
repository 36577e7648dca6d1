"""The fence in plain Python-Markdown renders at once."""

from __future__ import annotations

import logging
import pickle
from datetime import date
from pathlib import Path
from typing import Any

import markdown
import pytest

from mkdocs_feature_tracker import fence
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.model.workflow import Workflow

CHECKOUT = """\
# Implementation Tracking: Guest checkout

> **Feature ID**: FEAT-12
> **Status**: In Progress

#### Tests Written (RED Phase)
- [x] **Unit Tests**: The cart survives a login
- [ ] **E2E Tests**: A guest pays
"""
TABLE = "# Us\n\n```tracker\nwidget: features\n```\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "features").mkdir()
    (tmp_path / "features" / "checkout.md").write_text(CHECKOUT, "utf-8")
    return tmp_path


def render(text: str, formatter: Any, extensions: tuple[str, ...] = ()) -> str:
    custom = {
        "name": "tracker",
        "class": "tracker",
        "format": formatter,
        "validator": fence.validator,
    }
    return markdown.markdown(
        text,
        extensions=["pymdownx.superfences", *extensions],
        extension_configs={"pymdownx.superfences": {"custom_fences": [custom]}},
    )


def test_the_documents_below_the_working_directory_are_shown(folder: Path) -> None:
    html = render(TABLE, fence.formatter)

    assert 'data-widget="features"' in html
    assert "Guest checkout" in html


def test_only_the_named_paths_are_read(folder: Path) -> None:
    (folder / "other").mkdir()
    (folder / "other" / "gifts.md").write_text(CHECKOUT.replace("FEAT-12", "FEAT-20"), "utf-8")

    html = render(TABLE, fence.make_formatter(["other"]))

    assert "FEAT-20" in html
    assert "FEAT-12" not in html


def test_the_team_s_words_the_day_and_the_addresses_can_be_given(folder: Path) -> None:
    path = folder / "features" / "checkout.md"
    path.write_text(CHECKOUT.replace("In Progress", "LIVE"), "utf-8")
    formatter = fence.make_formatter(
        workflow=Workflow(status_words={"LIVE": Status.DONE}),
        as_of=date(2026, 11, 20),
        feature_url="/progress/{id}/",
    )

    html = render(TABLE, formatter)

    assert "ft-s-done" in html
    assert 'href="/progress/feat-12/"' in html


def test_an_edit_shows_in_the_next_page(folder: Path) -> None:
    formatter = fence.make_formatter()
    assert "1/2" in render(TABLE, formatter)
    path = folder / "features" / "checkout.md"
    path.write_text(CHECKOUT.replace("[ ]", "[x] now"), "utf-8")

    assert "2/2" in render(TABLE, formatter)


def test_a_fence_in_a_list_is_rendered_too(folder: Path) -> None:
    nested = "- item\n\n" + "".join(f"    {line}\n" for line in TABLE.splitlines()[2:])

    assert 'data-widget="features"' in render(nested, fence.formatter)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("```tracker\nwidget: nonsense\n```", "nonsense"),
        ('```tracker title="x"\nwidget: cards\n```', "title"),
        ("```tracker\n[\n```", "YAML"),
    ],
)
def test_a_wrong_option_is_a_visible_box_and_a_warning(
    folder: Path, text: str, word: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        html = render(text, fence.formatter)

    assert "ft-error" in html
    assert word in html
    assert word in caplog.text


def test_a_failure_is_a_visible_box_and_no_block_of_code(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("nothing to divide")

    monkeypatch.setattr(fence, "render_text", fail)

    html = render(TABLE, fence.formatter)

    assert "nothing to divide" in html
    assert "ft-error" in html


def test_a_folder_without_documents_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    html = render(TABLE, fence.make_formatter())

    assert 'data-widget="features"' in html
    assert "ft-error" not in html


def test_what_a_page_has_to_load_is_there() -> None:
    assert fence.STYLESHEETS[0].name == "feature-tracker.css"
    assert all(path.is_file() for path in (*fence.STYLESHEETS, *fence.SCRIPTS))


def test_a_formatter_can_be_copied_by_pickle_as_zensical_does(folder: Path) -> None:
    own = fence.make_formatter(["features"], as_of=date(2026, 11, 20), feature_url="/f/{id}/")

    copy = pickle.loads(pickle.dumps(own))

    assert 'href="/f/feat-12/"' in render(TABLE, copy)
    assert render(TABLE, copy) == render(TABLE, own)
    assert "FEAT-12" in render(TABLE, pickle.loads(pickle.dumps(fence.formatter)))
