from pmsite.checks import task_without_duration
from tests.checks._portal import found


def test_a_task_without_duration_effort_and_sub_tasks_is_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A}
        """,
    }
    assert found(task_without_duration, files) == [
        "PM109 plan.md:4 T-1 has no duration, no effort and no sub-tasks"
    ]


def test_duration_effort_or_sub_tasks_are_enough():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 5d}
              - {id: T-2, name: B, effort: 40h}
              - {id: T-3, name: C, tasks: [{id: T-4, name: D, duration: 0d}]}
        """,
    }
    assert not found(task_without_duration, files)
