"""A Feature ID in a text becomes a link with the feature's status."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.plugin.mentions import Mentions
from tests.plugin.conftest import Site


@pytest.fixture
def mentions() -> Mentions:
    ids = ["FEAT-1", "FEAT-10", "M-03.02", "checkout", "issue-234"]
    return Mentions(ids, lambda name, url: f"[{name}]")


@pytest.mark.parametrize(
    ("html", "linked"),
    [
        ("<p>See FEAT-1.</p>", "<p>See [FEAT-1].</p>"),
        ("<p>FEAT-1, FEAT-10 (M-03.02)</p>", "<p>[FEAT-1], [FEAT-10] ([M-03.02])</p>"),
        ("<li>issue-234</li>", "<li>[issue-234]</li>"),
        ("FEAT-1 <b>FEAT-1</b>", "[FEAT-1] <b>[FEAT-1]</b>"),
    ],
)
def test_an_id_in_a_text_is_linked(mentions: Mentions, html: str, linked: str) -> None:
    assert mentions.linked(html, "") == linked


@pytest.mark.parametrize(
    "html",
    [
        "<code>FEAT-1</code>",
        "<pre><code>a\nFEAT-1</code></pre>",
        '<a href="x">about <b>FEAT-1</b></a>',
        '<h2 id="feat-1">X<a class="headerlink" href="#FEAT-1" title="FEAT-1">¶</a></h2>',
        '<img alt="a > FEAT-1" src="FEAT-1.png">',
        "<!-- FEAT-1 > -->",
        "<script>'FEAT-1'</script>",
        "<p>FEAT-100, XFEAT-1, FEAT-1x, FEAT-1-2, docs/FEAT-1, FEAT-1/x</p>",
        "<p>the checkout</p>",
        "<p>feat-1</p>",
    ],
)
def test_what_is_no_mention_stays_as_it_is(mentions: Mentions, html: str) -> None:
    assert mentions.linked(html, "") == html


def test_a_text_after_nested_code_is_linked_again(mentions: Mentions) -> None:
    html = "<pre>FEAT-1 <pre>FEAT-1</pre> FEAT-1</pre> FEAT-1"

    assert mentions.linked(html, "") == html.removesuffix("FEAT-1") + "[FEAT-1]"


def test_the_page_of_a_feature_does_not_link_to_itself(mentions: Mentions) -> None:
    assert mentions.linked("FEAT-1 and FEAT-10", "", "FEAT-1") == "FEAT-1 and [FEAT-10]"


def test_a_mention_on_a_page_carries_link_and_status(shop: Site) -> None:
    shop.write("docs/guide/start.md", "# Start\n\nNeeds FEAT-7 and `FEAT-7`.\n")

    page = shop.build().article("guide/start/index.html")

    assert page.count('href="../../progress/features/feat-7/"') == 1
    assert "Done</span>" in page
    assert "<code>FEAT-7</code>" in page


def test_a_document_that_mentions_another_links_to_it(shop: Site) -> None:
    page = shop.build().article("features/checkout/index.html").partition("Tracking document")[2]

    assert 'Waits for <span class="ft-mention"><a href="../../progress/features/feat-7/"' in page


def test_mentions_can_be_left_as_they_are(shop: Site) -> None:
    shop.options["mentions"] = False
    shop.write("docs/index.md", "# Shop\n\nNeeds FEAT-7.\n")

    assert "<p>Needs FEAT-7.</p>" in shop.build().article("index.html")
