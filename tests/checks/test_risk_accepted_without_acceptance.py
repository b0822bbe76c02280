from pmsite.checks import risk_accepted_without_acceptance
from tests.checks._portal import found


def test_an_accepted_risk_without_acceptance_is_found():
    files = {
        "RISK-1": "status: accepted",
    }
    assert found(risk_accepted_without_acceptance, files) == [
        "PM156 RISK-1.md:2 RISK-1 is accepted, but not by whom and until when"
    ]


def test_an_acceptance_is_enough():
    files = {
        "RISK-1": """
            status: accepted
            acceptance: {by: chen.jie, date: 2026-03-01, until: 2026-06-01, score: 12}
        """,
    }
    assert not found(risk_accepted_without_acceptance, files)
