"""What tells one object from another for the memories of a server."""

from __future__ import annotations

from mkdocs_feature_tracker.model.history import FeatureHistory
from mkdocs_feature_tracker.model.same import Same


def test_one_object_is_itself_however_often_it_is_asked_for() -> None:
    history = FeatureHistory("FEAT-1")

    assert {Same(history): "known"}[Same(history)] == "known"


def test_an_equal_object_is_another_one() -> None:
    history, twin = FeatureHistory("FEAT-1"), FeatureHistory("FEAT-1")

    assert history == twin
    assert Same(history) != Same(twin)
    assert Same(history) != history


def test_an_object_made_later_never_takes_the_place_of_one_that_is_kept() -> None:
    known = {Same(FeatureHistory(f"FEAT-{number}")): number for number in range(100)}

    assert not any(Same(FeatureHistory("FEAT-0")) in known for _ in range(100))
