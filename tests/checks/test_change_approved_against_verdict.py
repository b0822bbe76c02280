from pmsite.checks import change_approved_against_verdict
from tests.checks._portal import found


def test_a_change_approved_against_a_required_verdict_is_found():
    files = {
        "CR-1": """
            status: approved
            approvals:
              - {who: xu.bo, required: true, verdict: approved}
              - {who: li.wei, required: true, verdict: rejected}
        """,
    }
    assert found(change_approved_against_verdict, files) == [
        "PM164 CR-1.md:5 CR-1 is approved, yet rejected by li.wei"
    ]


def test_an_optional_no_and_a_rejected_change_are_clean():
    files = {
        "CR-1": """
            status: approved
            approvals:
              - {who: xu.bo, required: true, verdict: approved}
              - {who: li.wei, verdict: rejected}
        """,
        "CR-2": """
            status: rejected
            approvals: [{who: li.wei, required: true, verdict: rejected}]
        """,
    }
    assert not found(change_approved_against_verdict, files)
