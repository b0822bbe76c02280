from pmsite.checks import depends_on_cancelled
from tests.checks._portal import found


def test_work_that_waits_for_a_cancelled_milestone_is_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, depends: [M1 FS+2d]}
            milestones:
              - {id: M1, name: B, status: cancelled}
        """,
    }
    assert found(depends_on_cancelled, files) == ["PM128 plan.md:4 T-1 depends on M1, which is cancelled"]


def test_a_planned_milestone_may_be_waited_for():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, depends: [M1]}
            milestones:
              - {id: M1, name: B}
              - {id: M2, name: C, status: cancelled, depends: [M3]}
              - {id: M3, name: D, status: cancelled}
        """,
    }
    assert not found(depends_on_cancelled, files)
