from __future__ import annotations

from datetime import date

from tests.reading.sections.conftest import Reader


def test_a_waiver_names_gate_reason_approver_expiry_and_follow_up(reading: Reader) -> None:
    document = reading(
        """
        ## Waivers
        | Gate | Reason | Approved by | Expires | Follow-up |
        |---|---|---|---|---|
        | QA Testing | Vendor sandbox down | Release lead | 2026-12-01 | #412 |
        | coverage | Legacy module | Release lead | 30/02/2026 | - |
        | [Gate] | [Reason] | | | |
        """
    )
    assert document.waivers == (
        (6, "qa_testing", "Vendor sandbox down", "Release lead", date(2026, 12, 1), "#412"),
        (7, "coverage", "Legacy module", "Release lead", None, None),
    )
    assert [(problem.code, problem.line) for problem in document.problems] == [("FT104", 7)]
