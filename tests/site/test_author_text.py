"""An author's text, rewritten for Python-Markdown, has the structure that a code host shows."""

from __future__ import annotations

import re
from pathlib import Path

import pyromark
import pytest

from mkdocs_feature_tracker.site.author_text import as_markdown, finished
from tests.site.author_pages import rendered, structure, words

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

TIGHT = """\
# Implementation Tracking: Guest checkout
> **Feature ID**: FEAT-12
> **Status**: In Progress
## Tests
Some text
- [x] **Unit Tests**: the cart
  - survives a login
  - and a logout
    1. in one tab
    2. in two
- [ ] **E2E Tests**: a guest pays
  continued here
* another list
1. **Decision**: Redis
   - **Rationale**: fast
2. **Decision**: no SQL
```text
after a list
```
| a | b |
|---|:-:|
| `x|y` | z \\| w |
Text after the table
"""
LOOSE = """\
- [ ] **AC1**: first
  - **Test Status**: written

  second paragraph

- [ ] **AC2**: second

  ```sql
  -- Migration 001 ✅
  CREATE TABLE a (
    id int
  );
  ```

      indented code

  > quoted
  > - in a list

  | k | v |
  |---|---|
  | 1 | 2 |
- third

10. ten
11. eleven
"""
INLINE = """\
**bold** *italic* ***both*** ~~struck~~ `code` ``a`b`` **a***b* `**not bold**`
#138 is no heading, 2 * 3 * 4, snake_case_name, [X]% and a | b
2019. was a year
=== "no tab"
!!! no admonition
hard{two}
break and\\
another
[link](a.md "title") ![picture](a.png) <https://example.org/> <me@example.org> [ref][r]

[r]: b.md

Setext
======

> one

> two

***
""".replace("{two}", "  ")


@pytest.mark.parametrize("text", [TIGHT, LOOSE, INLINE], ids=["tight", "loose", "inline"])
def test_our_own_documents_have_the_structure_of_the_reference(text: str) -> None:
    assert structure(rendered(text)) == structure(pyromark.html(text, options=OPTIONS))


@pytest.mark.parametrize("text", [TIGHT, LOOSE, INLINE], ids=["tight", "loose", "inline"])
def test_not_a_word_is_lost_or_added(text: str) -> None:
    assert words(rendered(text)) == words(pyromark.html(text, options=OPTIONS))


@pytest.mark.parametrize(
    "path",
    sorted(CORPUS.glob("*/*.md")) or [pytest.param(None, marks=pytest.mark.skip("no corpus"))],
    ids=lambda path: path.stem if path else "none",
)
def test_documents_that_people_wrote_have_the_structure_of_the_reference(path: Path) -> None:
    text = path.read_text("utf-8", errors="replace")
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    ours, reference = structure(rendered(text)), structure(pyromark.html(text, options=OPTIONS))
    # The reference knows `[ ]` and `[x]` only.
    assert ours.pop("box", 0) >= reference.pop("box", 0)
    assert ours == reference


@pytest.mark.parametrize(
    ("token", "word"),
    [
        (" ", "Not started"),
        ("\u00a0", "Not started"),
        ("x", "Done"),
        ("X", "Done"),
        ("✅", "Done"),
        ("/", "In progress"),
        ("🔄", "In progress"),
        ("🚧", "In progress"),
        ("!", "Blocked"),
        ("-", "Cancelled"),
        ("~", "Cancelled"),
        ("NA", "Not applicable"),
        ("N/A", "Not applicable"),
    ],
)
def test_every_checkbox_is_drawn_with_its_word(token: str, word: str) -> None:
    for text in (
        f"- [{token}] Task\n",
        f"- [{token}]\u00a0Task\n",
        f"1. [{token}] Task\n\n   More\n",
    ):
        html = rendered(text)
        assert f'role="img" aria-label="{word}"' in html
        assert "Task" in html
        assert f"[{token}]" not in html


@pytest.mark.parametrize(
    "text",
    [
        "- [Beta](url)\n",
        "- [ ]no space\n",
        "- [ ]**no space**\n",
        "- [?] unknown\n",
        "Done: [X]% of [x] users\n",
        "- progress [x] inside\n",
        "| a |\n|---|\n| [x] b |\n",
        "```\n- [ ] a\n```\n",
    ],
)
def test_what_is_no_checkbox_is_not_drawn(text: str) -> None:
    assert "aria-label" not in rendered(text)
    assert words(rendered(text)) == words(
        pyromark.html(text, options=0) if "|" not in text else "a[x]b"
    )


def test_an_optional_task_keeps_its_star() -> None:
    assert 'aria-label="Not started">☐</span>* 2.1 Write tests' in rendered(
        "- [ ]* 2.1 Write tests\n"
    )


def test_ordered_lists_keep_their_first_number() -> None:
    assert '<ol start="10">' in rendered("10. ten\n11. eleven\n")
    assert "<ol>" in rendered("1. one\n")
    assert rendered("3. a\n\n   b\n").startswith('<ol start="3">')


def test_headings_go_down_and_the_title_is_left_out() -> None:
    text = "Before\n\n# Title\n\n## Section\n\n# Second title\n\n###### Deep\n"

    lines = (as_markdown(text, heading_shift=1, keeps_title=False) or "").splitlines()

    assert [line for line in lines if line.startswith("#")] == [
        *("### Section", "## Second title", "###### Deep"),
    ]


def test_links_are_resolved_or_become_text() -> None:
    targets = {"a.md": "../b.md", "gone.md": None}
    text = "[a](a.md#x) [gone](gone.md) [web](https://x.org) [here](#x) [r](/y) ![a](a.png)\n"

    def resolve(url: str) -> str | None:
        path, mark, fragment = url.partition("#")
        target = targets.get(path)
        return target and target + mark + fragment

    html = rendered(text, resolve)

    assert '<a href="../b.md#x">a</a> gone ' in html
    assert '<a href="https://x.org">web</a> <a href="#x">here</a> <a href="/y">r</a> a' in html


@pytest.mark.parametrize(
    "text",
    [
        "".join("  " * depth + "- a\n" for depth in range(60)),
        "> " * 10_000 + "x",
        "x" * 100_001,
        "short\n" + "word " * 30_000,
    ],
)
def test_what_is_too_deep_or_too_long_is_not_rewritten(text: str) -> None:
    assert as_markdown(text) is None


def test_fifty_thousand_tasks_are_rewritten() -> None:
    linked = (as_markdown("- [ ] **Task** [number](a.md)\n" * 50_000) or "").splitlines()
    plain = finished(as_markdown("- [ ] **Task** number\n" * 50_000) or "")

    assert linked == ["-   ☐ **Task** [number](a.md)"] * 50_000
    assert plain.count("<strong>Task</strong> number</li>") == 50_000
    assert plain.count('aria-label="Not started"') == 50_000
