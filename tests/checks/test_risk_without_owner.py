from pmsite.checks import risk_without_owner
from tests.checks._portal import found


def test_an_open_risk_without_owner_is_found():
    files = {
        "RISK-1": "status: identified",
    }
    assert found(risk_without_owner, files) == ["PM150 RISK-1.md:2 RISK-1 has no owner"]


def test_an_owner_or_closed_is_clean():
    files = {
        "RISK-1": "owner: li.wei",
        "RISK-2": "status: closed",
    }
    assert not found(risk_without_owner, files)
