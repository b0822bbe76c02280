from pmsite.checks import task_without_actual_finish
from tests.checks._portal import found


def test_complete_work_without_an_actual_finish_is_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 2d, progress: [{date: 2026-03-02, percent: 100}]}
              - {id: T-2, name: B, duration: 2d, progress: [{date: 2026-03-02, remaining: 0d}]}
        """,
    }
    assert found(task_without_actual_finish, files) == [
        "PM116 plan.md:4 T-1 is complete on 2026-03-02, but has no actual finish",
        "PM116 plan.md:5 T-2 is complete on 2026-03-02, but has no actual finish",
    ]


def test_an_actual_finish_or_work_left_is_clean():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 2d, actual_finish: 2026-03-02,
                  progress: [{date: 2026-03-02, percent: 100}]}
              - {id: T-2, name: B, duration: 2d, progress: [{date: 2026-03-02, percent: 100,
                  remaining: 1d}]}
        """,
    }
    assert not found(task_without_actual_finish, files)
