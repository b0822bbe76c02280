from pmsite.checks import milestone_cancelled_with_actual
from tests.checks._portal import found


def test_a_cancelled_milestone_that_was_reached_is_found():
    files = {
        "plan": """
            id: PLAN-1
            milestones:
              - {id: M1, name: A, status: cancelled, actual: 2026-03-01}
        """,
    }
    assert found(milestone_cancelled_with_actual, files) == [
        "PM136 plan.md:4 M1 is cancelled, yet reached on 2026-03-01"
    ]


def test_one_of_the_two_is_clean():
    files = {
        "plan": """
            id: PLAN-1
            milestones:
              - {id: M1, name: A, actual: 2026-03-01}
              - {id: M2, name: B, status: cancelled}
        """,
    }
    assert not found(milestone_cancelled_with_actual, files)
