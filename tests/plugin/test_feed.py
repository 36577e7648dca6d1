"""The Atom feed of the updates, by the rules of RFC 4287."""

from __future__ import annotations

import re
from datetime import datetime
from xml.etree import ElementTree

import pytest

from tests.plugin.conftest import CHECKOUT, Built, Site

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = "progress/updates.xml"
LOG = """
## Daily Progress Updates

### 2026-11-19 - Web
**What was completed:**
- Guests pay with `one` click & <b>no</b> account

### 2026-11-17
**Blockers/Issues:**
- The bank is silent

### 2026-11-17 - Backend
- A note

### 2026-12-24 - Web
- Written for a day to come
"""


@pytest.fixture
def news(shop: Site) -> Site:
    shop.settings |= {"site_url": "https://example.org/docs/", "site_name": "Shop & Co"}
    shop.write("docs/features/checkout.md", CHECKOUT + LOG)
    return shop


def feed(built: Built) -> ElementTree.Element:
    return ElementTree.fromstring((built.folder / FEED).read_bytes())


def text(parent: ElementTree.Element, name: str) -> str:
    found = parent.findall(ATOM + name)
    assert len(found) == 1, name
    return "".join(found[0].itertext())


def test_the_feed_has_what_the_standard_requires(news: Site) -> None:
    root = feed(news.build())

    assert root.tag == f"{ATOM}feed"
    assert text(root, "id") == f"https://example.org/docs/{FEED}"
    assert text(root, "title") == "Shop & Co: updates"
    assert text(root, "author") == "Shop & Co"
    assert text(root, "updated") == "2026-11-19T00:00:00Z"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {
        "self": f"https://example.org/docs/{FEED}",
        "alternate": "https://example.org/docs/progress/updates/",
    }


def test_each_entry_is_a_day_of_a_team_with_its_own_id_and_link(news: Site) -> None:
    entries = feed(news.build()).findall(f"{ATOM}entry")

    assert [text(entry, "title") for entry in entries] == [
        "Guest checkout (Web)",
        "Guest checkout",
        "Guest checkout (Backend)",
    ]
    assert len({text(entry, "id") for entry in entries}) == 3
    for entry in entries:
        datetime.fromisoformat(text(entry, "updated"))
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert link.get("href") == "https://example.org/docs/features/checkout/#ft-updates"


def test_the_text_of_a_document_is_text_in_the_feed(news: Site) -> None:
    entry = feed(news.build()).find(f"{ATOM}entry")

    assert entry is not None
    assert "Guests pay with one click & <b>no</b> account" in text(entry, "content")


def test_an_edited_text_keeps_its_id(news: Site) -> None:
    before = [text(entry, "id") for entry in feed(news.build()).findall(f"{ATOM}entry")]
    news.write("docs/features/checkout.md", CHECKOUT + LOG.replace("is silent", "answered"))
    after = [text(entry, "id") for entry in feed(news.build()).findall(f"{ATOM}entry")]

    assert before == after


def test_equal_documents_make_equal_feeds(news: Site) -> None:
    assert news.build().html(FEED) == news.build().html(FEED)


def test_only_the_newest_fifty_entries_are_in_the_feed(news: Site) -> None:
    days = "".join(f"\n### 2025-{1 + n // 28:02}-{1 + n % 28:02}\n- Day {n}\n" for n in range(60))
    news.write("docs/features/checkout.md", f"{CHECKOUT}\n## Daily Progress Updates\n{days}")

    entries = feed(news.build()).findall(f"{ATOM}entry")

    assert len(entries) == 50
    assert "Day 59" in text(entries[0], "content")


def test_signs_that_xml_forbids_do_not_break_it(news: Site) -> None:
    odd = LOG.replace("A note", "A \x0b note \x00 of \ufffe bells \x07")
    news.write("docs/features/checkout.md", CHECKOUT + odd)

    assert len(feed(news.build(strict=False)).findall(f"{ATOM}entry")) == 3


def test_without_updates_the_feed_is_empty_and_of_today(news: Site) -> None:
    news.write("docs/features/checkout.md", CHECKOUT)

    root = feed(news.build())

    assert not root.findall(f"{ATOM}entry")
    assert text(root, "updated") == "2026-11-20T00:00:00Z"


def test_the_page_of_the_updates_links_to_the_feed(news: Site) -> None:
    page = news.build().article("progress/updates/index.html")

    (link,) = re.findall(r"<a [^>]*updates\.xml[^>]*>", page)
    assert 'href="../updates.xml"' in link
    assert 'type="application/atom+xml"' in link


def test_a_site_that_does_not_know_its_address_has_no_feed(news: Site) -> None:
    del news.settings["site_url"]

    built = news.build()

    assert not built.has(FEED)
    assert "updates.xml" not in built.article("progress/updates/index.html")


def test_without_the_page_there_is_no_feed(news: Site) -> None:
    news.options["pages"] = {"updates": False}

    assert not news.build().has(FEED)


def test_a_feed_of_the_authors_own_is_left_alone(news: Site) -> None:
    news.write(f"docs/{FEED}", "<feed/>")

    assert news.build().html(FEED) == "<feed/>"


def test_a_site_on_a_subpath_without_a_last_slash_keeps_it_in_the_addresses(news: Site) -> None:
    config = news.config(strict=True)
    config.site_url = "https://example.org/docs/1.1"  # as mike sets it for a version

    text = news.build(config=config).html(FEED)

    assert f'href="https://example.org/docs/1.1/{FEED}"' in text
    assert "https://example.org/docs/progress" not in text
