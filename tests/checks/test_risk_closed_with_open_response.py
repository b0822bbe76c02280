from pmsite.checks import risk_closed_with_open_response
from tests.checks._portal import found


def test_an_open_response_of_a_closed_risk_is_found():
    files = {
        "RISK-1": """
            status: closed
            responses:
              - {id: ACT-1, action: Rent, status: in_progress}
        """,
    }
    assert found(risk_closed_with_open_response, files) == [
        "PM159 RISK-1.md:4 RISK-1 is closed, but its response ACT-1 is in_progress"
    ]


def test_done_responses_and_other_actions_are_clean():
    files = {
        "RISK-1": """
            status: closed
            responses:
              - {id: ACT-1, action: Rent, status: done}
            actions:
              - {id: ACT-2, action: Tell, status: open}
        """,
        "RISK-2": """
            status: monitoring
            responses:
              - {id: ACT-3, action: Rent, status: open}
        """,
    }
    assert not found(risk_closed_with_open_response, files)
