from pmsite.checks import risk_not_assessed
from tests.checks._portal import found


def test_an_open_risk_without_assessment_is_found():
    files = {
        "RISK-1": "owner: li.wei",
        "RISK-2": "inherent: {probability: 4, impact: {}}",
    }
    assert found(risk_not_assessed, files) == [
        "PM151 RISK-1.md:2 RISK-1 has no probability and impact",
        "PM151 RISK-2.md:2 RISK-2 has no probability and impact",
    ]


def test_an_assessment_or_closed_is_clean():
    files = {
        "RISK-1": "inherent: {probability: 4, impact: 5}",
        "RISK-2": "status: occurred",
    }
    assert not found(risk_not_assessed, files)
