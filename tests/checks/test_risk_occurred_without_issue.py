from pmsite.checks import risk_occurred_without_issue
from tests.checks._portal import found


def test_an_occurred_risk_without_issue_is_found():
    files = {
        "RISK-1": """
            owner: li.wei
            status: occurred
        """,
    }
    assert found(risk_occurred_without_issue, files) == [
        "PM158 RISK-1.md:3 RISK-1 has occurred, but no issue came from it"
    ]


def test_an_issue_that_came_from_it_is_enough():
    files = {
        "RISK-1": "status: occurred",
        "ISS-1": "came_from: RISK-1",
    }
    assert not found(risk_occurred_without_issue, files)
