from pmsite.checks import meeting_closed_incomplete
from tests.checks._portal import found


def test_closed_minutes_without_date_and_attendance_are_found():
    files = {
        "MTG-1": "status: closed",
    }
    assert found(meeting_closed_incomplete, files) == [
        "PM174 MTG-1.md:2 MTG-1 is closed, but has no date and no attendance"
    ]


def test_date_and_attendance_are_enough():
    files = {
        "MTG-1": """
            status: closed
            date: 2026-03-09
            attendance: {present: [li.wei]}
        """,
        "MTG-2": "status: draft",
    }
    assert not found(meeting_closed_incomplete, files)
