from pmsite.checks import requirement_untraced
from tests.checks._portal import found


def test_a_confirmed_requirement_without_traces_is_found():
    files = {
        "REQ-1": """
            status: confirmed
            acceptance: Login within 2 s
        """,
    }
    assert found(requirement_untraced, files) == [
        "PM179 REQ-1.md:2 REQ-1 is confirmed, but has no satisfied_by"
    ]


def test_acceptance_and_satisfied_by_are_enough():
    files = {
        "REQ-1": """
            status: confirmed
            acceptance: Login within 2 s
            satisfied_by: [RISK-1]
        """,
        "RISK-1": "owner: li.wei",
        "REQ-2": "status: proposed",
    }
    assert not found(requirement_untraced, files)
