"""The lean reader of old versions gives what the whole reader gives, whatever the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_feature_tracker.model.document import Signs
from mkdocs_feature_tracker.model.history import shape_of
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.reading.document import read
from mkdocs_feature_tracker.reading.shape import ShapeReader
from tests.reading.test_random_documents import HEADINGS, lines, words
from tests.reading.writing import CORPUS, FIXTURES

ROOT = Path(__file__).parents[2]
DOCUMENTS = [
    path
    for folder in (FIXTURES, ROOT / "tests" / "cli", ROOT / "example-site", CORPUS)
    for path in sorted(folder.rglob("*.md"))
]
TEXT = """\
---
owner: Ana
---
# Implementation Tracking: Saved filters

> **Feature ID**: FEAT-7
> **Last Updated**: 2026-03-02

## Implementation Status

### Team 1: Backend

- [x] Endpoint
- [ ] Paging

### Team 2: Frontend

- [ ] Dialog

## Daily Progress Updates

### 2026-03-02

#### Next Steps

- [ ] Ask for a review
"""


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_document_at_hand_has_the_same_shape_either_way(path: Path) -> None:
    lean = ShapeReader(Workflow(), is_any=True)
    content = path.read_bytes()

    for dialect in ("", "kiro"):
        assert lean.read(content, dialect) == shape_of(read(content, dialect=dialect))


headings = st.tuples(
    st.sampled_from(["##", "##", "##", "###", "###", "####", "#", " ##", "> ##", "- ##"]),
    st.sampled_from(HEADINGS),
    words,
).map(" ".join)
others = st.sampled_from(
    [
        "",
        "",
        "===",
        "---",
        "\t---",
        "```",
        "~~~~",
        "<!--",
        "-->",
        "<pre>",
        "</pre>",
        "[x]: #y",
        "- [x] [a",
        "b]",
    ]
)
boxes = st.lists(
    st.sampled_from(
        [
            *("- [x] Sign in", "- [ ] **AC1**: A guest pays", "- [ ] Refunds (50%)", "- [x] done"),
            *("- [X] ~~Fax~~", "- [ ] [Task name]", "- [x] = done", "- [-] Dropped", "- [x]"),
            *("  - **Test Status**: ✅ Passing", "  - [ ] A part", "    - [x] Of a part", "  more"),
            *(
                "",
                "  ---",
                "  # no",
                "- plain ✅",
                "* [ ] Other mark",
                "1. [x] First",
                "text",
                "  1) a",
            ),
        ]
    ),
    min_size=2,
    max_size=8,
).map("\n".join)
texts = st.lists(st.one_of(headings, headings, lines, others, boxes), max_size=40)
starts = st.sampled_from(
    [
        "# Feature Tracker\n",
        "",
        "---\nid: F-1\n## no\n---\n",
        "---\r\nid: [\r\n---\r\n",
        "\ufeff# X\n",
    ]
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(starts, texts, st.sampled_from(["\n", "\n", "\r\n", "\r"]))
def test_any_document_has_the_same_shape_either_way(start: str, body: list[str], end: str) -> None:
    text = "\n".join(body).replace("\n", end)
    content = (start + text).encode("utf-8", "surrogatepass")

    assert READER.read(content) == shape_of(read(content))


READER = ShapeReader(Workflow(), is_any=True)
"""One for all examples, so that what it keeps of one may spoil the next."""


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.binary(max_size=30), max_size=12))
def test_any_bytes_have_the_same_shape_either_way(parts: list[bytes]) -> None:
    content = b"\n## ".join(parts)

    assert READER.read(content) == shape_of(read(content))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- [ ] Paging", "- [x] Paging"),
        ("### Team 1: Backend", "### Definition of Done"),
        ("## Implementation Status", "## Implementation Status: 40%"),
        ("## Implementation Status", "## Current Status"),
        ("### Team 2: Frontend", "### Overall Progress: 65%"),
        ("> **Feature ID**: FEAT-7", "> **Feature ID**: FEAT-8"),
        ("owner: Ana", "status: done"),
        ("- [ ] Dialog", "```\n- [ ] Dialog"),
        ("- [ ] Dialog", "<!--\n- [ ] Dialog"),
        ("- [ ] Dialog", "# Feature Tracker"),
        ("## Daily Progress Updates", "## Notes"),
        ("### 2026-03-02", "### Monday"),
        ("#### Next Steps", "#### Notes"),
        ("#### Next Steps", "## Next Steps"),
        ("- [ ] Paging", "- [ ] Paging\n\n#### Blockers\n\n- Waits for keys"),
        ("- [ ] Paging", "- [ ] Paging\n\nMeasures\n---\n\n- [ ] Load test"),
    ],
)
def test_an_edit_is_seen_by_a_reader_that_knows_the_version_before(old: str, new: str) -> None:
    reader = ShapeReader(Workflow())
    edited = TEXT.replace(old, new)
    assert edited != TEXT

    before, after = reader.read(TEXT.encode()), reader.read(edited.encode())

    assert before == shape_of(read(TEXT.encode()))
    assert after == shape_of(read(edited.encode()))


@pytest.mark.parametrize(
    "entry",
    [
        "- Paging works\n- ✅ Reviewed, 80% done",
        "**Status**: done",
        "- [x] Paging works",
        "1. [ ] Paging works",
        "#### Next Steps\n- ✅ Paging works",
        "- # Implementation Status\n  - ✅ Paging works",
        "> ## Implementation Status",
        "Implementation Status\n---\n- ✅ Paging works",
        "```\n## Implementation Status",
        "<!-- open",
        "| Task | Status |\n|---|---|\n| Paging | ✅ |",
        "",
    ],
)
@pytest.mark.parametrize(
    "heading",
    [
        "2026-03-03",
        "Session 4",
        "Blockers",
        "TDD Phase: RED",
        "Architecture Decisions",
        "Modified Files",
        "Status Summary",
        "Overall Progress: 40%",
    ],
)
def test_an_entry_of_a_log_gives_what_it_gives_in_the_whole(heading: str, entry: str) -> None:
    text = f"{TEXT}\n### {heading}\n{entry}\n\n### 2026-03-04\n- Later\n\n## Notes\n- [ ] Last\n"
    lean = ShapeReader(Workflow())

    for content in (text.encode(), TEXT.encode(), text.encode()):
        assert lean.read(content) == shape_of(read(content))


def test_a_section_below_a_second_h1_lies_in_it() -> None:
    content = b"# Feature Tracker\n# Tests Written (RED Phase)\n## Cart\n- [ ] Paging\n"

    shape = ShapeReader(Workflow()).read(content)

    assert [item.section for item in shape.items] == ["tests"]
    assert shape == shape_of(read(content))


def test_the_teams_own_words_and_scope_count() -> None:
    workflow = Workflow(
        status_words={"TERMINÉE": Status.DONE},
        section_titles={"Offene Punkte": "next_steps"},
        scope_sections=("implementation",),
    )
    text = (
        TEXT.replace("> **Last", "> **Status**: TERMINÉE\n> **Last")
        + "\n## Offene Punkte\n\n- [ ] Doku\n\n## Notes\n\n- [ ] Ask\n"
    )

    shape = ShapeReader(workflow).read(text.encode())

    assert shape == shape_of(read(text.encode(), workflow))
    assert shape.status is Status.DONE
    assert [item.title for item in shape.items] == ["Endpoint", "Paging", "Dialog"]


def test_a_file_that_nothing_marks_is_given_up() -> None:
    text = "# Installation\n\n## Steps\n\n- [ ] Run the installer\n"

    assert ShapeReader(Workflow()).read(text.encode())[-2:] == (Signs(), ())
    assert len(ShapeReader(Workflow(), is_any=True).read(text.encode()).items) == 1
    assert len(ShapeReader(Workflow(documents=("*.md",))).read(text.encode()).items) == 1


@pytest.mark.parametrize(
    "header",
    [
        "**ID**: F-1",
        "- **Feature ID:** F-1",
        "feature_id: F-1",
        "| Id | F-1 |\n|---|---|",
        "**[Feature](x.md)**: F-1",
        "__FEATURE ID__: F-1",
    ],
)
def test_a_file_that_only_its_feature_id_marks_is_read(header: str) -> None:
    text = f"# Sign-in\n\n{header}\n\n## Agent Status\n\n- **ana**: done\n\n## Rest\n\n- [ ] A\n"

    shape = ShapeReader(Workflow()).read(text.encode())

    assert shape == shape_of(read(text.encode()))
    assert shape.signs.feature_id
    assert shape.items
