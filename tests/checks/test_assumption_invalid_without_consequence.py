from pmsite.checks import assumption_invalid_without_consequence
from tests.checks._portal import found


def test_a_false_assumption_without_consequence_is_found():
    files = {
        "ASM-1": "status: invalid",
    }
    assert found(assumption_invalid_without_consequence, files) == [
        "PM192 ASM-1.md:2 ASM-1 is invalid, but leads to no risk and no issue"
    ]


def test_a_risk_or_an_issue_is_enough():
    files = {
        "ASM-1": """
            status: invalid
            if_false: RISK-1
        """,
        "RISK-1": "owner: li.wei",
        "ASM-2": "status: invalid",
        "ISS-1": "came_from: ASM-2",
    }
    assert not found(assumption_invalid_without_consequence, files)
