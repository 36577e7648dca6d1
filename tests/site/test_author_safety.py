"""Nothing that an author writes ever runs, and what is harmless keeps its meaning."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_feature_tracker.site.author_text import as_markdown
from tests.site.author_pages import harm, rendered, words


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](&amp;#106;avascript:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](javascript:alert(1) x)",
        "[x][r]\n\n[r]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "![x](data:text/html;base64,x)",
        "[x](vbscript:x)",
        "[x](//evil.example 'onclick=\"x\"')",
    ],
)
def test_a_link_never_runs(text: str) -> None:
    assert not harm(rendered(text))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <script>alert(1)</script> b",
        "- a\n  <script>alert(1)</script>\n",
        "> <script>\n> alert(1)\n> </script>",
        "`a\n<script>alert(1)</script>`",
        "`<!--` <script>x</script>",
        "<b onclick=alert(1)>x</b>",
        "<details open ontoggle=alert(1)>\n\nx\n\n</details>",
        "<svg onload=alert(1)>\n\n</svg>",
        "<!-- --> <img src=x onerror=alert(1)>",
        'text {: onclick="alert(1)" }\n\n# x {: onclick="x" }\n',
        "- ```\n  <script>\n  ```\n- > ```\n  > <script>\n",
        "```\n<script>",
        "<div markdown=1>\n\n<script>x</script>\n",
        "| <script> |\n|---|\n| <script>x</script> |\n",
        "&lt;script&gt;x &amp;lt;script&amp;gt;",
        "\\<script>x</script>",
        "<scr<script>ipt>",
    ],
)
def test_raw_html_never_runs(text: str) -> None:
    assert not harm(rendered(text))


def test_harmless_html_keeps_its_meaning() -> None:
    assert rendered("a<br>b <kbd>Ctrl</kbd> H<sub>2</sub>O") == (
        "<p>a<br>b <kbd>Ctrl</kbd> H<sub>2</sub>O</p>"
    )
    assert rendered("<b>never closed") == "<p>&lt;b&gt;never closed</p>"
    assert rendered("<!-- a note -->\n\ntext <!-- inside -->") == "<p>text</p>"
    folded = "<details>\n<summary>More</summary>\n\n- [ ] inside\n\n</details>\n"
    assert "<strong>More</strong>" in rendered(folded)
    assert 'aria-label="Not started"' in rendered(folded)


def test_macros_of_other_plugins_are_only_text() -> None:
    text = "{{ secret }} {% include 'x' %} `code`\n"

    markdown_text = as_markdown(text) or ""

    assert "{{" not in markdown_text
    assert "{%" not in markdown_text
    assert words(rendered(text)) == words("{{ secret }} {% include 'x' %} code")


PIECES = st.sampled_from(
    [
        *("- a", "  - b", "1. c", "    d", "> q", "> > r", "# h", "```", "~~~", "| a |", "|---|"),
        *("<script>alert(1)</script>", "<b>", "</b>", "`", "``", "**", "*", "_", "~~", "[x](y)"),
        *("[ ", "](javascript:x)", "<!--", "-->", "- [x] t", "***", "===", "{: onclick=x }", ""),
        *("    <script>", "\t- t", "\\", "&lt;", "<div", "![", "  ", "<https://x.org>", ": d"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\n\n", " ", ""])), max_size=14))
def test_no_mixture_of_signs_ever_runs(pieces: list[tuple[str, str]]) -> None:
    text = "".join(part for piece in pieces for part in piece)

    assert not harm(rendered(text))
