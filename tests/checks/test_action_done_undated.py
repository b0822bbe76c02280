from pmsite.checks import action_done_undated
from tests.checks._portal import found


def test_a_done_action_without_its_day_is_found():
    files = {
        "ACT-1": """
            owner: li.wei
            status: done
        """,
        "MTG-1": """
            ---
            title: Kick-off
            ---

            - [x] ACT-2 Order @li.wei due:2026-03-01
        """,
    }
    assert found(action_done_undated, files) == [
        "PM104 ACT-1.md:3 ACT-1 is done without a date",
        "PM104 MTG-1.md:5 ACT-2 is done without a date",
    ]


def test_a_done_date_is_enough():
    files = {
        "ACT-1": """
            status: verified
            done: 2026-03-01
        """,
        "ACT-2": "status: cancelled",
    }
    assert not found(action_done_undated, files)
