from pmsite.checks import summary_with_duration
from tests.checks._portal import found


def test_a_summary_with_a_duration_is_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 5d, tasks: [{id: T-2, name: B, duration: 5d}]}
        """,
    }
    assert found(summary_with_duration, files) == ["PM110 plan.md:4 T-1 has sub-tasks and duration 5d"]


def test_a_summary_lasts_as_long_as_its_parts():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, tasks: [{id: T-2, name: B, duration: 5d}]}
        """,
    }
    assert not found(summary_with_duration, files)
