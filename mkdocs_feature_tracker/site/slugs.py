"""Names in, parts of a URL out, each another one."""

from __future__ import annotations

import re
from collections.abc import Iterable

_UNSAFE = re.compile(r"[^a-z0-9._~-]+")
_TAKEN = ("", "index", "readme", "404")
"""File names that MkDocs gives a meaning of its own."""


def slugs(names: Iterable[str], stand_in: str) -> dict[str, str]:
    """The slug of each name; two that differ in case or punctuation only get one of their own.

    Example: `FEAT-1` and `feat 1` are `feat-1` and `feat-1-2`. A name without any letter that a
    URL could hold becomes `stand_in`.
    """
    taken = set(_TAKEN)
    found: dict[str, str] = {}
    for name in names:
        slug = first = _UNSAFE.sub("-", name.lower()).strip(".-") or stand_in
        n = 2
        while slug in taken:
            slug = f"{first}-{n}"
            n += 1
        taken.add(slug)
        found[name] = slug
    return found
