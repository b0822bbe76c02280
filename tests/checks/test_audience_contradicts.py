from pmsite.checks import audience_contradicts
from tests.checks._portal import found


def test_internal_beside_another_audience_is_found():
    files = {
        "RISK-1": """
            owner: li.wei
            audience: [internal, client]
        """,
    }
    assert found(audience_contradicts, files) == [
        "PM207 RISK-1.md:3 RISK-1 is internal and released to client"
    ]


def test_one_of_the_two_is_clean():
    files = {
        "RISK-1": "audience: internal",
        "RISK-2": "audience: client",
    }
    assert not found(audience_contradicts, files)
