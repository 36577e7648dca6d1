"""What the tests of sections share: a text in, the document that it is read as out."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.reading.document import read

Reader = Callable[[str], Document]


@pytest.fixture
def reading() -> Reader:
    """Reads a tracking document written as an indented text; its H1 is line 1."""

    def _read(text: str) -> Document:
        return read(f"# Checkout Implementation Tracking\n\n{dedent(text).strip()}\n".encode())

    return _read
