"""The options of a fence in, as texts; typed values or refusals that name what is allowed out."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Protocol

import yaml

_YAML: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Refusal(NamedTuple):
    """A wrong option: what was found, what is allowed, and what it may have meant."""

    found: str
    allowed: str = ""
    closest: str = ""

    @property
    def text(self) -> str:
        """All of it in one line, for a log."""
        hint = f" Did you mean `{self.closest}`?" if self.closest else ""
        return self.found + (f" Allowed: {self.allowed}." if self.allowed else "") + hint


class WrongValueError(ValueError):
    """Raised by a kind for a value that it cannot read; never leaves this module."""

    def __init__(self, expected: str, choices: Iterable[str] = (), given: str = "") -> None:
        super().__init__(expected)
        self.expected = expected
        self.closest = closest(given, choices)


class Kind(Protocol):
    """How the text of an option becomes a value; `words` tells readers what may be written."""

    @property
    def words(self) -> str: ...

    def read(self, raw: object) -> object: ...


class Option(NamedTuple):
    """One option of a widget: the guide and the validation are both made from this."""

    name: str
    kind: Kind
    default: object
    meaning: str


class Parsed(NamedTuple):
    """The body of a fence: its options as texts, lists and mappings, or why it cannot be read."""

    settings: Mapping[str, object]
    refusal: Refusal | None = None


def parse(text: str) -> Parsed:
    """Read the YAML of a fence. Scalars stay texts: `on`, `NO` and `1.10` mean themselves."""
    try:
        body = yaml.load(text, Loader=_YAML)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return Parsed({}, Refusal(f"The options are no valid YAML: {_first_line(error)}."))
    if body is None or body == "":
        return Parsed({})
    if not isinstance(body, dict):
        return Parsed({}, Refusal("The options are no list of `name: value` lines."))
    return Parsed({str(name): value for name, value in body.items()})


def read(
    options: Iterable[Option], settings: Mapping[str, object]
) -> tuple[dict[str, Any], list[Refusal]]:
    """Type every setting by its option; what is not set has the option's default."""
    known = {option.name: option for option in options}
    values: dict[str, Any] = {name: option.default for name, option in known.items()}
    refusals = []
    for name, raw in settings.items():
        option = known.get(name)
        if option is None:
            allowed = ", ".join(["widget", *known])
            refusals.append(Refusal(f"Unknown option `{name}`.", allowed, closest(name, known)))
            continue
        try:
            values[name] = option.kind.read(raw)
        except WrongValueError as wrong:
            found = f"`{name}` cannot be {_shown(raw)}."
            refusals.append(Refusal(found, wrong.expected, wrong.closest))
    return values, refusals


def closest(word: str, choices: Iterable[str]) -> str:
    """The choice that looks most like the word, empty where none does."""
    by_lower = {choice.lower(): choice for choice in choices}
    match = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[match[0]] if match else ""


class Text:
    """Any text."""

    words = "a text"

    def read(self, raw: object) -> str:
        return _scalar(raw, self.words)


class Flag:
    """True or false."""

    words = "true or false"

    def read(self, raw: object) -> bool:
        text = _scalar(raw, self.words).lower()
        if text not in ("true", "false"):
            raise WrongValueError(self.words)
        return text == "true"


class Number:
    """A whole number from 1."""

    words = "a whole number from 1"

    def read(self, raw: object) -> int:
        text = _scalar(raw, self.words)
        if not text.isascii() or not text.isdigit() or int(text[:9]) < 1:
            raise WrongValueError(self.words)
        return int(text[:9])


class Numbers:
    """A list of whole numbers from 1, or a single one."""

    words = "a list of whole numbers from 1"

    def read(self, raw: object) -> tuple[int, ...]:
        items = raw if isinstance(raw, list | tuple) else [raw]
        try:
            numbers = [Number().read(item) for item in items]
        except WrongValueError:
            numbers = []
        if not numbers:
            raise WrongValueError(self.words)
        return tuple(dict.fromkeys(numbers))


class OneOf:
    """One of some words, written with any case, spaces or dashes."""

    def __init__(self, *choices: str) -> None:
        self.choices = choices

    @property
    def words(self) -> str:
        return ", ".join(self.choices)

    def read(self, raw: object) -> str:
        return _choice(_scalar(raw, self.words), self.choices, self.words)


class Order:
    """One of some words, with a leading `-` for descending order."""

    def __init__(self, *choices: str) -> None:
        self.choices = choices

    @property
    def words(self) -> str:
        return f"{', '.join(self.choices)}; with a leading `-` for descending order"

    def read(self, raw: object) -> str:
        text = _scalar(raw, self.words)
        sign = "-" if text.startswith("-") else ""
        return sign + _choice(text.removeprefix("-"), self.choices, self.words)


class ListOf:
    """A list of some words, or a single one of them."""

    def __init__(self, *choices: str) -> None:
        self.choices = choices

    @property
    def words(self) -> str:
        return f"a list of {', '.join(self.choices)}"

    def read(self, raw: object) -> tuple[str, ...]:
        items = raw if isinstance(raw, list | tuple) else [raw]
        if not items:
            raise WrongValueError(self.words)
        return tuple(_choice(_scalar(item, self.words), self.choices, self.words) for item in items)


class Texts:
    """A list of texts, or a single one."""

    words = "a text or a list of texts"

    def read(self, raw: object) -> tuple[str, ...]:
        items = raw if isinstance(raw, list | tuple) else [raw]
        return tuple(_scalar(item, self.words) for item in items)


class MappingOf:
    """Named values, each with a kind of its own."""

    def __init__(self, **kinds: Kind) -> None:
        self.kinds = kinds

    @property
    def words(self) -> str:
        return "a mapping of " + ", ".join(self.kinds)

    def read(self, raw: object) -> dict[str, object]:
        if not isinstance(raw, Mapping):
            raise WrongValueError(f"{self.words}, such as `{{{next(iter(self.kinds))}: …}}`")
        values: dict[str, object] = {}
        for name, value in raw.items():
            kind = self.kinds.get(str(name))
            if kind is None:
                raise WrongValueError(self.words, self.kinds, str(name))
            values[str(name)] = kind.read(value)
        return values


def _scalar(raw: object, expected: str) -> str:
    if isinstance(raw, str | int | float):
        return str(raw).strip()
    raise WrongValueError(expected)


def _choice(text: str, choices: tuple[str, ...], expected: str) -> str:
    word = text.lower().replace(" ", "_").replace("-", "_")
    if word not in choices:
        raise WrongValueError(expected, choices, word)
    return word


def _shown(raw: object) -> str:
    """A value as one would write it; nested ones by a single level, for they may be endless."""
    if isinstance(raw, list | tuple):
        return "`[" + ", ".join(_item(item) for item in raw[:5]) + "]`"
    if isinstance(raw, Mapping):
        return "`{" + ", ".join(f"{key}: {_item(raw[key])}" for key in list(raw)[:5]) + "}`"
    return f"`{_item(raw)}`"


def _item(raw: object) -> str:
    if isinstance(raw, Mapping):
        return "{…}"
    return "[…]" if isinstance(raw, list | tuple) else str(raw)[:80]


def _first_line(error: Exception) -> str:
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0] or "nested too deep"
    mark = getattr(error, "problem_mark", None)
    return f"{problem} in line {mark.line + 1}" if mark is not None else str(problem)
