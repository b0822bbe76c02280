from pmsite.checks import calendar_exception_contradicts
from tests.checks._portal import found


def test_days_written_twice_and_impossible_hours_are_found():
    files = {
        "plan": """
            id: PLAN-1
            exceptions:
              - {date: 2026-01-05, works: false}
              - {date: 2026-01-05, works: true}
              - {date: 2026-01-06, works: true, hours: 30}
              - {date: 2026-01-07, works: true, hours: 0}
              - {date: 2026-01-09, works: false, hours: 4}
        """,
    }
    assert found(calendar_exception_contradicts, files) == [
        "PM220 plan.md:5 2026-01-05 is an exception already",
        "PM220 plan.md:6 2026-01-06 has 30 hours",
        "PM220 plan.md:7 2026-01-07 has 0 hours",
        "PM220 plan.md:8 2026-01-09 is not worked, but has hours",
    ]


def test_part_days_and_whole_days_are_clean():
    files = {
        "plan": """
            id: PLAN-1
            exceptions: [{date: 2026-01-05, works: true, hours: 4.5}, {date: 2026-01-06, works: false}]
        """,
    }
    assert not found(calendar_exception_contradicts, files)
