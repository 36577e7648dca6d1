from __future__ import annotations

from mkdocs_feature_tracker.model.words import SectionState
from tests.reading.sections.conftest import Reader


def test_bullets_of_every_group_are_measures(reading: Reader) -> None:
    document = reading(
        """
        ### Test Coverage
        - **Unit Tests**: 94% (target: 90%)
        - **E2E Tests**: [X]%

        ### Code Quality
        - **ESLint**: ❌ 3 errors
        - **TypeScript**: ✅ Strict mode
        - **Prettier**: ✅ Formatted / ❌ Needs formatting

        ### Performance
        - **API Response Time**: 7.2s average (target: <10s) ✅

        ### Implementation Metrics
        - **Velocity**: 3 story points per day

        ### Feature Metrics (Post-Deployment)
        - **User Satisfaction**: 4.4/5 rating
        """
    )
    assert [row[:9] for row in document.measures] == [
        (4, "coverage", "Unit Tests", 94.0, "%", ">=", 90.0, True, "done"),
        (5, "coverage", "E2E Tests", None, None, None, None, None, "unknown"),
        (8, "code_quality", "ESLint", 3.0, "errors", None, None, False, "failing"),
        (9, "code_quality", "TypeScript", None, None, None, None, True, "done"),
        (10, "code_quality", "Prettier", None, None, None, None, None, "unknown"),
        (13, "performance", "API Response Time", 7.2, "s", "<", 10.0, True, "done"),
        (16, "implementation", "Velocity", 3.0, "story points per day", None, None, None,
         "unknown"),
        (19, "feature", "User Satisfaction", 4.4, None, None, None, None, "unknown"),
    ]  # fmt: skip
    assert document.measures[5].raw == "7.2s average (target: <10s) ✅"


def test_tables_are_read_by_column_name_and_totals_dropped(reading: Reader) -> None:
    document = reading(
        """
        ## Coverage
        | Target | Suite | Current | Status |
        |---|---|---|---|
        | 85% | API | 80% | ❌ |
        | 85% | **TOTAL** | 80% | ❌ |
        """
    )
    (row,) = document.measures
    assert (row.name, row.value, row.target, row.is_met) == ("API", 80.0, 85.0, False)
    assert row.status == "failing"


def test_current_and_target_make_one_measure(reading: Reader) -> None:
    document = reading(
        """
        ## Test Coverage
        - Current: 90.8% (internal/config package)
        - Target: >80%
        """
    )
    (row,) = document.measures
    assert (row.name, row.value, row.comparator, row.target, row.is_met) == (
        "Test Coverage",
        90.8,
        ">",
        80.0,
        True,
    )


def test_values_below_target_and_actual_headings_are_joined(reading: Reader) -> None:
    document = reading(
        """
        ## Performance Metrics
        ### Baseline
        - Response time: 900 ms
        ### Target
        - Response time: <500ms (p95)
        ### Actual
        - Response time: 420 ms
        """
    )
    (row,) = document.measures
    assert (row.value, row.unit, row.target, row.is_met) == (420.0, "ms", 500.0, True)


def test_prose_and_boxes_are_no_measures(reading: Reader) -> None:
    document = reading(
        """
        ## Success Metrics
        - [ ] CI runtime < 2 minutes
        - Works with 1000 records
        - Note: the team measures weekly
        """
    )
    assert document.measures == ()


def test_a_section_of_unfilled_measures_is_unfilled(reading: Reader) -> None:
    document = reading("### Performance\n- **API Response Time**: [X]ms average\n- **Memory**: TBD")
    assert [row.status for row in document.measures] == ["unknown", "unknown"]
    state = next(row.state for row in document.sections if row.section == "performance")
    assert state is SectionState.UNFILLED
