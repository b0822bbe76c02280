from pmsite.checks import change_draft_submitted
from tests.checks._portal import found


def test_drafts_that_were_submitted_or_answered_are_found():
    files = {
        "CR-1": "status: draft\nsubmitted: 2026-03-31",
        "CR-2": "approvals: [{who: li.wei}, {who: xu.bo, verdict: returned}]\nstatus: draft",
    }
    assert found(change_draft_submitted, files) == [
        "PM233 CR-1.md:2 CR-1 is a draft, but was submitted on 2026-03-31",
        "PM233 CR-2.md:3 CR-2 is a draft, but returned by xu.bo",
    ]


def test_plain_drafts_and_submitted_changes_are_left_alone():
    files = {
        "CR-1": "status: draft\nsubmitted: 2026-04-01",
        "CR-2": "status: draft\napprovals: [{who: li.wei}]",
        "CR-3": "status: submitted\nsubmitted: 2026-03-01",
    }
    assert not found(change_draft_submitted, files)
