"""Names become parts of URLs that are safe and never the same."""

from __future__ import annotations

from mkdocs_feature_tracker.site.slugs import slugs


def test_a_slug_is_the_name_in_lower_case_without_what_a_url_cannot_hold() -> None:
    assert slugs(["FEAT-2026-10-05-001", "2.4", "owner/repo#4", "a/../b"], "feature") == {
        "FEAT-2026-10-05-001": "feat-2026-10-05-001",
        "2.4": "2.4",
        "owner/repo#4": "owner-repo-4",
        "a/../b": "a-..-b",
    }


def test_names_that_differ_only_in_case_or_punctuation_have_slugs_of_their_own() -> None:
    assert list(slugs(["V2", "v2", "v2!"], "release").values()) == ["v2", "v2-2", "v2-3"]


def test_what_mkdocs_takes_for_an_index_is_no_slug() -> None:
    assert slugs(["index", "README"], "feature") == {"index": "index-2", "README": "readme-2"}


def test_a_name_without_any_letter_that_a_url_could_hold_gets_a_stand_in() -> None:
    assert list(slugs(["日本", "???"], "release").values()) == ["release", "release-2"]
