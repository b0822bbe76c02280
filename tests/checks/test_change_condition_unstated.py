from pmsite.checks import change_condition_unstated
from tests.checks._portal import found


def test_conditional_verdicts_without_a_comment_are_found():
    files = {
        "CR-1": """
            status: conditional
            approvals:
              - {who: li.wei, verdict: conditional, comment: After the audit}
              - {who: xu.bo, verdict: conditional}
        """,
    }
    assert found(change_condition_unstated, files) == [
        "PM235 CR-1.md:5 CR-1: xu.bo approved conditionally without a condition"
    ]


def test_other_verdicts_need_no_comment():
    files = {"CR-1": "status: approved\napprovals: [{who: li.wei, verdict: approved}, {who: xu.bo}]"}
    assert not found(change_condition_unstated, files)
