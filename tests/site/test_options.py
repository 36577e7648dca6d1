"""The body of a fence: texts typed by their option, and refusals that help."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.site.options import (
    ListOf,
    MappingOf,
    Number,
    OneOf,
    Option,
    Order,
    Text,
    Texts,
    parse,
    read,
)

OPTIONS = (
    Option("title", Text(), "", "The heading."),
    Option("limit", Number(), None, "How many."),
    Option("size", OneOf("small", "large"), "small", "How large."),
    Option("columns", ListOf("title", "updated_on"), ("title",), "Which columns."),
    Option("sort", Order("title", "share"), "title", "By what."),
    Option("filter", MappingOf(release=Texts(), status=ListOf("in_progress")), {}, "Which."),
)


def test_scalars_stay_as_they_were_written() -> None:
    assert parse("title: on\nsize: NO\nfilter: {release: 1.10}").settings == {
        "title": "on",
        "size": "NO",
        "filter": {"release": "1.10"},
    }


def test_values_are_typed_by_their_option() -> None:
    written = "limit: 5\nsize: Large\ncolumns: [title, Updated on]\nsort: -share\n"
    values, refusals = read(OPTIONS, parse(written + "filter: {status: in progress}").settings)

    assert not refusals
    assert values == {
        "title": "",
        "limit": 5,
        "size": "large",
        "columns": ("title", "updated_on"),
        "sort": "-share",
        "filter": {"status": ("in_progress",)},
    }


@pytest.mark.parametrize(
    ("written", "found", "closest"),
    [
        ("colums: [title]", "Unknown option `colums`.", "columns"),
        ("size: lage", "`size` cannot be `lage`.", "large"),
        ("limit: many", "`limit` cannot be `many`.", ""),
        ("limit: 0", "`limit` cannot be `0`.", ""),
        ("limit: [1]", "`limit` cannot be `[1]`.", ""),
        ("columns: [titel]", "`columns` cannot be `[titel]`.", "title"),
        ("columns: []", "`columns` cannot be `[]`.", ""),
        ("filter: {statu: done}", "`filter` cannot be `{statu: done}`.", "status"),
        ("filter: title", "`filter` cannot be `title`.", ""),
    ],
)
def test_a_wrong_option_names_what_was_found_allowed_and_meant(
    written: str, found: str, closest: str
) -> None:
    _, (refusal,) = read(OPTIONS, parse(written).settings)

    assert refusal.found == found
    assert refusal.closest == closest
    assert refusal.allowed
    assert found in refusal.text


@pytest.mark.parametrize("body", ["widget: [", "- a\n- b", "just text", "a: *nowhere"])
def test_a_body_that_is_no_mapping_is_refused(body: str) -> None:
    assert parse(body).refusal is not None


@pytest.mark.parametrize("body", ["", "\n", "# only a comment"])
def test_an_empty_body_has_no_options(body: str) -> None:
    assert parse(body) == ({}, None)


def test_a_nested_value_is_refused_in_few_words() -> None:
    bomb = "title: [&a [x, x, x], {b: *a}, [*a, *a]]"

    _, (refusal,) = read(OPTIONS, parse(bomb).settings)

    assert refusal.found == "`title` cannot be `[[…], {…}, […]]`."
