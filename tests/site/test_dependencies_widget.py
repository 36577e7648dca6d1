"""What waits for what, as a page shows it."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_feature_tracker.model.project import Project
from tests.site.conftest import ProjectOf
from tests.site.pages_shown import shown


def document(name: str, depends_on: str = "", status: str = "In Progress") -> str:
    header = f"> **Feature ID**: FEAT-{name}\n> **Status**: {status}\n"
    header += f"> **Depends On**: {depends_on}\n" if depends_on else ""
    return f"# Implementation Tracking: Feature {name}\n\n{header}"


def test_the_drawing_links_each_feature_with_its_state_in_words(product: Project) -> None:
    page = shown(product, "widget: dependencies")

    assert {"svg", "foreignobject", "path", "details"} <= page.tags
    assert {"features/1/", "features/2/"} <= set(page.links)
    assert "Credentials vault Done" in page.text
    assert "1 feature depends on others, and none of them has to wait any more." in page.text


def test_the_table_has_both_directions(product: Project) -> None:
    page = shown(product, "widget: dependencies")

    assert "Waits for" in page.text
    assert "Waited for by" in page.text


def test_a_dependency_that_nobody_describes_is_told_in_words(product: Project) -> None:
    page = shown(product, "widget: dependencies")

    assert "“Audit log search” waits for FEAT-9, which is not tracked here." in page.text


def test_one_feature_says_what_it_waits_for_and_is_not_a_link_to_itself(product: Project) -> None:
    page = shown(product, "widget: dependencies\nfeature: FEAT-1")
    other = shown(product, "widget: dependencies\nfeature: FEAT-2")

    assert "It waits for 1 feature, which is done." in page.text
    assert "1 feature waits for it." in other.text


def test_features_in_a_circle_are_named(project_of: ProjectOf) -> None:
    project = project_of(document("1", "FEAT-2"), document("2", "FEAT-1"))
    page = shown(project, "widget: dependencies")

    assert (
        "“Feature 1” and “Feature 2” wait for each other, so none of them can be first."
        in page.text
    )


def test_a_feature_that_waits_for_itself_is_told(project_of: ProjectOf) -> None:
    page = shown(project_of(document("1", "FEAT-1")), "widget: dependencies")

    assert "“Feature 1” names itself as what it waits for." in page.text


def test_without_dependencies_the_figure_says_so_and_a_page_leaves_it_out(
    project_of: ProjectOf,
) -> None:
    project = project_of(document("1"))

    assert (
        "No document names a feature that it depends on."
        in shown(project, "widget: dependencies").text
    )
    assert "ft-dependencies" not in shown(project, "widget: feature\nfeature: FEAT-1").ids


def test_a_features_page_has_the_drawing_where_it_waits(product: Project) -> None:
    assert "ft-dependencies" in shown(product, "widget: feature\nfeature: FEAT-1").ids


def test_a_web_that_nobody_could_follow_is_an_open_table(project_of: ProjectOf) -> None:
    some = [document("0"), *(document(str(n), "FEAT-0") for n in range(1, 45))]
    page = shown(project_of(*some), "widget: dependencies")

    assert "svg" not in page.tags
    assert "45 features are too many for a drawing" in page.text


def test_a_filter_keeps_what_its_features_wait_for(project_of: ProjectOf) -> None:
    web = document("2", "FEAT-1").replace("> **Status**", "> **Team**: Web\n> **Status**")
    project = project_of(document("1"), web, document("3", "FEAT-1"))
    page = shown(project, "widget: dependencies\nfilter: {team: Web}")

    assert "Feature 1" in page.text
    assert "Feature 3" not in page.text


def test_markup_in_a_title_is_text(project_of: ProjectOf) -> None:
    wicked = document("1", "FEAT-2").replace("Feature 1", "</svg><script>x</script>")
    page = shown(project_of(wicked, document("2")), "widget: dependencies")

    assert "script" not in page.tags


def test_what_is_not_done_is_waited_for(product: Project) -> None:
    features = tuple(
        replace(one, status=one.status.__class__.BLOCKED) if one.feature_id == "FEAT-2" else one
        for one in product.features
    )
    page = shown(replace(product, features=features), "widget: dependencies")

    assert "1 feature depends on others; it waits for work that is not done." in page.text
