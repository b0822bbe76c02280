from pmsite.checks import risk_statement_incomplete
from tests.checks._portal import found


def test_a_risk_without_event_and_effect_is_found():
    files = {
        "RISK-1": "cause: One vendor",
    }
    assert found(risk_statement_incomplete, files) == ["PM161 RISK-1.md:2 RISK-1 has no event and no effect"]


def test_a_full_statement_or_closed_is_clean():
    files = {
        "RISK-1": """
            cause: One vendor
            event: Parts late
            effect: Test slips
        """,
        "RISK-2": "status: closed",
    }
    assert not found(risk_statement_incomplete, files)
