from pmsite.checks import plan_without_start
from tests.checks._portal import found


def test_a_plan_without_any_start_is_found():
    files = {
        "plan": "id: PLAN-1",
    }
    assert found(plan_without_start, files) == ["PM146 plan.md:2 PLAN-1 has no start"]


def test_the_start_of_plan_or_project_is_enough():
    files = {
        "plan": "id: PLAN-1",
        "P": """
            kind: project
            id: P
            start: 2026-01-05
        """,
        "q/index.md": """
            kind: project
            id: Q
        """,
        "q/plan.md": """
            id: PLAN-1
            start: 2026-01-05
        """,
    }
    assert not found(plan_without_start, files)
