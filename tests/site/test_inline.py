"""Document text on a page: the few marks it may carry, and nothing else."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.site import templates
from mkdocs_feature_tracker.site.place import Origin, SiteMap

ORIGIN = Origin("docs/a.md", SiteMap(source_url=lambda path, line: f"https://code.example/{path}"))


def shown(text: str) -> str:
    """The text of an update as the page shows it."""
    return str(templates.inline_html(text, ORIGIN))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Search by actor", "Search by actor"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("Queue in `SKIP <LOCKED>`", "Queue in <code>SKIP &lt;LOCKED&gt;</code>"),
        ("**Redis** over *disk*", "<strong>Redis</strong> over <em>disk</em>"),
        ("~~late~~", "<del>late</del>"),
        ("- x", "- x"),
        ("# 12 **b**", "# 12 <strong>b</strong>"),
        ("1. **b**", "1. <strong>b</strong>"),
        ("snake_case_name", "snake_case_name"),
        ("[spec](https://example.org/a?b=1&c=2)",
         '<a href="https://example.org/a?b=1&amp;c=2">spec</a>'),
        ("[limits](../limits.md)", '<a href="https://code.example/limits.md">limits</a>'),
        ("two\nlines", "two lines"),
    ],
)  # fmt: skip
def test_code_bold_emphasis_and_links_are_shown(text: str, html: str) -> None:
    assert shown(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "**<img src=x onerror=alert(1)>**",
        "[x](javascript:alert(1))",
        "[x](JAVASCRIPT:alert(1))",
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        '[x](https://e.org/"onmouseover="alert(1))',
        "</svg><script>alert(1)</script>`a`",
        "`</code><script>alert(1)</script>`",
    ],
)
def test_no_text_of_a_document_becomes_live(text: str) -> None:
    html = shown(text)

    for live in ("<script", "<img", 'href="javascript', 'href="data', '"onmouseover'):
        assert live not in html.lower()


def test_templates_escape_what_documents_say() -> None:
    html = templates.render("parts/heading.html.jinja", {"title": "<b>&\"'", "note": ""})

    assert html == '<h2 class="ft-h">&lt;b&gt;&amp;&#34;&#39;</h2>'
