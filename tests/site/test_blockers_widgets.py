"""The register of blockers over all features, and the sentence that says what stops them."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.model.project import Project
from tests.site.conftest import BARE, SEARCH, ProjectOf
from tests.site.pages_shown import shown

PAYMENTS = """\
# Implementation Tracking: Payments

> **Feature ID**: FEAT-8
> **Status**: In Progress
> **Team**: Shop

### Current Blockers
| Blocker | Severity | Description | Area | ETA |
|---|---|---|---|---|
| Contract unsigned | Medium | | | 2026-12-01 |
| No sandbox account | Critical | | Bank | 2026-11-18 |
| Unclear rounding | Low | | | |

### Resolved Issues
- **2026-11-15**: Cents were lost - Rounded once
- **2026-10-02**: Wrong currency - Read from the account

### Technical Debt Created
- **Files fetched by hand**: No interface yet - Fetch nightly

## Daily Progress Updates

### 2026-11-16 - Shop
**Blockers/Issues:**
- Still no sandbox account

### 2026-11-11 - Shop
**Blockers/Issues:**
- No sandbox account: asked the bank
"""


@pytest.fixture
def shop(project_of: ProjectOf) -> Project:
    return project_of(SEARCH, PAYMENTS)


def test_the_sentence_counts_what_is_open_serious_and_late(shop: Project) -> None:
    text = shown(shop, "widget: verdict\nabout: blockers").text

    assert text.startswith(
        "4 blockers are open in 2 features, 2 of them critical or high; "
        "2 are past their ETA, the worst by 8 days."
    )


def test_a_single_blocker_is_spoken_of_as_one(project_of: ProjectOf) -> None:
    text = shown(project_of(SEARCH), "widget: verdict\nabout: blockers").text

    assert text.startswith("1 blocker is open in 1 feature; 1 is past its ETA by 8 days.")


def test_open_blockers_stand_by_severity_with_feature_age_and_lateness(shop: Project) -> None:
    page = shown(shop, "widget: blockers")

    titles = ("No sandbox account", "Index cluster", "Contract unsigned", "Unclear rounding")
    places = [page.text.index(title) for title in titles]
    assert places == sorted(places)
    assert "4 open blockers, 2 past their ETA, the most severe first" in page.text
    assert "Critical Payments Bank 9 days 18 Nov 2 days late" in page.text
    assert "Medium Payments Shop — 1 Dec —" in page.text
    assert "features/2/" in page.links
    assert any(link.endswith("/2.md#L11") for link in page.links)


def test_no_age_is_shown_where_no_update_names_a_blocker(project_of: ProjectOf) -> None:
    assert "Age" not in shown(project_of(SEARCH), "widget: blockers").text


def test_what_is_resolved_comes_latest_first_and_debts_with_their_plan(shop: Project) -> None:
    text = shown(shop, "widget: blockers").text

    assert "Resolved 3, the latest first 15 Nov Cents were lost Payments Rounded once" in text
    assert text.index("Cents were lost") < text.index("Flaky tests") < text.index("Wrong currency")
    assert "Files fetched by hand Payments No interface yet Plan: Fetch nightly" in text


def test_more_than_twenty_resolved_blockers_are_folded(project_of: ProjectOf) -> None:
    def resolved(n: int) -> str:
        rows = "".join(f"- **2026-10-{day:02}**: Issue {day} - Mended\n" for day in range(1, n + 1))
        return f"{BARE}\n### Resolved Issues\n{rows}"

    few = shown(project_of(resolved(20)), "widget: blockers")
    many = shown(project_of(resolved(21)), "widget: blockers")

    assert "open" in few.attributes
    assert "open" not in many.attributes
    assert "Issue 21" in many.text


def test_a_register_without_blockers_is_good_news(project_of: ProjectOf) -> None:
    project = project_of(BARE)

    assert "no blocker is open" in shown(project, "widget: blockers").text
    answer = shown(project, "widget: verdict\nabout: blockers").text
    assert answer.startswith("Nothing stops us: no blocker is open.")


def test_a_feature_that_is_blocked_by_nothing_named_is_told(project_of: ProjectOf) -> None:
    project = project_of(BARE.replace("Planned", "Blocked"))

    text = shown(project, "widget: verdict\nabout: blockers").text
    assert text.startswith("No blocker is named, yet 1 feature is blocked.")


def test_blockers_of_a_cancelled_feature_stop_nobody(project_of: ProjectOf) -> None:
    project = project_of(PAYMENTS.replace("In Progress", "Cancelled"))

    assert "No sandbox account" not in shown(project, "widget: blockers").text


def test_the_filter_leaves_other_teams_out(shop: Project) -> None:
    text = shown(shop, "widget: blockers\nfilter: {team: Shop}").text

    assert "Unclear rounding" in text
    assert "Index cluster" not in text


def test_of_one_feature_the_widget_shows_its_own_blockers(shop: Project) -> None:
    page = shown(shop, "widget: blockers\nfeature: FEAT-1")

    assert "Index cluster" in page.text
    assert "Contract unsigned" not in page.text
    assert (
        "No data. The document has no section"
        in shown(shop, "widget: decisions\nfeature: FEAT-8").text
    )
