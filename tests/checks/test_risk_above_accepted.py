from pmsite.checks import risk_above_accepted
from tests.checks._portal import found


def test_a_score_above_the_accepted_one_is_found():
    files = {
        "RISK-1": """
            current: {probability: 3, impact: 5}
            acceptance: {by: chen.jie, date: 2026-03-01, until: 2026-06-01, score: 12}
        """,
    }
    assert found(risk_above_accepted, files) == ["PM154 RISK-1.md:3 RISK-1 scores 15, but was accepted at 12"]


def test_the_accepted_score_is_clean():
    files = {
        "RISK-1": """
            current: {probability: 3, impact: 4}
            acceptance: {by: chen.jie, date: 2026-03-01, until: 2026-06-01, score: 12}
        """,
        "RISK-2": """
            acceptance: {by: chen.jie, date: 2026-03-01}
            inherent: {probability: 5, impact: 5}
        """,
    }
    assert not found(risk_above_accepted, files)
