from __future__ import annotations

from datetime import date

from tests.reading.sections.conftest import Reader


def test_stages_keep_their_order_audience_and_date(reading: Reader) -> None:
    document = reading(
        """
        ### Deployment Plan
        1. **Feature Flag**: `enable_cart` - Default: OFF
        2. **Alpha Release**: Internal team only
        3. **Beta Release**: 10% of users for 3 days (2026-11-02)
        4. **Cohort**: [X]% of users
        5. **Full Release**: After metrics validation
        """
    )
    assert [(row.position, row.stage, row.audience, row.on) for row in document.rollout] == [
        (1, "Feature Flag", None, None),
        (2, "Alpha Release", "Internal team only", None),
        (3, "Beta Release", "10% of users for 3 days", date(2026, 11, 2)),
        (4, "Full Release", None, None),
    ]
    assert document.rollout[0].description == "`enable_cart` - Default: OFF"
    assert [row.line for row in document.rollout] == [4, 5, 6, 8]


def test_stages_may_be_headings_or_rows(reading: Reader) -> None:
    document = reading(
        """
        ## Rollout Plan
        | Stage | Audience | Date |
        |---|---|---|
        | Canary | 1% of traffic | Nov 2, 2026 |
        ### Stage 2: Everywhere
        - Raise to 100%
        ### Rollback Plan
        ```bash
        make rollback
        ```
        """
    )
    assert [(row.stage, row.audience, row.on) for row in document.rollout] == [
        ("Canary", "1% of traffic", date(2026, 11, 2)),
        ("Stage 2: Everywhere", None, None),
        ("Rollback Plan", None, None),
    ]
