from pmsite.checks import change_verdict_pending
from tests.checks._portal import found


def test_a_verdict_missing_for_more_than_14_days_is_noticed():
    files = {
        "CR-1": """
            status: in_review
            submitted: 2026-03-16
            approvals:
              - {who: li.wei, required: true}
              - {who: xu.bo}
        """,
    }
    assert found(change_verdict_pending, files) == [
        "PM167 CR-1.md:5 CR-1 has waited for li.wei since 2026-03-16"
    ]


def test_fourteen_days_and_decided_changes_are_clean():
    files = {
        "CR-1": """
            status: in_review
            submitted: 2026-03-17
            approvals: [{who: li.wei, required: true}]
        """,
        "CR-2": """
            status: deferred
            submitted: 2026-01-16
            approvals: [{who: li.wei, required: true}]
        """,
    }
    assert not found(change_verdict_pending, files)
