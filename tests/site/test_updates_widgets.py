"""What happened: the sentence above the updates of all features."""

from __future__ import annotations

from mkdocs_feature_tracker.site.place import Place, SiteMap
from mkdocs_feature_tracker.site.widgets import render_text
from tests.site.conftest import BARE, SEARCH, SHARING, ProjectOf
from tests.site.pages_shown import Page, shown

QUIET = SHARING.replace("FEAT-3", "FEAT-5").replace("Blocked", "In Progress")


def test_the_sentence_counts_who_wrote_in_the_last_week(project_of: ProjectOf) -> None:
    text = shown(project_of(SEARCH, QUIET), "widget: verdict\nabout: updates").text

    assert text.startswith(
        "1 of 2 features under way had an update in the last 7 days; "
        "the last update is from yesterday."
    )


def test_where_nothing_goes_on_only_the_last_update_is_named(project_of: ProjectOf) -> None:
    project = project_of(SEARCH.replace("Status**: In Progress", "Status**: Done"))

    text = shown(project, "widget: verdict\nabout: updates").text
    assert text.startswith("No feature is under way; the last update is from yesterday.")


def test_without_updates_it_is_said_how_to_write_one(project_of: ProjectOf) -> None:
    project = project_of(BARE)

    assert "Daily Progress Updates" in shown(project, "widget: updates").text
    text = shown(project, "widget: verdict\nabout: updates").text
    assert text.startswith("Nobody has written an update yet.")


def test_the_feed_is_linked_where_there_is_one(project_of: ProjectOf) -> None:
    project = project_of(SEARCH)
    place = Place("progress/", SiteMap(pages={"feed": "progress/updates.xml"}))

    page = Page(render_text("widget: updates", project, place).html)

    assert "updates.xml" in page.links
    assert "Atom" not in shown(project, "widget: updates").text
