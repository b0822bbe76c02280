from pmsite.checks import task_dates_out_of_order
from tests.checks._portal import found


def test_a_task_that_finished_before_it_started_is_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 1d, actual_start: 2026-03-05,
                  actual_finish: 2026-03-01}
              - {id: T-2, name: B, duration: 1d, no_earlier_than: 2026-03-05,
                  no_later_than: 2026-03-04}
        """,
    }
    assert found(task_dates_out_of_order, files) == [
        "PM114 plan.md:5 T-1: actual_finish 2026-03-01 is before actual_start 2026-03-05",
        "PM114 plan.md:7 T-2: no_later_than 2026-03-04 is before no_earlier_than 2026-03-05",
    ]


def test_one_day_is_in_order():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 1d, actual_start: 2026-03-05,
                  actual_finish: 2026-03-05}
        """,
    }
    assert not found(task_dates_out_of_order, files)


def test_constraints_that_no_schedule_can_meet_together_are_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 1d, must_start: 2026-02-02, no_later_than: 2026-01-20}
              - {id: T-2, name: B, duration: 1d, no_earlier_than: 2026-03-02, must_start: 2026-01-20}
              - {id: T-3, name: C, duration: 1d, must_finish: 2026-01-20, no_later_than: 2026-01-10}
        """,
    }
    assert found(task_dates_out_of_order, files) == [
        "PM114 plan.md:4 T-1: no_later_than 2026-01-20 is before must_start 2026-02-02",
        "PM114 plan.md:5 T-2: must_start 2026-01-20 is before no_earlier_than 2026-03-02",
        "PM114 plan.md:6 T-3: no_later_than 2026-01-10 is before must_finish 2026-01-20",
    ]
