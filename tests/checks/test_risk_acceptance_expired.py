from pmsite.checks import risk_acceptance_expired
from tests.checks._portal import found


def test_an_expired_acceptance_is_noticed():
    files = {
        "RISK-1": """
            owner: li.wei
            acceptance: {by: chen.jie, date: 2026-03-01, until: 2026-03-30, score: 12}
        """,
    }
    assert found(risk_acceptance_expired, files) == ["PM155 RISK-1.md:3 RISK-1 was accepted until 2026-03-30"]


def test_the_last_day_still_holds():
    files = {
        "RISK-1": """
            owner: li.wei
            acceptance: {by: chen.jie, date: 2026-03-01, until: 2026-03-31, score: 12}
        """,
        "RISK-2": """
            status: closed
            acceptance: {by: chen.jie, date: 2026-03-01, until: 2026-03-30, score: 12}
        """,
    }
    assert not found(risk_acceptance_expired, files)
