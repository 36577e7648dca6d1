"""The guide names every option, widget, column and problem code, and nothing that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mkdocs_feature_tracker.cli import main
from mkdocs_feature_tracker.model.problem import CODES
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.plugin.options import (
    HistoryOptions,
    ProblemsOptions,
    TrackerOptions,
)
from mkdocs_feature_tracker.plugin.page_options import PagesOptions
from mkdocs_feature_tracker.plugin.release_options import (
    OwnGateOptions,
    ReadinessOptions,
    ReleaseOptions,
)
from mkdocs_feature_tracker.reading.outline import outline
from mkdocs_feature_tracker.site.pages import PAGES, pages
from mkdocs_feature_tracker.site.widgets import WIDGETS
from mkdocs_feature_tracker.tables.reference import as_markdown

_GROUPS = ("problems", "pages", "history", "readiness")
GUIDE = Path(__file__).parent.parent / "example-site" / "guide"


def page(name: str) -> str:
    return (GUIDE / f"{name}.md").read_text(encoding="utf-8")


def sections(text: str) -> dict[str, str]:
    """The text below each heading, by the heading's first code span or word."""
    lines = text.split("\n")
    return {
        re.split(r"[^\w.]", section.title.strip("`"))[0]: "\n".join(
            lines[section.line : section.end_line]
        )
        for section in outline(text).sections
    }


def options() -> Iterator[str]:
    yield from (name for name, _ in TrackerOptions._schema if name not in _GROUPS)
    yield from (f"history.{name}" for name, _ in HistoryOptions._schema)
    yield from (f"pages.{name}" for name, _ in PagesOptions._schema)
    yield from (f"problems.{name}" for name, _ in ProblemsOptions._schema)
    yield from (f"releases.{name}" for name, _ in ReleaseOptions._schema)
    yield from (f"readiness.{name}" for name, _ in ReadinessOptions._schema)
    yield from (f"readiness.gates.{name}" for name, _ in OwnGateOptions._schema)


@pytest.mark.parametrize("option", list(options()))
def test_every_option_is_documented_with_default_and_example(option: str) -> None:
    text = sections(page("options")).get(option, "")
    assert "Default:" in text, f"options.md has no section `{option}` with its default"
    assert "```yaml" in text, f"options.md shows no example of `{option}`"


def test_no_section_of_the_options_page_names_an_option_that_is_not_there() -> None:
    named = {name for name in sections(page("options")) if re.fullmatch(r"[a-z_.]+", name)}
    assert named <= set(options())


@pytest.mark.parametrize("name", list(WIDGETS))
def test_every_widget_is_shown_with_its_source_and_its_own_options(name: str) -> None:
    text = sections(page("embeds")).get(name, "")
    fences = re.findall(rf"^```tracker\nwidget: {name}\b", text, flags=re.M)
    assert len(fences) >= 2, f"embeds.md shows `{name}` once as source and once live"
    for option in WIDGETS[name].own_options:
        assert f"`{option.name}`" in text, f"embeds.md does not tell `{name}`'s `{option.name}`"


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_shown_with_its_source(name: str) -> None:
    (made,) = pages(Project((), date(2026, 11, 20)), titles={name: PAGES[name]})
    source = re.sub(r"\n{3,}", "\n\n", made.markdown.split("---\n", 2)[2]).strip()
    text = sections(page("pages")).get(name, "")
    assert f"````markdown\n{source}\n````" in text, f"pages.md has not this source:\n\n{source}"


@pytest.mark.parametrize("code", list(CODES))
def test_every_problem_code_is_documented_with_its_level_and_meaning(code: str) -> None:
    text = page("problems")
    assert f"| [{code}](#{code.lower()}) | {CODES[code].level} | {CODES[code].title} |" in text
    below = sections(text)[code]
    assert CODES[code].meaning in " ".join(below.split())
    assert "**What to do**" in below


def test_the_problems_page_lists_no_code_that_is_not_there() -> None:
    assert set(re.findall(r"^### (FT\d{3})", page("problems"), flags=re.M)) == set(CODES)


def test_the_tables_page_holds_the_generated_reference() -> None:
    text = page("tables")
    begin, end = "<!-- tables: begin -->", "<!-- tables: end -->"
    held = text.partition(begin)[2].partition(end)[0].strip()
    assert held == as_markdown().strip(), "write tables/reference.py's text between the markers"


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_documented(command: str) -> None:
    everywhere = "".join(path.read_text(encoding="utf-8") for path in GUIDE.glob("*.md"))
    assert f"feature-tracker {command}" in everywhere
