from pmsite.checks import summary_with_fixed_date
from tests.checks._portal import found


def test_a_summary_that_must_finish_on_a_day_is_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, must_finish: 2026-03-01, tasks: [{id: T-2, name: B,
                  duration: 5d}]}
        """,
    }
    assert found(summary_with_fixed_date, files) == [
        "PM111 plan.md:4 T-1 has sub-tasks and must_finish 2026-03-01"
    ]


def test_a_sub_task_may_be_held_and_a_summary_have_a_deadline():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, deadline: 2026-05-01, tasks: [{id: T-2, name: B, duration: 5d,
                  must_start: 2026-03-01}]}
        """,
    }
    assert not found(summary_with_fixed_date, files)
