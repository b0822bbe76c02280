from pmsite.checks import risk_without_response
from tests.checks._portal import found


def test_a_planned_response_that_is_missing_is_found():
    files = {
        "RISK-1": "status: response_planned",
    }
    assert found(risk_without_response, files) == [
        "PM162 RISK-1.md:2 RISK-1 is response_planned, but has no response"
    ]


def test_a_response_or_acceptance_is_clean():
    files = {
        "RISK-1": """
            status: response_planned
            responses:
              - {id: ACT-1, action: Rent}
        """,
        "RISK-2": """
            status: response_planned
            strategy: accept
        """,
        "RISK-3": "status: identified",
    }
    assert not found(risk_without_response, files)
