from pmsite.checks import action_overdue
from tests.checks._portal import found


def test_an_open_action_past_its_due_date_is_overdue():
    files = {
        "ACT-1": """
            owner: li.wei
            due: 2026-03-30
        """,
    }
    assert found(action_overdue, files) == ["PM101 ACT-1.md:3 ACT-1 is 1 day overdue"]


def test_the_due_date_itself_is_in_time():
    files = {
        "ACT-1": "due: 2026-03-31",
        "ACT-2": """
            due: 2026-03-01
            status: done
            done: 2026-03-05
        """,
    }
    assert not found(action_overdue, files)
