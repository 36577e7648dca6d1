"""Whatever lies in the folder, the site is built."""

from __future__ import annotations

import os
from html.parser import HTMLParser

import pytest

from tests.plugin.conftest import CHECKOUT, Site

HEAD = "# Implementation Tracking: Odd\n\n> **Feature ID**: FEAT-3\n\n"
ODD = {
    "deep lists": HEAD + "".join("  " * depth + "- [ ] a\n" for depth in range(300)),
    "deep quotes": HEAD + "> " * 10_000 + "x\n",
    "a long line": HEAD + "- [ ] " + "word `x` <b " * 90_000 + "\n",
    "an open fence": HEAD + "```python\n- [ ] a\n",
    "broken front matter": "---\na: [b\n---\n" + HEAD + "- [ ] a\n",
    "front matter without a mapping": "---\n- a\n---\n" + HEAD,
    "only front matter": "---\ntracker: true\n---",
    "CR line ends": HEAD.replace("\n", "\r") + "- [ ] a\r",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_an_odd_document_still_has_a_page(shop: Site, text: str) -> None:
    shop.write("docs/features/odd.md", text)

    built = shop.build(strict=False)

    assert "<h1" in built.article("features/odd/index.html")
    assert built.has("progress/features/feat-7/index.html")


def test_what_is_too_deep_is_shown_as_its_source(shop: Site) -> None:
    deep = HEAD + "".join("  " * depth + "- <b>a\n" for depth in range(300))
    shop.write("docs/features/odd.md", deep)

    built = shop.build(strict=False)

    page = built.article("features/odd/index.html")
    assert '<pre class="ft-source">' in page
    assert "- &lt;b&gt;a" in page
    assert any("odd.md:" in warning and "FT113" in warning for warning in built.warnings)


def test_an_empty_file_is_an_empty_page(shop: Site) -> None:
    shop.write("docs/features/empty.md", b"")
    shop.options["documents"] = ["features/empty.md"]

    assert shop.build().has("features/empty/index.html")


@pytest.mark.parametrize("folder", ["docs/features", "tracking"])
def test_undecodable_bytes_are_replaced_and_reported(shop: Site, folder: str) -> None:
    shop.write(f"{folder}/latin.md", HEAD.encode() + b"caf\xe9 \xff\x00\n")

    built = shop.build(strict=False)

    home = "features/latin" if folder.startswith("docs") else "progress/features/feat-3"
    assert "caf\ufffd" in built.article(f"{home}/index.html")
    assert any(f"{folder}/latin.md:5" in w and "FT101" in w for w in built.warnings)


def test_an_undecodable_page_that_is_no_document_does_not_stop_the_build(shop: Site) -> None:
    shop.write("docs/notes.md", b"# Notes\n\ncaf\xe9\n")

    assert "caf\ufffd" in shop.build().article("notes/index.html")


def test_a_circle_of_symlinks_is_a_problem_and_no_endless_walk(shop: Site) -> None:
    (shop.folder / "docs/features/loop").symlink_to(shop.folder / "docs")
    (shop.folder / "tracking/loop").symlink_to(shop.folder / "tracking")

    built = shop.build(strict=False)

    assert not (built.folder / "features/loop").exists()
    circles = [warning for warning in built.warnings if "FT114" in warning]
    assert len(circles) == len(built.warnings) == 2
    assert "docs/features/loop:1" in circles[0]
    assert "tracking/loop:1" in circles[1]


def test_a_dead_symlink_is_a_problem_and_no_page(shop: Site) -> None:
    (shop.folder / "docs/features/gone.md").symlink_to(shop.folder / "nowhere.md")

    built = shop.build(strict=False)

    assert not built.has("features/gone/index.html")
    assert [w for w in built.warnings if "gone.md:1: FT114" in w] == built.warnings


def test_a_folder_linked_twice_counts_once(shop: Site) -> None:
    (shop.folder / "docs/again").symlink_to(shop.folder / "docs/features")

    built = shop.build()

    assert built.has("again/checkout/index.html")
    assert not built.warnings


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every folder")
def test_a_folder_without_permission_is_a_problem(shop: Site) -> None:
    locked = shop.folder / "tracking/locked"
    locked.mkdir()
    locked.chmod(0)
    try:
        built = shop.build(strict=False)
    finally:
        locked.chmod(0o700)

    assert any("FT114" in warning for warning in built.warnings)
    assert built.has("progress/features/feat-7/index.html")


def test_a_folder_that_the_system_refuses_is_a_problem(
    shop: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refuse(folder: str | int = ".") -> object:
        if str(folder).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    shop.write("tracking/locked/more.md", CHECKOUT)
    monkeypatch.setattr("mkdocs_feature_tracker.reading.discover.os.scandir", refuse)

    built = shop.build(strict=False)

    assert any("tracking/locked:1: FT114" in warning for warning in built.warnings)
    assert built.has("progress/features/feat-7/index.html")


HOSTILE = """
<script>alert(1)</script> </svg></div><iframe src=x> <img src=x onerror=alert(1)>
[a](javascript:alert(1)) [b](&#106;avascript:alert(1)) ![c](data:text/html,x)
text {: onclick="alert(1)" } {{ config.site_name }} {% raw %}

- [ ] <script>alert(2)</script> `<script>` **<b onclick=x>**

<script>
alert(3)
</script>

| a | b |
|---|---|
| <script>alert(4)</script> | `|<iframe>` |

```html
<script>alert(5)</script>
```
"""


@pytest.mark.parametrize("folder", ["docs/features", "tracking"])
def test_nothing_in_a_document_becomes_code_of_the_page(shop: Site, folder: str) -> None:
    shop.settings["markdown_extensions"] = ["attr_list", "md_in_html", "pymdownx.superfences"]
    title = HEAD.replace("Odd", "<script>alert(0)</script> [x](javascript:x) {: onclick=x }")
    shop.write(f"{folder}/hostile.md", title + HOSTILE)

    built = shop.build(strict=False)

    pages = list(built.folder.rglob("index.html"))
    assert len(pages) >= 7
    for path in pages:
        harm = _Harm()
        harm.feed(built.article(str(path.relative_to(built.folder))))
        assert not harm.found, path


class _Harm(HTMLParser):
    """Gathers what could run: elements, event attributes and addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed", "style", "img"):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (value or "").startswith(("javascript:", "data:")):
                self.found.append(f"{name}={value}")


def test_problems_are_as_loud_as_the_options_say(shop: Site) -> None:
    shop.write("docs/features/checkout.md", CHECKOUT + "- [?] What is this?\n")

    warnings = shop.build(strict=False).warnings
    assert len(warnings) == 1
    assert "docs/features/checkout.md:17: FT107" in warnings[0]

    for quieter in ({"warn_at": "error"}, {"warn_at": "never"}, {"FT107": "off"}):
        shop.options["problems"] = quieter
        assert not shop.build().warnings
    shop.options["problems"] = {"FT107": "error", "warn_at": "error"}
    assert len(shop.build(strict=False).warnings) == 1


def test_an_info_never_fails_a_strict_build(shop: Site) -> None:
    shop.write("docs/features/checkout.md", CHECKOUT + "- [?] What is this?\n")
    shop.options["problems"] = {"FT107": "info"}

    assert not shop.build().warnings


def test_a_title_full_of_markup_stays_text_in_navigation_and_head(shop: Site) -> None:
    title = "</title><script>alert(1)</script>"
    for path in ("docs/features/checkout.md", "tracking/refunds.md"):
        text = (shop.folder / path).read_text("utf-8")
        shop.write(path, text.replace("Tracking: ", f"Tracking: {title} "))
    built = shop.build()

    for file in built.folder.rglob("*.html"):
        assert "<script>alert(1)" not in file.read_text("utf-8"), file
    assert "<title>&lt;/title&gt;&lt;script&gt;" in built.html("features/checkout/index.html")
