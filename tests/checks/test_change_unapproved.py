from pmsite.checks import change_unapproved
from tests.checks._portal import found


def test_approved_changes_without_all_verdicts_are_found():
    files = {
        "CR-1": """
            status: approved
            approvals: [{who: li.wei, required: true}, {who: xu.bo, verdict: approved}]
        """,
        "CR-2": "status: implementing",
    }
    assert found(change_unapproved, files) == [
        "PM163 CR-1.md:2 CR-1 is approved without the verdict of li.wei",
        "PM163 CR-2.md:2 CR-2 is implementing without the verdict of anybody",
    ]


def test_all_required_verdicts_are_enough():
    files = {
        "CR-1": """
            status: approved
            approvals: [{who: li.wei, required: true, verdict: approved}, {who: xu.bo}]
        """,
        "CR-2": """
            status: in_review
            approvals: [{who: li.wei, required: true}]
        """,
    }
    assert not found(change_unapproved, files)


def test_where_none_is_required_all_count():
    files = {
        "CR-1": """
            status: baselined
            approvals: [{who: li.wei}, {who: xu.bo, verdict: approved}]
        """,
    }
    assert found(change_unapproved, files) == [
        "PM163 CR-1.md:2 CR-1 is baselined without the verdict of li.wei"
    ]
