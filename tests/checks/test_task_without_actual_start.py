from pmsite.checks import task_without_actual_start
from tests.checks._portal import found


def test_work_without_an_actual_start_is_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 2d, progress: [{date: 2026-03-02, percent: 50}]}
              - {id: T-2, name: B, duration: 2d, actual_finish: 2026-03-02}
        """,
    }
    assert found(task_without_actual_start, files) == [
        "PM115 plan.md:4 T-1 has progress, but no actual start",
        "PM115 plan.md:5 T-2 is finished, but has no actual start",
    ]


def test_an_actual_start_or_no_work_is_clean():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 2d, actual_start: 2026-03-02,
                  progress: [{date: 2026-03-02, percent: 50}]}
              - {id: T-2, name: B, duration: 2d, progress: [{date: 2026-03-02, percent: 0}]}
        """,
    }
    assert not found(task_without_actual_start, files)
