from pmsite.checks import meeting_not_closed
from tests.checks._portal import found


def test_minutes_open_after_a_week_are_noticed():
    files = {
        "MTG-1": """
            date: 2026-03-23
            status: open
        """,
    }
    assert found(meeting_not_closed, files) == [
        "PM177 MTG-1.md:3 MTG-1 was on 2026-03-23, its minutes are open"
    ]


def test_a_week_and_closed_minutes_are_clean():
    files = {
        "MTG-1": """
            date: 2026-03-24
            status: open
        """,
        "MTG-2": """
            date: 2026-03-09
            status: closed
        """,
    }
    assert not found(meeting_not_closed, files)
