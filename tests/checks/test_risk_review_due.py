from pmsite.checks import risk_review_due
from tests.checks._portal import found


def test_a_review_that_is_due_is_noticed():
    files = {
        "RISK-1": """
            inherent: {probability: 4, impact: 5}
            reviewed: 2026-03-17
        """,
        "RISK-2": "next_review: 2026-03-31",
    }
    assert found(risk_review_due, files) == [
        "PM152 RISK-1.md:3 RISK-1 was due for review on 2026-03-31",
        "PM152 RISK-2.md:2 RISK-2 was due for review on 2026-03-31",
    ]


def test_a_later_review_or_closed_is_clean():
    files = {
        "RISK-1": """
            inherent: {probability: 4, impact: 5}
            reviewed: 2026-03-18
        """,
        "RISK-2": """
            next_review: 2026-03-01
            status: closed
        """,
    }
    assert not found(risk_review_due, files)
