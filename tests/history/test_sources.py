"""Dates inside the documents, where neither git nor a snapshot knows a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mkdocs_feature_tracker.history.sources import with_stated_dates
from mkdocs_feature_tracker.model.document import Document, Header, Signs
from mkdocs_feature_tracker.model.history import FeatureHistory, History, Point, Source
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.records import Update
from mkdocs_feature_tracker.model.words import Status

TODAY = Point(date(2026, 1, 20), 4, 4, source=Source.DOCUMENT)


def feature(status: Status, header: Header, *updates: date) -> Feature:
    rows = tuple(Update(1, on, None, "completed", "Log in") for on in updates)
    document = Document("Login", 1, header, Signs(), updates=rows)
    return Feature("FEAT-1", "a.md", "/a.md", "Login", status, document, 4, 4, 4, None, "")


def points(of: Feature, *known: Point) -> list[tuple[str, int | None, float | None]]:
    history = History({"FEAT-1": FeatureHistory("FEAT-1", known)})
    found = with_stated_dates(history, [of], date(2026, 1, 20)).features["FEAT-1"].points
    assert all(point.source is Source.DOCUMENT for point in found if point not in known)
    return [(f"{point.on:%m-%d}", point.n_done, point.stated_share) for point in found]


def test_a_start_is_nothing_done_and_an_update_a_day_without_numbers() -> None:
    started = feature(
        Status.IN_PROGRESS, Header(started_on=date(2026, 1, 5)), date(2026, 1, 9), date(2026, 1, 7)
    )

    assert points(started, TODAY) == [
        ("01-05", None, 0.0),
        ("01-07", None, None),
        ("01-09", None, None),
        ("01-20", 4, None),
    ]


def test_a_finished_document_has_had_its_scope_since_it_was_finished() -> None:
    header = Header(started_on=date(2026, 1, 5), finished_on=date(2026, 1, 12))

    assert points(feature(Status.DONE, header), TODAY) == [
        ("01-05", None, 0.0),
        ("01-12", 4, None),
        ("01-20", 4, None),
    ]


def test_a_finish_that_the_status_denies_is_no_point() -> None:
    header = Header(finished_on=date(2026, 1, 12))

    assert points(feature(Status.IN_PROGRESS, header), TODAY) == [("01-20", 4, None)]


def test_days_that_git_knows_are_not_told_again() -> None:
    started = feature(Status.IN_PROGRESS, Header(started_on=date(2026, 1, 5)), date(2026, 1, 8))
    known = replace(FeatureHistory("FEAT-1"), points=(Point(date(2026, 1, 6), 4, 0), TODAY))

    assert points(started, *known.points) == [
        ("01-05", None, 0.0),
        ("01-06", 0, None),
        ("01-20", 4, None),
    ]
