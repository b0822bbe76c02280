from pmsite.checks import risk_dates_out_of_order
from tests.checks._portal import found


def test_risk_dates_the_wrong_way_round_are_found():
    files = {
        "RISK-1": """
            identified: 2026-03-05
            reviewed: 2026-03-01
            next_review: 2026-02-01
            acceptance: {by: chen.jie, date: 2026-03-01, until: 2026-02-01, score: 12}
        """,
    }
    assert found(risk_dates_out_of_order, files) == [
        "PM157 RISK-1.md:3 RISK-1: reviewed 2026-03-01 is before identified 2026-03-05",
        "PM157 RISK-1.md:4 RISK-1: next_review 2026-02-01 is before reviewed 2026-03-01",
        "PM157 RISK-1.md:5 RISK-1: acceptance.until 2026-02-01 is before acceptance.date 2026-03-01",
    ]


def test_dates_in_order_are_clean():
    files = {
        "RISK-1": """
            identified: 2026-03-01
            reviewed: 2026-03-05
            next_review: 2026-04-05
        """,
    }
    assert not found(risk_dates_out_of_order, files)
