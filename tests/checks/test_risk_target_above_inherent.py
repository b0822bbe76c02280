from pmsite.checks import risk_target_above_inherent
from tests.checks._portal import found


def test_targets_on_the_wrong_side_are_found():
    files = {
        "RISK-1": """
            inherent: {probability: 2, impact: 3}
            target: {probability: 3, impact: 3}
        """,
        "RISK-2": """
            type: opportunity
            inherent: {probability: 2, impact: 3}
            target: {probability: 1, impact: 3}
        """,
    }
    assert found(risk_target_above_inherent, files) == [
        "PM153 RISK-1.md:3 RISK-1 has the target 9, above its inherent score 6",
        "PM153 RISK-2.md:4 RISK-2 has the target 3, below its inherent score 6",
    ]


def test_threats_fall_and_opportunities_rise():
    files = {
        "RISK-1": """
            inherent: {probability: 3, impact: 3}
            target: {probability: 3, impact: 3}
        """,
        "RISK-2": """
            type: opportunity
            inherent: {probability: 2, impact: 3}
            target: {probability: 4, impact: 3}
        """,
        "RISK-3": "target: {probability: 4, impact: 3}",
    }
    assert not found(risk_target_above_inherent, files)
