from pmsite.checks import risk_strategy_for_other_type
from tests.checks._portal import found


def test_a_strategy_of_the_other_type_is_found():
    files = {
        "RISK-1": "strategy: exploit",
        "RISK-2": """
            type: opportunity
            strategy: mitigate
        """,
    }
    assert found(risk_strategy_for_other_type, files) == [
        "PM160 RISK-1.md:2 RISK-1 is a threat, but its strategy is exploit",
        "PM160 RISK-2.md:3 RISK-2 is an opportunity, but its strategy is mitigate",
    ]


def test_fitting_strategies_are_clean():
    files = {
        "RISK-1": "strategy: mitigate",
        "RISK-2": """
            type: opportunity
            strategy: accept
        """,
        "RISK-3": "type: opportunity",
    }
    assert not found(risk_strategy_for_other_type, files)
