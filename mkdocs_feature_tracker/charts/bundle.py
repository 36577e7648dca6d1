"""An option in, the plotly.js that is copied into the site out."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

FILE_NAME = "plotly.min.js"
"""The name of the copy, beside `charts.js`, which loads it from there."""

_BASIC = Path(__file__).parent.parent / "assets/vendor/plotly-basic.min.js"


class NoBundle(Exception):  # noqa: N818
    """There is no such file; the words say where it was looked for."""


def find(option: str | None = None) -> Path:
    """The file that the option names; else the basic bundle of the distribution; else plotly's.

    Nothing of plotly is imported. Raises `NoBundle` where there is none.
    """
    if option:
        named = Path(option)
        if named.is_file():
            return named
        raise NoBundle(f"plotly_js names no file: {option}")
    if _BASIC.is_file():
        return _BASIC
    spec = find_spec("plotly")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        full = Path(folder) / "package_data" / FILE_NAME
        if full.is_file():
            return full
    raise NoBundle(f"Found no plotly.js: neither {_BASIC.name} nor the package plotly is installed")
