from pmsite.checks import plan_approved_against_verdict
from tests.checks._portal import found


def test_a_plan_approved_against_a_verdict_is_found():
    files = {
        "plan": """
            id: PLAN-1
            status: approved
            approvals:
              - {who: li.wei, verdict: returned}
        """,
    }
    assert found(plan_approved_against_verdict, files) == [
        "PM144 plan.md:5 PLAN-1 is approved, yet returned by li.wei"
    ]


def test_a_returned_plan_in_review_is_clean():
    files = {
        "plan": """
            id: PLAN-1
            status: in_review
            approvals:
              - {who: li.wei, verdict: returned}
        """,
    }
    assert not found(plan_approved_against_verdict, files)
