from pmsite.checks import actual_after_as_of
from tests.checks._portal import found


def test_actual_dates_after_the_as_of_date_are_noticed():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, actual_start: 2026-04-01}
            milestones:
              - {id: M1, name: B, actual: 2026-04-02}
        """,
    }
    assert found(actual_after_as_of, files) == [
        "PM121 plan.md:4 T-1: actual_start 2026-04-01 is after the as-of date 2026-03-31",
        "PM121 plan.md:6 M1: actual 2026-04-02 is after the as-of date 2026-03-31",
    ]


def test_the_as_of_date_has_happened():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, actual_start: 2026-03-31}
        """,
    }
    assert not found(actual_after_as_of, files)
