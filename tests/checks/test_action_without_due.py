from pmsite.checks import action_without_due
from tests.checks._portal import found


def test_an_action_without_due_date_is_found():
    files = {
        "ACT-1": "owner: li.wei",
        "RISK-1": """
            responses:
              - {id: ACT-2, action: Rent parts, owner: li.wei}
        """,
    }
    assert found(action_without_due, files) == [
        "PM103 ACT-1.md:2 ACT-1 has no due date",
        "PM103 RISK-1.md:3 ACT-2 has no due date",
    ]


def test_a_due_date_is_enough():
    files = {
        "ACT-1": "due: 2026-04-10",
    }
    assert not found(action_without_due, files)
