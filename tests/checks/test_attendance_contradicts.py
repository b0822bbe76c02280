from pmsite.checks import attendance_contradicts
from tests.checks._portal import found


def test_somebody_present_and_absent_is_found():
    files = {
        "MTG-1": "attendance: {present: [li.wei, xu.bo], absent: [xu.bo]}",
    }
    assert found(attendance_contradicts, files) == [
        "PM175 MTG-1.md:2 MTG-1 has xu.bo as present and as absent"
    ]


def test_everyone_once_is_clean():
    files = {
        "MTG-1": "attendance: {present: [li.wei], absent: [xu.bo], excused: [chen.jie]}",
        "MTG-2": "status: draft",
    }
    assert not found(attendance_contradicts, files)
