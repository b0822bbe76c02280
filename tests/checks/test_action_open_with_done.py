from pmsite.checks import action_open_with_done
from tests.checks._portal import found


def test_an_open_action_with_a_done_date_is_found():
    files = {
        "ACT-1": """
            status: blocked
            done: 2026-03-01
        """,
    }
    assert found(action_open_with_done, files) == [
        "PM105 ACT-1.md:3 ACT-1 is blocked, yet done on 2026-03-01"
    ]


def test_done_with_a_date_agrees():
    files = {
        "ACT-1": """
            status: done
            done: 2026-03-01
        """,
        "ACT-2": "status: open",
    }
    assert not found(action_open_with_done, files)
