from pmsite.checks import plan_unapproved
from tests.checks._portal import found


def test_an_approved_plan_without_verdicts_is_found():
    files = {
        "plan": """
            id: PLAN-1
            status: approved
        """,
        "q/index.md": """
            kind: project
            id: Q
        """,
        "q/plan.md": """
            id: PLAN-1
            status: approved
            approvals: [{who: li.wei}, {who: xu.bo, verdict: approved}]
        """,
    }
    assert found(plan_unapproved, files) == [
        "PM143 plan.md:3 PLAN-1 is approved without the verdict of anybody",
        "PM143 plan.md:3 PLAN-1 is approved without the verdict of li.wei",
    ]


def test_all_required_verdicts_are_enough():
    files = {
        "plan": """
            id: PLAN-1
            status: approved
            approvals: [{who: li.wei, verdict: approved}, {who: xu.bo, required: false}]
        """,
    }
    assert not found(plan_unapproved, files)
