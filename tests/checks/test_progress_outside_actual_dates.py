from pmsite.checks import progress_outside_actual_dates
from tests.checks._portal import found


def test_progress_before_the_start_and_work_after_the_finish_are_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, actual_start: 2026-03-05,
                  actual_finish: 2026-03-10, progress: [{date: 2026-03-02, percent: 10},
                  {date: 2026-03-12, percent: 90}]}
        """,
    }
    assert found(progress_outside_actual_dates, files) == [
        "PM117 plan.md:5 T-1 has progress on 2026-03-02, before its actual start 2026-03-05",
        "PM117 plan.md:6 T-1 is unfinished on 2026-03-12, yet its actual finish is 2026-03-10",
    ]


def test_progress_between_start_and_finish_is_clean():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, actual_start: 2026-03-05,
                  actual_finish: 2026-03-10, progress: [{date: 2026-03-05, percent: 10},
                  {date: 2026-03-10, percent: 100}]}
        """,
    }
    assert not found(progress_outside_actual_dates, files)
