"""The shape of a Markdown text: sections that hold paragraphs, lists, tables and fences."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Paragraph:
    """Running text; `lines` are its source lines without indentation and quote marks."""

    line: int
    lines: list[str]

    @property
    def text(self) -> str:
        """All of it in one line."""
        return " ".join(self.lines)


@dataclass(slots=True)
class Item:
    """A list item: its own text, then what else stands in it. `number` is null in bullet lists."""

    line: int
    number: int | None
    lines: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The item's own first paragraph in one line."""
        return self.lines[0] if len(self.lines) == 1 else " ".join(self.lines)

    @property
    def children(self) -> list[Item]:
        """The items of the lists directly below this one."""
        return [item for block in self.blocks if isinstance(block, List) for item in block.items]


@dataclass(slots=True)
class List:
    """A bullet or numbered list."""

    line: int
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table; cells are stripped texts, a pipe inside a code span does not split one."""

    line: int
    columns: list[str] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)


@dataclass(slots=True)
class Fence:
    """A code block; `line` is that of its first line of code."""

    line: int
    info: str
    text: str
    is_closed: bool = True


Block = Paragraph | List | Table | Fence


@dataclass(slots=True)
class Section:
    """A heading with the blocks up to the next one. The first has level 0 and no title.

    `all_items` are the items of all its lists, nested ones after their parents.
    """

    level: int
    title: str
    line: int
    parent: Section | None
    blocks: list[Block] = field(default_factory=list)
    end_line: int = 0
    all_items: list[Item] = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        """The items of the section's top-level lists."""
        return [item for block in self.blocks if isinstance(block, List) for item in block.items]

    @property
    def tables(self) -> list[Table]:
        """The section's tables."""
        return [block for block in self.blocks if isinstance(block, Table)]

    @property
    def fences(self) -> list[Fence]:
        """The section's code blocks."""
        return [block for block in self.blocks if isinstance(block, Fence)]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The section's paragraphs, those in quotes included."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]


@dataclass(slots=True)
class Outline:
    """The whole text, too deep parts left out.

    `comments` are HTML comments with their lines, `open_fences` the lines of fences without end.
    """

    sections: list[Section]
    comments: list[tuple[int, str]]
    too_deep_line: int | None = None
    open_fences: list[int] = field(default_factory=list)
