from pmsite.checks import milestone_without_owner
from tests.checks._portal import found


def test_a_milestone_without_owner_is_found():
    files = {
        "plan": """
            id: PLAN-1
            milestones:
              - {id: M1, name: A}
        """,
    }
    assert found(milestone_without_owner, files) == ["PM131 plan.md:4 M1 has no owner"]


def test_an_owner_or_cancelled_is_clean():
    files = {
        "plan": """
            id: PLAN-1
            milestones:
              - {id: M1, name: A, owner: li.wei}
              - {id: M2, name: B, status: cancelled}
        """,
    }
    assert not found(milestone_without_owner, files)
