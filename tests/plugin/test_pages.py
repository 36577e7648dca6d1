"""Which pages a site gets, where they lie, and what they say."""

from __future__ import annotations

import json
import re

import pytest

from tests.plugin.conftest import CHECKOUT, REFUNDS, Site


def test_two_documents_make_an_overview_a_table_and_a_page_each(shop: Site) -> None:
    built = shop.build()

    assert built.has("progress/index.html")
    assert built.has("progress/features/index.html")
    assert built.has("progress/features/feat-7/index.html")
    assert built.has("features/checkout/index.html")
    assert not built.has("progress/features/feat-12/index.html")
    assert "Guest checkout" in built.article("progress/features/index.html")


def test_nothing_is_written_beside_the_documents(shop: Site) -> None:
    before = {path for path in shop.folder.rglob("*") if ".cache" not in path.parts}
    shop.build()
    after = {path for path in shop.folder.rglob("*") if ".cache" not in path.parts}

    assert {path.relative_to(shop.folder).parts[0] for path in after - before} == {
        *("site", "mkdocs.yml"),
    }


def test_the_page_of_a_document_has_one_title_the_widget_and_the_text(shop: Site) -> None:
    page = shop.build().article("features/checkout/index.html")

    assert len(re.findall(r"<h1\b", page)) == 1
    assert "Guest checkout</h1>" in page
    assert page.index('data-widget="feature"') < page.index("Tracking document")
    text = page.partition("Tracking document")[2]
    assert 'aria-label="Done">☑</span> <strong>Unit Tests</strong>' in text
    assert 'aria-label="Not started">☐</span> <strong>E2E Tests</strong>' in text


def test_a_document_keeps_its_front_matter(shop: Site) -> None:
    front = "---\ntitle: Checkout for guests\nsearch:\n  boost: 2\n---\n"
    shop.write("docs/features/checkout.md", front + CHECKOUT)

    built = shop.build()

    assert "<title>Checkout for guests - Shop</title>" in built.html("features/checkout/index.html")
    assert "boost" not in built.article("features/checkout/index.html")


def test_a_page_template_that_nobody_has_does_not_stop_the_build(shop: Site) -> None:
    shop.write("docs/features/checkout.md", f"---\ntemplate: feature\n---\n{CHECKOUT}")

    assert "Guest checkout" in shop.build().html("features/checkout/index.html")


def test_macros_are_kept_off_generated_pages_and_documents(shop: Site) -> None:
    hook = "META = {}\ndef on_page_markdown(markdown, page, **_):\n"
    hook += "    META[page.file.src_uri] = page.meta.get('render_macros')\n"
    hook += "def on_post_build(config):\n    import json, pathlib\n"
    hook += "    pathlib.Path(config.site_dir, 'meta.json').write_text(json.dumps(META))\n"
    shop.write("hook.py", hook)
    shop.settings["hooks"] = ["hook.py"]

    meta = json.loads(shop.build().html("meta.json"))

    assert meta.pop("index.md") is None
    assert set(meta.values()) == {False}


def test_every_link_between_pages_leads_somewhere(shop: Site) -> None:
    built = shop.build()

    for page in built.folder.rglob("index.html"):
        for href in re.findall(r'href="([^"#?:]+)[#?]?[^":]*"', built.html(str(page))):
            target = (page.parent / href).resolve()
            assert target.exists(), f"{page}: {href}"


def test_pages_without_directory_urls_link_to_files(shop: Site) -> None:
    shop.settings["use_directory_urls"] = False

    built = shop.build()

    assert built.has("progress/features/feat-7.html")
    table = built.article("progress/features/index.html")
    assert 'href="feat-7.html"' in table
    assert 'href="../../features/checkout.html"' in table


def test_a_site_below_a_path_has_only_relative_links(shop: Site) -> None:
    shop.settings["site_url"] = "https://example.org/docs/shop/"

    built = shop.build()

    assert 'href="feat-7/"' in built.article("progress/features/index.html")
    for path in ("progress/index.html", "progress/features/feat-7/index.html"):
        assert not re.findall(r'href="/', built.article(path))


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_every_theme_shows_the_pages_and_loads_the_stylesheet(shop: Site, theme: str) -> None:
    shop.settings["theme"] = {"name": theme}

    built = shop.build()

    page = built.html("progress/index.html")
    assert 'data-widget="cards"' in page
    assert 'href="../assets/feature-tracker.css"' in page
    assert built.has("assets/feature-tracker.css")


def test_the_site_carries_its_tables_unless_it_shall_not(shop: Site) -> None:
    tables = json.loads(shop.build().html("tracker.json"))["tables"]
    assert {row["feature_id"] for row in tables["features"]} == {"FEAT-7", "FEAT-12"}

    shop.options["tracker_json"] = False
    assert not shop.build().has("tracker.json")


def test_pages_can_be_moved_renamed_and_left_out(shop: Site) -> None:
    shop.options["pages"] = {"folder": "status", "overview": "Where we are", "features": False}

    built = shop.build()

    assert "Where we are</h1>" in built.article("status/index.html")
    assert not built.has("status/features/index.html")
    assert built.has("status/features/feat-7/index.html")
    assert not built.has("progress/index.html")


def test_a_page_of_the_author_replaces_ours(shop: Site) -> None:
    shop.write("docs/progress/index.md", "# Our own\n\n```tracker\nwidget: cards\n```\n")

    built = shop.build()

    page = built.article("progress/index.html")
    assert "Our own" in page
    assert 'data-widget="cards"' in page
    assert 'data-widget="attention"' not in page


