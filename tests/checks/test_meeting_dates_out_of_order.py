from pmsite.checks import meeting_dates_out_of_order
from tests.checks._portal import found


def test_a_next_meeting_before_this_one_is_found():
    files = {
        "MTG-1": """
            date: 2026-03-09
            next: 2026-03-02
        """,
    }
    assert found(meeting_dates_out_of_order, files) == [
        "PM178 MTG-1.md:3 MTG-1: next 2026-03-02 is before date 2026-03-09"
    ]


def test_a_later_next_meeting_is_clean():
    files = {
        "MTG-1": """
            date: 2026-03-09
            next: 2026-03-16
        """,
    }
    assert not found(meeting_dates_out_of_order, files)
