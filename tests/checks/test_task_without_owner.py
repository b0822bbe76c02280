from pmsite.checks import task_without_owner
from tests.checks._portal import found


def test_a_task_without_owner_is_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d}
        """,
    }
    assert found(task_without_owner, files) == ["PM129 plan.md:4 T-1 has no owner"]


def test_a_summary_needs_no_owner():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, tasks: [{id: T-2, name: B, duration: 1d, owner: li.wei}]}
        """,
    }
    assert not found(task_without_owner, files)
