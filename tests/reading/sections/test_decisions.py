from __future__ import annotations

from tests.reading.sections.conftest import Reader


def test_the_choice_is_the_title_of_a_decision(reading: Reader) -> None:
    document = reading(
        """
        ### Architecture Decisions
        1. **Decision**: Redis for queues
           - **Rationale**: Retries come for free
           - **Alternatives**: SQS, RabbitMQ
           - **Impact**: One more service

        2. **Decision**: [Another technical choice]
           - **Rationale**: [Reasoning]

        ### Design Decisions
        - **UI Framework**: React because the team knows it
        - **Data Flow**: [Pattern and justification]
        """
    )
    assert [row[1:] for row in document.decisions] == [
        (
            "architecture",
            "Redis for queues",
            "Retries come for free",
            "SQS, RabbitMQ",
            "One more service",
        ),
        ("design", "UI Framework", "React because the team knows it", None, None),
    ]  # fmt: skip
    assert document.decisions[0].line == 4


def test_a_heading_with_rationale_is_a_decision(reading: Reader) -> None:
    document = reading(
        """
        ## Technical Decisions
        ### 1. Session strategy
        - **Decision:** JWT per route
        - **Rationale:** Simpler to test
        """
    )
    (row,) = document.decisions
    assert (row.title, row.rationale) == ("Session strategy", "Simpler to test")


def test_a_decision_log_may_be_a_table(reading: Reader) -> None:
    document = reading(
        """
        ## Decision Log
        | Date | Decision | Rationale | Participants |
        |---|---|---|---|
        | June 25, 2025 | One docs folder | Fewer places | Team |
        | - | None | - | - |
        """
    )
    assert [(row.title, row.rationale) for row in document.decisions] == [
        ("One docs folder", "Fewer places")
    ]


def test_an_instruction_in_parentheses_is_no_decision(reading: Reader) -> None:
    document = reading("### Architecture Decisions\n- (Document any changes to the plan)")
    assert document.decisions == ()
