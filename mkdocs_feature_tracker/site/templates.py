"""The name of a template and its values in, text out: the only place that knows Jinja."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from mkdocs_feature_tracker.model.phrases import whole_percent
from mkdocs_feature_tracker.site import inline, wording
from mkdocs_feature_tracker.site.place import Home, Origin

_SPECIAL = re.compile("[&<>\"']")
_FOLDER = Path(__file__).parent.parent / "templates"

COMPILED: dict[str, bytes] = {}
"""The compiled templates of this process, which may begin with those of an earlier one."""
_MARKUP_FILES = (".html.jinja", ".svg.jinja", ".xml.jinja")


def render(name: str, values: dict[str, Any]) -> str:
    """Fill a template: `widgets/cards.html.jinja` with what the widget computed."""
    return _template(name).render(values)


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = _Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=lambda name: bool(name and name.endswith(_MARKUP_FILES)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_Compiled(),
    )
    environment.filters.update(
        day=wording.day,
        percent=wording.percent,
        count=wording.count,
        markdown=_as_markdown,
        inline=inline_html,
        url=_url,
        source=_source,
        linked=_linked,
        heading=_heading,
        chip=_chip,
        mark=_mark,
        bar=_bar,
        ring=_ring,
        segments=_segments,
    )
    environment.globals.update(words=STATE_WORDS)
    return environment


class _Compiled(BytecodeCache):
    """Asks `COMPILED` first: compiling takes longer than drawing 50 pages."""

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in COMPILED:
            bucket.bytecode_from_string(COMPILED[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        COMPILED[bucket.key] = bucket.bytecode_to_string()


class _Generator(CodeGenerator):
    """Lets templates escape by `_Environment.escaped`, in half the time of the whole rendering.

    Where a version of Jinja does not ask for this method, templates escape as usual.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _Environment(Environment):
    code_generator_class = _Generator

    @staticmethod
    def escaped(value: Any) -> str:
        """The same text as `escape`, without copies of what is safe as it stands."""
        kind = type(value)
        if kind is Markup or (kind is str and _SPECIAL.search(value) is None):
            return value  # type: ignore[no-any-return]
        return escape(value)


# Filters are called several times faster than functions and macros, and a page has hundreds.


def inline_html(text: str | None, origin: Origin | None) -> str | Markup:
    """Document text with its inline Markdown; most of it is plain, which is escaped as it is."""
    if text is None or inline.is_plain(text):
        return text or ""
    pieces = [
        piece if piece.kind != "link" else inline.Piece("link", _target(piece.text, origin))
        for piece in inline.pieces(text)
    ]
    return Markup(_pieces_macro()(pieces))


def _target(link: str, origin: Origin | None) -> str:
    return (origin.href(link) if origin else None) or ""


@cache
def _pieces_macro() -> Any:
    return _template("parts/inline.html.jinja").module.__dict__["inline"]


def _url(line: int | None, origin: Origin) -> str | None:
    return origin.line(line)


def _source(line: int | None, origin: Origin) -> str | Markup:
    """The small link to a line, nothing where nobody knows its address."""
    url = origin.line(line)
    return Markup(_source_pattern() % {"url": escape(url), "line": line}) if url else ""


@cache
def _source_pattern() -> str:
    return render("parts/source.html.jinja", {"url": "%(url)s", "line": "%(line)d"})


def _linked(home: Home) -> str | Markup:
    """The title of the feature that an entry belongs to, as a link where it has a page."""
    if home.href is None:
        return home.title
    return Markup(_link_pattern() % {"url": escape(home.href), "title": escape(home.title)})


@cache
def _link_pattern() -> str:
    return render("parts/link.html.jinja", {"url": "%(url)s", "title": "%(title)s"})


def _bar(share: float | None, state: str, aim: float | None = None) -> Markup:
    return _drawn_bar(None if share is None else whole_percent(share), state, aim)


def _ring(share: float | None, state: str, label: str) -> Markup:
    return _drawn_ring(None if share is None else whole_percent(share), state, label)


def _segments(states: list[tuple[str, int]]) -> list[tuple[str, int, int]]:
    """State, place and length of each piece of a bar that is 1000 long, with gaps of 4."""
    total = sum(n for _, n in states)
    pieces, before = [], 0
    for state, n in states:
        left, right = before * 1000 // total, (before + n) * 1000 // total
        before += n
        pieces.append((state, left, max(1, right - left - (4 if before < total else 0))))
    return pieces


# A page shows many of the same few chips, marks and bars: each is drawn once.
# Headings carry numbers, so that only the most used ones are kept.


@lru_cache(maxsize=1024)
def _heading(title: str, note: str | int = "") -> Markup:
    return Markup(render("parts/heading.html.jinja", {"title": title, "note": str(note)}))


@cache
def _chip(state: str) -> Markup:
    return Markup(render("parts/chip.html.jinja", {"state": state, "word": STATE_WORDS[state]}))


@cache
def _mark(state: str) -> Markup:
    return Markup(render("parts/mark.html.jinja", {"state": state, "word": STATE_WORDS[state]}))


@cache
def _drawn_bar(percent: int | None, state: str, aim: float | None) -> Markup:
    values = {"percent": percent, "state": state, "aim": aim and whole_percent(aim)}
    return Markup(render("parts/bar.html.jinja", values))


@cache
def _drawn_ring(percent: int | None, state: str, label: str) -> Markup:
    values = {"percent": percent, "state": state, "label": label}
    return Markup(render("parts/ring.html.jinja", values))


STATE_WORDS = {
    "done": "Done",
    "in_progress": "In progress",
    "not_started": "Not started",
    "blocked": "Blocked",
    "at_risk": "At risk",
    "failing": "Failing",
    "cancelled": "Cancelled",
    "not_applicable": "Not applicable",
    "unknown": "No data",
}
"""The word on the chip of every state."""

_MARKUP = {ord(sign): f"&#{ord(sign)};" for sign in '\\`*_{}[]()<>&#~^=:$|!+@%"'}


def _as_markdown(text: str) -> str:
    """A document's title as Markdown that means nothing but these words, on one line."""
    return " ".join(text.split()).translate(_MARKUP)
