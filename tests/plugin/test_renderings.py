"""What a second build shows of documents that an earlier one has rendered."""

from __future__ import annotations

import json

import pytest
from markdown import Markdown

from tests.plugin.conftest import CHECKOUT, Built, Site

PAGE = "features/checkout/index.html"

NOTES = """
## Notes

How a guest pays, drawn:

```mermaid
graph LR
  cart --> payment
```

```python
def pay(cart: Cart) -> None: ...
```

The plan is in [the plan](../plan.md#costs), the rest [below](#later).

### Later

3. Vouchers
4. Gifts
"""


@pytest.fixture
def notes(shop: Site) -> Site:
    """A document with everything that is rendered by the site's own Markdown."""
    shop.write("docs/features/checkout.md", CHECKOUT + NOTES)
    shop.write("docs/plan.md", "# Plan\n\n## Costs\n\nFew.\n")
    shop.settings["markdown_extensions"] = [
        {"toc": {"permalink": True}},
        {
            "pymdownx.superfences": {
                "custom_fences": [
                    {
                        "name": "mermaid",
                        "class": "mermaid",
                        "format": "pymdownx.superfences.fence_code_format",
                    }
                ]
            }
        },
        {"pymdownx.highlight": {"line_spans": "__span"}},
    ]
    shop.settings["plugins"] = ["search", {"feature-tracker": shop.options}]
    shop.settings["validation"] = {"anchors": "warn"}
    return shop


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The Markdown that is rendered by anybody in the course of a test."""
    texts: list[str] = []
    convert = Markdown.convert

    def heard(self: Markdown, source: str) -> str:
        texts.append(source)
        return convert(self, source)

    monkeypatch.setattr(Markdown, "convert", heard)
    return texts


def built(site: Site) -> Built:
    """The site, built with the fence formats that YAML cannot name here."""
    from pymdownx.superfences import fence_code_format

    config = site.config(strict=False)
    for fence in config.mdx_configs["pymdownx.superfences"]["custom_fences"]:
        fence["format"] = fence_code_format if fence["name"] == "mermaid" else fence["format"]
    return site.build(config=config)


def everything(of: Built) -> dict[str, bytes]:
    files = (path for path in of.folder.rglob("*") if path.suffix in (".html", ".json"))
    return {str(path.relative_to(of.folder)): path.read_bytes() for path in files}


def test_a_second_build_renders_no_document_and_shows_the_same(
    notes: Site, rendered: list[str]
) -> None:
    first = everything(built(notes))
    assert any("Gifts" in text or "### Later" in text for text in rendered)
    rendered.clear()

    second = built(notes)

    assert everything(second) == first
    assert not any("### Later" in text for text in rendered)
    assert second.warnings == []
    page = second.article(PAGE)
    assert '<pre class="mermaid"><code>graph LR' in page
    assert '<span id="__span-0-1">' in page
    assert '<h4 id="later">Later<a class="headerlink" href="#later"' in page
    assert '<a href="../../plan/#costs">the plan</a>' in page


def test_an_edited_document_is_rendered_anew(notes: Site) -> None:
    built(notes)
    notes.write("docs/features/checkout.md", CHECKOUT + NOTES.replace("Gifts", "Gift cards"))

    assert "Gift cards" in built(notes).article(PAGE)


def test_the_contents_and_the_search_hold_what_was_not_rendered(notes: Site) -> None:
    built(notes)
    second = built(notes)

    contents = second.html(PAGE).partition("<article")[0]
    assert 'href="#later"' in contents
    index = json.loads(second.html("search/search_index.json"))
    found = {entry["location"]: entry["text"] for entry in index["docs"]}
    assert "Vouchers" in found["features/checkout/#later"]


def test_a_link_whose_target_went_is_warned_of_in_every_build(notes: Site) -> None:
    built(notes)
    (notes.folder / "docs/plan.md").unlink()

    for _ in range(2):
        assert any("'plan.md' is not found" in message for message in built(notes).warnings)


def test_a_link_to_a_heading_that_went_is_warned_of_in_every_build(notes: Site) -> None:
    built(notes)
    notes.write("docs/plan.md", "# Plan\n")

    for _ in range(2):
        assert any("'#costs'" in message for message in built(notes).warnings)


def test_a_link_follows_its_target_to_another_address(notes: Site) -> None:
    built(notes)
    notes.settings["use_directory_urls"] = False

    assert '<a href="../plan.html#costs">' in built(notes).article("features/checkout.html")


def test_other_settings_of_markdown_render_anew(notes: Site) -> None:
    built(notes)
    notes.settings["markdown_extensions"][0] = {"toc": {"permalink": "§"}}

    assert 'title="Permanent link">§</a>' in built(notes).article(PAGE)


def test_an_extension_that_nobody_knows_sees_every_document_every_time(
    notes: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes.write(
        "counting.py",
        "from markdown.extensions import Extension\n"
        "from markdown.treeprocessors import Treeprocessor\n"
        "SEEN = []\n"
        "class See(Treeprocessor):\n"
        "    def run(self, root):\n"
        "        SEEN.extend(element.text for element in root.iter('h4'))\n"
        "class Counting(Extension):\n"
        "    def extendMarkdown(self, md):\n"
        "        md.treeprocessors.register(See(md), 'see', 1)\n"
        "def makeExtension(**settings):\n"
        "    return Counting(**settings)\n",
    )
    monkeypatch.syspath_prepend(str(notes.folder))
    notes.settings["markdown_extensions"].append("counting")
    built(notes)
    import counting  # type: ignore[import-not-found]

    counting.SEEN.clear()
    built(notes)

    assert "Later" in counting.SEEN


def test_a_fence_within_a_document_stays_alive(notes: Site) -> None:
    fence = "\n## Numbers\n\n```tracker\nwidget: cards\n```\n"
    notes.write("docs/features/checkout.md", CHECKOUT + fence)
    for _ in range(2):
        page = built(notes).article(PAGE)
        assert 'data-widget="cards"' in page


def test_other_plugins_see_the_whole_page_both_times(notes: Site) -> None:
    notes.write(
        "hook.py",
        "import pathlib\n"
        "def on_page_markdown(markdown, page, **_):\n"
        "    return markdown.replace('Vouchers', 'Coupons')\n"
        "def on_page_content(html, page, config, **_):\n"
        "    assert 'Coupons' in html or 'checkout' not in page.url\n"
        "    assert 'Gift' in html or 'checkout' not in page.url\n"
        "def on_post_page(output, page, config):\n"
        "    assert '### Later' in page.markdown or 'features/checkout' not in page.url\n",
    )
    notes.settings["hooks"] = ["hook.py"]
    text = CHECKOUT + NOTES.replace("3. Vouchers", "3. [Vouchers](https://example.org/)")
    notes.write("docs/features/checkout.md", text)
    for _ in range(2):
        assert ">Coupons</a>" in built(notes).article(PAGE)
