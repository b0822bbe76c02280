from pmsite.checks import plan_without_tasks
from tests.checks._portal import found


def test_a_plan_without_tasks_is_found():
    files = {
        "plan": "id: PLAN-1",
    }
    assert found(plan_without_tasks, files) == ["PM145 plan.md:2 PLAN-1 has no tasks"]


def test_tasks_or_superseded_are_clean():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 1d}
        """,
        "p/plans/PLAN-2.md": "status: superseded",
    }
    assert not found(plan_without_tasks, files)
