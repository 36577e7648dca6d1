"""The `tracker` fence on an author's page: nested, wrong, and beside the author's own fences."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from pymdownx.superfences import fence_code_format

from tests.plugin.conftest import Site

NESTED = """\
# Shop

!!! note

    ```tracker
    widget: cards
    ```

=== "Features"

    ```tracker
    widget: features
    ```

1. First

    ```tracker
    widget: attention
    ```

> ```tracker
> widget: statuses
> ```
"""


@pytest.fixture
def extended(shop: Site) -> Site:
    shop.settings["markdown_extensions"] = [
        *("admonition", "attr_list", "pymdownx.superfences"),
        {"pymdownx.tabbed": {"alternate_style": True}},
    ]
    return shop


@pytest.mark.parametrize("has_extensions", [True, False])
def test_a_fence_is_filled(shop: Site, has_extensions: bool) -> None:
    if has_extensions:
        shop.settings["markdown_extensions"] = ["attr_list", "pymdownx.superfences"]
    shop.write("docs/index.md", "# Shop\n\n```tracker\nwidget: features\n```\n")

    built = shop.build()

    assert not built.warnings
    page = built.article("index.html")
    assert 'href="features/checkout/"' in page
    assert 'href="progress/features/feat-7/"' in page
    assert "data-tracker-fence" not in built.html("index.html")


def test_a_fence_works_in_tabs_admonitions_lists_and_quotes(extended: Site) -> None:
    extended.write("docs/index.md", NESTED)

    built = extended.build()

    assert not built.warnings
    page = built.article("index.html")
    assert re.findall(r'data-widget="(\w+)"', page) == [
        *("cards", "features", "attention", "statuses"),
    ]
    assert "```" not in page


def test_an_example_of_a_fence_stays_an_example(extended: Site) -> None:
    example = "# Shop\n\n````markdown\n```tracker\nwidget: nonsense\n```\n````\n"
    extended.write("docs/index.md", example)

    built = extended.build()

    assert not built.warnings
    assert "data-widget" not in built.article("index.html")


@pytest.mark.parametrize(
    ("fence", "line", "words"),
    [
        ("```tracker\nwidget: nonsense\n```", 5, "nonsense"),
        ("```tracker\nwidget: features\ncolour: red\n```", 5, "colour"),
        ("```tracker\nwidget: feature\nfeature: FEAT-99\n```", 5, "FEAT-99"),
        ("```tracker\n{{{\n```", 5, "YAML"),
        ("```tracker\n```", 5, "widget"),
        ('```tracker title="x"\nwidget: cards\n```', 5, "title"),
        ("```{.tracker data-x=1}\nwidget: cards\n```", 5, "data-x"),
        ("!!! note\n\n    ```tracker\n    widget: nonsense\n    ```", 7, "nonsense"),
    ],
)
def test_a_wrong_fence_is_a_box_and_a_warning_with_file_and_line(
    extended: Site, fence: str, line: int, words: str
) -> None:
    extended.write("docs/index.md", f"---\ntitle: Shop\n---\n\n{fence}\n\nAfter.\n")

    built = extended.build(strict=False)

    assert len(built.warnings) == 1
    assert f"docs/index.md:{line}: " in built.warnings[0]
    assert words in built.warnings[0]
    page = built.article("index.html")
    assert "ft-error" in page
    assert "After." in page


def test_of_two_equal_wrong_fences_each_has_its_line(extended: Site) -> None:
    fence = "```tracker\nwidget: nonsense\n```\n"
    extended.write("docs/index.md", f"# Shop\n\n{fence}\nText\n\n{fence}")

    warnings = extended.build(strict=False).warnings

    assert [re.findall(r"index.md:(\d+)", warning) for warning in warnings] == [["3"], ["9"]]


def test_a_wrong_fence_fails_a_strict_build_of_the_command_line(extended: Site) -> None:
    extended.write("docs/index.md", "# Shop\n\n```tracker\nwidget: nonsense\n```\n")
    extended.config()

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict"],
            cwd=extended.folder,
            env={**os.environ, "NO_COLOR": "1"},
            capture_output=True,
            text=True,
            check=False,
        )

    wrong = run()
    extended.write("docs/index.md", "# Shop\n\n```tracker\nwidget: cards\n```\n")
    right = run()

    assert wrong.returncode == 1
    assert "docs/index.md:3: Unknown widget `nonsense`" in wrong.stderr
    assert right.returncode == 0, right.stderr
    assert "WARNING" not in right.stderr


def test_the_fences_of_the_author_stay(extended: Site) -> None:
    own = {"name": "mermaid", "class": "mermaid", "format": fence_code_format}
    extended.write(
        "docs/index.md",
        "# Shop\n\n```mermaid\ngraph LR\n```\n\n```tracker\nwidget: cards\n```\n",
    )
    config = extended.config(strict=True)
    config.mdx_configs["pymdownx.superfences"] = {"custom_fences": [own]}

    page = extended.build(config=config).article("index.html")

    assert '<pre class="mermaid"><code>graph LR' in page
    assert 'data-widget="cards"' in page


CODE = '# Shop\n\n```python\nprint(1 < 2)\n```\n\n```js hl_lines="1"\nlet x\n```\n\n    plain\n'


@pytest.mark.parametrize("extensions", [[], ["codehilite"]])
def test_code_looks_as_it_does_without_the_plugin(site: Site, extensions: list[str]) -> None:
    site.settings["theme"] = {"name": "mkdocs"}
    site.settings["markdown_extensions"] = extensions
    site.write("docs/index.md", CODE)

    def code() -> list[str]:
        html = site.build().html("index.html").partition("Shop</h1>")[2]
        blocks = re.findall(r"(?:<div class=\"\w+\">)?<pre.*?</pre>", html, re.S)
        return [re.sub(r"\s*</code>|<span></span>", "", block) for block in blocks]

    ours = code()
    site.options["enabled"] = False

    assert len(ours) == 3
    assert ours == code()


def test_a_fence_in_a_tracking_document_is_filled_there(shop: Site) -> None:
    document = (shop.folder / "docs/features/checkout.md").read_text("utf-8")
    shop.write("docs/features/checkout.md", document + "\n```tracker\nwidget: cards\n```\n")

    page = shop.build().article("features/checkout/index.html")

    assert page.index("Tracking document") < page.index('data-widget="cards"')


def test_a_widget_that_fails_costs_the_widget_and_not_the_site(
    shop: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("nothing to divide")

    monkeypatch.setattr("mkdocs_feature_tracker.plugin.drawing.render_text", fail)

    built = shop.build(strict=False)

    assert "nothing to divide" in built.article("progress/index.html")
    assert any("ZeroDivisionError" in warning for warning in built.warnings)