def test_switched_off_it_does_nothing(shop: Site) -> None:
    shop.options["enabled"] = False

    built = shop.build()

    assert not built.has("progress/index.html")
    assert not built.has("assets/feature-tracker.css")
    assert "tracker" not in built.html("index.html")


def test_the_edit_link_of_a_page_leads_to_its_document(shop: Site) -> None:
    shop.settings |= {"repo_url": "https://github.com/acme/shop", "edit_uri": "edit/main/docs/"}
    shop.settings["theme"]["features"] = ["content.action.edit"]

    built = shop.build()

    edit = "https://github.com/acme/shop/edit/main/"
    assert f'href="{edit}tracking/refunds.md"' in built.html("progress/features/feat-7/index.html")
    assert f'href="{edit}docs/features/checkout.md"' in built.html("features/checkout/index.html")
    assert f"{edit}docs/progress" not in built.html("progress/index.html")


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "expected"),
    [
        (
            "https://github.com/a/b",
            None,
            "https://github.com/a/b/blob/master/tracking/refunds.md#L",
        ),
        (
            "https://gitlab.com/a/b",
            "-/edit/main/docs/",
            "https://gitlab.com/a/b/-/blob/main/tracking/refunds.md#L",
        ),
        (
            "https://bitbucket.org/a/b",
            "src/main/docs/",
            "https://bitbucket.org/a/b/src/main/tracking/refunds.md#lines-",
        ),
    ],
)
def test_facts_link_to_the_line_they_were_read_from(
    shop: Site, repo_url: str, edit_uri: str | None, expected: str
) -> None:
    shop.settings["repo_url"] = repo_url
    if edit_uri:
        shop.settings["edit_uri"] = edit_uri

    assert expected in shop.build().article("progress/features/feat-7/index.html")


def test_a_link_in_a_document_outside_leads_to_the_other_page(shop: Site) -> None:
    links = "\nSee [checkout](../docs/features/checkout.md), [home](../docs/index.md#shop)"
    links += ", [code](../src/refund.py) and [later](later.md).\n"
    shop.write("tracking/refunds.md", REFUNDS + links)
    shop.write("tracking/later.md", REFUNDS.replace("FEAT-7", "FEAT-8"))

    page = shop.build().article("progress/features/feat-7/index.html")

    assert '<a href="../../../features/checkout/">checkout</a>' in page
    assert '<a href="../../../#shop">home</a>' in page
    assert '<a href="../feat-8/">later</a>' in page
    assert ", code and" in page

    shop.settings["repo_url"] = "https://github.com/acme/shop"
    page = shop.build().article("progress/features/feat-7/index.html")
    assert '<a href="https://github.com/acme/shop/blob/master/src/refund.py">code</a>' in page


def test_the_contents_of_a_page_name_the_parts_of_its_widget(shop: Site) -> None:
    page = shop.build().html("features/checkout/index.html")

    contents = page.partition("md-nav--secondary")[2].partition("</nav>")[0]
    targets = re.findall(r'href="#([^"]+)"', contents)
    assert targets.index("ft-progress") < targets.index("tracking-document")
    for target in targets:
        assert f'id="{target}"' in page


def test_a_link_to_a_part_of_a_widget_is_a_good_link(shop: Site) -> None:
    shop.settings["validation"] = {"anchors": "warn"}
    shop.write("docs/index.md", "# Shop\n\n[tests](features/checkout.md#ft-progress)\n")
    assert not shop.build().warnings

    shop.write("docs/index.md", "# Shop\n\n[tests](features/checkout.md#ft-nonsense)\n")
    assert "ft-nonsense" in shop.build(strict=False).warnings[0]


def test_documents_that_the_site_leaves_out_are_no_features(shop: Site) -> None:
    shop.settings["exclude_docs"] = "/features/old.md\n"
    shop.write("docs/features/old.md", CHECKOUT.replace("FEAT-12", "FEAT-3"))
    shop.write("docs/features/older.md", CHECKOUT.replace("FEAT-12", "FEAT-2"))
    shop.options["exclude"] = ["features/older.md"]

    table = shop.build().article("progress/features/index.html")

    assert "FEAT-12" in table
    assert "FEAT-3" not in table
    assert "FEAT-2<" not in table


def test_other_markdown_in_a_root_is_no_part_of_the_site(shop: Site) -> None:
    shop.write("tracking/notes.md", "# Notes\n\nNothing to track.\n")

    built = shop.build()

    assert not list(built.folder.rglob("*notes*"))


def test_a_template_is_a_page_but_no_feature(shop: Site) -> None:
    template = CHECKOUT.replace("FEAT-12", "FEAT-YYYY-MM-DD-XXX").replace("Guest", "[Feature]")
    shop.write("docs/features/blank.md", template)

    built = shop.build()

    assert "☐" in built.article("features/blank/index.html")
    assert "blank/" not in built.article("progress/features/index.html")


def test_a_site_without_documents_still_builds(site: Site) -> None:
    built = site.build()

    assert built.has("progress/index.html")
    assert not built.warnings


def test_the_day_comes_from_the_option_then_the_environment(
    shop: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def today() -> str:
        return str(json.loads(shop.build().html("tracker.json"))["as_of"])

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    assert today() == "2026-11-20"
    del shop.options["as_of"]
    assert today() == "2026-09-21"
    shop.options["timezone"] = "Pacific/Kiritimati"
    assert today() == "2026-09-22"
