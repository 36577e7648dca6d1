"""The outline against a second Markdown parser: the same structure, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mkdocs_feature_tracker.reading.outline import outline
from mkdocs_feature_tracker.reading.source import read_source
from mkdocs_feature_tracker.reading.tree import Block, Fence, Item, List, Outline, Section, Table
from tests.reading.writing import CORPUS, FIXTURES

EXAMPLE = Path(__file__).parents[2] / "example-site"
OURS = sorted([*FIXTURES.glob("*.md"), *EXAMPLE.rglob("*.md")])
THEIRS = sorted(CORPUS.rglob("*.md"))

TRICKY = [
    "# A\n\nText\n===\n\nB\n---\n\n#no heading\n\n####### seven\n",
    "- a\n\n  b\n- c\n    - d\n   - e\n\n\n- f\n1. g\n2) h\n",
    "> # quoted heading\n> - item\n> ```\n> code\n\n# A\n",
    "- ```js\n  code\n  ```\n- ~~~\n  open\n\n# B\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n| no | table |\n\ntext\n| c |\n|---|\n| 3 |\n# A\n",
    "| a | b |\n|---|\n| 1 | 2 |\n\na | b\n-|-\n1 | `x|y`\n2\n",
    "<!-- # hidden\n- [ ] hidden\n-->\n\n# A\n\n<div>\n# raw\n</div>\n\n# B\n",
    "    # code\n\n# A\n\n\tcode\n\n- a\n\n      code in item\n",
    "````md\n```\n````\n\n~~~ info words\n```\n~~~\n",
    "*\n*   a\n\n    b\n+ c\n- - - nested\n\n***\n",
    "- [ ] a\n  lazy\ncontinued\n- [x] b\n## C\n10. ten\n11. eleven\n",
    "1. a\n   - b\n     1. c\n\n        d\n2. e\n",
    "text\n- a\n1. b\n\ntext\n2. no list\n",
]


class Structure:
    """What both parsers must agree on; every line counts from 1."""

    def __init__(self) -> None:
        self.headings: list[tuple[int, int]] = []
        self.items: list[int] = []
        self.fences: list[tuple[int, str]] = []
        self.tables: list[tuple[int, int]] = []

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Structure) and vars(self) == vars(other)

    def __repr__(self) -> str:
        return "\n".join(f"{name}: {value}" for name, value in vars(self).items())


def ours(tree: Outline) -> Structure:
    found = Structure()
    found.headings = [(section.line, section.level) for section in tree.sections[1:]]
    for section in tree.sections:
        for block in blocks(section):
            if isinstance(block, Item):
                found.items.append(block.line)
            elif isinstance(block, Fence):
                found.fences.append((block.line, block.info))
            elif isinstance(block, Table):
                found.tables.append((block.line, len(block.rows)))
    return found


def blocks(section: Section) -> Iterator[Block | Item]:
    stack: list[Block | Item] = list(reversed(section.blocks))
    while stack:
        block = stack.pop()
        yield block
        if isinstance(block, List):
            stack.extend(reversed(block.items))
        elif isinstance(block, Item):
            stack.extend(reversed(block.blocks))


def theirs(text: str) -> Structure:
    parser = MarkdownIt("commonmark", {"maxNesting": 10_000}).enable(["table", "strikethrough"])
    found = Structure()
    n_rows = 0
    table_line = 0
    for token in parser.parse(text):
        line = first_line(token)
        if token.type == "heading_open" and token.level == 0:
            found.headings.append((line, int(token.tag[1])))
        elif token.type == "list_item_open":
            found.items.append(line)
        elif token.type == "fence":
            found.fences.append((line + 1, token.info.strip()))
        elif token.type == "code_block":
            found.fences.append((line, ""))
        elif token.type == "table_open":
            table_line, n_rows = line, -1
        elif token.type == "tr_open":
            n_rows += 1
        elif token.type == "table_close":
            found.tables.append((table_line, n_rows))
    return found


def first_line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


@pytest.mark.parametrize("text", TRICKY)
def test_both_parsers_see_the_same_structure_in_tricky_texts(text: str) -> None:
    assert ours(outline(text)) == theirs(text)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_both_parsers_see_the_same_structure_in_our_documents(path: Path) -> None:
    text = read_source(path.read_bytes()).text

    assert ours(outline(text)) == theirs(text)


@pytest.mark.skipif(not THEIRS, reason="the corpus of real documents is not here")
@pytest.mark.parametrize("path", THEIRS, ids=lambda path: path.name)
def test_both_parsers_see_the_same_structure_in_real_documents(path: Path) -> None:
    text = read_source(path.read_bytes()).text

    assert ours(outline(text)) == theirs(text)
